"""A part of a workbook in which marks stand for what differs in; its pieces out: bytes that stay, and slots that a visit fills."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.excel.cells import FORMULA_STARTS
from floorwalk.excel.heights import advance, ascii_letters_in, row_height
from floorwalk.excel.markup import cell, escaped, points
from floorwalk.excel.splice import Fixed, Picked

if TYPE_CHECKING:
    from floorwalk.excel.splice import Piece, Slot
    from floorwalk.sheet.actions_sheet import OpenPoint
    from floorwalk.sheet.canvas import Height

# Two characters that Unicode keeps free for use inside a program: nobody's text holds them.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_MARK = re.compile(f"{_OPEN}([a-z_]+){_CLOSE}")
_ROW = re.compile(r'<row r="(\d+)" ht="([^"]+)"')
_CELL = re.compile(rf'<c r="([A-Z]+[0-9]+)"(?: s="(\d+)")? t="inlineStr"><is><t>([^<]*{_OPEN}[^<]*)</t></is></c>')
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}


@dataclass(frozen=True)
class Own:
    """What is a visit's own: its texts by key, made safe, and what the last visit left open."""

    texts: Mapping[str, str]
    points: Sequence[OpenPoint]


def marked(key: str) -> str:
    """The text that stands for a visit's own one in a template; `key` is of small letters and `_`."""
    return f"{_OPEN}{key}{_CLOSE}"


@dataclass(frozen=True)
class Cut:
    """A stretch of a part's text, and what stands there in a visit's file."""

    start: int
    end: int
    slot: Slot[Own] | Picked[Own]


def pieces(xml: str, cuts: Sequence[Cut]) -> list[Piece[Own]]:
    """Cut a part's text; stretches do not overlap."""
    made: list[Piece[Own]] = []
    at = 0
    for cut in sorted(cuts, key=lambda one: one.start):
        made += [Fixed(xml[at : cut.start].encode()), cut.slot]
        at = cut.end
    return [*made, Fixed(xml[at:].encode())]


def marks(xml: str, heights: Mapping[int, Height], quoted: Mapping[str, str]) -> Iterator[Cut]:
    """Find what differs in a part: cells, the heights of their rows, and other text.

    `heights` says what rows depend on; `quoted` gives for the number of a style that of its twin for text that begins like a formula.
    """
    cells = list(_CELL.finditer(xml))
    for found in cells:
        where, style, text = found.groups(default="")
        yield Cut(*found.span(), _cell_slot(where, style, quoted[style], _form(_unescaped(text))))
    rows = {int(found[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for found in cells}
    for found in _ROW.finditer(xml):
        if int(found[1]) in rows and int(found[1]) in heights:
            yield Cut(*found.span(2), _height_slot(heights[int(found[1])]))
    inside = [found.span() for found in cells]
    for found in _MARK.finditer(xml):
        if not any(start < found.start() < end for start, end in inside):
            yield Cut(*found.span(), _text_slot(found[1]))


def _cell_slot(where: str, plain: str, quoted: str, form: Callable[[Mapping[str, str]], str]) -> Slot[Own]:
    def slot(own: Own) -> str:
        text = form(own.texts)
        return cell(where, quoted if text.startswith(FORMULA_STARTS) else plain, text)

    return slot


def _height_slot(height: Height) -> Slot[Own]:
    fixed = [one for one in height.cells if _OPEN not in one[0]]
    own_cells = [(text, width) for text, width in height.cells if _OPEN in text]
    size, least = height.size, row_height(fixed, size=height.size, least=height.least)
    forms = [(_form(text), width) for text, width in own_cells]

    def measured(own: Own) -> str:
        return points(row_height([(form(own.texts), width) for form, width in forms], size=size, least=least))

    return measured if len(own_cells) > 1 else _short(*own_cells[0], size, least, measured)


def _short(text: str, width: float, size: float, least: float, measured: Slot[Own]) -> Slot[Own]:
    """The height of a row with one own cell, measured only where its text may take a second line.

    Nearly all are ASCII and short, and measuring them letter by letter would be a quarter of making a sheet.
    """
    keys, around = _MARK.findall(text), _MARK.sub("", text)
    room = -1 if "\n" in around else ascii_letters_in(width * 10.0 / size - advance(around))
    none, some = (points(row_height([(around + own, width)], size=size, least=least)) for own in ("", "x"))

    def slot(own: Own) -> str:
        said = "".join([own.texts[key] for key in keys])
        if len(said) <= room and said.isascii() and said.isprintable():
            return some if said else none
        return measured(own)

    return slot


def _text_slot(key: str) -> Slot[Own]:
    return lambda own: escaped(own.texts[key])


def _form(text: str) -> Callable[[Mapping[str, str]], str]:
    """A text with marks as a function of a visit's own texts."""
    form = _MARK.sub(r"%(\1)s", text.replace("%", "%%"))
    return lambda texts: form % texts


def _unescaped(text: str) -> str:
    for entity, char in _ENTITIES.items():
        text = text.replace(entity, char)
    return text
