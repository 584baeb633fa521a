"""A cell's place, style and value in; its XML out, letter by letter as openpyxl writes it."""

from __future__ import annotations

from datetime import date
from typing import Final

from openpyxl import LXML

EPOCH: Final = date(1899, 12, 30)
_EMPTY = ' t="n"/>' if LXML else ' t="n" />'  # openpyxl writes by lxml where it is installed


def escaped(text: str) -> str:
    """Text as it stands between two tags."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    return text.replace("<", "&lt;").replace(">", "&gt;")


def cell(where: str, style: str, value: str | date | None) -> str:
    """Give a cell that holds a text that is never a formula, a day, or nothing; `style` is a number, empty for none.

    Text must have been made safe; nothing without a style is no cell at all.
    """
    own = f'<c r="{where}" s="{style}"' if style else f'<c r="{where}"'
    if not value:
        return own + _EMPTY if style else ""
    if isinstance(value, date):
        return f'{own} t="n"><v>{(value - EPOCH).days}</v></c>'
    space = ' xml:space="preserve"' if value.strip() not in ("", value) else ""
    return f'{own} t="inlineStr"><is><t{space}>{escaped(value)}</t></is></c>'


def points(height: float) -> str:
    """A height as it stands in a row."""
    return f"{height:.16g}"
