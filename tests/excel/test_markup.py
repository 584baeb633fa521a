"""Cells as openpyxl writes them, letter by letter."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from floorwalk.excel.cells import put, safe_text
from floorwalk.excel.markup import cell, points

TEXTS = [
    "plain", "a < b > c & d", "it's \"quoted\"", " lead", "trail ", "two\nlines", "\u3000wide", "\u00a0bound", "😀", "é", "==", "-1", "0", "#N/A",
    "a\tb", "\r\n", "&amp;", "]]>", "\u200b", "மால்", "\x07", "",
]  # fmt: skip


def by_openpyxl(value: str | date | None, *, styled: bool) -> tuple[str, str]:
    """What openpyxl writes for a cell at B2, and the number of its style."""
    book = Workbook()
    sheet = book.active
    assert sheet
    if styled:
        sheet["B2"].font = Font(bold=True)
    form = sheet["B2"].number_format
    put(sheet["B2"], value or None)  # type: ignore[arg-type]
    sheet["B2"].number_format = form
    raw = io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as archive:
        row = re.search(r'<row r="2"[^>]*>(.*?)</row>', archive.read("xl/worksheets/sheet1.xml").decode(), re.DOTALL)
    written = row[1] if row else ""
    style = re.search(r'<c r="B2" s="(\d+)"', written)
    return written, style[1] if style else ""


@pytest.mark.parametrize("styled", [True, False])
@pytest.mark.parametrize("value", [*TEXTS, date(2026, 2, 28), date(2030, 3, 1), None])
def test_a_cell_is_what_openpyxl_writes(value: str | date | None, styled: bool) -> None:
    written, style = by_openpyxl(value, styled=styled)
    assert cell("B2", style, safe_text(value) if isinstance(value, str) else value) == written


def test_heights_as_openpyxl_writes_them() -> None:
    assert [points(height) for height in (15, 18.6, 47.800000000000004, 409.5)] == ["15", "18.6", "47.8", "409.5"]
