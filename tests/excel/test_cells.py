from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from floorwalk.excel.cells import CUT, MAX_UNITS, REMOVED, put, put_text, safe_text


def written(value: Any) -> Any:
    """The cell as it comes out of a saved file."""
    workbook = Workbook()
    put(workbook.active["A1"], value)
    stream = io.BytesIO()
    workbook.save(stream)
    return load_workbook(stream).active["A1"]


@pytest.mark.parametrize("text", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "#N/A", "#REF!", "007", "TRUE"])
def test_text_stays_text(text):
    cell = written(text)
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x"])
def test_text_that_looks_like_a_formula_is_marked_as_text_for_later_editing(text):
    assert written(text).quotePrefix


def test_the_mark_does_not_spread_to_cells_that_share_a_style():
    sheet = Workbook().active
    sheet["A2"]._style = sheet["A1"]._style
    put_text(sheet["A2"], "=1")
    put_text(sheet["A1"], "plain")
    assert not sheet["A1"].quotePrefix


@pytest.mark.parametrize("char", ["\x00", "\x0b", "\x1f", "\x7f", "\ud800", "\ufffe", "\uffff"])
def test_what_no_workbook_can_hold_leaves_a_mark(char):
    assert written(f"a{char}b").value == f"a{REMOVED}b"


def test_line_ends_become_plain_ones():
    assert safe_text("a\r\nb\rc\n") == "a\nb\nc\n"


@pytest.mark.parametrize("char", ["x", "\u4e2d", "\U0001f600"])
def test_long_text_is_cut_with_a_mark_and_never_inside_a_character(char):
    text = safe_text(char * 40_000)
    assert text.endswith(char + CUT)
    assert len(text.encode("utf-16-le")) // 2 <= MAX_UNITS


def test_text_of_just_the_length_is_kept():
    assert safe_text("x" * MAX_UNITS) == "x" * MAX_UNITS


@pytest.mark.parametrize(("value", "shown"), [(Fraction(1, 2), 0.5), (Decimal("89.9"), 89.9), (3, 3), (None, None)])
def test_numbers_stay_numbers(value, shown):
    assert written(value).value == shown


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_a_number_that_is_none_is_text(value):
    cell = written(value)
    assert (cell.value, cell.data_type) == (str(value), "s")


def test_dates_stay_dates():
    assert written(date(2026, 11, 30)).value.date() == date(2026, 11, 30)
