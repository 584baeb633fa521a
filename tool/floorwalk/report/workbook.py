"""Figures in; the bytes of report.xlsx out: one table a sheet, every text a text, the same bytes for the same figures."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter

from floorwalk.excel.cells import FORMULA_STARTS, put
from floorwalk.excel.fixed import to_parts, zipped
from floorwalk.excel.heights import row_height
from floorwalk.report import colours
from floorwalk.report.native import native_chart
from floorwalk.report.rapid import row_xml, with_rows
from floorwalk.report.tables import tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.excel.cells import Value
    from floorwalk.report.figures import Figures
    from floorwalk.report.labels import Words
    from floorwalk.report.measures.measured import Measured
    from floorwalk.report.rows import Row, Table

FONT, LINE, A4 = "Calibri", 15.0, 9  # LINE: height of a row in points; A4: its number among paper sizes
SHORT = 40  # rows up to which a chart stands below its table, where it is seen and printed
WRAP = 30  # columns at least this wide wrap their text
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def report_workbook(figures: Figures, measured: Measured, t: Words) -> bytes:
    """Give the workbook's file."""
    workbook = Workbook(write_only=True)
    rows = [_write(workbook.create_sheet(_sheet_name(table)), table, figures, t) for table in tables(figures, measured, t)]
    workbook.properties.title = f"{figures.round.title}: {figures.title}"
    parts = to_parts(workbook, figures.made)
    for number, own in enumerate(rows, start=1):
        name = f"xl/worksheets/sheet{number}.xml"
        parts[name] = with_rows(parts[name], own)
    return zipped(parts)


def _sheet_name(table: Table) -> str:
    return _NOT_IN_NAMES.sub(" ", table.name)[:31]


def _write(sheet: Any, table: Table, figures: Figures, t: Words) -> list[str]:
    """Set up a sheet with its head; gives the XML of the rows below it."""
    above = _above(figures, t)
    head = len(above) + 1
    _set_up(sheet, table, head, figures)
    pens = _Pens(sheet, figures.company.colour)
    for text in above:
        sheet.append([pens.write("banner", text if number == 0 else None) for number in range(len(table.heads))])
    sheet.row_dimensions[head].height = max(_height(title, width) for title, width in table.heads)
    sheet.append([pens.write("head", title) for title, _ in table.heads])
    wide = [table.wraps and width >= WRAP for _, width in table.heads]
    made = [_row(number, row, wide, table, pens) for number, row in enumerate(table.rows, start=head + 1)]
    if table.chart and len(made) > 1:
        beside = len(made) > SHORT
        place = f"{get_column_letter(len(table.heads) + 2)}{head}" if beside else f"A{head + len(made) + 2}"
        titles = [title for title, _ in table.heads]
        sheet.add_chart(native_chart(table.chart, sheet.title, head, len(made), titles, figures.company.colour), place)
    return made


def _row(number: int, row: Row, wide: Sequence[bool], table: Table, pens: _Pens) -> str:
    height = None
    if table.wraps:
        widths = (width for _, width in table.heads)
        height = max(
            _height(value, width) if isinstance(value, str) and wraps else LINE
            for value, width, wraps in zip(row, widths, wide, strict=True)
        )
    return row_xml(
        number, ((value, pens.style_of(value, wide=wraps, wraps=table.wraps)) for value, wraps in zip(row, wide, strict=True)), height
    )


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
        self._numbers: dict[tuple[str, bool], int] = {}
        ground, ink = (one.lstrip("#").upper() for one in (colour, colours.on(colour)))
        top, wrap = Alignment(vertical="top", horizontal="left"), Alignment(vertical="top", wrap_text=True)
        self._styles: dict[str, Any] = {
            "head": self._style(font=Font(name=FONT, bold=True, color=ink), fill=PatternFill("solid", start_color=ground), alignment=wrap),
            "banner": self._style(font=Font(name=FONT, bold=True), fill=PatternFill("solid", start_color="FFF3C4")),
            "wrap": self._style(alignment=wrap),
            "top": self._style(alignment=Alignment(vertical="top")),
            "left": self._style(alignment=top),
            "day": self._style(number_format="yyyy-mm-dd", alignment=Alignment(vertical="top", horizontal="left", indent=1)),
            "plain": self._style(),
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

    def style_of(self, value: Value, *, wide: bool, wraps: bool) -> int:
        """The number of the style that a value's cell has."""
        if isinstance(value, date):
            return self._number("day")
        if isinstance(value, Decimal):
            return self._number("percent")
        if isinstance(value, str):
            kind = "wrap" if wide else "top" if wraps else "plain"
            return self._number(kind, quoted=value.startswith(FORMULA_STARTS))
        return self._number("left" if wide else "top" if wraps else "plain")

    def _number(self, name: str, *, quoted: bool = False) -> int:
        """`quoted`: the text stays text even when somebody edits it."""
        if (name, quoted) not in self._numbers:
            style = StyleArray(self._styles[name] or StyleArray())
            style.quotePrefix = int(quoted)
            self._numbers[name, quoted] = self._sheet.parent._cell_styles.add(style)
        return self._numbers[name, quoted]
