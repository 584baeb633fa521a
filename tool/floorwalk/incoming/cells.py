"""The XML of one worksheet in; its cells by row and column out, each as the file holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from floorwalk.incoming.days import serial
from floorwalk.incoming.elements import Elements, walk
from floorwalk.incoming.memory import Memory
from floorwalk.incoming.parts import plain
from floorwalk.incoming.refused import Refused, damaged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.incoming.package import Package
    from floorwalk.incoming.parts import Look

T = TypeVar("T")
MAX_ROW, MAX_COLUMN = 20_000, 500
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z")
_ROW = re.compile(r"[1-9][0-9]{0,6}\Z")
# ECMA-376, part 1, 18.18.11: what a cell says of its type, and what it is to us.
_TYPES = {"n": "n", "s": "s", "str": "s", "inlineStr": "s", "b": "b", "e": "e", "d": "d"}


class Raw(NamedTuple):
    """A cell as the file holds it: type is n (number), s (text), b (yes or no), e (error); look is how a number is shown."""

    type: str
    text: str
    formula: bool = False
    look: Look = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the cells of all sheets refer to."""

    strings: Sequence[str] = ()
    looks: Sequence[Look] = ()
    from_1904: bool = False
    cells: Sequence[Raw] = field(init=False)  # each of the strings as a cell

    def __post_init__(self) -> None:
        object.__setattr__(self, "cells", list(map(_texts.__getitem__, self.strings)))


# Characters: most texts of a sheet are those of the sheet before it.
_texts: Memory[str, Raw] = Memory(lambda text: Raw("s", text), 1_000_000, len, 2_000)


def column_letters(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_cells(package: Package, part: str, title: str, shared: Shared) -> dict[tuple[int, int], Raw]:
    """Read the cells that hold something; raises Refused for XML that is broken or content far outside an audit sheet."""
    cells = _Cells(title, shared)
    walk(package, part, cells)
    return cells.found


def too_far(title: str, row: int, column: int) -> Refused:
    """The refusal of a sheet with content where no audit sheet has any."""
    what = f"sheet '{title[:40]}' has content far outside an audit sheet ({column_letters(column)}{row})."
    return Refused("FW602", what, "Copy the answers into the sheet as it was sent out.")


class _Cells(Elements):
    def __init__(self, title: str, shared: Shared) -> None:
        super().__init__()
        self.found: dict[tuple[int, int], Raw] = {}
        self._title, self._shared = title, shared
        self._row = self._column = 0
        self._kind, self._style, self._value, self._formula = "n", "", "", False
        self._holds = "v"  # the element that holds the value

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._row, self._column = _row(attributes["r"]) if "r" in attributes else self._row + 1, 0
        elif name == "c":
            self._cell(attributes)
        elif name == "f":
            self._formula = True

    def _cell(self, attributes: dict[str, str]) -> None:
        row, column = _position(attributes["r"]) if "r" in attributes else (self._row, self._column + 1)
        if row != self._row:
            raise damaged(f"row {self._row} holds the cell {column_letters(column)}{row}")
        self._column = column
        self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
        self._holds = "t" if self._kind == "inlineStr" else "v"
        self._value, self._formula = "", False

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._hold(name, self.take())
        elif name == "c" and (self._value or self._formula):
            self._keep()

    def _hold(self, name: str, text: str) -> None:
        """The value, or for text inside of the cell its runs one after the other."""
        if name == "v" and self._value and self._holds == "v":
            raise damaged(f"{column_letters(self._column)}{self._row} holds two values")
        self._value += text if name == self._holds else ""

    def _keep(self) -> None:
        if not 0 < self._row <= MAX_ROW or self._column > MAX_COLUMN:
            raise too_far(self._title, self._row, self._column)
        at = self._row, self._column
        if at in self.found:
            raise damaged(f"two cells are {column_letters(self._column)}{self._row}")
        self.budget.spend("cells", 1)
        self.found[at] = self._raw()

    def _raw(self) -> Raw:
        kind = _TYPES.get(self._kind)
        if self._kind == "s":
            return Raw("s", self._of(self._shared.strings, self._value), self._formula)
        if kind == "n":
            look = self._of(self._shared.looks, self._style) if self._style else ""
            return Raw("n", self._value, self._formula, look)
        if kind == "d":
            number = serial(self._value, from_1904=self._shared.from_1904)
            return Raw("s", self._value, self._formula) if number is None else Raw("n", number, self._formula, "date")
        if kind is None:
            raise damaged(f"a cell is of the unknown type '{self._kind[:20]}'")
        return Raw(kind, plain(self._value), self._formula)

    def _of(self, listed: Sequence[T], place: str) -> T:
        """What a number names in a list; a cell whose text or look is lost could mean anything, so the file is refused."""
        if not (place.isascii() and place.isdigit() and len(place) < 10 and int(place) < len(listed)):
            raise damaged(f"what {column_letters(self._column)}{self._row} refers to is missing")
        return listed[int(place)]


def _row(text: str) -> int:
    if not _ROW.match(text):
        raise damaged(f"'{text[:20]}' is no row")
    return int(text)


def _position(reference: str) -> tuple[int, int]:
    found = _REFERENCE.match(reference)
    if not found:
        raise damaged(f"'{reference[:20]}' is no cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
