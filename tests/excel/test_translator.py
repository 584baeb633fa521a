"""A translator's sheet comes back whatever was done to its rows: matched by id and source, nothing overwritten by a guess."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from floorwalk.catalog.entry import Entry
from floorwalk.errors import FloorwalkError
from floorwalk.excel.translator import from_sheet, to_sheet

ENTRIES = [
    Entry("PAY-02:title", "Open within 2 min"),
    Entry("PAY-02:how", "=Ring once", "Bir kez çalın"),
    Entry("PAY-02:how", "Look up.", "Bakın.", previous="Look around."),
    Entry("PAY-03:how", "Look up.", "Başınızı kaldırın."),
]
Edit = Callable[[Worksheet], None]


def returned(edit: Edit) -> bytes:
    book = load_workbook(io.BytesIO(to_sheet(ENTRIES, "tr", date(2026, 11, 2))))
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    edit(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def said(entries: list[Entry]) -> list[str]:
    return [entry.translation for entry in entries]


def test_an_unedited_sheet_changes_nothing() -> None:
    entries, problems = from_sheet(returned(lambda _: None), "tr.xlsx", ENTRIES)
    assert (entries, problems) == (ENTRIES, [])


def test_a_filled_cell_is_taken_and_an_edited_fuzzy_text_is_fresh() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["C2"], sheet["C4"] = "2 dakikada açın", "Yukarı bakın."

    entries, problems = from_sheet(returned(edit), "tr.xlsx", ENTRIES)
    assert problems == []
    assert said(entries) == ["2 dakikada açın", "Bir kez çalın", "Yukarı bakın.", "Başınızı kaldırın."]
    assert entries[2].freshness == "translated"


def test_rows_may_be_moved_and_columns_inserted() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["C2"] = "2 dakikada açın"
        sheet.move_range("A2:F2", rows=8)
        sheet.insert_cols(2)

    entries, problems = from_sheet(returned(edit), "tr.xlsx", ENTRIES)
    assert problems == []
    assert said(entries)[0] == "2 dakikada açın"


def test_a_deleted_row_keeps_its_translation_and_is_told() -> None:
    entries, problems = from_sheet(returned(lambda sheet: sheet.delete_rows(3)), "tr.xlsx", ENTRIES)
    assert entries == ENTRIES
    assert [(problem.code, problem.severity) for problem in problems] == [("FW807", "warning")]


def test_a_row_doubled_with_another_translation_is_told() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["C2"] = "2 dakikada açın"
        for column, value in enumerate(("PAY-02:title", "Open within 2 min", "2 dakikada kasa açın"), start=1):
            sheet.cell(9, column, value)

    entries, problems = from_sheet(returned(edit), "tr.xlsx", ENTRIES)
    assert [(problem.code, problem.place.cell) for problem in problems] == [("FW807", "C9")]
    assert said(entries)[0] == "2 dakikada açın"


def test_a_sheet_of_an_older_source_is_told() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["B2"], sheet["C2"] = "Open within 3 min", "3 dakikada açın"

    entries, problems = from_sheet(returned(edit), "tr.xlsx", ENTRIES)
    assert entries == ENTRIES
    assert {problem.code for problem in problems} == {"FW806", "FW807"}


def test_a_lost_number_is_refused_and_the_rest_is_taken() -> None:
    def edit(sheet: Worksheet) -> None:
        sheet["C2"], sheet["C5"] = "hemen açın", "Gözlerinizi kaldırın."

    entries, problems = from_sheet(returned(edit), "tr.xlsx", ENTRIES)
    assert [(problem.code, problem.place.cell, problem.place.check) for problem in problems] == [("FW803", "C2", "PAY-02:title")]
    assert said(entries)[0] == ""
    assert said(entries)[3] == "Gözlerinizi kaldırın."


def test_a_text_that_looks_like_a_formula_stays_text() -> None:
    sheet = load_workbook(io.BytesIO(to_sheet(ENTRIES, "tr", date(2026, 11, 2)))).worksheets[0]
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=Ring once", "s")


def other() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


@pytest.mark.parametrize("content", [b"", b"id,source\n", other()])
def test_what_is_no_translators_sheet(content: bytes) -> None:
    with pytest.raises(FloorwalkError, match="FW805"):
        from_sheet(content, "tr.xlsx", ENTRIES)
