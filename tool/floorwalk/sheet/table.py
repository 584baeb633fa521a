"""The sheets of a workbook in; a table of ours in them out, found by its hidden keys or by its header, never by its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.sheet.values import fold
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from floorwalk.sheet.grid import Grid
    from floorwalk.sheet.layout import Column

_HEAD_WITHIN = 200  # rows among which a header is looked for
_LABELS = 3  # so many labels in their columns make a row a header


@dataclass(frozen=True)
class Table:
    """A sheet with the column of each key, and the rows that are no lines of it: keys and header."""

    grid: Grid
    columns: Mapping[str, int]
    heads: frozenset[int]

    def rows(self) -> list[int]:
        return [row for row in self.grid.rows() if row not in self.heads]


def find_table(grids: Sequence[Grid], columns: Sequence[Column], needed: frozenset[str], languages: Iterable[str]) -> Table | None:
    """Find the sheet that has all `needed` keys in a row, else all their labels in any of the languages; None when there is none."""
    languages = tuple(languages)
    keys = {column.key: column.key for column in columns}
    for names in (keys, *(_labels(columns, language) for language in languages)):
        for grid in grids:
            rows = _by_row(grid, names)
            for row in sorted(rows):
                if needed <= rows[row].keys():
                    return Table(grid, rows[row], frozenset({row}) | _header_rows(grid, columns, rows[row], languages))
    return None


def _by_row(grid: Grid, names: Mapping[str, str]) -> dict[int, dict[str, int]]:
    """For each row the columns in which the first of each name stands."""
    found: dict[int, dict[str, int]] = {}
    for (row, column), cell in sorted(grid.cells.items()):
        key = names.get(fold(cell.text)) if cell.type == "s" and row <= _HEAD_WITHIN else None
        if key:
            found.setdefault(row, {}).setdefault(key, column)
    return found


def _labels(columns: Iterable[Column], language: str) -> dict[str, str]:
    t = words(language)
    return {fold(t(column.label)): column.key for column in columns if column.label}


def _header_rows(grid: Grid, columns: Iterable[Column], where: Mapping[str, int], languages: Iterable[str]) -> frozenset[int]:
    """Rows that hold the labels people see."""
    labelled = [column for column in columns if column.label and column.key in where]
    texts = {row: {(where[one.key], fold(grid.text(row, where[one.key]))) for one in labelled} for row in grid.rows()}
    found: set[int] = set()
    for language in languages:
        t = words(language)
        labels = {(where[column.key], fold(t(column.label))) for column in labelled}
        found |= {row for row, there in texts.items() if len(there & labels) >= _LABELS}
    return frozenset(found)
