"""A value in; a worksheet cell out that holds it as it is: text from people never becomes a formula, and nothing is cut without a mark."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from openpyxl.styles.cell_style import StyleArray

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

Value = str | int | float | Decimal | Fraction | date | None
MAX_UNITS = 32_767  # what a cell holds, in UTF-16 code units: a character outside the basic plane counts two
REMOVED = "\ufffd"  # stands where a control character stood
CUT = " [... cut: more than 32,767 characters]"
_PLAIN = MAX_UNITS // 2  # characters that always fit
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
FORMULA_STARTS = ("=", "+", "-", "@", "\t")


def safe_text(text: str) -> str:
    """Give text that a cell can hold: plain line ends, U+FFFD for control characters, at most 32,767 UTF-16 units with a mark."""
    if len(text) < _PLAIN and text.isprintable():
        return text
    clean = _FORBIDDEN.sub(REMOVED, text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(clean) * 2 <= MAX_UNITS or _units(clean) <= MAX_UNITS:
        return clean
    room = (MAX_UNITS - len(CUT)) * 2
    return clean.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + CUT


def put(cell: Cell, value: Value) -> None:
    """Write a value into a cell: text stays text, exact fractions become floats, dates stay dates.

    A number that is no number (NaN, Infinity) is written as text.
    """
    if isinstance(value, str):
        put_text(cell, value)
    elif isinstance(value, Fraction):
        cell.value = float(value)
    elif isinstance(value, (float, Decimal)) and not math.isfinite(value):
        put_text(cell, str(value))
    else:
        cell.value = value


def put_text(cell: Cell, text: str) -> None:
    """Write text that is never a formula, not even when somebody edits it; copying `cell.value` would make it one again."""
    clean = safe_text(text)
    cell.value = clean
    cell.data_type = "s"  # openpyxl takes a leading = for a formula and #N/A for an error; only the type set after the value keeps it text
    if clean.startswith(FORMULA_STARTS):
        own: Any = cell  # the type stubs do not know _style
        own._style = StyleArray(own._style or StyleArray())  # a copy: cells may share one style object
        own._style.quotePrefix = 1


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
