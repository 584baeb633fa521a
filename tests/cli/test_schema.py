"""`floorwalk schema`: four files in a folder, the same each time."""

from pathlib import Path

from click.testing import CliRunner

from floorwalk.cli.schema import command
from floorwalk.model.schema import schemas


def test_writes_a_schema_for_each_kind_of_file(tmp_path: Path):
    result = CliRunner().invoke(command, ["--out", str(tmp_path / "schemas")])
    assert result.exit_code == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "schemas").iterdir()} == schemas()


def test_goes_into_the_workspace_unless_said(tmp_path: Path):
    (tmp_path / "standards").mkdir()
    (tmp_path / "standards/company.yaml").write_text("name: X\n", encoding="utf-8")
    result = CliRunner().invoke(command, [], obj=str(tmp_path))
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "standards/schema").iterdir()) == sorted(schemas())


def test_writes_the_references(tmp_path: Path):
    result = CliRunner().invoke(command, ["--reference", str(tmp_path)])
    assert result.exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fields.md", "ledger.md", "problems.md"]
