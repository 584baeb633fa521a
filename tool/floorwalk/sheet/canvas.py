"""A worksheet to write on: text as text, formulas with their blank result, and the set-up that all sheets share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from floorwalk.excel.cells import put
from floorwalk.excel.heights import row_height
from floorwalk.sheet.formulas import Formula

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class Height:
    """How high a row must be: its (text, column width) cells, the size of their letters and the least height, in points."""

    cells: Sequence[tuple[str, float]]
    size: float
    least: float

    def points(self) -> float:
        return row_height(list(self.cells), size=self.size, least=self.least)


@dataclass
class Canvas:
    """A sheet, the results that its formulas show before anything is filled in, and what its rows' heights depend on."""

    sheet: Worksheet
    blank: dict[str, float | str] = field(default_factory=dict)
    heights: dict[int, Height] = field(default_factory=dict)

    def put(self, where: str, value: Formula | str | float | date | None, style: str = "") -> Cell:
        """Write a value and give it a named style."""
        cell: Cell = self.sheet[where]
        if style:
            cell.style = f"fw {style}"  # before the value: text that begins with = or + marks its cell
        if isinstance(value, Formula):
            cell.value = value.text
            self.blank[where] = value.blank
        elif value is not None and value != "":
            put(cell, value)
        return cell

    def high(self, row: int, *cells: tuple[str, float], size: float = 10.0, least: float = 17.0) -> None:
        """Make a row as high as its (text, column width) cells need."""
        self.heights[row] = Height(cells, size, least)
        self.sheet.row_dimensions[row].height = self.heights[row].points()

    def across(self, area: str, text: str, style: str, width: float, *, size: float = 10.0, least: float = 17.0) -> None:
        """Write a text over merged cells of one row, as `A2:L2`, wrapped; `width` is theirs together, in digits."""
        first = area.partition(":")[0]
        row = self.put(first, text, style).row
        self.sheet.merge_cells(area)
        self.high(row, (text, width), size=size, least=least)

    def name(self, name: str, cells: str) -> None:
        """Give cells of this sheet a name in the workbook, as `fw_month` for `$D$12`."""
        book = self.sheet.parent
        assert book is not None  # noqa: S101  # every sheet that we write stands in a workbook
        book.defined_names[name] = DefinedName(name, attr_text=f"'{self.sheet.title}'!{cells}")

    def finish(self, footer: str, *, portrait: bool = False, fit_height: bool = False) -> None:
        """Protect without a password, and set up for A4 paper one page wide."""
        sheet = self.sheet
        sheet.sheet_view.showGridLines = False
        sheet.protection.sheet = True
        for allowed in ("formatColumns", "formatRows", "autoFilter", "sort"):
            setattr(sheet.protection, allowed, False)  # False lets people do it: the attribute says what is locked
        sheet.page_setup.orientation = "portrait" if portrait else "landscape"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 1 if fit_height else 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.45, bottom=0.55, header=0.2, footer=0.25)
        parts = sheet.oddFooter
        if parts is not None:
            parts.left.text, parts.left.size = footer.replace("&", "&&"), 8
            parts.right.text, parts.right.size = "&P / &N", 8
