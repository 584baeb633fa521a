"""The parts of an OpenDocument workbook (.ods) in; its sheets as cells by row and column out, with the types that the program stored.

Layout: OpenDocument 1.3, part 3, chapter 9 (tables).
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from floorwalk.incoming.above import Box, Comment, Picture, Range
from floorwalk.incoming.cells import MAX_COLUMN, MAX_ROW, Raw, column_letters, too_far
from floorwalk.incoming.elements import Elements, walk
from floorwalk.incoming.grid import MAX_SHEETS, Book, Grid, too_many_sheets
from floorwalk.incoming.ods_cell import OdsCell, count
from floorwalk.incoming.parts import not_a_workbook
from floorwalk.incoming.refused import Refused
from floorwalk.source.photos import photo_of

if TYPE_CHECKING:
    from floorwalk.incoming.package import Package

_CELLS = ("table-cell", "covered-table-cell")
_PICTURES = "Pictures/"
_MERGES = 5_000


def read_ods(package: Package) -> Book:
    """Read every sheet; raises Refused for XML that is broken, hostile or out of bounds, and for files with a password."""
    manifest = _Manifest()
    if "META-INF/manifest.xml" in package:
        walk(package, "META-INF/manifest.xml", manifest)
    if manifest.encrypted or "encrypted-package" in package:
        raise Refused("FW630", "the file is protected with a password.", "Save it without a password and send it again.")
    tables = _Tables(package)
    walk(package, "content.xml", tables)
    if not tables.is_spreadsheet:
        raise not_a_workbook()
    loose = (one.name for name, one in sorted(package.members.items()) if name.startswith(_PICTURES.lower()) and name not in tables.shown)
    # Dates are written as such, whatever day the program counts from.
    return Book(tuple(tables.found), from_1904=False, loose=tuple(loose))


class _Manifest(Elements):
    """Whether parts are encrypted."""

    encrypted = False

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if name == "encryption-data":
            self.encrypted = True


class _Tables(Elements):
    def __init__(self, package: Package) -> None:
        super().__init__()
        self.found: list[Grid] = []
        self.shown: set[str] = set()  # pictures that lie on a cell
        self.is_spreadsheet = False
        self._package = package
        self._grid = Grid("")
        self._cell: OdsCell | None = None
        self._cell_depth = 0
        self._row = self._column = self._rows = self._columns = 0
        self._cells: dict[int, Raw] = {}  # of the row

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._cell:
            self._cell.say(self.take())
            self._cell.start(name, attributes)
            self.collecting = True
        elif name in _CELLS:
            self._column, self._columns = self._column + self._columns, count(attributes, "number-columns-repeated")
            self._cell, self._cell_depth, self.collecting = OdsCell(attributes), self._depth, True
        elif name == "table-row":
            self._row, self._rows = self._row + self._rows, count(attributes, "number-rows-repeated")
            self._column, self._columns, self._cells = 1, 0, {}
        elif name == "table":
            self._begin(next((value for key, value in attributes.items() if key.endswith(" name")), ""))
        else:
            self._beside(name)

    def end(self, name: str) -> None:
        if self._cell:
            self._cell.say(self.take())
            if self._depth >= self._cell_depth:
                self._cell.end()
                self.collecting = True
            else:
                self._keep(self._cell)
                self._cell = None
        elif name == "table-row" and self._cells:
            for row in range(self._row, self._row + self._rows):
                self._grid.cells.update({(row, column): raw for column, raw in self._cells.items()})

    def _begin(self, title: str) -> None:
        if len(self.found) >= MAX_SHEETS:
            raise too_many_sheets(len(self.found) + 1)
        self._grid, self._row, self._rows = Grid(title), 1, 0
        self.found.append(self._grid)

    def _beside(self, name: str) -> None:
        """Elements outside of cells: some hold copies of other files' sheets, kept for formulas that refer to them."""
        if name == "spreadsheet":
            self.is_spreadsheet = True
        elif name == "table-source" and self.found:
            self.found.pop()

    def _keep(self, cell: OdsCell) -> None:
        self._above(cell)
        raw = cell.raw()
        if raw is None:
            return
        last, bottom = self._column + self._columns - 1, self._row + self._rows - 1
        if last > MAX_COLUMN or bottom > MAX_ROW:
            raise too_far(self._grid.title, bottom, last)
        self.budget.spend("cells", self._columns * self._rows)
        self._cells.update(dict.fromkeys(range(self._column, last + 1), raw))

    def _above(self, cell: OdsCell) -> None:
        row, column, above = self._row, self._column, self._grid.above
        author, comment = cell.comment
        above.comments += [Comment(row, column, author, comment)] if comment else []
        above.boxes += [Box(row, column, cell.box)] if cell.box else []
        for href in dict.fromkeys(image.removeprefix("./") for image in cell.images):
            if href in self._package and href.startswith(_PICTURES):
                self.shown.add(href.lower())
                photo = photo_of(posixpath.basename(href), self._package.chunks(href), pasted=True)
                above.pictures.append(Picture(row, column, photo))
            elif "ObjectReplacements" not in href:  # how a chart looks
                above.pictures.append(Picture(row, column, None))
        down, across = (count(cell.own, f"number-{what}-spanned") for what in ("rows", "columns"))
        if down * across > 1 and len(above.merges) < _MERGES:
            bottom, right = row + down - 1, column + across - 1
            name = f"{column_letters(column)}{row}:{column_letters(right)}{bottom}"
            above.merges.append(Range(row, column, bottom, right, name))
