"""Rows of values with their cells' styles in; the XML of a sheet's rows out, text always as text. openpyxl takes ten times as long."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from openpyxl.utils import get_column_letter

from floorwalk.excel.cells import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from floorwalk.excel.cells import Value

_FIRST_DAY = date(1899, 12, 30)  # day 0 of a workbook's dates
END = b"</sheetData>"


def row_xml(number: int, cells: Iterable[tuple[Value, int]], height: float | None = None) -> str:
    """Give a row: (value, number of its style) of each cell; None is an empty cell."""
    own = [cell for column, (value, style) in enumerate(cells, start=1) if (cell := _cell(_letter(column), number, value, style))]
    tall = f' ht="{height:g}" customHeight="1"' if height is not None else ""
    return f'<row r="{number}"{tall}>{"".join(own)}</row>'


def with_rows(part: bytes, rows: Sequence[str]) -> bytes:
    """Put rows behind those that a sheet's XML has."""
    before, end, after = part.rpartition(END)
    return b"".join([before, "".join(rows).encode(), end, after])


def _cell(letter: str, number: int, value: Value, style: int) -> str:
    if value is None:
        return ""
    head = f'<c r="{letter}{number}" s="{style}"'
    if isinstance(value, str):
        return f'{head} t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'
    if isinstance(value, date):
        return f"{head}><v>{(value - _FIRST_DAY).days}</v></c>"
    plain = float(value) if isinstance(value, (Decimal, Fraction)) else value
    return f"{head}><v>{int(plain) if plain == int(plain) else plain!r}</v></c>"


@lru_cache(maxsize=20_000)  # questions and lines of sums come back in every store
def _text(text: str) -> str:
    return escape(safe_text(text))


_letter = lru_cache(maxsize=1_000)(get_column_letter)
