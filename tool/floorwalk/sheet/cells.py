"""The XML of one worksheet in; its cells by row and column out, each as the file holds it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.sheet.elements import Elements
from floorwalk.sheet.package import Refused, damaged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.sheet.parts import Look

MAX_ROW, MAX_COLUMN, MAX_CELLS = 20_000, 500, 200_000
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z")


@dataclass(frozen=True, slots=True)
class Raw:
    """A cell as the file holds it: type is n (number), s (text), b (yes or no), e (error); look is how a number is shown."""

    type: str
    text: str
    formula: bool = False
    look: Look = ""


def column_letters(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_cells(title: str, content: bytes, strings: Sequence[str], looks: Sequence[Look]) -> dict[tuple[int, int], Raw]:
    """Read the cells that hold something; raises Refused for XML that is broken or content far outside an audit sheet."""
    cells = _Cells(title, strings, looks)
    cells.parse(content)
    return cells.found


class _Cells(Elements):
    def __init__(self, title: str, strings: Sequence[str], looks: Sequence[Look]) -> None:
        super().__init__()
        self.found: dict[tuple[int, int], Raw] = {}
        self._title, self._strings, self._looks = title, strings, looks
        self._row = self._column = 0
        self._kind, self._style, self._value, self._formula = "n", "", "", False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        elif name == "c":
            at = _position(attributes["r"]) if "r" in attributes else (self._row, self._column + 1)
            self._row, self._column = at
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "")
            self._value, self._formula = "", False
        elif name == "f":
            self._formula = True

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._value += self.take()
        elif name == "c" and (self._value or self._formula):
            self._keep()

    def _keep(self) -> None:
        if not 0 < self._row <= MAX_ROW or self._column > MAX_COLUMN or len(self.found) >= MAX_CELLS:
            cell = f"{column_letters(self._column)}{self._row}"
            what = f"sheet '{self._title}' has content far outside an audit sheet ({cell})."
            raise Refused("FW602", what, "Copy the answers into the sheet as it was sent out.")
        text, kind = self._value, "s" if self._kind in ("str", "inlineStr", "d") else self._kind
        if self._kind == "s":
            text = self._strings[index] if (index := _index(text)) < len(self._strings) else ""
        look: Look = self._looks[style] if kind == "n" and (style := _index(self._style)) < len(self._looks) else ""
        self.found[self._row, self._column] = Raw(kind, text, self._formula, look)


def _index(text: str) -> int:
    """A place in a list; far behind its end for anything that is no place."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1 << 40


def _position(reference: str) -> tuple[int, int]:
    found = _REFERENCE.match(reference)
    if not found:
        raise damaged(f"'{reference[:20]}' is no cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
