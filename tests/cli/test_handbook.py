from pathlib import Path

from click.testing import CliRunner

from floorwalk.cli import floorwalk


def test_it_says_how_much_was_built_and_what_to_open(tmp_path: Path, root: Path) -> None:
    done = CliRunner().invoke(floorwalk, ["-w", str(root), "handbook", "--out", str(tmp_path / "site")])
    assert done.exit_code == 0, done.output
    assert "82 standards" in done.output
    assert f"Open {tmp_path / 'site' / 'index.html'}" in done.output


def test_help_shows_examples() -> None:
    done = CliRunner().invoke(floorwalk, ["handbook", "--help"])
    assert "floorwalk handbook --serve" in done.output
