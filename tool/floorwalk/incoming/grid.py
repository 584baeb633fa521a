"""The parts of an Excel workbook in; its sheets as cells by row and column out."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from floorwalk.incoming.above import Above
from floorwalk.incoming.cells import Raw, Shared, column_letters, read_cells
from floorwalk.incoming.elements import walk, walk_small
from floorwalk.incoming.parts import Looks, Relations, Sheets, Strings, not_a_workbook
from floorwalk.incoming.refused import Refused, damaged
from floorwalk.incoming.row import by_row
from floorwalk.incoming.rows import Rows
from floorwalk.incoming.usual import USUAL_SIZE, usual, usual_strings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from floorwalk.incoming.package import Package
    from floorwalk.incoming.row import Row, Words

__all__ = ["MAX_SHEETS", "Book", "Grid", "column_letters", "read_book", "related", "too_many_sheets"]

MAX_SHEETS = 100


@dataclass
class Grid:
    """A sheet: its cells, and what lies over them; `part` is the member that holds it, if any."""

    title: str
    part: str = ""
    above: Above = field(default_factory=Above)
    known: Mapping[int, Row] | None = None  # `lines`, when they were read as such
    _having: dict[Words, list[Row]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def cells(self) -> dict[tuple[int, int], Raw]:
        """The cells that hold something, by row and column, both from 1."""
        return {at: cell for row in (self.known or {}).values() for at, cell in row.cells.items()}

    def text(self, row: int, column: int) -> str:
        cell = self.lines[row].cells.get((row, column)) if row in self.lines else None
        return cell.text if cell else ""

    def rows(self) -> list[int]:
        return list(self.lines)

    @cached_property
    def lines(self) -> Mapping[int, Row]:
        """The rows that hold something, by number, from above. Rows that hold the same are one object, in all files."""
        return by_row(self.cells) if self.known is None else self.known

    def having(self, words: Words) -> dict[int, Mapping[int, str]]:
        """The rows in which any of the words stands: which ones, by column."""
        rows = self._marked(words.among) if words.among else self.lines.values()
        return {row.number: found for row in rows if (found := row.having(words))}

    def _marked(self, words: Words) -> list[Row]:
        if words not in self._having:
            self._having[words] = [row for row in self.lines.values() if row.having(words)]
        return self._having[words]

    def drop(self, at: tuple[int, int]) -> None:
        """Take a cell out of the sheet."""
        self.cells.pop(at, None)
        self.known = None
        self._having.clear()
        self.__dict__.pop("lines", None)


@dataclass(frozen=True)
class Book:
    """All sheets of a workbook, whether its days count from 1904, and members with pictures or objects that lie on no cell."""

    grids: tuple[Grid, ...]
    from_1904: bool
    loose: tuple[str, ...] = ()


def read_book(package: Package) -> Book:
    """Read every worksheet; raises Refused for XML that is broken, hostile or out of bounds."""
    main = _main(package)
    sheets, links = walk_small(package, main, Sheets), related(package, main)
    if len(sheets.found) > MAX_SHEETS:
        raise too_many_sheets(len(sheets.found))
    shared = _shared(package, links, from_1904=sheets.from_1904)
    grids: dict[str, Grid] = {}
    for title, relation in sheets.found:
        kind, path = links.get(relation, ("", ""))
        if path in grids or path.lower() not in package.members:
            raise damaged(f"sheet '{title[:40]}' has no part of its own")
        if kind == "worksheet":
            grids[path] = _grid(package, path, title, shared)
    return Book(tuple(grids.values()), sheets.from_1904)


def _grid(package: Package, path: str, title: str, shared: Shared) -> Grid:
    """A sheet, the quick way when it is written as usual."""
    if quick := usual(package, path, shared):
        return Grid(title, path, Above(merges=quick.merges), quick.rows)
    rows = Rows()
    walk(package, path, rows)
    grid = Grid(title, path, Above(merges=rows.merges))
    grid.cells.update(read_cells(package, path, title, shared))
    return grid


def too_many_sheets(number: int) -> Refused:
    """The refusal of a workbook with so many sheets."""
    return Refused("FW602", f"the workbook has {number} sheets or more.", "Send the sheet as it was sent out, without others.")


def related(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Give, for each relation id of a part, the last word of its kind (worksheet, image, comments) and the member that it names."""
    folder, name = posixpath.split(part)
    own = posixpath.join(folder, "_rels", f"{name}.rels")
    if own not in package:
        return {}
    found = walk_small(package, own, Relations).found.items()
    return {id_: (kind.rpartition("/")[2], _path(folder, target)) for id_, (kind, target) in found}


def _path(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _main(package: Package) -> str:
    """The member that lists the sheets."""
    links = related(package, "").values()
    main = next((path for kind, path in links if kind == "officeDocument"), "xl/workbook.xml")
    if main.lower().endswith(".bin"):
        repair = "Open it in Excel, choose File, Save As, Excel Workbook (*.xlsx), and send that file."
        raise Refused("FW601", "this is a binary Excel workbook (.xlsb), which is not read.", repair)
    if main not in package:
        raise not_a_workbook()
    return main


def _shared(package: Package, links: dict[str, tuple[str, str]], *, from_1904: bool) -> Shared:
    paths = {kind: path for kind, path in reversed(links.values()) if path in package}
    strings = _strings(package, path) if (path := paths.get("sharedStrings")) else []
    looks = walk_small(package, path, Looks).found if (path := paths.get("styles")) else ()
    return Shared(strings, looks, from_1904)


def _strings(package: Package, path: str) -> list[str]:
    """The texts that cells share, the quick way when they are written as usual."""
    if package.members[path.lower()].size <= USUAL_SIZE:
        content = package.part(path)
        if (quick := usual_strings(content)) is not None:
            package.budget.spend("elements", len(quick))
            package.budget.spend("text", len(content))
            return quick
    strings = Strings()
    walk(package, path, strings)
    return strings.found
