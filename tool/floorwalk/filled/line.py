"""A row of the Audit sheet in; its cells by the keys of their columns out, and how a message names them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.errors import Place
from floorwalk.incoming.cells import column_letters
from floorwalk.sheet.layout import ANSWERS
from floorwalk.sheet.printed import TEXTS, altered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from floorwalk.incoming.above import Range
    from floorwalk.incoming.cells import Raw
    from floorwalk.incoming.grid import Grid
    from floorwalk.incoming.row import Row
    from floorwalk.model import Answer

ANSWER_KEYS = tuple(f"a{number}" for number in range(1, ANSWERS + 1))
WRITTEN = (*ANSWER_KEYS, "note", "photo", "corrected")
CHECK_ID = re.compile(r"[A-Z]{2,5}-[0-9]{2,4}\.[0-9]{1,2}\Z")
_DASHES = re.compile("[\u2010-\u2015\u2212]")  # what programs make of a hyphen
READ = ("id", "section", *WRITTEN)


@dataclass(frozen=True, eq=False)
class Form:
    """What the lines of Audit sheets have in common: the sheet's title, the column of each key, the words that count.

    All sheets of an edition in a language share one form. Its identity is part of what is remembered of a row, see `taken`.
    """

    title: str
    columns: Mapping[str, int]
    formulas: bool  # the sheet holds formulas: the hidden columns hold nothing else
    words: Mapping[str, str]
    options: Mapping[tuple[str, str], str]  # by check and folded text


@dataclass(eq=False, slots=True)
class Taken:
    """What a row says under a form. Most rows say what the same row of another file said: it is taken from there.

    `answer` is None while nobody has found that the line gives an answer without a problem. `clean` is the check as whose line nothing was
    found beside the cells that are read, "" when it was no line of a check, None while nobody has looked.
    """

    raws: Mapping[str, Raw]  # the cells that are read, by key, none of them under a merged one
    cells: Mapping[str, Raw]  # those of them that hold more than white space
    id: str  # of the check, in capitals and with plain hyphens, whatever a program or hand made of it
    section: str
    altered: tuple[str, ...]  # keys of the texts that are not those that were printed in this line
    answer: Answer | None = None
    clean: str | None = None


def taken(row: Row, form: Form, covered: Mapping[tuple[int, int], Range]) -> Taken:
    """What a row says under a form; worked out once for all files that have the row, unless cells of it are covered."""
    if not covered and row.taken and row.taken[0] is form:
        known: Taken = row.taken[1]
        return known
    at, columns = row.number, form.columns
    raws = {key: cell for key in READ if (cell := row.cells.get((at, columns.get(key, 0)))) and (at, columns[key]) not in covered}
    cells = {key: cell for key, cell in raws.items() if cell.text.strip()}
    id_, section = _id(cells.get("id")), cells["section"].text.strip() if "section" in cells else ""
    found = Taken(raws, cells, id_, section, _altered(id_, row, columns))
    if not covered:
        row.taken = form, found
    return found


def _altered(id_: str, row: Row, columns: Mapping[str, int]) -> tuple[str, ...]:
    number, *texts = (row.cells.get((row.number, columns.get(key, 0))) for key in ("texts", *TEXTS))
    return altered(id_, [cell.text.strip() if cell else "" for cell in texts], number.text) if number and number.type == "n" else ()


def _id(cell: Raw | None) -> str:
    text = cell.text.strip() if cell else ""
    return text if not text or CHECK_ID.match(text) else _DASHES.sub("-", unicodedata.normalize("NFKC", text).upper()).strip()


@dataclass(eq=False, slots=True)
class Line:
    """A row of the Audit sheet, with its columns by key and the words of the company's languages. Its cells are those of READ."""

    file: str
    grid: Grid
    row: int
    form: Form
    taken: Taken
    covered: Mapping[tuple[int, int], Range]  # cells of the sheet that lie under a merged one: nobody sees what stands in them

    @property
    def columns(self) -> Mapping[str, int]:
        return self.form.columns

    @property
    def words(self) -> Mapping[str, str]:
        return self.form.words

    @property
    def cells(self) -> Mapping[str, Raw]:
        """The cells that hold more than white space, by key."""
        return self.taken.cells

    def raw(self, key: str) -> Raw | None:
        """The cell of a column, white space and formulas without a result included; None under a merged cell."""
        return self.taken.raws.get(key)

    def cell(self, key: str) -> Raw | None:
        """The cell of a column; None when it is empty or holds only white space."""
        return self.taken.cells.get(key)

    def text(self, key: str) -> str:
        cell = self.taken.cells.get(key)
        return cell.text.strip() if cell else ""

    def name(self, key: str) -> str:
        """How the cell of a column is named, as F9; empty when there is no such column."""
        column = self.columns.get(key)
        return f"{column_letters(column)}{self.row}" if column else ""

    def place(self, key: str, check: str) -> Place:
        return Place(self.file, sheet=self.grid.title, cell=self.name(key), check=check)

    def answered(self) -> tuple[str, ...]:
        """What stands in the answer cells."""
        return tuple(self.text(key) for key in ANSWER_KEYS)

    def first_written(self) -> str:
        """The key of the first cell that a person filled; empty when there is none."""
        return next((key for key in WRITTEN if self.cell(key)), "")
