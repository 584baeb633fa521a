"""`floorwalk demo`: the whole round, end to end, as a newcomer sees it."""

from __future__ import annotations

import io
import re
from collections import Counter
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from floorwalk.cli import floorwalk
from floorwalk.demo.run import ACTIONS, MARK
from floorwalk.demo.visits import FILLED, SHEETS
from floorwalk.errors import FloorwalkError


def _demo(out: Path) -> Result:
    return CliRunner().invoke(floorwalk, ["demo", "--stores", "2", "--out", str(out)], catch_exceptions=False)


def test_the_whole_round(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr("floorwalk.cli.demo.today", lambda: date(2026, 11, 30))
    result = _demo(out)
    _says_what_to_open_first(out, result)
    _left_what_it_promises(out)
    _says_everywhere_that_it_is_simulated(out)
    before = _sheets(out)
    (out / f"workspace/{SHEETS}/old.xlsx").write_bytes(b"of an earlier demo")
    monkeypatch.setattr("floorwalk.demo.run._checklists", lambda *_: None)
    monkeypatch.setattr("floorwalk.demo.run.build_handbook", lambda *_, **__: SimpleNamespace(pages=0))
    assert _demo(out).exit_code == 0
    assert _sheets(out) == before, "the same demo gives the same bytes"


def _sheets(out: Path) -> dict[str, bytes]:
    files = [path for folder in (SHEETS, FILLED) for path in (out / "workspace" / folder).rglob("*.xlsx")]
    return {path.relative_to(out / "workspace/audits").as_posix(): path.read_bytes() for path in files}


def _says_what_to_open_first(out: Path, result: Result) -> None:
    assert result.exit_code == 0
    rows = [re.split(r"  +", line.strip()) for line in result.output.splitlines() if line.startswith("  ")]
    assert rows[0] == [f"{out}/report/index.html", "the report: open this first"]
    assert [path for path, *_ in rows if not Path(path).exists()] == []
    assert "82 standards, 16 simulated audits in 8 rounds." in result.output
    assert "on purpose, an answer of S002 cannot be read" in result.output


def _left_what_it_promises(out: Path) -> None:
    names = ["20261130_mall_S001.xlsx", "20261130_mall_S002.xlsx"]
    assert sorted(_sheets(out))[-4:] == [f"{folder}/{name}" for folder in ("filled/2026-11", "sheets") for name in names]
    assert len(_sheets(out)) == 8 * 2 + 2
    assert len(list((out / "workspace/audits/rounds").iterdir())) == 8
    assert len((out / ACTIONS).read_text(encoding="utf-8-sig").splitlines()) > 2
    assert list((out / "checklists").glob("*.pdf"))
    assert {"index.html", "report.xlsx", "report.json"} <= {path.name for path in (out / "report").iterdir()}
    assert (out / "site/index.html").is_file()
    standards = {path.stem for path in (out / "workspace/standards/mall").rglob("*-*.yaml")}
    pages = Counter(path.parts[:-2] for path in (out / "site").rglob("index.html") if path.parent.name.upper() in standards)
    assert len(standards) == 82
    assert set(pages.values()) == {82}, "a page for each standard, in each language"
    assert not [path for path in out.rglob(".*") if path.is_file()], "nothing half-written"


def _says_everywhere_that_it_is_simulated(out: Path) -> None:
    assert "simulated" in (out / MARK).read_text(encoding="utf-8")
    assert "Auditor 2 is strict, Auditor 3 is mild." in (out / MARK).read_text(encoding="utf-8")
    for content in _sheets(out).values():
        book = load_workbook(io.BytesIO(content))
        assert str(book.worksheets[0]["B2"].value).startswith("SIMULATED")
        assert "SIMULATED" in book.worksheets[1].oddFooter.left.text
    report = out / "report"
    stores = list((report / "stores").glob("*.html"))
    assert len(stores) == 2
    for page in (report / "index.html", report / "report.json", *stores):
        assert "simulated" in page.read_text(encoding="utf-8").lower(), page.name
    cells = [str(cell.value) for row in load_workbook(report / "report.xlsx").worksheets[0].iter_rows() for cell in row]
    assert any("simulated" in text.lower() for text in cells)


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
