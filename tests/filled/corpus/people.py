"""Sheets that people changed while they filled them: nothing is wrong with the files."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import date, time

from openpyxl import Workbook
from tests.filled.corpus.case import BLANK, Case, refused, taken
from tests.sheet.conftest import ANSWERED, CHECKS, Pen, good, make

_ALL = tuple(check["id"] for checks in CHECKS.values() for check in checks)


def _by(change: Callable[[Pen], object]) -> Callable[[], bytes]:
    def changed() -> bytes:
        pen = good(BLANK)
        change(pen)
        return pen.done()

    return changed


def _wrote(check: str, *values: object, **others: object) -> Callable[[], bytes]:
    return _by(lambda pen: pen.write(check, *values, **others))


def _unread(check: str, code: str, *values: object) -> Case:
    """An answer that cannot be taken costs itself alone."""
    return taken(_wrote(check, *values), code, lost=(check,))


def _sorted(pen: Pen) -> None:
    rows = [[(cell.value, copy(cell._style)) for cell in row] for row in pen.audit.iter_rows(min_row=5)]
    for at, cells in enumerate(sorted(rows, key=lambda row: str(row[1][0]), reverse=True), start=5):
        for column, (value, style) in enumerate(cells, start=1):
            cell = pen.audit.cell(at, column)
            cell.value, cell._style = value, style


def _doubled(*answer: object) -> Callable[[], bytes]:
    """A line copied to the end, with another answer if one is given."""

    def change(pen: Pen) -> None:
        last = pen.audit.max_row + 1
        for cell in list(pen.audit[pen.rows["MEA-01.1"]]):
            pen.audit.cell(last, cell.column).value = cell.value if cell.data_type != "f" else None
        for value in answer:
            pen.audit.cell(last, pen.columns["a1"]).value = value  # type: ignore[assignment]

    return _by(change)


def _meta(key: str, value: str) -> Callable[[], bytes]:
    def change(pen: Pen) -> None:
        for row in pen.book["_meta"].iter_rows():
            if row[0].value == key:
                row[1].value = value

    return _by(change)


def _half(pen: Pen) -> None:
    for check in _ALL[5:]:
        pen.write(check, *[None] * len(ANSWERED[check]))


def _own() -> bytes:
    pen = Pen(BLANK)
    pen.book = Workbook()
    pen.book.worksheets[0].append(["PAY-04.1", "Yes"])
    return pen.done()


def _without(*titles: str) -> Callable[[], bytes]:
    return _by(lambda pen: [pen.book.remove(pen.book[title]) for title in titles])


CASES = {
    "filled as it should be": taken(_by(lambda _: None)),
    "not filled at all": taken(make, "FW614", silent=_ALL),
    "filled by half": taken(_by(_half), silent=_ALL[5:]),
    "sorted by question": taken(_by(_sorted)),
    "rows inserted": taken(_by(lambda pen: pen.audit.insert_rows(7, 3))),
    "rows inserted above the header": taken(_by(lambda pen: pen.audit.insert_rows(1, 4))),
    "columns inserted": taken(_by(lambda pen: pen.audit.insert_cols(6, 2))),
    "columns deleted": taken(_by(lambda pen: pen.audit.delete_cols(3, 2))),
    "key row deleted": taken(_by(lambda pen: pen.audit.delete_rows(1))),
    "line deleted": taken(_by(lambda pen: pen.audit.delete_rows(pen.rows["MEA-01.1"])), "FW607", lost=("MEA-01.1",)),
    "line doubled": taken(_doubled(), "FW608"),
    "line doubled with another answer": taken(_doubled(7), "FW608", lost=("MEA-01.1",)),
    "sheets renamed": taken(_by(lambda pen: [setattr(one, "title", f"Blatt {at}") for at, one in enumerate(pen.book.worksheets)])),
    "sheets in another order": taken(_by(lambda pen: pen.book.move_sheet(pen.audit, 3))),
    "sheet copied": taken(_by(lambda pen: pen.book.copy_worksheet(pen.audit)), "FW626"),
    "summary deleted": taken(_without("Summary")),
    "hidden sheet dropped": taken(_without("_meta")),
    "hidden sheets and start dropped": refused(_without("_meta", "Start"), "FW604", "not a Floorwalk"),
    "actions deleted": taken(_without("Actions"), "FW606"),
    "audit deleted": refused(_without("Audit"), "FW606", "cannot be found"),
    "unknown edition": refused(_meta("edition", "d" * 64), "FW605", "audits/editions"),
    "edition without a name": refused(_meta("edition", ""), "FW605", "audits/editions"),
    "another company's sheet": refused(_meta("store", "X99"), "FW616", "stores.csv"),
    "unknown round": refused(_meta("round", "1999-01"), "FW616", "audits/rounds"),
    "sheet of a later floorwalk": refused(_meta("format", "floorwalk-sheet/9"), "FW604", "floorwalk-sheet/9"),
    "somebody's own list": refused(_own, "FW604", "not a Floorwalk"),
    "two answers in one cell": _unread("SAM-01.1", "FW610", "4/5", None),
    "a cross for yes": _unread("YES-01.1", "FW609", "X"),
    "one for yes": _unread("YES-01.1", "FW609", 1),
    "yes misspelt": _unread("YES-01.1", "FW609", "Y es"),
    "yes in other clothes": taken(_wrote("YES-01.1", "\u00a0\uff39\uff25\uff33 ")),
    "number with a unit": _unread("MEA-01.1", "FW610", "412 lx"),
    "number with two readings": _unread("MEA-01.1", "FW610", "1.234,5"),
    "number in full width": taken(_wrote("MEA-01.1", "\uff14\uff11\uff12")),
    "date where a number is wanted": _unread("MEA-01.1", "FW610", date(2026, 5, 21)),
    "time where a number is wanted": _unread("MEA-01.1", "FW610", time(4, 12)),
    "more met than seen": _unread("SAM-01.1", "FW611", 6, 5),
    "n/a where it is not allowed": _unread("YES-01.1", "FW612", "N/A"),
    "day with two readings": taken(_by(lambda pen: pen.fact("date", "03/04/2026")), "FW614"),
    "note like a formula": taken(_wrote("YES-01.1", "Yes", note="=1+1 is on the wall")),
    "note of 32,767 letters": taken(_wrote("YES-01.1", "Yes", note="n" * 32_767)),
}
