"""The XML of a worksheet in; its cells out, when it is written just as the usual programs write it: by splitting it, without a parser.

Every character among the cells must belong to a form that is known here, and nothing around them is taken but merged cells; the least thing
beyond gives None, and the sheet is walked element by element. Both ways give the same: a test holds that.

A row that was read is remembered by how it is written, with the texts that it shares: most rows of a sheet are, answers included, those of
another sheet of the round.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from floorwalk.incoming.above import parse_range
from floorwalk.incoming.memory import Memory
from floorwalk.incoming.rows import MERGES
from floorwalk.incoming.usual_cells import Unusual, UsualCells
from floorwalk.incoming.usual_texts import is_odd, usual_strings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from floorwalk.incoming.above import Range
    from floorwalk.incoming.cells import Raw, Shared
    from floorwalk.incoming.package import Package
    from floorwalk.incoming.parts import Look
    from floorwalk.incoming.row import Row

    # How a row is written: its bytes, or those between the shared texts that it names, with each text in its place.
    Written = bytes | tuple[bytes | Raw, ...]

__all__ = ["USUAL_SIZE", "Quick", "usual", "usual_strings"]

USUAL_SIZE = 2_000_000  # bytes: no audit sheet comes near
_NAMES = b' t="s"><v>'  # what stands before the number of a shared text
_NUMBERS = {str(number).encode(): number for number in range(10_000)}
_MERGE = re.compile(r'<mergeCell ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})" ?/>')
_ROOM = 5_000_000  # bytes of rows that are remembered
_LONGEST = 20_000  # bytes of a row that is worth remembering


class Quick(NamedTuple):
    """What a sheet holds: its rows by number, from above, and its merged cells."""

    rows: Mapping[int, Row]
    merges: list[Range]


class _Memory(Memory["Written", "Row"]):
    """Rows that were met under the looks of a styles part."""

    def __init__(self, looks: tuple[Look, ...]) -> None:
        super().__init__(self._read, _ROOM, _weight, _LONGEST)
        self._cells = UsualCells(looks)

    def _read(self, written: Written) -> Row:
        if isinstance(written, bytes):
            return self._cells.row(written, ())
        texts: list[Raw] = list(written[1::2])  # type: ignore[arg-type]  # every second one is a text
        pieces = [b"%d</v>" % number + piece for number, piece in enumerate(written[2::2])]  # type: ignore[operator]
        return self._cells.row(_NAMES.join([written[0], *pieces]), texts)  # type: ignore[list-item]


_memory = lru_cache(maxsize=4)(_Memory)  # by the looks of the styles, which all sheets of an edition have in common


def usual(package: Package, part: str, shared: Shared) -> Quick | None:
    """Give what a sheet holds; None when it is not written as usual. Raises Refused as the parser does."""
    if package.members[part.lower()].size > USUAL_SIZE:
        return None
    content = package.part(part)
    try:
        start, stop = content.index(b"<sheetData>") + 11, content.rindex(b"</sheetData>")
        merges = _merges(content[:start] + content[stop:])
        rows = _rows(content[start:stop], shared)
    except (ValueError, LookupError, Unusual):  # no UTF-8, no such text, or no such column
        return None
    package.budget.spend("cells", sum(len(row.cells) for row in rows.values()))
    return Quick(rows, merges)


def _rows(content: bytes, shared: Shared) -> dict[int, Row]:
    found: dict[int, Row] = {}
    memory, texts, count = _memory(tuple(shared.looks)), shared.cells, 0
    first, *rows = content.split(b'<row r="')
    if first:
        raise Unusual
    for written in rows:
        row = memory[_with_texts(written, texts) if _NAMES in written else written]
        if row.cells:
            found[row.number] = row
            count += 1
    if len(found) != count:
        raise Unusual
    return found if list(found) == sorted(found) else dict(sorted(found.items()))


def _with_texts(written: bytes, texts: Sequence[Raw]) -> Written:
    """How a row is written, whatever numbers the texts have in this file."""
    first, *others = written.split(_NAMES)
    found: list[bytes | Raw] = [first]
    for other in others:
        number, _, rest = other.partition(b"</v>")
        found += (texts[_NUMBERS[number]], rest)
    return tuple(found)


def _weight(written: Written) -> int:
    if isinstance(written, bytes):
        return len(written)
    return sum(len(piece) if isinstance(piece, bytes) else len(piece.text) for piece in written)


def _merges(written: bytes) -> list[Range]:
    """The merged cells, from what stands around the cells; raises Unusual when there is anything odd in it."""
    around = written.decode("utf-8")
    if is_odd(around) or around.count("<sheetData") > 1:
        raise Unusual
    count = around.count("mergeCell ")
    merges = [found for ref in _MERGE.findall(around) if (found := parse_range(ref))] if count else []
    if len(merges) != count or count > MERGES:
        raise Unusual
    return merges
