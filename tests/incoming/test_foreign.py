"""Old Excel files, read by a child process: whatever ends it, the answer is a refusal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.filled.corpus.case import SHEET
from tests.filled.corpus.containers import _ole
from tests.filled.corpus.office import Job, by_libreoffice
from tests.sheet.conftest import taken

from floorwalk.incoming import foreign
from floorwalk.incoming.foreign import read_xls
from floorwalk.incoming.foreign_child import MEMORY
from floorwalk.incoming.grid import Grid
from floorwalk.incoming.refused import Refused
from floorwalk.incoming.workbook import read_workbook

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limits that a process sets for itself")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("import os; os.abort()", "stopped"),
        ("import sys; sys.exit(3)", "stopped"),
        ("print('[')", "stopped"),
        ("print('[1]')", "stopped"),
        ("print('')", "stopped"),
        ("import time; time.sleep(60)", "too long"),
        ("import floorwalk.incoming.foreign_child as child; child._limit(); bytearray(child.MEMORY * 2)", "stopped"),
    ],
)
def test_a_child_that_ends_badly_costs_its_file_alone(body: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "child_that_fails.py").write_text(body, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(foreign, "CHILD", "child_that_fails")
    monkeypatch.setattr(foreign, "WAIT", 3 if "sleep" in body else 30)
    with pytest.raises(Refused) as refused:
        read_xls(b"")
    assert refused.value.code == "FW631"
    assert says in refused.value.what


@posix
def test_the_child_ends_when_it_takes_too_much_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "import floorwalk.incoming.foreign_child as child\nchild.SECONDS = 1\nchild._limit()\nwhile True: pass\n"
    (tmp_path / "child_that_turns.py").write_text(body, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(foreign, "CHILD", "child_that_turns")
    with pytest.raises(Refused, match="stopped"):
        read_xls(b"")


def test_the_child_takes_less_than_the_whole_reader_may() -> None:
    assert MEMORY < 300_000_000


@pytest.mark.parametrize("content", [b"", b"\x09\x08\x10\x00" + bytes(60), _ole("Workbook"), _ole("Book") + bytes(4096)])
def test_broken_files_are_refused(content: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_xls(content)
    assert refused.value.code == "FW631"


def test_nothing_is_imported_from_where_it_was_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "xlrd.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Refused, match="Error"):
        read_xls(_ole("Book"))


def test_the_cells_of_an_old_file_are_those_of_the_new_one(tmp_path: Path) -> None:
    made = by_libreoffice(SHEET, {form: Job(form) for form in ("xlsx", "xls", "ods")}, tmp_path)
    new, old, open_ = (read_workbook(made[form]) for form in ("xlsx", "xls", "ods"))
    assert [grid.title for grid in new.grids] == [grid.title for grid in old.grids] == [grid.title for grid in open_.grids]
    for one, *others in zip(new.grids, old.grids, open_.grids, strict=True):
        for other in others:
            assert _typed(other) == _typed(one)
            assert {at for at, cell in other.cells.items() if cell.formula} == {at for at, cell in one.cells.items() if cell.formula}
        assert [merge.text for merge in one.above.merges] == [merge.text for merge in others[0].above.merges]


def _typed(grid: Grid) -> dict[tuple[int, int], tuple[str, float | str, str]]:
    """What people typed, or we: the result of a formula is the program's own."""
    return {at: (cell.type, _value(cell.text), cell.look) for at, cell in grid.cells.items() if not cell.formula}


def _value(text: str) -> float | str:
    try:
        return round(float(text), 9)
    except ValueError:
        return text


def test_pictures_of_an_old_file_are_pointed_out_with_what_to_do(tmp_path: Path) -> None:
    content = by_libreoffice(SHEET, {"xls": Job("xls")}, tmp_path)["xls"]
    assert taken(content).problems == ()
    [problem] = taken(content + b"\x89PNG\r\n\x1a\n").problems
    assert (problem.code, problem.severity) == ("FW623", "warning")
    assert "in the old format (.xls) holds pictures" in problem.what
    assert "Save it as Excel workbook (.xlsx)" in problem.repair
