"""The sheets of a workbook in; where its parts are out, found by hidden keys or labels, never by position."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from floorwalk.errors import Place
from floorwalk.filled.table import FORMAT_KEY, Table, find_tables, sought
from floorwalk.incoming.cells import column_letters
from floorwalk.incoming.grid import Book, Grid
from floorwalk.incoming.refused import Refused
from floorwalk.sheet.layout import ACTION_COLUMNS, COLUMNS, FORMAT, START_LABELS
from floorwalk.words import words
from floorwalk.words.fold import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from floorwalk.incoming.cells import Raw
    from floorwalk.incoming.row import Words

_AUDIT_KEYS = frozenset({"id", "a1"})
_ACTION_KEYS = frozenset({"issue", "owner", "due"})
_FORMATS = "floorwalk-sheet/"
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
    """Where everything stands. `facts` are what the sheet says of its visit: sheet_id, round, set, store, edition and more.

    `copies` are further sheets with the table of the first Audit sheet or the first Actions sheet; `other_starts` those of Start.
    """

    facts: Mapping[str, str]
    audit: Table
    start: Start
    actions: Table | None
    from_1904: bool
    book: Book
    audit_copies: tuple[Table, ...] = ()
    action_copies: tuple[Table, ...] = ()
    other_starts: tuple[Start, ...] = ()

    @property
    def audits(self) -> tuple[Table, ...]:
        return (self.audit, *self.audit_copies)


def find(book: Book, languages: Sequence[str]) -> Found:
    """Find the parts; raises Refused FW604 when it is no sheet of ours, FW606 when the answer columns cannot be told."""
    start, *other_starts = _starts(book, languages) or [Start(Grid("Start"), {}, 1)]
    facts = _meta(book, languages) or _readable_facts(start)
    if not facts.get("sheet_id"):
        what = "this workbook is not a Floorwalk audit sheet: it has no sheet id."
        raise Refused("FW604", what, "Send the sheet that was generated for the visit.")
    audits = find_tables(book.grids, COLUMNS, _AUDIT_KEYS, languages)
    if not audits:
        what = "the columns for check and answer cannot be found."
        raise Refused("FW606", what, "Copy the answers into the sheet as it was sent out, with its header.")
    actions = find_tables(book.grids, ACTION_COLUMNS, _ACTION_KEYS, languages)
    copies = (tuple(audits[1:]), tuple(actions[1:]), tuple(other_starts))
    return Found(facts, audits[0], start, actions[0] if actions else None, book.from_1904, book, *copies)


def _meta(book: Book, languages: Sequence[str]) -> dict[str, str]:
    for grid in book.grids:
        if not grid.having(sought(frozenset({FORMAT_KEY}), tuple(languages))):
            continue
        pairs = {text: grid.text(row, 2) for row in grid.rows() if (text := grid.text(row, 1))}
        if pairs.get(FORMAT_KEY, "").startswith(_FORMATS):
            if pairs[FORMAT_KEY] != FORMAT:
                what = f"the sheet has the format {pairs['format'][:40]}; this version of floorwalk reads {FORMAT}."
                raise Refused("FW604", what, "Update floorwalk.")
            return pairs
    return {}


def _starts(book: Book, languages: Sequence[str]) -> list[Start]:
    """The Start sheets by their hidden keys, else by their labels in a language."""
    for names, words_ in _start_names(tuple(languages)):
        found = [start for grid in book.grids if (start := _start(grid, names, words_))]
        if found:
            return found
    return []


@cache
def _start_names(languages: tuple[str, ...]) -> tuple[tuple[Mapping[str, str], Words], ...]:
    labels = ({fold(words(language)(label)): key for key, label in START_LABELS.items()} for language in languages)
    return tuple((names, sought(frozenset(names), languages)) for names in ({key: key for key in START_LABELS}, *labels))


def _start(grid: Grid, names: Mapping[str, str], words_: Words) -> Start | None:
    for rows in _by_column(grid, names, words_).values():
        if rows.keys() >= _START_KEYS and (column := _id_column(grid, rows["sheet_id"])):
            return Start(grid, rows, column)
    return None


def _by_column(grid: Grid, names: Mapping[str, str], words_: Words) -> dict[int, dict[str, int]]:
    """For each column the rows in which the first of each name stands."""
    found: dict[int, dict[str, int]] = {}
    for row, there in grid.having(words_).items():
        for column in there:
            found.setdefault(column, {}).setdefault(names[there[column]], row)
    return dict(sorted(found.items()))


def _id_column(grid: Grid, row: int) -> int:
    """The column of the sheet id in its row: all values stand in it; 0 when there is none."""
    columns = (column for (_, column), cell in grid.lines[row].cells.items() if _SHEET_ID.match(cell.text.strip()))
    return min(columns, default=0)


def _readable_facts(start: Start) -> dict[str, str]:
    """The identity as Start shows it, for programs that drop hidden sheets."""
    found = _SHEET_ID.match(start.text("sheet_id"))
    edition = start.text("edition").rpartition("-")[2]
    return {"sheet_id": found[0], "edition": edition, **found.groupdict()} if found else {}
