"""Catalog entries in; an Excel sheet for a translator who has no PO editor out, and back, matched by context and source, never by row."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from floorwalk.catalog.faults import faults
from floorwalk.errors import FloorwalkError, Place, Problem
from floorwalk.excel.cells import put, safe_text
from floorwalk.excel.fixed import to_bytes
from floorwalk.excel.heights import row_height

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from floorwalk.catalog.entry import Entry

HEADER = ("id", "source", "translation", "note", "state", "previous source")
_WIDTHS = (26, 60, 60, 30, 12, 40)
_MAX_BYTES = 50_000_000


def to_sheet(entries: Sequence[Entry], language: str, made: date) -> bytes:
    """Give the workbook; only translation and note can be edited."""
    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(language)
    assert isinstance(sheet, Worksheet)  # noqa: S101  # openpyxl's stubs also allow a chart sheet here
    for letter, title, width in zip("ABCDEF", HEADER, _WIDTHS, strict=True):
        put(sheet[f"{letter}1"], title)
        sheet[f"{letter}1"].font = Font(bold=True)
        sheet.column_dimensions[letter].width = width
    top, free = Alignment(vertical="top", wrap_text=True), Protection(locked=False)
    yellow = PatternFill("solid", start_color="FFFBE6")
    for row, entry in enumerate(entries, start=2):
        values = (entry.context, entry.source, entry.translation, entry.note, entry.freshness, entry.previous)
        for letter, value in zip("ABCDEF", values, strict=True):
            cell = sheet[f"{letter}{row}"]
            put(cell, value or None)
            cell.alignment = top
        for letter in "CD":
            sheet[f"{letter}{row}"].protection, sheet[f"{letter}{row}"].fill = free, yellow
        sheet.row_dimensions[row].height = row_height([(entry.source, 60), (entry.translation, 60)])
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:F{len(entries) + 1}"
    sheet.protection.sheet = True
    for allowed in ("formatColumns", "formatRows", "autoFilter", "sort"):
        setattr(sheet.protection, allowed, False)
    return to_bytes(book, made)


def from_sheet(content: bytes, name: str, entries: Sequence[Entry]) -> tuple[list[Entry], list[Problem]]:
    """Give the entries with the sheet's translations; what cannot be taken is a problem, and its entry stays as it was.

    Raises FloorwalkError FW805 when the file is no translator's sheet.
    """
    rows = _rows(content, name)
    known = {(entry.context, safe_text(entry.source)): entry for entry in entries}
    taken: dict[tuple[str, str], str] = {}
    notes: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for number, context, source, translation, note in rows:
        place = Place(name, sheet="translations", cell=f"C{number}", check=context)
        key = (context, source)
        if key not in known:
            what = "this text is not in the standards now; the sheet was made from an older source."
            if translation:
                problems.append(Problem(place, "FW806", what, "Export a new sheet and copy the translation into its line."))
        elif key in taken and taken[key] != translation:
            problems.append(Problem(place, "FW807", "this text stands twice with different translations.", "Delete one of the two lines."))
        elif translation and (found := faults(source, translation)):
            problems.append(Problem(place, "FW803", f"{'; '.join(found)}.", "Mend the translation so that numbers and placeholders agree."))
        else:
            taken[key], notes[key] = translation, note
    missing = [key for key in known if key not in {(row[1], row[2]) for row in rows}]
    if missing:
        what = f"{len(missing)} texts have no line in the sheet, the first: {missing[0][0]}; they stay as they were."
        problems.append(Problem(Place(name), "FW807", what, "Export a new sheet if lines were deleted by mistake.", "warning"))
    return [_with(entry, taken, notes) for entry in entries], sorted(problems)


def _with(entry: Entry, taken: dict[tuple[str, str], str], notes: dict[tuple[str, str], str]) -> Entry:
    key = (entry.context, safe_text(entry.source))
    translation = taken.get(key, "")
    if not translation:
        return entry
    if translation == entry.translation and entry.previous:
        return replace(entry, note=notes[key])  # still fuzzy: nobody has changed it
    return replace(entry, translation=translation, note=notes[key], previous="", requirement=False)


def _rows(content: bytes, name: str) -> list[tuple[int, str, str, str, str]]:
    repair = "Use the sheet that `floorwalk translate export` made, saved as .xlsx."
    try:
        if len(content) > _MAX_BYTES:
            raise FloorwalkError("FW805", f"{name} is over {_MAX_BYTES // 1_000_000} MB.", repair)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise FloorwalkError("FW805", f"{name} is not an Excel workbook.", repair) from error
    rows = [[("" if value is None else str(value)) for value in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    head = next((number for number, row in enumerate(rows[:20]) if {"id", "source", "translation"} <= set(row)), None)
    if head is None:
        raise FloorwalkError("FW805", f"{name} has no columns id, source and translation.", repair)
    at = {title: rows[head].index(title) for title in ("id", "source", "translation")}
    note = rows[head].index("note") if "note" in rows[head] else None
    found = []
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        cells = [*row, *[""] * (max(at.values()) + 2 - len(row))]
        if cells[at["id"]]:
            text = "" if note is None or note >= len(cells) else cells[note].strip()
            found.append((number, cells[at["id"]], cells[at["source"]], cells[at["translation"]].strip(), text))
    return found
