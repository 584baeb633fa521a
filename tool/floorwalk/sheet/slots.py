"""A part of a workbook in which marks stand for what differs in; what stays of it out, and for each visit what stands in between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Protocol

from floorwalk.excel.cells import FORMULA_STARTS
from floorwalk.excel.heights import advance, letter_like, letters_in, row_height
from floorwalk.excel.markup import cell, escaped, points

if TYPE_CHECKING:
    from floorwalk.sheet.canvas import Height

# Two characters that Unicode keeps free for use inside a program: nobody's text holds them.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}([a-z_]+){_CLOSE}")
_ROW = re.compile(r'<row r="(\d+)" ht="([^"]+)"')
_CELL = re.compile(rf'<c r="([A-Z]+[0-9]+)"(?: s="(\d+)")? t="inlineStr"><is><t>([^<]*{_OPEN}[^<]*)</t></is></c>')
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_BRIDGE = 256  # bytes: what stays between two slots and is shorter is written with them
_BETWEEN = "\0"  # no text in a workbook holds it
XML: Final = "xml"  # the key of the mark for what is XML already

Own = Mapping[str, str]  # a visit's texts by key, made safe


class Slot(Protocol):
    """What stands in one place of a part, for a visit."""

    def __call__(self, own: Own, /) -> str: ...


Hole = tuple["str | Slot", ...]  # slots, and the little that stays between them


def marked(key: str) -> str:
    """The text that stands for a visit's own one in a template; `key` is of small letters and `_`."""
    return f"{_OPEN}{key}{_CLOSE}"


@dataclass(frozen=True)
class Cut:
    """A stretch of a part's text, and what stands there in a visit's file."""

    start: int
    end: int
    slot: Slot


def pieces(xml: str, cuts: Sequence[Cut]) -> tuple[list[bytes], list[Hole]]:
    """Cut a part's text into stretches that stay and a hole between each two of them. Cuts do not overlap."""
    stays, holes, at = [""], list[Hole](), 0
    for cut in sorted(cuts, key=lambda one: one.start):
        between = xml[at : cut.start]
        if holes and len(between) < _BRIDGE:
            holes[-1] += (between, cut.slot)
        else:
            stays[-1] = between
            stays.append("")
            holes.append((cut.slot,))
        at = cut.end
    if holes and len(xml) - at < _BRIDGE:
        holes[-1] += (xml[at:],)
    else:
        stays[-1] = xml[at:]
    return [text.encode() for text in stays], holes


