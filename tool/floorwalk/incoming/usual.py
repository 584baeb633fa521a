"""The XML of a worksheet in; its cells out, when it is written just as the usual programs write it: by splitting it, without a parser.

Every character among the cells must belong to a form that is known here, and nothing around them is taken but merged cells; the least thing
beyond gives None, and the sheet is walked element by element. Both ways give the same: a test holds that.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from floorwalk.incoming.above import parse_range
from floorwalk.incoming.cells import MAX_COLUMN, MAX_ROW, Raw, Shared, column_letters
from floorwalk.incoming.parts import plain
from floorwalk.incoming.rows import MERGES
from floorwalk.words.fold import SHORT, fold

if TYPE_CHECKING:
    from floorwalk.incoming.above import Range
    from floorwalk.incoming.package import Package
    from floorwalk.incoming.parts import Look

    Cells = dict[tuple[int, int], Raw]
    Places = dict[str, list[tuple[int, int]]]
    # A cell as it was met: its row, its place, what it holds, and its text, folded, when it is short. An empty one has no place; one that
    # names a shared text holds None, and comes with the number of the text.
    Met = tuple[int, tuple[int, int] | None, Raw | None, str | None, int]

USUAL_SIZE = 2_000_000  # bytes: no audit sheet comes near
_TEXT = "[^<\r\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]*"
_PIECE = re.compile(  # what follows `<c r="`
    r'([A-Z]{1,2})([1-9][0-9]{0,4})"(?: s="([0-9]{1,5})")?(?: t="(n|s|str|inlineStr|b|e)")?(?: ?/>|>'
    rf"(?:(<f)(?: [^<>]*)?(?:/>|>{_TEXT}</f>))?"
    rf'(?:<v>({_TEXT})</v>|<v ?/>|<is><t(?: xml:space="preserve")?>({_TEXT})</t></is>|<is><t ?/></is>)?</c>)\Z'
)
_ROW = re.compile(rb'([1-9][0-9]{0,4})"[ -;=?-~\t\n]{0,300}>\Z')
_ITEM = re.compile(rf'(?:<t(?: xml:space="preserve")?>({_TEXT})</t>|<t ?/>)</si>\Z')
_STRINGS = re.compile(r"<sst(?: [^<>]*)?>")
_ENTITY = re.compile("&(?:(lt|gt|amp|quot|apos)|#([0-9]{1,7})|#x([0-9A-Fa-f]{1,6}));|&")
_DECLARED = re.compile(r"""<\?xml version=["']1\.0["'](?: encoding=["']utf-8["'])?(?: standalone=["']\w+["'])?\s*\?>\s*""", re.IGNORECASE)
_MERGE = re.compile(r'<mergeCell ref="([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})" ?/>')
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_COLUMNS = {column_letters(column): column for column in range(1, MAX_COLUMN + 1)}
_KEPT = 20_000  # cells, as the files of a round write them, that are remembered from one file to the next
_LONGEST = 1_000  # bytes of a cell that is worth remembering


class Quick(NamedTuple):
    """What a sheet holds: its cells, where short texts stand among them, by the folded text, and its merged cells."""

    cells: Cells
    places: Places
    merges: list[Range]


class _Unusual(Exception):
    """The sheet holds something that only the parser reads."""


_NOTHING: Met = (0, None, None, None, 0)


class _Memory(dict[bytes, "Met"]):
    """Cells that were met, by how they are written. Thousands in each sheet of a round are those of the sheet before it."""

    def __init__(self, looks: tuple[Look, ...]) -> None:
        super().__init__()
        self.looks = looks
        self.alike: dict[Any, Any] = {}  # places and contents that are equal are one: what is smaller is found sooner

    def __missing__(self, piece: bytes) -> Met:
        row, at, cell, word, number = _read(piece.decode("utf-8"), self.looks)
        met = (row, self.alike.setdefault(at, at), self.alike.setdefault(cell, cell), word, number)
        if len(self) >= _KEPT:
            self.clear()
            self.alike.clear()
        if len(piece) <= _LONGEST:
            self[piece] = met
        return met


_memory = lru_cache(maxsize=2)(_Memory)  # by the looks of the styles, which all sheets of an edition have in common


def usual(package: Package, part: str, shared: Shared) -> Quick | None:
    """Give what a sheet holds; None when it is not written as usual. Raises Refused as the parser does."""
    if package.members[part.lower()].size > USUAL_SIZE:
        return None
    content = package.part(part)
    try:
        start, stop = content.index(b"<sheetData>") + 11, content.rindex(b"</sheetData>")
        around = (content[:start] + content[stop:]).decode("utf-8")
        if _is_odd(around) or around.count("<sheetData") > 1:
            return None
        cells, places = _cells(content[start:stop], shared)
    except (ValueError, LookupError, _Unusual):  # no UTF-8, no such string, or no such column
        return None
    merges = [found for ref in _MERGE.findall(around) if (found := parse_range(ref))]
    if len(merges) != around.count("mergeCell ") or len(merges) > MERGES:
        return None
    package.budget.spend("cells", len(cells))
    return Quick(cells, places, merges)


def usual_strings(content: bytes) -> list[str] | None:
    """Give the texts that cells share, from the part that holds them; None when it is not written as usual."""
    try:
        text = content.decode("utf-8")
        declared = _DECLARED.match(text)
        begun = _STRINGS.match(text, declared.end() if declared else 0)
        if begun is None or _is_odd(text) or not text.endswith("</sst>"):
            return None
        first, *items = text[begun.end() : -6].split("<si>")
        return None if first else [_item(item) for item in items]
    except (ValueError, _Unusual):
        return None


def _is_odd(text: str) -> bool:
    """Whether there is something that is neither element nor text, such as a comment or an entity of its own."""
    return "<!" in text or "<?" in text[5:] or (text.startswith("<?") and not _DECLARED.match(text))


def _cells(content: bytes, shared: Shared) -> tuple[Cells, Places]:
    found: Cells = {}
    places: Places = {}
    memory, texts, count = _memory(tuple(shared.looks)), shared.cells, 0
    first, *rows = content.split(b'<row r="')
    if first:
        raise _Unusual
    for written in rows:
        head, *pieces = written.removesuffix(b"</row>").split(b'<c r="')
        row, closed = _row(head)
        if closed == written.endswith(b"</row>"):
            raise _Unusual
        for own, at, met, folded, number in map(memory.__getitem__, pieces):
            if at is None:
                continue
            if own != row:
                raise _Unusual
            cell, word = texts[number] if met is None else (met, folded)
            found[at] = cell
            count += 1
            if word is not None:
                places.setdefault(word, []).append(at)
    if len(found) != count:
        raise _Unusual
    return found, places


@lru_cache(maxsize=1_024)
def _row(head: bytes) -> tuple[int, bool]:
    """The number of a row, as it begins, and whether it ends there at once."""
    number = _ROW.match(head)
    if number is None or int(number[1]) > MAX_ROW:
        raise _Unusual
    return int(number[1]), head.endswith(b"/>")


def _read(piece: str, looks: tuple[Look, ...]) -> Met:
    """A cell, read for the first time."""
    known = _PIECE.match(piece)
    if known is None:
        raise _Unusual
    letters, row, style, kind, formula, value, inline = known.groups(default="")
    if not (inline or value or formula):
        return _NOTHING
    at = int(row), _COLUMNS[letters]
    if kind == "s":
        if formula or not (value.isascii() and value.isdigit() and len(value) < 10):
            raise _Unusual
        return at[0], at, None, None, int(value)
    cell = _inline(kind, inline, formula) if inline else _valued(kind, style, value, looks, formula=bool(formula))
    is_short = cell.type == "s" and len(cell.text) <= SHORT
    return at[0], at, cell, fold(cell.text) if is_short else None, 0


def _inline(kind: str, text: str, formula: str) -> Raw:
    if kind != "inlineStr":
        raise _Unusual
    return Raw("s", plain(_meant(text)), bool(formula))


def _valued(kind: str, style: str, text: str, looks: tuple[Look, ...], *, formula: bool) -> Raw:
    if kind == "inlineStr" and text:
        raise _Unusual
    text = _meant(text)
    if kind in ("", "n"):
        return Raw("n", text, formula, looks[int(style)] if style else "")
    return Raw("s" if kind in ("str", "inlineStr") else kind, plain(text), formula)


def _item(written: str) -> str:
    found = _ITEM.match(written)
    if found is None:
        raise _Unusual
    return plain(_meant(found[1] or ""))


def _meant(text: str) -> str:
    return _ENTITY.sub(_entity, text) if "&" in text else text


def _entity(found: re.Match[str]) -> str:
    if found[1]:
        return _NAMED[found[1]]
    number = int(found[2]) if found[2] else int(found[3], 16) if found[3] else 0
    if number in (0x9, 0xA, 0xD) or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD or 0x10000 <= number <= 0x10FFFF:
        return chr(number)
    raise _Unusual
