"""The parts of an Excel workbook in; its sheets as cells by row and column out."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from floorwalk.incoming.above import Above
from floorwalk.incoming.cells import Raw, Shared, column_letters, read_cells
from floorwalk.incoming.elements import walk
from floorwalk.incoming.parts import Looks, Relations, Sheets, Strings, not_a_workbook
from floorwalk.incoming.refused import Refused, damaged
from floorwalk.incoming.rows import Rows
from floorwalk.incoming.usual import USUAL_SIZE, usual, usual_strings
from floorwalk.words.fold import SHORT, fold

if TYPE_CHECKING:
    from floorwalk.incoming.package import Package
    from floorwalk.incoming.parts import Look

__all__ = ["MAX_SHEETS", "Book", "Grid", "column_letters", "read_book", "related", "too_many_sheets"]

MAX_SHEETS = 100


_USUAL_STYLES = 100_000  # bytes: the looks of larger ones are not kept for the next file
_USUAL_RELATIONS = 5_000  # bytes


@dataclass
class Grid:
    """A sheet: cells by (row, column), both from 1, and what lies over them; `part` is the member that holds it, if any."""

    title: str
    cells: dict[tuple[int, int], Raw] = field(default_factory=dict)
    part: str = ""
    above: Above = field(default_factory=Above)
    short: dict[str, list[tuple[int, int]]] | None = None  # `places`, when they are known

    def text(self, row: int, column: int) -> str:
        cell = self.cells.get((row, column))
        return cell.text if cell else ""

    def rows(self) -> list[int]:
        return list(self._rows)

    @cached_property
    def _rows(self) -> list[int]:
        return sorted({row for row, _ in self.cells})

    @cached_property
    def places(self) -> dict[str, list[tuple[int, int]]]:
        """Where each text stands that could be a key or a label, by the folded text."""
        if self.short is not None:
            return self.short
        found: dict[str, list[tuple[int, int]]] = {}
        for at, (kind, text, _, _) in self.cells.items():
            if kind == "s" and len(text) <= SHORT:
                found.setdefault(fold(text), []).append(at)
        return found


@dataclass(frozen=True)
class Book:
    """All sheets of a workbook, whether its days count from 1904, and members with pictures or objects that lie on no cell."""

    grids: tuple[Grid, ...]
    from_1904: bool
    loose: tuple[str, ...] = ()


def read_book(package: Package) -> Book:
    """Read every worksheet; raises Refused for XML that is broken, hostile or out of bounds."""
    main = _main(package)
    sheets, links = Sheets(), related(package, main)
    walk(package, main, sheets)
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
        return Grid(title, quick.cells, path, Above(merges=quick.merges), quick.places)
    rows = Rows()
    walk(package, path, rows)
    return Grid(title, read_cells(package, path, title, shared), path, Above(merges=rows.merges))


def too_many_sheets(number: int) -> Refused:
    """The refusal of a workbook with so many sheets."""
    return Refused("FW602", f"the workbook has {number} sheets or more.", "Send the sheet as it was sent out, without others.")


def related(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Give, for each relation id of a part, the last word of its kind (worksheet, image, comments) and the member that it names."""
    folder, name = posixpath.split(part)
    own = posixpath.join(folder, "_rels", f"{name}.rels")
    if own not in package:
        return {}
    if package.members[own.lower()].size <= _USUAL_RELATIONS:
        return _links(folder, package.part(own))
    relations = Relations()
    walk(package, own, relations)
    return _named(folder, relations)


@lru_cache(maxsize=64)
def _links(folder: str, content: bytes) -> dict[str, tuple[str, str]]:
    """What a part of relations names: in all sheets of a round most are the same."""
    relations = Relations()
    relations.parse(content)
    return _named(folder, relations)


def _named(folder: str, relations: Relations) -> dict[str, tuple[str, str]]:
    return {id_: (kind.rpartition("/")[2], _path(folder, target)) for id_, (kind, target) in relations.found.items()}


def _path(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _main(package: Package) -> str:
    """The member that lists the sheets."""
    links = related(package, "").values()
    main = next((path for kind, path in links if kind == "officeDocument"), "xl/workbook.xml")
    if main.lower().endswith(".bin"):
        raise Refused("FW601", "this is a binary Excel workbook (.xlsb).", "Save it as Excel workbook (.xlsx) and send it again.")
    if main not in package:
        raise not_a_workbook()
    return main


def _shared(package: Package, links: dict[str, tuple[str, str]], *, from_1904: bool) -> Shared:
    paths = {kind: path for kind, path in reversed(links.values()) if path in package}
    strings = _strings(package, path) if (path := paths.get("sharedStrings")) else []
    if not (path := paths.get("styles")):
        return Shared(strings, (), from_1904)
    if package.members[path.lower()].size <= _USUAL_STYLES:
        return Shared(strings, _looks(package.part(path)), from_1904)
    looks = Looks()
    walk(package, path, looks)
    return Shared(strings, looks.found, from_1904)


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


@lru_cache(maxsize=64)
def _looks(content: bytes) -> tuple[Look, ...]:
    """The looks of a styles part: all sheets of a round have the same."""
    looks = Looks()
    looks.parse(content)
    return tuple(looks.found)