def marks(xml: str, heights: Mapping[int, Height], quoted: Mapping[str, str]) -> Iterator[Cut]:
    """Find what differs in a part: cells, the heights of their rows, and other text.

    `heights` says what rows depend on; `quoted` gives for the number of a style that of its twin for text that begins like a formula.
    """
    cells = list(_CELL.finditer(xml))
    for found in cells:
        where, style, text = found.groups(default="")
        yield Cut(*found.span(), _cell_slot(where, style, quoted[style], _unescaped(text)))
    rows = {int(found[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for found in cells}
    for found in _ROW.finditer(xml):
        if int(found[1]) in rows and int(found[1]) in heights:
            yield Cut(*found.span(2), _HeightSlot(heights[int(found[1])]))
    inside = [found.span() for found in cells]
    for found in _MARK.finditer(xml):
        if not any(start < found.start() < end for start, end in inside):
            yield Cut(*found.span(), _text_slot(found[1]))


class Words:
    """What stands in the holes of one kind of workbook, for one visit after the other.

    Nearly all texts are short and plain. For those the holes are one form, filled in a stroke; for all others each slot is asked.
    """

    def __init__(self, holes: Sequence[Hole]) -> None:
        self._holes = holes
        self._forms: dict[tuple[str | None, ...], _Form | None] = {}

    def of(self, own: Own, xml: str = "") -> list[bytes]:
        """Give the bytes for each hole; `own` has the same keys each time, in the same order, and `xml` is what stands at the mark XML."""
        letters = tuple([_plain(text) for text in own.values()])
        if letters not in self._forms:
            self._forms[letters] = self._form(letters, own)
        form = self._forms[letters]
        if form is None or not form.has_room(own):
            every = {**own, XML: xml}
            return ["".join([part if isinstance(part, str) else part(every) for part in hole]).encode() for hole in self._holes]
        return form.filled(own, xml)

    def _form(self, letters: Sequence[str | None], own: Own) -> _Form | None:
        """The form for texts that letters stand for: none where a text is odd."""
        if None in letters:
            return None
        sample = {key: letter or "" for key, letter in zip(own, letters, strict=True)}
        stand_ins = {**{key: marked(key) if letter else "" for key, letter in sample.items()}, XML: marked(XML)}
        rooms: dict[tuple[str, ...], int] = {}

        def part_of(part: str | Slot) -> str:
            if isinstance(part, str):
                return part
            if isinstance(part, _HeightSlot):
                for keys, room in part.rooms(sample):
                    rooms[keys] = min(room, rooms.get(keys, room))
                return part(sample)
            return part(stand_ins)

        return _Form(_form_of(_BETWEEN.join("".join(map(part_of, hole)) for hole in self._holes)), tuple(rooms.items()))


@dataclass(frozen=True)
class _Form:
    """All holes as one `%` form, and how many letters it takes in each text, or in some together, before a row needs a second line."""

    form: str
    rooms: tuple[tuple[tuple[str, ...], int], ...]

    def has_room(self, own: Own) -> bool:
        return all(sum([len(own[key]) for key in keys]) <= room for keys, room in self.rooms)

    def filled(self, own: Own, xml: str) -> list[bytes]:
        joined = "".join(own.values())
        safe = not ("&" in joined or "<" in joined or ">" in joined)
        words = {**own, XML: xml} if safe else {**{key: escaped(text) for key, text in own.items()}, XML: xml}
        return (self.form % words).encode().split(_BETWEEN.encode())


@lru_cache(8192)  # a region's name comes again and again
def _plain(text: str) -> str | None:
    """A letter that stands for a text whose cell differs from that letter's in the text alone; empty for none, None for an odd text."""
    if not text:
        return ""
    odd = not text.isprintable() or text.startswith((" ", *FORMULA_STARTS)) or text[-1] == " "
    return None if odd else letter_like(text)


def _cell_slot(where: str, plain: str, quoted: str, text: str) -> Slot:
    form = _form_of(text)

    def slot(own: Own) -> str:
        said = form % own
        return cell(where, quoted if said.startswith(FORMULA_STARTS) else plain, said)

    return slot


class _HeightSlot:
    """The height of a row in which visits' own texts stand."""

    def __init__(self, height: Height) -> None:
        fixed = [one for one in height.cells if _OPEN not in one[0]]
        self._size, self._least = height.size, row_height(fixed, size=height.size, least=height.least)
        self._own = [(text, width) for text, width in height.cells if _OPEN in text]
        self._forms = [(_form_of(text), width) for text, width in self._own]

    def __call__(self, own: Own) -> str:
        return points(row_height([(form % own, width) for form, width in self._forms], size=self._size, least=self._least))

    def rooms(self, sample: Own) -> Iterator[tuple[tuple[str, ...], int]]:
        """For each cell the keys of its own texts, and up to how many letters in them, of the sample's kinds, it stays on one line."""
        for text, width in self._own:
            keys, around = tuple(sorted(key for key in _MARK.findall(text) if sample[key])), _MARK.sub("", text)
            free = -1.0 if "\n" in around else width * 10.0 / self._size - advance(around)
            if keys:
                yield keys, letters_in(free, "".join(sample[key] for key in keys))


def _text_slot(key: str) -> Slot:
    return (lambda own: own[XML]) if key == XML else (lambda own: escaped(own[key]))


def _form_of(text: str) -> str:
    """A text with marks as a form to be filled by `%`."""
    return _MARK.sub(r"%(\1)s", text.replace("%", "%%"))


def _unescaped(text: str) -> str:
    for entity, char in _ENTITIES.items():
        text = text.replace(entity, char)
    return text
