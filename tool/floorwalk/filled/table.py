"""The sheets of a workbook in; tables of ours in them out, found by hidden keys or by headers in any language, never by their place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from floorwalk.incoming.row import Words
from floorwalk.sheet.layout import ACTION_COLUMNS, COLUMNS, START_LABELS
from floorwalk.words import words
from floorwalk.words.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from floorwalk.incoming.grid import Grid
    from floorwalk.incoming.row import Row
    from floorwalk.sheet.layout import Column

    There = Mapping[int, str]  # keys and labels in the columns of a row, folded

FORMAT_KEY = "format"  # in `_meta`
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


@dataclass(frozen=True, eq=False)
class _Names:
    """The keys, and what each header means in each language: the labels, folded."""

    keys: Mapping[str, str]  # each means itself
    by_language: tuple[Mapping[str, str], ...]
    all: Words
    anywhere: Mapping[str, str]  # labels that mean one thing in whatever language


@cache
def sought(words_: frozenset[str], languages: tuple[str, ...]) -> Words:
    """Words to look for; few rows of a sheet hold any of those by which a sheet of ours is known."""
    ours = _ours(languages)
    return Words(words_, ours if words_ <= ours.all else None)


@cache
def _ours(languages: tuple[str, ...]) -> Words:
    labels = [column.label for column in (*COLUMNS, *ACTION_COLUMNS)] + list(START_LABELS.values())
    keys = {column.key for column in (*COLUMNS, *ACTION_COLUMNS)} | START_LABELS.keys() | {FORMAT_KEY}
    return Words(frozenset(keys | {fold(words(language)(label)) for language in languages for label in labels if label}))


@cache
def _names(columns: tuple[Column, ...], languages: tuple[str, ...]) -> _Names:
    keys = {column.key: column.key for column in columns}
    by_language = tuple({fold(words(one)(column.label)): column.key for column in columns if column.label} for one in languages)
    meant: dict[str, set[str]] = {}
    for labels in by_language:
        for label, key in labels.items():
            meant.setdefault(label, set()).add(key)
    all_ = sought(frozenset(keys.keys() | meant.keys()), languages)
    return _Names(keys, by_language, all_, {label: min(found) for label, found in meant.items() if len(found) == 1})


def find_tables(grids: Sequence[Grid], columns: tuple[Column, ...], needed: frozenset[str], languages: Sequence[str]) -> list[Table]:
    """Find each sheet that has all `needed` keys in a row, or all their labels in a language; those with keys come first."""
    names = _names(columns, tuple(languages))
    found = []
    for grid in grids:
        rows = tuple(grid.lines[row] for row in grid.having(names.all) if row <= _HEAD_WITHIN)
        if layout := _layout(rows, names, needed):
            found.append(Table(grid, *layout))
    return sorted(found, key=lambda table: not table.keyed)


@lru_cache(maxsize=256)
def _layout(rows: tuple[Row, ...], names: _Names, needed: frozenset[str]) -> tuple[Mapping[str, int], frozenset[int], bool, bool] | None:
    """Columns and heads, whether there are keys and whether they were moved, from the rows with keys or labels; None without a table.

    These rows are the same objects in all sheets of a round.
    """
    there = {row.number: row.having(names.all) for row in rows}
    keys = next((where for row in there.values() if needed <= (where := _where(row, names.keys)).keys()), {})
    labels = _labelled(there, names, needed)
    columns = {**labels, **keys} if keys else labels
    if not columns:
        return None
    moved = _contradict(keys, labels)
    if moved:
        columns = {**keys, **labels}
    taken = Counter(columns.values())
    columns = {key: column for key, column in columns.items() if taken[column] == 1 or (keys if not moved else labels).get(key) == column}
    return columns, _heads(there, names, columns), bool(keys), moved


def _where(row: There, names: Mapping[str, str]) -> dict[str, int]:
    """The first column of each name in a row."""
    found: dict[str, int] = {}
    for column in sorted(row):
        if key := names.get(row[column]):
            found.setdefault(key, column)
    return found


def _once(row: There, names: Mapping[str, str]) -> dict[str, int]:
    """The column of each name that stands in a row once: of two columns with one header nobody can tell which is meant."""
    often = Counter(key for text in row.values() if (key := names.get(text)))
    return {key: column for key, column in _where(row, names).items() if often[key] == 1}


def _labelled(rows: Mapping[int, There], names: _Names, needed: frozenset[str]) -> dict[str, int]:
    """The columns that the first header gives, in the language that knows most of its labels; others may add what it does not know."""
    for row in rows.values():
        found = max((_once(row, labels) for labels in names.by_language), key=len, default={})
        found = {**_once(row, names.anywhere), **found}
        if needed <= found.keys():
            return found
    return {}


def _contradict(keys: Mapping[str, int], labels: Mapping[str, int]) -> bool:
    """Whether a column has the label of another key than its own, which has a column elsewhere."""
    by_column = {column: key for key, column in labels.items()}
    return any(by_column.get(column, key) != key and key in labels for key, column in keys.items())


def _heads(rows: Mapping[int, There], names: _Names, columns: Mapping[str, int]) -> frozenset[int]:
    """Rows of keys, and rows that hold the labels people see."""
    by_column = {column: key for key, column in columns.items()}
    known = [names.keys, *names.by_language]
    return frozenset(
        row
        for row, there in rows.items()
        if any(sum(labels.get(text, "?") == by_column.get(column) for column, text in there.items()) >= _LABELS for labels in known)
    )
