"""Fonts, fills and borders of the workbook, made once: one style object for all cells of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle

from floorwalk.excel.cells import put_text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

INK, GREY, LINE, INPUT, CLOSED = "1F2933", "5F6B76", "C9D1D8", "FFFBE6", "EEF1F3"
GOOD, BAD, ODD = ("E3F4E6", "14532D"), ("FBE3E1", "8C1D18"), ("FFE8C7", "7A4B00")
OUT = ("E8A09A", "5C0F0B")
_THIN = Side(style="thin", color=LINE)
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP = Alignment(vertical="top", wrap_text=True)
_MIDDLE = Alignment(vertical="center", horizontal="center", wrap_text=True)


def fill(colour: str) -> PatternFill:
    """A solid fill; colours are six hex digits."""
    return PatternFill("solid", start_color=colour, end_color=colour)


def named_styles(colour: str) -> list[NamedStyle]:
    """Give the workbook's styles; `colour` is the company's, as #0b5c6b."""
    own = colour.lstrip("#").upper()
    unlocked = Protection(locked=False)

    def style(name: str, font: Font, alignment: Alignment, **more: object) -> NamedStyle:
        return NamedStyle(name=f"fw {name}", font=font, alignment=alignment, **more)  # type: ignore[arg-type]  # openpyxl's stubs know no keywords here

    plain, small = Font(name="Calibri", size=10, color=INK), Font(name="Calibri", size=9, color=GREY)
    strong = Font(name="Calibri", size=10, bold=True, color=INK)
    large = Font(name="Calibri", size=18, bold=True, color=own)
    white = Font(name="Calibri", size=10, bold=True, color="FFFFFF")
    return [
        style("title", large, Alignment(vertical="center")),
        style("heading", large, Alignment(vertical="center", wrap_text=True)),
        style("notice", Font(name="Calibri", size=10, italic=True, color=BAD[1]), _TOP),
        style("head", white, Alignment(vertical="center", wrap_text=True), fill=fill(own), border=_BOX),
        style("head word", white, Alignment(vertical="center", shrink_to_fit=True), fill=fill(own), border=_BOX),
        style("section", Font(name="Calibri", size=12, bold=True, color=own), Alignment(vertical="center"), fill=fill(CLOSED), border=_BOX),
        style("text", plain, _TOP, border=_BOX),
        style("small", small, _TOP, border=_BOX),
        style("centre", plain, _MIDDLE, border=_BOX),
        style("strong", strong, _TOP, border=_BOX),
        style("critical", Font(name="Calibri", size=10, bold=True, color=BAD[1]), _TOP, border=_BOX),
        style("input", Font(name="Calibri", size=11, color=INK), _MIDDLE, fill=fill(INPUT), border=_BOX, protection=unlocked),
        style(
            "input text",
            plain,
            Alignment(vertical="top", horizontal="left", wrap_text=True),
            number_format="@",  # a note that begins with = + or - is what was typed, and no formula
            fill=fill(INPUT),
            border=_BOX,
            protection=unlocked,
        ),
        style(
            "input line",
            plain,
            Alignment(vertical="center", horizontal="left", wrap_text=True),
            fill=fill(INPUT),
            border=_BOX,
            protection=unlocked,
        ),
        style("closed", small, _MIDDLE, fill=fill(CLOSED), border=_BOX),
        style("big", Font(name="Calibri", size=16, bold=True, color=INK), _MIDDLE, border=_BOX),
        style("bare", plain, _TOP),
        style("fact", plain, Alignment(vertical="center", horizontal="left", wrap_text=True)),
        style("label", strong, Alignment(vertical="center", wrap_text=True)),
    ]


def reserve(sheet: Worksheet, names: tuple[str, ...]) -> None:
    """Enter styles into the workbook's table, plain and for text that begins like a formula; an empty name is the style of a bare cell.

    Numbers of styles go by first use: reserved ones do not depend on what a visit's texts begin with.
    """
    for name in names:
        for text in ("a", "-"):
            cell = Cell(sheet, row=1, column=1)  # of no sheet: nothing of it is written
            if name:
                cell.style = f"fw {name}"
            put_text(cell, text)
            _ = cell.style_id


def shade(colours: tuple[str, str]) -> DifferentialStyle:
    """A conditional colour: fill and font."""
    return DifferentialStyle(font=Font(color=colours[1]), fill=PatternFill(bgColor=colours[0], fill_type="solid"))
