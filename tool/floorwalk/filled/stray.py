"""What was read of the Audit sheet in; all that people wrote where no answer is read out, each as a problem. Nothing is lost unsaid."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from floorwalk.errors import Place, Problem
from floorwalk.filled.answers import option_of
from floorwalk.filled.line import WRITTEN
from floorwalk.filled.values import clock, meaning, number, shown
from floorwalk.incoming.cells import column_letters
from floorwalk.sheet.layout import COLUMNS, NAMED_WORDS, WORDS
from floorwalk.words import words
from floorwalk.words.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from floorwalk.edition.apply import Asked
    from floorwalk.filled.line import Line
    from floorwalk.filled.lines import Answered
    from floorwalk.filled.table import Table
    from floorwalk.incoming.cells import Raw
    from floorwalk.model import Answer, Check

    Lines = Mapping[int, tuple[Check, Line]]  # of one table, by row
    Strays = dict[int, list[tuple[int, Raw]]]  # by row: column and cell

_OWN = frozenset({"id", *WRITTEN})  # read as answers, or reported with their line
_TEXTS = frozenset({"question", "limit", "seen"})
_HIDDEN = tuple(column.key for column in COLUMNS if column.hidden)
_COUNTED = frozenset({"status", "fraction", "earned", "possible", "pass"})  # columns of formulas
_SECTION = _HIDDEN.index("section")
_SHORT = 24  # characters: what is longer is a text of ours, not an answer
_CODE, _MOVE = "FW627", "Move it to the cell where it belongs, or into Note."
_RESULTS = ("fw_passed", "fw_failed", "fw_short_not_observed", "fw_na")


def strays(file: str, tables: Sequence[Table], asked: Asked, answered: Answered, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Report what stands in cells of a line that hold no answer, beside the table, under merged cells, and beside a blank answer."""
    checks = {check.id: check for check in asked.checks()}
    for table in tables:
        at = {line.row: (checks[id_], line) for id_, lines in answered.by_check.items() for line in lines if line.grid is table.grid}
        formulas = any(cell.formula for cell in table.grid.cells.values())
        for row, cells in _strays(table, at, asked, formulas=formulas).items():
            check, line = at.get(row, (None, None))
            yield from _in_row(file, table, row, cells, check, line, languages, formulas=formulas)
        yield from _without_column(file, table)
    by_id = {answer.check: answer for answer in answered.answers}
    for id_, lines in answered.by_check.items():
        if by_id[id_].state == "blank":
            yield from _without_answer(by_id[id_], lines)
        for line in lines:
            if line.covered:
                yield from _merged(line, id_)


def _without_column(file: str, table: Table) -> Iterator[Problem]:
    """Columns of answers that are gone, with all that stood in them."""
    for column in COLUMNS:
        if column.key in WRITTEN and column.key not in table.columns:
            what = f"the column {column.label} cannot be found; what stood in it is not read."
            yield Problem(Place(file, sheet=table.grid.title), "FW606", what, "Copy the answers into the sheet as it was sent out.")


def _strays(table: Table, at: Lines, asked: Asked, *, formulas: bool) -> Strays:
    """The cells outside of those that are read, without texts of ours and the formulas and numbers that the hidden columns hold."""
    keys = {column: key for key, column in table.columns.items()}
    read = {column for column, key in keys.items() if key in _OWN or key == "section"}
    counted = {column for column, key in keys.items() if key in _HIDDEN or key == "result"}
    sent = {column for column, key in keys.items() if key in _HIDDEN and not (formulas and key in _COUNTED)}
    printed = {column: key for column, key in keys.items() if key in _TEXTS or key == "points"}
    sections = {section.section.id for section in asked.sections}
    behind = set() if "section" in table.columns else _hidden(table, at, sections)
    found: Strays = defaultdict(list)
    for (row, column), cell in table.grid.cells.items():
        if column in read or (column in sent and cell.type == "n") or (cell.formula and column in counted):
            continue
        if column in printed and row in at and _is_ours(printed[column], cell, *at[row], languages=()):
            continue
        if row in table.heads or not cell.text.strip():
            continue
        if not (column in behind and (cell.formula or cell.type == "n" or cell.text in sections)):
            found[row].append((column, cell))
    return {row: found[row] for row in sorted(found)}


