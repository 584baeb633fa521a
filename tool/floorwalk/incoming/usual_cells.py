"""A row of a worksheet's XML in; its cells out, when each is written just as the usual programs write it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from floorwalk.incoming.cells import MAX_COLUMN, MAX_ROW, Raw, column_letters
from floorwalk.incoming.memory import Memory
from floorwalk.incoming.parts import plain
from floorwalk.incoming.row import Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.incoming.parts import Look

    Place = tuple[int, int]
    # A cell as it was met: its row, its place and what it holds. An empty one has no place; one that names a shared text has its number.
    Met = tuple[int, Place | None, Raw | int]

TEXT = "[^<\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*"
_PIECE = re.compile(  # what follows `<c r="`
    r'([A-Z]{1,2})([1-9][0-9]{0,4})"(?: s="([0-9]{1,5})")?(?: t="(n|s|str|inlineStr|b|e)")?(?: ?/>|>'
    rf"(?:(<f)(?: [^<>]*)?(?:/>|>{TEXT}</f>))?"
    rf'(?:<v>({TEXT})</v>|<v ?/>|<is><t(?: xml:space="preserve")?>({TEXT})</t></is>|<is><t ?/></is>)?</c>)\Z'
)
_ROW = re.compile(rb'([1-9][0-9]{0,4})"[ -;=?-~\t\n]{0,300}>\Z')
_ENTITY = re.compile("&(?:(lt|gt|amp|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_COLUMNS = {column_letters(column): column for column in range(1, MAX_COLUMN + 1)}
_ROOM = 2_000_000  # bytes of cells, as the files of a round write them, that are remembered from one file to the next
_LONGEST = 1_000  # bytes of a cell that is worth remembering
_KEPT = 20_000  # different contents of cells


class Unusual(Exception):
    """The sheet holds something that only the parser reads."""


class UsualCells:
    """Reads rows under the looks of a styles part. Thousands of cells in each sheet of a round are those of the sheet before it."""

    def __init__(self, looks: tuple[Look, ...]) -> None:
        self._looks = looks
        self._met: Memory[bytes, Met] = Memory(self._read, _ROOM, len, _LONGEST)
        self._same: Memory[Raw, Raw] = Memory(lambda cell: cell, _KEPT)  # equal contents are one object: what is smaller is found sooner

    def row(self, written: bytes, texts: Sequence[Raw]) -> Row:
        """A row, from behind `<row r="` to its end; raises Unusual or LookupError when it is not written as usual."""
        head, *pieces = written.removesuffix(b"</row>").split(b'<c r="')
        number, closed = _row(head)
        if closed == written.endswith(b"</row>"):
            raise Unusual
        met = list(map(self._met.__getitem__, pieces))
        full = [(at, cell) for own, at, cell in met if at is not None and own == number]
        cells = {at: texts[cell] if isinstance(cell, int) else cell for at, cell in full}
        if len(cells) != len(full) or any(own != number for own, _, _ in met):
            raise Unusual
        return Row(number, cells)

    def _read(self, piece: bytes) -> Met:
        row, at, cell = _read(piece.decode("utf-8"), self._looks)
        return row, at, cell if isinstance(cell, int) else self._same[cell]


@lru_cache(maxsize=1_024)
def _row(head: bytes) -> tuple[int, bool]:
    """The number of a row, as it begins, and whether it ends there at once."""
    number = _ROW.match(head)
    if number is None or int(number[1]) > MAX_ROW:
        raise Unusual
    return int(number[1]), head.endswith(b"/>")


def _read(piece: str, looks: tuple[Look, ...]) -> Met:
    """A cell, read for the first time."""
    known = _PIECE.match(piece)
    if known is None:
        raise Unusual
    letters, row, style, kind, formula, value, inline = known.groups(default="")
    if not (inline or value or formula):
        return int(row), None, 0
    at = int(row), _COLUMNS[letters]
    if kind == "s":
        if formula or not (value.isascii() and value.isdigit() and len(value) < 10):
            raise Unusual
        return at[0], at, int(value)
    cell = _inline(kind, inline, formula) if inline else _valued(kind, style, value, looks, formula=bool(formula))
    return at[0], at, cell


def _inline(kind: str, text: str, formula: str) -> Raw:
    if kind != "inlineStr":
        raise Unusual
    return Raw("s", plain(meant(text)), bool(formula))


def _valued(kind: str, style: str, text: str, looks: tuple[Look, ...], *, formula: bool) -> Raw:
    if kind == "inlineStr" and text:
        raise Unusual
    text = meant(text)
    if kind in ("", "n"):
        return Raw("n", text, formula, looks[int(style)] if style else "")
    return Raw("s" if kind in ("str", "inlineStr") else kind, plain(text), formula)


def meant(text: str) -> str:
    """The text that XML means; raises Unusual for an entity of its own and for signs that XML does not allow."""
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    number = int(found[2]) if found[2] else int(found[3], 16) if found[3] else 0
    if number in (0x9, 0xA, 0xD) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD or 0x10000 <= number <= 0x10FFFF:
        return chr(number)
    raise Unusual
