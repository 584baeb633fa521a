"""The same as `floorwalk.demo.fill`, ten times as slowly, with a library that knows workbooks: what the fast way is compared with."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, time

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from floorwalk.demo.auditor import Filling
from floorwalk.demo.given import Given
from floorwalk.excel.cells import put
from floorwalk.excel.fixed import to_bytes
from floorwalk.sheet.layout import WORDS

_OURS = frozenset(WORDS.values())


def filled_slowly(workbook: bytes, filling: Filling, t: Callable[[str], str]) -> bytes:
    book = load_workbook(io.BytesIO(workbook))
    start, audit, actions = (book.worksheets[number] for number in range(3))
    _start(start, filling)
    _audit(audit, filling, t)
    _actions(actions, filling, t)
    return to_bytes(book, filling.day)


def _audit(sheet: Worksheet, filling: Filling, t: Callable[[str], str]) -> None:
    columns = _columns(sheet)
    rows = {str(sheet.cell(row, columns["id"]).value): row for row in range(2, sheet.max_row + 1)}
    for line in filling.lines:
        row = rows[line.check]
        for number, value in enumerate(line.values, start=1):
            _put(sheet, row, columns[f"a{number}"], t(value) if isinstance(value, str) and value in _OURS else value)
        for key, text in (("note", line.note), ("photo", line.photo), ("corrected", t(WORDS["yes"]) if line.corrected else "")):
            if text:
                put(_cell(sheet, row, columns[key]), text)


def _actions(sheet: Worksheet, filling: Filling, t: Callable[[str], str]) -> None:
    columns = _columns(sheet)
    for row, done in enumerate(filling.done, start=5):
        put(_cell(sheet, row, columns["done"]), t("Yes" if done else "No"))
    first = next(row for row in range(5, sheet.max_row + 1) if not sheet.cell(row, columns["issue"]).value)
    for row, action in enumerate(filling.actions, start=first):
        for key in ("issue", "check", "owner"):
            put(_cell(sheet, row, columns[key]), getattr(action, key))
        _cell(sheet, row, columns["due"]).value = action.due


def _columns(sheet: Worksheet) -> dict[str, int]:
    """The column of each hidden key."""
    return {str(cell.value): cell.column for cell in sheet[1] if cell.value}


def _start(sheet: Worksheet, filling: Filling) -> None:
    values: dict[str, date | time | str] = {"date": filling.day, "start": filling.began, "end": filling.ended, "remarks": filling.remarks}
    for row in range(1, sheet.max_row + 1):
        key = sheet.cell(row, 1).value
        if key in values:
            _cell(sheet, row, 3).value = values[str(key)]


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def _put(sheet: Worksheet, row: int, column: int, value: Given) -> None:
    cell = _cell(sheet, row, column)
    if isinstance(value, time):
        form = cell.number_format
        cell.value = value
        cell.number_format = form
    else:
        put(cell, value)
