"""What a reply shows where nothing calculates is what a program calculates: on a phone it is no empty sheet."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from python_calamine import CalamineWorkbook
from tests.reply.test_reply import _reply
from tests.sheet.conftest import Pen, by_office, good, make, taken
from tests.sheet.every_kind import every_kind, fill, small_space

from floorwalk.filled.find import find
from floorwalk.filled.known import known
from floorwalk.filled.read import read
from floorwalk.incoming.workbook import read_workbook
from floorwalk.model import Clock
from floorwalk.reply.reply import printed, reply
from floorwalk.sheet.visits import visits


def _made(total: str, seed: int, *, complete: bool) -> bytes:
    """The reply to a sheet with every kind of check, answered at random; a mark that cannot be read makes it one."""
    edition, (space, round_), rng = every_kind(total), small_space(), random.Random(seed)
    told = replace(known(space, {edition.hash: edition}), rounds={round_.id: round_})
    sheet = visits(space, round_, edition)[0]
    day, start = date(2026, 11, 10), Clock(605)
    pen = Pen(sheet.workbook(round_.start)).fact("date", day).fact("start", time(10, 5))
    for check in sheet.asked.checks():
        pen.write(check.id, *fill(check, rng, day, start, complete), corrected="perhaps" if check.critical else None)
    filled, found = read(pen.done(), "x.xlsx", told), find(read_workbook(pen.done()), told.languages)
    made = reply(filled, found, printed(space, filled, found))
    assert made
    return made


def _calculated(content: bytes) -> bytes:
    """The same file without results, so that whoever opens it must calculate."""
    raw = io.BytesIO()
    load_workbook(io.BytesIO(content)).save(raw)
    return raw.getvalue()


def _shown(content: bytes, formulas: Workbook) -> dict[tuple[str, str], object]:
    """What the cells with formulas show; numbers as they are told apart, nothing as an empty text."""
    found: dict[tuple[str, str], object] = {}
    for sheet in load_workbook(io.BytesIO(content), data_only=True).worksheets:
        for row in formulas[sheet.title].iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    value = sheet[cell.coordinate].value
                    found[sheet.title, cell.coordinate] = round(float(value), 9) if isinstance(value, (int, float)) else value or ""
    return found


@pytest.mark.parametrize(
    ("total", "seed", "complete"), [("checks", 1, False), ("sections", 2, True), ("checks", 3, True), ("sections", 4, False)]
)
def test_libreoffice_calculates_what_is_shown(total: str, seed: int, complete: bool, tmp_path: Path) -> None:
    made = _made(total, seed, complete=complete)
    formulas = load_workbook(io.BytesIO(made))
    shown, calculated = _shown(made, formulas), _shown(by_office(_calculated(made), tmp_path, "xlsx"), formulas)
    assert len(shown) > 100
    assert {at: (value, calculated[at]) for at, value in shown.items() if calculated[at] != value} == {}


def test_a_reader_that_does_not_calculate_sees_results_and_what_is_open() -> None:
    made = _reply(good(make()).write("YES-01.1", "Y es").write("RAT-01.1", 0).fact("date", date(2026, 12, 24)).done())
    book = CalamineWorkbook.from_filelike(io.BytesIO(made))
    first, _, audit, _, summary = (book.get_sheet_by_name(name).to_python() for name in book.sheet_names[:5])
    assert {row[1]: row[5] for row in first if isinstance(row[0], float) and len(row) > 5} == {"Start C14": "", "Audit F6": ""}
    results = {row[0]: row[11] for row in audit if len(row) > 11}
    assert (results["YES-01.1"], results["YES-03.1"], results["RAT-01.1"]) == ("", "passed", "failed")
    assert next(row for row in summary if row[0] == "Total")[2] > 0
    assert taken(made).audit
