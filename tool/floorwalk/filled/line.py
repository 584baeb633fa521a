"""A row of the Audit sheet in; its cells by the keys of their columns out, and how a message names them."""

from __future__ import annotations

from dataclasses import dataclass, field
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
READ = ("id", "section", *WRITTEN)


@dataclass(frozen=True)
class Line:
    """A row of the Audit sheet, with its columns by key and the words of the company's languages. Its cells are those of READ."""

    file: str
    grid: Grid
    row: int
    columns: Mapping[str, int]
    words: Mapping[str, str]
    options: Mapping[tuple[str, str], str]  # by check and folded text
    covered: Mapping[tuple[int, int], Range]  # cells that lie under a merged one: nobody sees what stands in them

    raws: Mapping[str, Raw] = field(init=False)  # the cells that are read, by key, none of them under a merged one
    cells: Mapping[str, Raw] = field(init=False)  # those of them that hold more than white space

    def __post_init__(self) -> None:
        at, row, columns, covered = self.grid.cells, self.row, self.columns, self.covered
        raws = {key: cell for key in READ if (cell := at.get((row, columns.get(key, 0))))}
        if covered:
            raws = {key: cell for key, cell in raws.items() if (row, columns[key]) not in covered}
        object.__setattr__(self, "raws", raws)
        object.__setattr__(self, "cells", {key: cell for key, cell in raws.items() if cell.text.strip()})

    def raw(self, key: str) -> Raw | None:
        """The cell of a column, white space and formulas without a result included; None under a merged cell."""
        return self.raws.get(key)

    def cell(self, key: str) -> Raw | None:
        """The cell of a column; None when it is empty or holds only white space."""
        return self.cells.get(key)

    def text(self, key: str) -> str:
        cell = self.cells.get(key)
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
