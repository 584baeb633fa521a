"""`floorwalk demo`: the whole round, end to end, as a newcomer sees it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from floorwalk.cli import floorwalk
from floorwalk.demo.run import MARK
from floorwalk.errors import FloorwalkError


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Result]]:
    out = tmp_path_factory.mktemp("demo") / "out"
    yield out, CliRunner().invoke(floorwalk, ["demo", "--stores", "2", "--out", str(out)], catch_exceptions=False)


@pytest.mark.xdist_group("demo")
class TestRound:
    def test_it_ends_well_and_says_what_to_open_first(self, ran: tuple[Path, Result]) -> None:
        out, result = ran
        assert result.exit_code == 0
        lines = [line for line in result.output.splitlines() if line.startswith("  ")]
        assert lines[0].split("  ")[1:] == [f"{out}/report/index.html", "the report: open this first"]
        assert "82 standards, 2 simulated audits" in result.output

    def test_it_leaves_what_it_promises(self, ran: tuple[Path, Result]) -> None:
        out, _ = ran
        names = ["20261130_mall_S001.xlsx", "20261130_mall_S002.xlsx"]
        assert sorted(path.name for path in (out / "sheets").iterdir()) == sorted(path.name for path in (out / "filled").iterdir()) == names
        assert list((out / "checklists").glob("*.pdf"))
        assert {"index.html", "report.xlsx", "report.json"} <= {path.name for path in (out / "report").iterdir()}
        assert (out / "site/index.html").is_file()
        standards = {path.stem for path in (out / "workspace/standards/mall").rglob("*-*.yaml")}
        pages = [path for path in (out / "site").rglob("index.html") if path.parent.name.upper() in standards]
        assert len(pages) == len(standards) == 82
        assert not [path for path in out.rglob(".*") if path.is_file()]

    def test_everything_says_that_it_is_simulated(self, ran: tuple[Path, Result]) -> None:
        out, _ = ran
        assert "simulated" in (out / MARK).read_text(encoding="utf-8")
        for book in (*(out / "sheets").iterdir(), *(out / "filled").iterdir()):
            sheet = load_workbook(io.BytesIO(book.read_bytes()))
            assert str(sheet["Start"]["B2"].value).startswith("SIMULATED")
            assert "SIMULATED" in sheet["Audit"].oddFooter.left.text
        report = out / "report"
        stores = list((report / "stores").glob("*.html"))
        assert len(stores) == 2
        for page in (report / "index.html", *stores):
            assert "simulated" in page.read_text(encoding="utf-8").lower(), page.name
        told = json.dumps(json.loads((report / "report.json").read_text(encoding="utf-8")))
        assert "simulated" in told.lower()
        cells = [str(cell.value) for row in load_workbook(report / "report.xlsx").worksheets[0].iter_rows() for cell in row]
        assert any("simulated" in text.lower() for text in cells)

    def test_again_into_the_same_folder_gives_the_same_sheets(self, ran: tuple[Path, Result], monkeypatch: pytest.MonkeyPatch) -> None:
        out, _ = ran
        before = {path.relative_to(out): path.read_bytes() for folder in ("sheets", "filled") for path in (out / folder).iterdir()}
        (out / "sheets/old.xlsx").write_bytes(b"of an earlier demo")
        monkeypatch.setattr("floorwalk.demo.run._checklists", lambda *_: None)
        monkeypatch.setattr("floorwalk.demo.run.build_handbook", lambda *_: type("Built", (), {"pages": 0}))
        again = CliRunner().invoke(floorwalk, ["demo", "--stores", "2", "--out", str(out)], catch_exceptions=False)
        assert again.exit_code == 0
        assert {path.relative_to(out): path.read_bytes() for folder in ("sheets", "filled") for path in (out / folder).iterdir()} == before


@pytest.mark.parametrize("theirs", ["notes.txt", "workspace/standards/company.yaml", "sheets/mine.xlsx"])
def test_a_folder_with_files_of_yours_is_left_alone(tmp_path: Path, theirs: str) -> None:
    (tmp_path / theirs).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / theirs).write_text("mine", encoding="utf-8")
    result = CliRunner().invoke(floorwalk, ["demo", "--out", str(tmp_path)])
    assert isinstance(result.exception, FloorwalkError)
    assert (result.exception.code, result.exception.status) == ("FW702", 2)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / theirs]


def test_no_store_is_wrong_usage(tmp_path: Path) -> None:
    assert CliRunner().invoke(floorwalk, ["demo", "--stores", "0", "--out", str(tmp_path / "d")]).exit_code == 2
    assert not (tmp_path / "d").exists()
