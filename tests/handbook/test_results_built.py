"""Results in a built handbook: given to the build, named in mkdocs.yml, or by --results."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.handbook.test_results import report

from floorwalk.cli import floorwalk
from floorwalk.errors import FloorwalkError
from floorwalk.handbook.build import build
from floorwalk.handbook.results import load_results, read_results
from floorwalk.source.workspace import Workspace

Make = Callable[..., Workspace]
MKDOCS = {"site_name": "Small", "theme": "material", "plugins": ["search", {"floorwalk": {"results": "audits/report.json"}}]}


@pytest.fixture
def named(small: Make) -> Workspace:
    """A workspace whose mkdocs.yml names a report."""
    space = small()
    (space.root / "docs").mkdir()
    (space.root / "mkdocs.yml").write_text(json.dumps(MKDOCS), encoding="utf-8")
    (space.root / "audits/report.json").write_text(report(), encoding="utf-8")
    return space


def test_a_build_shows_them_and_the_menu_leads_there(small: Make, tmp_path: Path) -> None:
    space = small()
    build(space.root, space, tmp_path / "out", results=read_results(report(), "report.json"))
    assert "2 of 3 visits are in" in (tmp_path / "out/results/index.html").read_text(encoding="utf-8")
    assert 'href="results/index.html"' in (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert "Pass, 87.7 %" in (tmp_path / "out/store/S1/index.html").read_text(encoding="utf-8")


def test_mkdocs_yml_may_name_the_report(named: Workspace, tmp_path: Path) -> None:
    build(named.root, named, tmp_path / "out")
    assert "2 of 3 visits are in" in (tmp_path / "out/results/index.html").read_text(encoding="utf-8")


def test_what_the_build_is_given_comes_before_what_mkdocs_yml_names(named: Workspace, tmp_path: Path) -> None:
    build(named.root, named, tmp_path / "out", results=read_results(report(planned=9), "report.json"))
    assert "2 of 9 visits are in" in (tmp_path / "out/results/index.html").read_text(encoding="utf-8")


def test_a_report_that_is_gone_stops_the_build(named: Workspace, tmp_path: Path) -> None:
    (named.root / "audits/report.json").unlink()
    with pytest.raises(FloorwalkError, match=r"report\.json is no report"):
        build(named.root, named, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_file_in_another_encoding_is_no_report(tmp_path: Path) -> None:
    (tmp_path / "scores.xlsx").write_bytes(b"PK\x03\x04\xff\xfe")
    with pytest.raises(FloorwalkError) as stopped:
        load_results(tmp_path / "scores.xlsx")
    assert (stopped.value.code, stopped.value.status) == ("FW744", 2)


def test_the_command_takes_a_report(named: Workspace, tmp_path: Path) -> None:
    (named.root / "mkdocs.yml").unlink()
    words = ["-w", str(named.root), "handbook", "--out", str(tmp_path / "out"), "--results", str(named.root / "audits/report.json")]
    done = CliRunner().invoke(floorwalk, words)
    assert done.exit_code == 0, done.output
    assert (tmp_path / "out/results/index.html").is_file()
    done = CliRunner().invoke(floorwalk, [*words, "--serve"])
    assert done.exit_code == 2
    assert "mkdocs.yml" in done.output
