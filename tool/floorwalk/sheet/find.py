"""The sheets of a workbook in; where its parts are out, found by hidden keys or headers, never by position."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from floorwalk.errors import Place
from floorwalk.sheet.grid import Grid, column_letters
from floorwalk.sheet.layout import ACTION_COLUMNS, COLUMNS, FORMAT
from floorwalk.sheet.package import Refused
from floorwalk.sheet.values import fold
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from floorwalk.sheet.grid import Book, Raw
    from floorwalk.sheet.layout import Column

_AUDIT_KEYS = frozenset({"id", "a1"})
_ACTION_KEYS = frozenset({"issue", "owner", "due"})
_START_KEYS = frozenset({"sheet_id", "store", "date"})


@dataclass(frozen=True)
class Found:
    """Where everything stands."""

    facts: dict[str, str]
    audit: Grid
    head_row: int
    label_rows: frozenset[int]
    columns: dict[str, int]
    from_1904: bool
    start: Grid | None = None
    start_cells: dict[str, tuple[int, int]] = field(default_factory=dict)
    actions: Grid | None = None
    action_head: int = 0
    action_columns: dict[str, int] = field(default_factory=dict)

    def start_cell(self, key: str) -> Raw | None:
        cell = self.start.cells.get(self.start_cells[key]) if self.start and key in self.start_cells else None
        return cell if cell and cell.text.strip() else None

    def start_text(self, key: str) -> str:
        cell = self.start_cell(key)
        return cell.text.strip() if cell else ""

    def start_place(self, file: str, key: str) -> Place:
        row, column = self.start_cells.get(key, (0, 0))
        return Place(file, sheet=self.start.title if self.start else "Start", cell=f"{column_letters(column)}{row}" if row else "")

    def action_rows(self) -> list[int]:
        """Rows of the Actions sheet below its header."""
        if self.actions is None:
            return []
        labels = _label_rows(self.actions, ACTION_COLUMNS, self.action_columns, ("en",))
        return [row for row in self.actions.rows() if row > self.action_head and row not in labels and row > max(labels, default=0)]

    def action_cells(self, row: int) -> dict[str, Raw]:
        assert self.actions is not None  # noqa: S101  # only rows of action_rows come here
        cells = {key: self.actions.cells.get((row, column)) for key, column in self.action_columns.items()}
        return {key: cell for key, cell in cells.items() if cell}

    def action_place(self, file: str, row: int, key: str) -> Place:
        column = self.action_columns.get(key, 1)
        return Place(file, sheet=self.actions.title if self.actions else "Actions", cell=f"{column_letters(column)}{row}")


def find(book: Book, languages: tuple[str, ...]) -> Found:
    """Find the parts; raises Refused FW604 when it is no sheet of ours, FW606 when the answer columns cannot be told."""
    start, start_cells = _start(book)
    facts = _meta(book) or _readable_facts(start, start_cells)
    if not facts.get("sheet_id"):
        raise Refused(
            "FW604", "this workbook is not a Floorwalk audit sheet: it has no sheet id.", "Send the sheet that was generated for the visit."
        )
    audit = _keyed(book, _AUDIT_KEYS) or _labelled(book, COLUMNS, _AUDIT_KEYS, languages)
    if audit is None:
        raise Refused(
            "FW606",
            "the columns for check and answer cannot be found.",
            "Copy the answers into the sheet as it was sent out, with its header.",
        )
    grid, head_row, columns = audit
    labels = _label_rows(grid, COLUMNS, columns, languages)
    actions = _keyed(book, _ACTION_KEYS)
    found_actions = {"actions": actions[0], "action_head": actions[1], "action_columns": actions[2]} if actions else {}
    return Found(facts, grid, head_row, labels, columns, book.from_1904, start, start_cells, **found_actions)  # type: ignore[arg-type]  # by name


def _meta(book: Book) -> dict[str, str]:
    for grid in book.grids:
        pairs = {grid.text(row, 1): grid.text(row, 2) for row in grid.rows() if grid.text(row, 1)}
        if pairs.get("format", "").startswith("floorwalk-sheet/"):
            if pairs["format"] != FORMAT:
                raise Refused(
                    "FW604", f"the sheet has the format {pairs['format']}, which is newer than this version.", "Update floorwalk."
                )
            return pairs
    return {}


def _start(book: Book) -> tuple[Grid | None, dict[str, tuple[int, int]]]:
    """The Start sheet and where its values stand: the first filled or yellow cell right of each label; two columns right of the key."""
    for grid in book.grids:
        keys: dict[str, tuple[int, int]] = {}
        for (row, column), cell in sorted(grid.cells.items()):
            if cell.type == "s" and cell.text in (
                "sheet_id",
                "store",
                "round",
                "due",
                "edition",
                *_START_KEYS,
                "auditor",
                "start",
                "end",
                "announced",
                "remarks",
                "signed",
            ):
                keys.setdefault(cell.text, (row, column + 2))
        if keys.keys() >= _START_KEYS and len({column for _, column in keys.values()}) == 1:
            return grid, keys
    return None, {}


def _readable_facts(start: Grid | None, cells: dict[str, tuple[int, int]]) -> dict[str, str]:
    """The identity as Start shows it, for programs that drop hidden sheets."""
    if start is None:
        return {}
    sheet_id = start.text(*cells["sheet_id"])
    parts = sheet_id.split(".")
    if len(parts) != 4:
        return {}
    edition = start.text(*cells["edition"]).rpartition("-")[2] if "edition" in cells else ""
    return {"sheet_id": sheet_id, "round": parts[0], "set": parts[1], "store": parts[2], "edition": edition}


def _keyed(book: Book, needed: frozenset[str]) -> tuple[Grid, int, dict[str, int]] | None:
    """A sheet with a row of our hidden keys: grid, row, column of each key."""
    for grid in book.grids:
        by_row: dict[int, dict[str, int]] = {}
        for (row, column), cell in grid.cells.items():
            if cell.type == "s" and row <= 200:
                by_row.setdefault(row, {}).setdefault(cell.text, column)
        for row in sorted(by_row):
            if needed <= by_row[row].keys():
                return grid, row, by_row[row]
    return None


def _labelled(
    book: Book, columns: Iterable[Column], needed: frozenset[str], languages: tuple[str, ...]
) -> tuple[Grid, int, dict[str, int]] | None:
    """A sheet whose hidden row of keys is gone, found by its header in any of the languages."""
    columns = list(columns)
    for language in languages:
        t = words(language)
        keys = {fold(t(column.label)): column.key for column in columns if column.label}
        for grid in book.grids:
            for row in grid.rows()[:50]:
                cells = {
                    keys[fold(cell.text)]: column for (at, column), cell in grid.cells.items() if at == row and fold(cell.text) in keys
                }
                if needed <= cells.keys():
                    return grid, row, cells
    return None


def _label_rows(grid: Grid, columns: Iterable[Column], where: dict[str, int], languages: tuple[str, ...]) -> frozenset[int]:
    """Rows that hold the labels people see."""
    columns = [column for column in columns if column.label and column.key in where]
    found = set()
    for language in languages:
        t = words(language)
        labels = [(where[column.key], fold(t(column.label))) for column in columns]
        found |= {row for row in grid.rows() if sum(fold(grid.text(row, column)) == label for column, label in labels) >= 3}
    return frozenset(found)
