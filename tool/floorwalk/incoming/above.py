"""What lies on a sheet rather than in its cells: pictures, comments, text boxes, merged cells; rows and columns from 1."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from floorwalk.model import Photo

_RANGE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})(?::([A-Z]{1,3})([1-9][0-9]{0,6}))?\Z")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and the row that it stands on; `photo` is None for one that is only a link. Grouped ones share a row."""

    row: int
    column: int
    photo: Photo | None
    grouped: bool = False


@dataclass(frozen=True, slots=True)
class Comment:
    """What a person attached to a cell."""

    row: int
    column: int
    author: str
    text: str

    def __str__(self) -> str:
        return f"{self.author}: {self.text}" if self.author else self.text


@dataclass(frozen=True, slots=True)
class Box:
    """Text in a shape over the cells."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Range:
    """A rectangle of cells."""

    top: int
    left: int
    bottom: int
    right: int
    text: str  # as the file writes it: F7:F9


@dataclass
class Above:
    """Everything that lies on one sheet."""

    pictures: list[Picture] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    merges: list[Range] = field(default_factory=list)


def parse_range(text: str) -> Range | None:
    """Read A1 or A1:B2; None for anything else."""
    found = _RANGE.match(text)
    if not found:
        return None
    left, top = _column(found[1]), int(found[2])
    right, bottom = (_column(found[3]), int(found[4])) if found[3] else (left, top)
    return Range(min(top, bottom), min(left, right), max(top, bottom), max(left, right), text)


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column
