"""The parts of a workbook in; its sheets as cells by row and column out."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from floorwalk.sheet.cells import Raw, column_letters, read_cells
from floorwalk.sheet.package import damaged
from floorwalk.sheet.parts import Looks, Relations, Sheets, Strings

if TYPE_CHECKING:
    from floorwalk.sheet.elements import Elements
    from floorwalk.sheet.package import Package

__all__ = ["Book", "Grid", "column_letters", "read_book"]


@dataclass
class Grid:
    """A sheet: cells by (row, column), both from 1."""

    title: str
    cells: dict[tuple[int, int], Raw] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        cell = self.cells.get((row, column))
        return cell.text if cell else ""

    def rows(self) -> list[int]:
        return sorted({row for row, _ in self.cells})


@dataclass(frozen=True)
class Book:
    """All sheets of a workbook, and whether its days count from 1904."""

    grids: tuple[Grid, ...]
    from_1904: bool


def read_book(package: Package) -> Book:
    """Read every worksheet; raises Refused for XML that is broken, hostile or out of bounds."""
    relations, sheets, strings, looks = Relations(), Sheets(), Strings(), Looks()
    relations.parse(package.part("xl/_rels/workbook.xml.rels"))
    sheets.parse(package.part("xl/workbook.xml"))
    _parse_if_there(package, "xl/sharedStrings.xml", strings)
    _parse_if_there(package, "xl/styles.xml", looks)
    read: set[str] = set()
    grids = []
    for title, relation in sheets.found:
        kind, target = relations.found.get(relation, ("", ""))
        if kind.endswith("/worksheet"):
            path = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
            if path in read:
                raise damaged(f"two sheets are the same part '{path[:60]}'")
            read.add(path)
            grids.append(Grid(title, read_cells(title, package.part(path), strings.found, looks.found)))
    return Book(tuple(grids), sheets.from_1904)


def _parse_if_there(package: Package, name: str, elements: Elements) -> None:
    if name in package.names:
        elements.parse(package.part(name))
