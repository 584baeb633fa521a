"""An old Excel file (.xls) on standard input; its cells as JSON on standard output. Runs alone, within limits that it sets for itself."""

from __future__ import annotations

import io
import json
import struct
import sys
from typing import TYPE_CHECKING

from floorwalk.incoming.package import MAX_FILE, Budget
from floorwalk.incoming.parts import look

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlrd import Book
    from xlrd.sheet import Sheet

SECONDS, MEMORY = 5, 256 << 20  # processor time; bytes of addresses
_MERGES = 5_000
_FORMULA, _BEGINS, _ENDS = (0x0006, 0x0206, 0x0406), (0x0809, 0x0409, 0x0209, 0x0009), 0x000A
Written = tuple[int, int, str, str, bool, str]  # row, column, type, text, whether a formula, how a number is shown


def main() -> None:
    """Read standard input, write what was found or why nothing was."""
    _limit()
    json.dump(_said(sys.stdin.buffer.read(MAX_FILE + 1)), sys.stdout)


def _limit() -> None:
    """Let the system end this process when it takes too much. Windows has no such limits: there the parent's clock alone ends it."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _said(content: bytes) -> dict[str, object]:
    import xlrd

    try:
        # With formatting: without it 90 % and 0.9 are the same number.
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO())
        budget = Budget()
        sheets = []
        for number in range(book.nsheets):
            sheets.append(_sheet(book, number, budget))
            book.unload_sheet(number)
    except MemoryError:
        return {"refused": "it takes too much memory"}
    except Exception as error:  # noqa: BLE001  # xlrd raises whatever a broken file leads it to
        return {"refused": "password" if "encrypted" in str(error) else f"{type(error).__name__}: {error}"[:100]}
    return {"sheets": sheets, "from_1904": book.datemode == 1}


def _sheet(book: Book, number: int, budget: Budget) -> dict[str, object]:
    sheet = book.sheet_by_index(number)
    comments = [(row + 1, column + 1, note.author or "", note.text.strip()) for (row, column), note in sheet.cell_note_map.items()]
    merges = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    cells = list(_cells(book, sheet, _formulas(book, number), budget))
    return {"title": book.sheet_names()[number], "cells": cells, "comments": comments, "merges": merges[:_MERGES]}


def _formulas(book: Book, number: int) -> set[tuple[int, int]]:
    """The cells that hold formulas: xlrd gives their results alone ([MS-XLS] 2.4.127, and 2.1.4 for how records follow one another)."""
    content, depth = book.mem or b"", 0
    at = book._sh_abs_posn[number]  # type: ignore[attr-defined]  # xlrd keeps where each sheet begins, and says it nowhere else
    found: set[tuple[int, int]] = set()
    while at + 8 <= len(content):
        kind, length, row, column = struct.unpack_from("<4H", content, at)
        depth += (kind in _BEGINS) - (kind == _ENDS)
        if kind in _FORMULA and depth == 1:
            found.add((row, column))
        if depth == 0:
            break
        at += 4 + length
    return found


def _cells(book: Book, sheet: Sheet, formulas: set[tuple[int, int]], budget: Budget) -> Iterator[Written]:
    for row in range(sheet.nrows):
        for column, cell in enumerate(sheet.row(row)):
            is_formula = (row, column) in formulas
            value = _value(book, cell.ctype, cell.value, cell.xf_index) or (("s", "", "") if is_formula else None)
            if value:
                budget.spend("cells", 1)
                yield row + 1, column + 1, value[0], value[1], is_formula, value[2]


def _value(book: Book, kind: int, value: object, style: int | None) -> tuple[str, str, str] | None:
    """Type, text and look of a cell that holds something."""
    from xlrd import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT, error_text_from_code

    if kind == XL_CELL_TEXT and value:
        return "s", str(value), ""
    if kind == XL_CELL_BOOLEAN:
        return "b", str(value), ""
    if kind == XL_CELL_ERROR and isinstance(value, int):
        return "e", error_text_from_code.get(value, "#ERROR"), ""
    if kind in (XL_CELL_NUMBER, XL_CELL_DATE) and isinstance(value, float):
        text = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        return "n", text, "date" if kind == XL_CELL_DATE else look(_format(book, style))
    return None


def _format(book: Book, style: int | None) -> str:
    """The code by which a cell shows its number."""
    return str(book.format_map[book.xf_list[style or 0].format_key].format_str)


if __name__ == "__main__":
    main()
