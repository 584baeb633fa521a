"""The cells of a sheet in; its rows out, those that hold the same as one object, so that much can be told of a row by its identity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from floorwalk.incoming.memory import Memory
from floorwalk.words.fold import SHORT, fold_short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from floorwalk.incoming.cells import Raw

    Cells = Mapping[tuple[int, int], Raw]
    Items = tuple[tuple[tuple[int, int], Raw], ...]

_KEPT = 100_000  # cells that are remembered in rows
_LONGEST = 1_000  # cells of a row that is worth remembering


@dataclass(frozen=True, eq=False)
class Words:
    """Folded words that are looked for in sheets. Every row remembers what it holds of each object: a program makes only a few of them.

    `among` are more words, these among them: rows that hold none of those need not be asked again.
    """

    all: frozenset[str]
    among: Words | None = None


class Row:
    """The cells of a row that hold something, by row and column.

    `taken` is for whoever reads the row: what it found, and under what, so that it need not look again.
    """

    __slots__ = ("_having", "cells", "number", "taken")

    def __init__(self, number: int, cells: Cells) -> None:
        self.number, self.cells = number, cells
        self.taken: tuple[object, Any] | None = None
        self._having: dict[Words, Mapping[int, str]] = {}

    @property
    def words(self) -> frozenset[str]:
        """The texts that could be keys or labels, folded."""
        return frozenset(fold_short(text) for kind, text, _, _ in self.cells.values() if kind == "s" and len(text) <= SHORT)

    def having(self, words: Words) -> Mapping[int, str]:
        """Those of the words that stand in the row, by column."""
        found = self._having.get(words)
        if found is None:
            found = self._having[words] = {
                column: word
                for (_, column), (kind, text, _, _) in self.cells.items()
                if kind == "s" and len(text) <= SHORT and (word := fold_short(text)) in words.all
            }
        return found


def by_row(cells: Cells) -> dict[int, Row]:
    """The rows of a sheet, from above."""
    found: dict[int, list[tuple[tuple[int, int], Raw]]] = {}
    for item in cells.items():
        found.setdefault(item[0][0], []).append(item)
    return {number: _alike[tuple(found[number])] for number in sorted(found)}


def _row(items: Items) -> Row:
    return Row(items[0][0][0], dict(items))


_alike: Memory[Items, Row] = Memory(_row, _KEPT, len, _LONGEST)
