"""The sheets of a workbook in; tables of ours in them out, found by hidden keys or by headers in any language, never by their place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from floorwalk.words import words
from floorwalk.words.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from floorwalk.incoming.grid import Grid
    from floorwalk.sheet.layout import Column

    Row = dict[int, str]  # what stands in the columns of a row, folded

_HEAD_WITHIN = 200  # rows among which a header is looked for
_LABELS = 3  # so many labels in their columns make a row a header


@dataclass(frozen=True)
class Table:
    """A sheet with the column of each key, and the rows that are no lines of it: keys and headers.

    `keyed` is false when the hidden keys are gone and the headers were read instead; `moved` is true when keys and headers contradict each
    other: somebody moved cells under the hidden keys, and the headers, which moved along, are believed.
    """

    grid: Grid
    columns: Mapping[str, int]
    heads: frozenset[int]
    keyed: bool = True
    moved: bool = False

    def rows(self) -> list[int]:
        return [row for row in self.grid.rows() if row not in self.heads]


@dataclass(frozen=True)
class _Names:
    """The keys, and what each header means in each language: the labels, folded."""

    keys: frozenset[str]
    by_language: tuple[Mapping[str, str], ...]
    all: frozenset[str]
    anywhere: Mapping[str, str]  # labels that mean one thing in whatever language


@cache
def _names(columns: tuple[Column, ...], languages: tuple[str, ...]) -> _Names:
    keys = frozenset(column.key for column in columns)
    by_language = tuple({fold(words(one)(column.label)): column.key for column in columns if column.label} for one in languages)
    meant: dict[str, set[str]] = {}
    for labels in by_language:
        for label, key in labels.items():
            meant.setdefault(label, set()).add(key)
    return _Names(keys, by_language, keys | meant.keys(), {label: min(found) for label, found in meant.items() if len(found) == 1})


def find_tables(grids: Sequence[Grid], columns: tuple[Column, ...], needed: frozenset[str], languages: Sequence[str]) -> list[Table]:
    """Find each sheet that has all `needed` keys in a row, or all their labels in a language; those with keys come first."""
    names = _names(columns, tuple(languages))
    found = [table for grid in grids if (table := _table(grid, names, needed))]
    return sorted(found, key=lambda table: not table.keyed)


def _table(grid: Grid, names: _Names, needed: frozenset[str]) -> Table | None:
    rows = _candidates(grid, names)
    keys = next((where for row in sorted(rows) if needed <= (where := _where(rows[row], {key: key for key in names.keys})).keys()), {})
    labels = _labelled(rows, names, needed)
    columns = {**labels, **keys} if keys else labels
    if not columns:
        return None
    moved = _contradict(keys, labels)
    if moved:
        columns = {**keys, **labels}
    taken = Counter(columns.values())
    columns = {key: column for key, column in columns.items() if taken[column] == 1 or (keys if not moved else labels).get(key) == column}
    return Table(grid, columns, _heads(rows, names, columns), bool(keys), moved)


def _candidates(grid: Grid, names: _Names) -> dict[int, Row]:
    """The cells in which a key or label stands, by row."""
    found: dict[int, Row] = {}
    for text in names.all & grid.places.keys():
        for row, column in grid.places[text]:
            if row <= _HEAD_WITHIN:
                found.setdefault(row, {})[column] = text
    return found


def _where(row: Row, names: Mapping[str, str]) -> dict[str, int]:
    """The first column of each name in a row."""
    found: dict[str, int] = {}
    for column in sorted(row):
        if key := names.get(row[column]):
            found.setdefault(key, column)
    return found


def _once(row: Row, names: Mapping[str, str]) -> dict[str, int]:
    """The column of each name that stands in a row once: of two columns with one header nobody can tell which is meant."""
    often = Counter(key for text in row.values() if (key := names.get(text)))
    return {key: column for key, column in _where(row, names).items() if often[key] == 1}


def _labelled(rows: Mapping[int, Row], names: _Names, needed: frozenset[str]) -> dict[str, int]:
    """The columns that the first header gives, in the language that knows most of its labels; others may add what it does not know."""
    for row in sorted(rows):
        found = max((_once(rows[row], labels) for labels in names.by_language), key=len, default={})
        found = {**_once(rows[row], names.anywhere), **found}
        if needed <= found.keys():
            return found
    return {}


def _contradict(keys: Mapping[str, int], labels: Mapping[str, int]) -> bool:
    """Whether a column has the label of another key than its own, which has a column elsewhere."""
    by_column = {column: key for key, column in labels.items()}
    return any(by_column.get(column, key) != key and key in labels for key, column in keys.items())


def _heads(rows: Mapping[int, Row], names: _Names, columns: Mapping[str, int]) -> frozenset[int]:
    """Rows of keys, and rows that hold the labels people see."""
    by_column = {column: key for key, column in columns.items()}
    known = [{key: key for key in names.keys}, *names.by_language]
    return frozenset(
        row
        for row, there in rows.items()
        if any(sum(labels.get(text, "?") == by_column.get(column) for column, text in there.items()) >= _LABELS for labels in known)
    )
