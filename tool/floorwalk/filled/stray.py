"""What was read of the Audit sheet in; all that people wrote where no answer is read out, each as a problem. Nothing is lost unsaid."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

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
    from floorwalk.filled.line import Form, Line
    from floorwalk.filled.lines import Answered
    from floorwalk.filled.table import Table
    from floorwalk.incoming.cells import Raw
    from floorwalk.incoming.row import Row
    from floorwalk.model import Answer, Check

    Lines = Mapping[int, tuple[Check, Line]]  # of checks, of one table, by row

_OWN = frozenset({"id", *WRITTEN})  # read as answers, or reported with their line
_TEXTS = frozenset({"question", "limit", "seen"})
_HIDDEN = tuple(column.key for column in COLUMNS if column.hidden)
_COUNTED = frozenset({"status", "fraction", "earned", "possible", "pass"})  # columns of formulas
_SECTION = _HIDDEN.index("section")
_SHORT = 24  # characters: what is longer is a text of ours, not an answer
_CODE, _MOVE = "FW627", "Move it to the cell where it belongs, or into Note."
_RESULTS = ("fw_passed", "fw_failed", "fw_short_not_observed", "fw_na")


def strays(
    file: str, tables: Sequence[tuple[Table, Form]], asked: Asked, answered: Answered, languages: tuple[str, ...]
) -> Iterator[Problem]:
    """Report what stands in cells of a line that hold no answer, beside the table, under merged cells, and beside a blank answer."""
    checks = asked.listed.checks
    for table, form in tables:
        lines_of = (*answered.by_check.items(), *answered.torn.items())
        at = {line.row: (checks[id_], line) for id_, lines in lines_of for line in lines if line.grid is table.grid}
        others = {line.row: line for line in answered.others if line.grid is table.grid}
        valued = frozenset[int]() if form.formulas else _valued(table, at)
        keys, read, counted, sent = _columns(form)
        hidden = _hidden(table, valued, at, asked)
        beside = _Beside(table, languages, hidden, keys, read, counted, sent | (counted & valued), hidden is None and not valued)
        for place, row in table.grid.lines.items():
            check, line = at.get(place) or (None, others.get(place))
            # Of a line that was found clean in another file nothing is looked at again.
            if place not in table.heads and not (line and line.taken.clean == (check.id if check else "")):
                yield from _in_row(file, row, beside, check, line)
        yield from _without_column(file, table)
    for answer in answered.answers:
        if answer.state == "blank" and answer.check in answered.by_check:
            yield from _without_answer(answer, answered.by_check[answer.check])
    for id_, lines in answered.by_check.items():
        for line in lines:
            if line.covered:
                yield from _merged(line, id_)


def _without_column(file: str, table: Table) -> Iterator[Problem]:
    """Columns of answers that are gone, with all that stood in them."""
    for column in COLUMNS:
        if column.key in WRITTEN and column.key not in table.columns:
            what = f"the column {column.label} cannot be found; what stood in it is not read."
            yield Problem(Place(file, sheet=table.grid.title), "FW606", what, "Copy the answers into the sheet as it was sent out.")


class _Beside(NamedTuple):
    """What is needed to tell, in any row of a table, what stands beside the cells that are read."""

    table: Table
    languages: tuple[str, ...]
    hidden: _Hidden | None
    keys: Mapping[int, str]  # by column
    read: frozenset[int]  # columns of answers
    counted: frozenset[int]  # columns of formulas
    sent: frozenset[int]  # columns of numbers of ours
    alike: bool  # whether other files with the same form hold the same there


@dataclass(frozen=True, slots=True)
class _Hidden:
    """Columns behind the table that only the hidden keys named, those of them with numbers, and the sections' ids, which stand in one."""

    columns: frozenset[int]
    numbers: frozenset[int]
    sections: frozenset[str]


def _valued(table: Table, at: Lines) -> frozenset[int]:
    """Columns in which most lines have a number: a program that left the formulas out put their values there."""
    counts = Counter(column for (row, column), cell in table.grid.cells.items() if row in at and cell.type == "n" and cell.text)
    return frozenset(column for column, count in counts.items() if 2 * count > len(at))


def _hidden(table: Table, valued: frozenset[int], at: Lines, asked: Asked) -> _Hidden | None:
    """The hidden columns, when their keys are gone: they stand around the one with the sections' ids."""
    if "section" in table.columns:
        return None
    sections = frozenset(asked.listed.sections.values())
    votes: dict[int, int] = defaultdict(int)
    for (row, column), cell in table.grid.cells.items():
        if row in at and cell.text in sections and column not in table.columns.values():
            votes[column] += 1
    if not votes:
        return None
    section = max(votes, key=lambda column: votes[column])
    known = frozenset(table.columns.values())
    keys = {section + place - _SECTION: key for place, key in enumerate(_HIDDEN) if section + place - _SECTION not in known}
    numbers = frozenset(column for column, key in keys.items() if key not in _COUNTED or column in valued)
    return _Hidden(frozenset(keys), numbers, sections)


@lru_cache(maxsize=64)
def _columns(form: Form) -> tuple[Mapping[int, str], frozenset[int], frozenset[int], frozenset[int]]:
    """The last four of _Beside, as far as the form tells."""
    keys = {column: key for key, column in form.columns.items()}
    read = frozenset(column for column, key in keys.items() if key in _OWN or key == "section")
    counted = frozenset(column for column, key in keys.items() if key in _HIDDEN or key == "result")
    sent = frozenset(column for column, key in keys.items() if key in _HIDDEN and key not in _COUNTED)
    return keys, read, counted, sent


def _in_row(file: str, row: Row, beside: _Beside, check: Check | None, line: Line | None) -> Iterator[Problem]:
    """What stands in a row beside the cells that are read."""
    odd = [(column, cell) for column, cell in _unread(row, beside) if not _is_ours(column, cell, beside, check, line)]
    if odd:
        yield _odd(file, beside.table, row.number, sorted(odd), check)
    elif line and beside.alike:
        line.taken.clean = check.id if check else ""


def _unread(row: Row, beside: _Beside) -> Iterator[tuple[int, Raw]]:
    """The cells outside of those that are read, without the formulas and numbers that the hidden columns hold."""
    _, _, hidden, _, read, counted, sent, _ = beside
    for (_, column), cell in row.cells.items():
        if column in read or (column in sent and cell.type == "n") or (cell.formula and column in counted) or not cell.text.strip():
            continue
        number_of_ours = hidden and column in hidden.numbers and cell.type == "n"
        if not (number_of_ours or (hidden and column in hidden.columns and (cell.formula or cell.text in hidden.sections))):
            yield column, cell


def _odd(file: str, table: Table, row: int, odd: Sequence[tuple[int, Raw]], check: Check | None) -> Problem:
    first = f"{column_letters(odd[0][0])}{row}"
    said = "; ".join(f"'{shown(cell)}' ({column_letters(column)}{row})" for column, cell in odd[:5])
    what = f"{said} stands where no answer is read, and is not counted."
    return Problem(Place(file, sheet=table.grid.title, cell=first, check=check.id if check else ""), _CODE, what, _MOVE)


def _is_ours(column: int, cell: Raw, beside: _Beside, check: Check | None, line: Line | None) -> bool:
    """Whether a cell holds what the sheet was sent out with, as far as that can be told."""
    key = beside.keys.get(column, "")
    if line is None or check is None:
        return key in _HIDDEN
    return key == "section" or _is_sent(key, cell, check, line, beside.languages)


def _is_sent(key: str, cell: Raw, check: Check, line: Line, languages: tuple[str, ...]) -> bool:
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
