"""A row of the Audit sheet in; its cells by the keys of their columns out, and how a message names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.errors import Place
from floorwalk.incoming.cells import column_letters
from floorwalk.sheet.layout import ANSWERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from floorwalk.incoming.above import Range
    from floorwalk.incoming.cells import Raw
    from floorwalk.incoming.grid import Grid

ANSWER_KEYS = tuple(f"a{number}" for number in range(1, ANSWERS + 1))
WRITTEN = (*ANSWER_KEYS, "note", "photo", "corrected")


@dataclass(frozen=True)
class Line:
    """A row of the Audit sheet, with its columns by key and the words of the company's languages."""

    file: str
    grid: Grid
    row: int
    columns: Mapping[str, int]
    words: Mapping[str, str]
    options: Mapping[tuple[str, str], str]  # by check and folded text
    covered: Mapping[tuple[int, int], Range]  # cells that lie under a merged one: nobody sees what stands in them

    def raw(self, key: str) -> Raw | None:
        """The cell of a column, white space and formulas without a result included; None under a merged cell."""
        at = (self.row, self.columns.get(key, 0))
        return None if self.covered and at in self.covered else self.grid.cells.get(at)

    def cell(self, key: str) -> Raw | None:
        """The cell of a column; None when it is empty or holds only white space."""
        raw = self.raw(key)
        return raw if raw and raw.text.strip() else None

    def text(self, key: str) -> str:
        cell = self.cell(key)
        return cell.text.strip() if cell else ""

    def place(self, key: str, check: str) -> Place:
        column = self.columns.get(key)
        return Place(self.file, sheet=self.grid.title, cell=f"{column_letters(column)}{self.row}" if column else "", check=check)

    def answered(self) -> tuple[str, ...]:
        """What stands in the answer cells."""
        return tuple(self.text(key) for key in ANSWER_KEYS)

    def first_written(self) -> str:
        """The key of the first cell that a person filled; empty when there is none."""
        return next((key for key in WRITTEN if self.cell(key)), "")
