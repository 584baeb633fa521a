"""CSV files in; rows as models, with a problem for each row that cannot be one."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import ValidationError

from floorwalk.errors import Place, Problem, did_you_mean
from floorwalk.model import Contact, Decision, Store
from floorwalk.model.base import Model
from floorwalk.source.document import Document, decode
from floorwalk.source.shape import keys
from floorwalk.source.translate import problems as translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

Row = TypeVar("Row", bound=Model)


@dataclass
class Table(Generic[Row]):
    """The rows of a file with the line of each, and what was wrong."""

    file: str
    rows: list[Row] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def place(self, index: int, column: str = "") -> Place:
        """Where a row stands; with a column, the column's number from 1."""
        number = self.columns.index(column) + 1 if column in self.columns else 1
        return Place(self.file, self.lines[index], number)


@dataclass
class _RowDocument(Document):
    """One row as a document: a place in it is the row's line and the column's number."""

    line: int = 1
    columns: list[str] = field(default_factory=list)

    def place(self, loc: Sequence[str | int] = (), *, key: bool = False) -> Place:
        del key
        column = str(loc[0]) if loc else ""
        return Place(self.file, self.line, self.columns.index(column) + 1 if column in self.columns else 1)


def read_stores(path: Path, name: str) -> Table[Store]:
    """Read stores.csv; columns that a store does not know become its attributes."""
    known = [key for key in keys(Store) if key != "attributes"]

    def shape(row: dict[str, str]) -> dict[str, Any]:
        extra = {column: word for column, word in row.items() if column not in known and word}
        return {column: word for column, word in row.items() if column in known} | {"attributes": extra}

    table = _read(path, name, Store, required=known, shape=shape, open_columns=True)
    first: dict[str, int] = {}
    for index, store in enumerate(table.rows):
        if store.id in first:
            what = f"store '{store.id}' stands twice; already defined at {table.place(first[store.id])}."
            table.problems.append(Problem(table.place(index, "id"), "FW301", what, "Give each store its own id."))
        first.setdefault(store.id, index)
    return table


def read_contacts(path: Path, name: str) -> Table[Contact]:
    """Read contacts.csv; empty hours mean: whenever the store is open."""
    return _read(path, name, Contact, required=["store", "role", "channel", "value"], shape=_without_empty)


def read_decisions(path: Path, name: str) -> Table[Decision]:
    """Read decisions.csv; an absent file is an empty one."""
    if not path.exists():
        return Table(name)
    return _read(path, name, Decision, required=["date", "by", "kind", "store", "ref", "reason"], shape=_without_empty)


def _without_empty(row: dict[str, str]) -> dict[str, Any]:
    return {column: word for column, word in row.items() if word}


def _read(
    path: Path,
    name: str,
    model: type[Row],
    *,
    required: Sequence[str],
    shape: Callable[[dict[str, str]], dict[str, Any]],
    open_columns: bool = False,
) -> Table[Row]:
    table: Table[Row] = Table(name)
    try:
        decoded = decode(path.read_bytes(), name)
    except OSError as error:
        repair = "Create it with the columns " + ", ".join(required) + "."
        table.problems.append(Problem(Place(name), "FW101", f"the file cannot be read: {error.strerror or error}.", repair))
        return table
    if isinstance(decoded, Problem):
        table.problems.append(decoded)
        return table
    lines = list(_rows(decoded[0], table))
    if not lines:
        table.problems.append(Problem(Place(name, 1, 1), "FW107", "the file is empty.", "Write its first line: " + ",".join(required)))
        return table
    table.columns = [word.strip() for word in lines[0][1]]
    if sign := next((sign for sign in (";", "\t") if len(table.columns) == 1 and sign in table.columns[0]), None):
        what = f"the fields are separated by {'semicolons' if sign == ';' else 'tabs'}."
        repair = "Save it again with commas; a spreadsheet program asks for the separator when it saves as CSV."
        table.problems.append(Problem(Place(name, 1, 1), "FW110", what, repair))
        return table
    if not _header_is_sound(table, required, [] if open_columns else keys(model)):
        return table
    for line, cells in lines[1:]:
        if len(cells) != len(table.columns):
            what = f"this line has {len(cells)} fields and the first line {len(table.columns)}."
            table.problems.append(Problem(Place(name, line, 1), "FW110", what, "Put a field that holds a comma in double quotes."))
            continue
        row = dict(zip(table.columns, (cell.strip() for cell in cells), strict=True))
        try:
            table.rows.append(model.model_validate(shape(row)))
            table.lines.append(line)
        except ValidationError as error:
            table.problems += translated(_RowDocument(table.file, line=line, columns=table.columns), model, error)
    return table


def _rows(text: str, table: Table[Any]) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), strict=True)
    try:
        line = 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        what = f"this is not well-formed CSV: {error}."
        table.problems.append(Problem(Place(table.file, reader.line_num, 1), "FW110", what, "Check the quotes in this line."))


def _header_is_sound(table: Table[Any], required: Sequence[str], known: Sequence[str]) -> bool:
    before = len(table.problems)
    missing = [name for name in required if name not in table.columns]
    for number, column in enumerate(table.columns, start=1):
        place = Place(table.file, 1, number)
        if table.columns.index(column) + 1 != number:
            table.problems.append(Problem(place, "FW110", f"the column '{column}' stands twice.", "Keep one of the two."))
        elif known and column not in known:
            near = get_close_matches(column, missing, n=1)
            missing = [name for name in missing if name not in near]
            repair = f"Did you mean '{near[0]}'?" if near else did_you_mean(column, known)
            table.problems.append(Problem(place, "FW202", f"unknown column '{column}'.", repair))
    for column in missing:
        near = get_close_matches(column, [name for name in table.columns if name not in required], n=1)
        repair = f"Is '{near[0]}' meant to be it?" if near else "Add it to the first line and to each row."
        table.problems.append(Problem(Place(table.file, 1, 1), "FW110", f"the column '{column}' is missing.", repair))
    return len(table.problems) == before