def _hidden(table: Table, at: Lines, sections: set[str]) -> set[int]:
    """The columns behind the table that only the hidden keys named: they stand around the one with the sections' ids."""
    votes: dict[int, int] = defaultdict(int)
    for (row, column), cell in table.grid.cells.items():
        if row in at and cell.text in sections and column not in table.columns.values():
            votes[column] += 1
    if not votes:
        return set()
    section = max(votes, key=lambda column: votes[column])
    return {section + place - _SECTION for place in range(len(_HIDDEN))} - set(table.columns.values())


def _in_row(
    file: str,
    table: Table,
    row: int,
    cells: list[tuple[int, Raw]],
    check: Check | None,
    line: Line | None,
    languages: tuple[str, ...],
    *,
    formulas: bool,
) -> Iterator[Problem]:
    keys = {column: key for key, column in table.columns.items()}
    odd = []
    for column, cell in sorted(cells, key=lambda one: one[0]):
        key = keys.get(column, "")
        if line is None or check is None:
            ours = key in _HIDDEN
        else:
            ours = _is_hidden(key, cell, formulas) or key == "section" or _is_ours(key, cell, check, line, languages)
        if not ours:
            odd.append((column, cell))
    if odd:
        first = f"{column_letters(odd[0][0])}{row}"
        said = "; ".join(f"'{shown(cell)}' ({column_letters(column)}{row})" for column, cell in odd[:5])
        what = f"{said} stands where no answer is read, and is not counted."
        yield Problem(Place(file, sheet=table.grid.title, cell=first, check=check.id if check else ""), _CODE, what, _MOVE)


def _is_hidden(key: str, cell: Raw, formulas: bool) -> bool:
    """Whether a number is one of those that the hidden columns hold; where there are formulas, some of them hold nothing else."""
    return key in _HIDDEN and cell.type == "n" and not (formulas and key in _COUNTED)


def _is_ours(key: str, cell: Raw, check: Check, line: Line, languages: tuple[str, ...]) -> bool:
    """Whether a cell of a known column holds what the sheet was sent out with, as far as that can be told."""
    if key in _TEXTS:
        return _is_text(key, cell, check, line)
    if key == "points":
        return cell.text == _written(check.points) or number(cell) == check.points
    if key == "result":
        return cell.type == "s" and (cell.text.strip() == "?" or fold(cell.text) in _results(languages)) and any(line.answered())
    return False


def _is_text(key: str, cell: Raw, check: Check, line: Line) -> bool:
    if check.kind == "choice" and option_of(check, line, cell):
        return False
    if cell.type != "s" or len(cell.text) > _SHORT:
        return cell.type == "s"
    word = meaning(cell, line.words)
    if key == "limit" and check.kind == "yes_no" and word == check.expect:
        return True
    return not word and not _is_number(cell)


@lru_cache(maxsize=1_024)
def _is_number(cell: Raw) -> bool:
    return number(cell) is not None or clock(cell) is not None


_written = lru_cache(maxsize=256)(str)


@cache
def _results(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(words(language)(NAMED_WORDS[name])) for language in languages for name in _RESULTS)


def _without_answer(answer: Answer, lines: Iterable[Line]) -> Iterator[Problem]:
    """A note, photo or mark, and no answer: the answer may stand in the note."""
    line = next((one for one in lines if any(one.text(key) for key in ("note", "photo", "corrected"))), None)
    if line and not any(line.answered()):
        key = next(key for key in ("note", "photo", "corrected") if line.text(key))
        what = f"'{line.text(key)[:40]}' stands here, and the line has no answer; it counts as blank."
        repair = f"Write the answer under Answer, or choose {WORDS['not_observed']}."
        yield Problem(line.place(key, answer.check), _CODE, what, repair)


def _merged(line: Line, check: str) -> Iterator[Problem]:
    """Cells of a line that lie under a merged one: nobody can have answered in them, and what still stands there nobody sees."""
    for key in WRITTEN:
        merge = line.covered.get((line.row, line.columns.get(key, 0)))
        beneath = line.grid.cells.get((line.row, line.columns.get(key, 0))) if merge else None
        hides = bool(beneath and beneath.text.strip())
        if merge and (hides or merge.top < line.row):
            more = f" '{shown(beneath)}' stands beneath and is not counted." if beneath and hides else ""
            what = f"the cell lies under the merged cells {merge.text[:20]}; they count for row {merge.top} alone.{more}"
            yield Problem(line.place(key, check), "FW629", what, "Undo the merge, and answer each line in its own cell.")
            return
