from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from openpyxl import Workbook, load_workbook

from floorwalk.excel.fixed import to_parts, zipped
from floorwalk.report.rapid import row_xml, with_rows

SHEET = "xl/worksheets/sheet1.xml"


def read_back(*values):
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("S")
    sheet.append(["head"] * len(values))
    parts = to_parts(workbook, date(2026, 12, 1))
    parts[SHEET] = with_rows(parts[SHEET], [row_xml(2, ((value, 0) for value in values), 30.0)])
    return load_workbook(io.BytesIO(zipped(parts)))["S"]


def test_values_come_back_as_they_were():
    sheet = read_back("a", 3, Fraction(1, 4), Decimal("12.5"), None, "  spaces \n kept ")
    assert [cell.value for cell in sheet[2]] == ["a", 3, 0.25, 12.5, None, "  spaces \n kept "]
    assert sheet.row_dimensions[2].height == 30


def test_a_day_is_the_number_that_excel_counts():
    assert read_back(date(2026, 11, 30))["A2"].value == 46356


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "<b>&amp;</b>", "#N/A", "]]>"])
def test_text_is_text(text):
    cell = read_back(text)["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_a_control_character_does_not_break_the_file():
    assert read_back("a\x00b\x1fc")["A2"].value == "a\ufffdb\ufffdc"
