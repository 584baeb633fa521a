"""Figures in; the bytes of report.xlsx out: one table a sheet, every text a text, the same bytes for the same figures."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from floorwalk.excel.cells import put
from floorwalk.excel.fixed import to_bytes
from floorwalk.excel.heights import row_height
from floorwalk.report import colours
from floorwalk.report.rows import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.excel.cells import Value
    from floorwalk.report.figures import Figures
    from floorwalk.report.labels import Words
    from floorwalk.report.rows import Row, Table

FONT, LINE, A4 = "Calibri", 15.0, 9  # LINE: height of a row in points; A4: its number among paper sizes
WRAP = 30  # columns at least this wide wrap their text
_PLAIN = re.compile(r"[^=+\-@\t#\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff][^\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]{0,200}")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def report_workbook(figures: Figures, t: Words) -> bytes:
    """Give the workbook's file."""
    workbook = Workbook(write_only=True)
    for table in tables(figures, t):
        _write(workbook.create_sheet(_NOT_IN_NAMES.sub(" ", table.name)[:31]), table, figures, t)
    workbook.properties.title = f"{figures.round.title}: {figures.title}"
    return to_bytes(workbook, figures.made)


def _write(sheet: Any, table: Table, figures: Figures, t: Words) -> None:
    above = _above(figures, t)
    _set_up(sheet, table, len(above) + 1, figures)
    pens = _Pens(sheet, figures.company.colour)
    for text in above:
        sheet.append([pens.write("banner", text if number == 0 else None) for number in range(len(table.heads))])
    widths = [width for _, width in table.heads]
    sheet.row_dimensions[len(above) + 1].height = max(_height(title, width) for title, width in table.heads)
    sheet.append([pens.write("head", title) for title, _ in table.heads])
    wide = [table.wraps and width >= WRAP for width in widths]
    for number, row in enumerate(table.rows, start=len(above) + 2):
        if table.wraps:
            sheet.row_dimensions[number].height = max(_height(value, width) if isinstance(value, str) and wraps else LINE
                                                      for value, width, wraps in zip(row, widths, wide, strict=True))  # fmt: skip
        sheet.append(pens.row(row, wide, wraps=table.wraps))


@lru_cache(maxsize=20_000)  # questions come back in every store
def _height(text: str, width: int) -> float:
    return row_height([(text, float(width))], size=11.0, least=LINE)


def _above(figures: Figures, t: Words) -> list[str]:
    """Lines above the column heads: simulated data is said on every sheet, and so is the company's notice."""
    said = [t("Simulated data: these audits were filled by a program, not by people.")] if figures.simulated else []
    return said + ([figures.company.notice] if figures.company.notice else [])


def _set_up(sheet: Any, table: Table, head: int, figures: Figures) -> None:
    """Widths, frozen head, filter and print set-up; the head is row `head`."""
    for number, (_, width) in enumerate(table.heads, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = f"A{head + 1}"
    if len(table.heads) > 2:
        sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(table.heads))}{head}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    title = f"{figures.round.title} · {table.name}".replace("&", "&&")
    sheet.oddFooter.center.text = f"{title} · &P / &N"


class _Pens:
    """Cells in the few styles that the report uses; a style is made once and shared."""

    def __init__(self, sheet: Any, colour: str) -> None:
        self._sheet = sheet
        ground, ink = (one.lstrip("#").upper() for one in (colour, colours.on(colour)))
        top, wrap = Alignment(vertical="top", horizontal="left"), Alignment(vertical="top", wrap_text=True)
        self._styles: dict[str, Any] = {
            "head": self._style(font=Font(name=FONT, bold=True, color=ink), fill=PatternFill("solid", start_color=ground), alignment=wrap),
            "banner": self._style(font=Font(name=FONT, bold=True), fill=PatternFill("solid", start_color="FFF3C4")),
            "wrap": self._style(alignment=wrap),
            "top": self._style(alignment=Alignment(vertical="top")),
            "left": self._style(alignment=top),
            "day": self._style(number_format="yyyy-mm-dd", alignment=Alignment(vertical="top", horizontal="left", indent=1)),
            "percent": self._style(number_format="0.0", alignment=Alignment(vertical="top", horizontal="right", indent=1)),
        }

    def _style(self, **parts: Any) -> Any:
        cell: Any = WriteOnlyCell(self._sheet)
        for name, part in parts.items():
            setattr(cell, name, part)
        return cell._style

    def write(self, style: str, value: Value) -> Any:
        cell: Any = WriteOnlyCell(self._sheet)
        cell._style = self._styles[style]
        put(cell, value)
        return cell

    def row(self, row: Row, wide: Sequence[bool], *, wraps: bool) -> list[Any]:
        return [self._cell(value, wide_, wraps) for value, wide_ in zip(row, wide, strict=True)]

    def _cell(self, value: Value, wide: bool, wraps: bool) -> Any:
        if value is None:
            return None
        if isinstance(value, date):
            return self.write("day", value)
        if isinstance(value, Decimal):
            return self.write("percent", value)
        if wraps:
            return self.write("top" if not wide else "wrap" if isinstance(value, str) else "left", value)
        if isinstance(value, Fraction):
            return value.numerator if value.denominator == 1 else float(value)
        return value if not isinstance(value, str) or _PLAIN.fullmatch(value) else self.write("top", value)
