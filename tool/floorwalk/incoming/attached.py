"""A workbook's parts and its sheets in; what lies over the cells written into each sheet, and what hangs on no cell out."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from floorwalk.incoming.above import Box, Picture
from floorwalk.incoming.comments import Comments, Persons, Threads, joined
from floorwalk.incoming.drawings import Drawing
from floorwalk.incoming.elements import walk
from floorwalk.incoming.grid import related
from floorwalk.incoming.in_cells import InCells
from floorwalk.incoming.rows import Rows
from floorwalk.source.photos import photo_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from floorwalk.incoming.drawings import Anchor
    from floorwalk.incoming.grid import Grid
    from floorwalk.incoming.package import Package
    from floorwalk.model import Photo

_OVER = ("drawing", "comments", "threadedComment")  # kinds of parts that lie over a sheet
_MEDIA = "xl/media/"
_EMBEDDED = ("xl/embeddings/", "xl/diagrams/data", "xl/ink/")
_PERSONS = "xl/persons/"


def attach(package: Package, grids: Sequence[Grid]) -> tuple[str, ...]:
    """Fill `above` of each sheet; give the members that hold something of people's and lie on no cell: pictures in headers, objects."""
    desk = _Desk(package)
    for grid in grids:
        desk.look_over(grid)
    return _loose(package, frozenset(desk.used))


def _loose(package: Package, used: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        member.name
        for name, member in sorted(package.members.items())
        if (name.startswith(_MEDIA) and name not in used) or name.startswith(_EMBEDDED)
    )


class _Desk:
    """One workbook, looked over sheet by sheet; a picture that several sheets show is read once."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.used: set[str] = set()
        self._in_cells = InCells(package)
        self._photos: dict[str, Photo] = {}
        self._persons: dict[str, str] = {}
        for name in sorted(one for one in package.members if one.startswith(_PERSONS) and one.endswith(".xml")):
            persons = Persons()
            walk(package, name, persons)
            self._persons |= persons.found

    def look_over(self, grid: Grid) -> None:
        links = [(kind, path) for kind, path in related(self.package, grid.part).values() if path in self.package]
        drawings, notes, threads = (
            [path for kind, path in links if kind == wanted] for wanted in ("drawing", "comments", "threadedComment")
        )
        if self._in_cells.any or drawings:
            rows = Rows()
            walk(self.package, grid.part, rows)
            for path in drawings:
                self._drawing(grid, path, rows)
            self._cells(grid, rows)
        if notes or threads:
            self._comments(grid, notes, threads)

    def _comments(self, grid: Grid, notes: Iterable[str], threads: Iterable[str]) -> None:
        said, talked = Comments(), Threads()
        for path in notes:
            walk(self.package, path, said)
        for path in threads:
            walk(self.package, path, talked)
        grid.above.comments += joined(said.found, talked.found, self._persons)

    def _cells(self, grid: Grid, rows: Rows) -> None:
        """Pictures in cells; what older versions show in their place is no text of anybody's."""
        for (row, column), member in self._in_cells.of(grid, rows.placed).items():
            if member in self.package:
                grid.above.pictures.append(Picture(row, column, self._photo(member)))
                grid.drop((row, column))

    def _drawing(self, grid: Grid, path: str, rows: Rows) -> None:
        drawing, links = Drawing(), related(self.package, path)
        walk(self.package, path, drawing)
        for anchor in drawing.found:
            row, column = standing(anchor, rows), anchor.column + 1
            grid.above.boxes += [Box(row, column, text) for text in anchor.texts]
            members = [links.get(id_, ("", ""))[1] for id_ in anchor.pictures]
            photos = [self._photo(member) if member in self.package else None for member in members]
            grid.above.pictures += [Picture(row, column, photo, grouped=len(photos) > 1) for photo in photos]
        self._spare(links.values())

    def _spare(self, links: Iterable[tuple[str, str]]) -> None:
        """The same picture in another form, as SVG beside PNG: it is on the sheet, and needs no word of its own."""
        self.used |= {path.lower() for kind, path in links if kind == "image" and path.lower().endswith((".svg", ".emf", ".wmf", ".wdp"))}

    def _photo(self, member: str) -> Photo:
        self.used.add(member.lower())
        if member not in self._photos:
            self._photos[member] = photo_of(posixpath.basename(member), self.package.chunks(member), pasted=True)
        return self._photos[member]


def standing(anchor: Anchor, rows: Rows) -> int:
    """The row, from 1, that a picture belongs to.

    It is the row in which its upper edge lies: there the cursor stood when it was pasted, however many rows a large photo covers. One that
    begins in the lower half of a row and reaches further into the next was dropped a little too high by hand, and belongs to the next.
    """
    row, offset = rows.at(anchor.top) if anchor.top is not None else (anchor.row + 1, anchor.offset)
    height = rows.height(row)
    here, following = height - offset, rows.below(row)
    if anchor.last_row is not None:
        reach = anchor.last_offset if anchor.last_row + 1 == following else rows.height(following) if anchor.last_row + 1 > following else 0
    else:
        reach = min(rows.height(following), anchor.height - here)
    return following if here < height / 2 and reach > here else row
