"""The sheets of a workbook in; where its parts are out, found by hidden keys or labels, never by position."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.errors import Place
from floorwalk.sheet.cells import column_letters
from floorwalk.sheet.grid import Grid
from floorwalk.sheet.layout import ACTION_COLUMNS, COLUMNS, FORMAT, START_LABELS
from floorwalk.sheet.package import Refused
from floorwalk.sheet.table import Table, find_table
from floorwalk.sheet.values import fold
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from floorwalk.sheet.cells import Raw
    from floorwalk.sheet.grid import Book

_AUDIT_KEYS = frozenset({"id", "a1"})
_ACTION_KEYS = frozenset({"issue", "owner", "due"})
_START_KEYS = frozenset({"sheet_id", "store", "date"})
_SHEET_ID = re.compile(r"(?P<round>[a-z0-9][a-z0-9-]*)\.(?P<set>[a-z][a-z0-9.-]*)\.(?P<store>[A-Za-z0-9][A-Za-z0-9_-]*)\.[0-9]+\Z")


@dataclass(frozen=True)
class Start:
    """The Start sheet: the row of each value, and the column in which they all stand."""

    grid: Grid
    rows: Mapping[str, int]
    column: int

    def cell(self, key: str) -> Raw | None:
        """The cell of a value; None when it is empty."""
        cell = self.grid.cells.get((self.rows[key], self.column)) if key in self.rows else None
        return cell if cell and cell.text.strip() else None

    def text(self, key: str) -> str:
        cell = self.cell(key)
        return cell.text.strip() if cell else ""

    def place(self, file: str, key: str) -> Place:
        return Place(file, sheet=self.grid.title, cell=f"{column_letters(self.column)}{self.rows[key]}" if key in self.rows else "")


@dataclass(frozen=True)
class Found:
    """Where everything stands. `facts` are what the sheet says of its visit: sheet_id, round, set, store, edition and more."""

    facts: Mapping[str, str]
    audit: Table
    start: Start
    actions: Table | None
    from_1904: bool


def find(book: Book, languages: Sequence[str]) -> Found:
    """Find the parts; raises Refused FW604 when it is no sheet of ours, FW606 when the answer columns cannot be told."""
    start = _start(book, languages)
    facts = _meta(book) or _readable_facts(start)
    if not facts.get("sheet_id"):
        what = "this workbook is not a Floorwalk audit sheet: it has no sheet id."
        raise Refused("FW604", what, "Send the sheet that was generated for the visit.")
    audit = find_table(book.grids, COLUMNS, _AUDIT_KEYS, languages)
    if audit is None:
        what = "the columns for check and answer cannot be found."
        raise Refused("FW606", what, "Copy the answers into the sheet as it was sent out, with its header.")
    actions = find_table(book.grids, ACTION_COLUMNS, _ACTION_KEYS, languages)
    return Found(facts, audit, start, actions, book.from_1904)


def _meta(book: Book) -> dict[str, str]:
    for grid in book.grids:
        pairs = {grid.text(row, 1): grid.text(row, 2) for row in grid.rows() if grid.text(row, 1)}
        if pairs.get("format", "").startswith("floorwalk-sheet/"):
            if pairs["format"] != FORMAT:
                what = f"the sheet has the format {pairs['format'][:40]}; this version of floorwalk reads {FORMAT}."
                raise Refused("FW604", what, "Update floorwalk.")
            return pairs
    return {}


def _start(book: Book, languages: Iterable[str]) -> Start:
    """The Start sheet by its hidden keys, else by its labels; an empty one when there is neither."""
    labels = ({fold(words(language)(label)): key for key, label in START_LABELS.items()} for language in languages)
    for names in ({key: key for key in START_LABELS}, *labels):
        for grid in book.grids:
            for rows in _by_column(grid, names).values():
                if rows.keys() >= _START_KEYS and (column := _id_column(grid, rows["sheet_id"])):
                    return Start(grid, rows, column)
    return Start(Grid("Start"), {}, 1)


def _by_column(grid: Grid, names: Mapping[str, str]) -> dict[int, dict[str, int]]:
    """For each column the rows in which the first of each name stands."""
    found: dict[int, dict[str, int]] = {}
    for (row, column), cell in sorted(grid.cells.items()):
        if cell.type == "s" and (key := names.get(fold(cell.text))):
            found.setdefault(column, {}).setdefault(key, row)
    return found


def _id_column(grid: Grid, row: int) -> int:
    """The column of the sheet id in its row: all values stand in it; 0 when there is none."""
    return next((column for (at, column), cell in sorted(grid.cells.items()) if at == row and _SHEET_ID.match(cell.text.strip())), 0)


def _readable_facts(start: Start) -> dict[str, str]:
    """The identity as Start shows it, for programs that drop hidden sheets."""
    found = _SHEET_ID.match(start.text("sheet_id"))
    edition = start.text("edition").rpartition("-")[2]
    return {"sheet_id": found[0], "edition": edition, **found.groupdict()} if found else {}
