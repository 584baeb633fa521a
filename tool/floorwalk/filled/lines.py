"""The Audit sheet's lines in; one answer for each check that is asked out, and every line that fits none reported."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.errors import Place, Problem
from floorwalk.filled.answers import read_answer
from floorwalk.filled.line import CHECK_ID, Line, taken
from floorwalk.filled.merged import covered
from floorwalk.filled.printed import Printed, torn_apart
from floorwalk.model import Answer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from floorwalk.edition.apply import Asked
    from floorwalk.filled.line import Form
    from floorwalk.filled.table import Table
    from floorwalk.model import Check


@dataclass(frozen=True)
class Answered:
    """The answers in the sheet's order, all lines of each check that stands there, the others, and what was wrong."""

    answers: tuple[Answer, ...]
    by_check: Mapping[str, Sequence[Line]]
    others: tuple[Line, ...]
    problems: tuple[Problem, ...]
    torn: Mapping[str, Sequence[Line]]  # lines of which nobody can tell to which check they belong, by the id that stands there


def read_lines(file: str, tables: Sequence[tuple[Table, Form]], asked: Asked) -> Answered:
    """Read every line of the Audit sheet and its copies, each with its form."""
    checks, sections = asked.listed.checks, asked.listed.sections
    by_check: dict[str, list[Line]] = defaultdict(list)
    others: list[Line] = []
    problems: list[Problem] = []
    torn: dict[str, list[Line]] = defaultdict(list)
    for table, form in tables:
        printed = Printed(table, checks)
        for line in _lines(file, table, form):
            id_ = line.taken.id
            if fault := _torn(line, id_, sections.get(id_), printed):
                problems.append(fault)
                torn[id_].append(line)
            else:
                (by_check[id_] if id_ in checks else others).append(line)
        problems += printed.typed_over()
    problems += [_of_no_check(line) for line in others if line.first_written()]
    answers = []
    for id_, check in checks.items():
        answer, own = _answer(check, by_check[id_]) if id_ in by_check else _missing(file, tables[0][0], check, torn)
        if answer.state == "blank" and not own and id_ in by_check:
            own = _missing_on_one(file, [table for table, _ in tables], by_check[id_], id_)
        answers.append(answer)
        problems += own
    return Answered(tuple(answers), by_check, tuple(others), tuple(problems), torn)


def _lines(file: str, table: Table, form: Form) -> Iterator[Line]:
    under = covered(table)
    rows = {row for row, _ in under}
    for number, row in table.grid.lines.items():
        if number not in table.heads:
            own = under if number in rows else {}
            yield Line(file, table.grid, number, form, taken(row, form, own), own)


def _of_no_check(line: Line) -> Problem:
    id_ = line.text("id")
    if CHECK_ID.match(id_):
        what = f"'{id_}' is not asked in this store under this edition; what stands in its line is not counted."
        return Problem(line.place("id", id_), "FW617", what, "Nothing to do if the line was copied in by mistake.")
    what = f"'{line.text(line.first_written())[:40]}' stands in a line without a check ({id_[:40] or 'no id'})."
    return Problem(line.place(line.first_written(), ""), "FW617", what, "Move it to the line of its check.")


def _torn(line: Line, id_: str, section: str | None, printed: Printed) -> Problem | None:
    """Report a line whose hidden section or number is another than its check's: somebody sorted or moved columns without the others."""
    own = line.taken.section
    if section and own and own != section:
        return torn_apart(line, id_, "the line's id does not belong to the rest of it")
    return printed.torn(line, id_) if section and line.taken.altered else None


def _missing(file: str, table: Table, check: Check, torn: Collection[str]) -> tuple[Answer, Sequence[Problem]]:
    if check.id in torn:
        return Answer(check=check.id, state="blank"), ()
    what = "the line of this check is missing; it counts as blank."
    place = Place(file, sheet=table.grid.title, check=check.id)
    return Answer(check=check.id, state="blank"), [Problem(place, "FW607", what, "Copy the line from the sheet as it was sent out.")]


def _missing_on_one(file: str, tables: Sequence[Table], lines: Sequence[Line], check: str) -> Sequence[Problem]:
    """Of a sheet and its copy only one has the line, and it is blank there: the answer may have stood in the other."""
    there = {id(line.grid) for line in lines}
    what = "the line of this check is missing here, and blank on the other sheet; it counts as blank."
    places = [Place(file, sheet=table.grid.title, check=check) for table in tables if id(table.grid) not in there]
    return [Problem(place, "FW607", what, "Answer it on the sheet that has it, and delete the other sheet.") for place in places]


def _answer(check: Check, lines: Sequence[Line]) -> tuple[Answer, Sequence[Problem]]:
    if len(lines) == 1:
        return read_answer(check, lines[0])
    read = [(line, *read_answer(check, line)) for line in lines]
    said = [one for one in read if one[1].state != "blank" or any(one[0].answered())] or read[:1]
    meant = {(answer.state, answer.values) if answer.state != "blank" else line.answered() for line, answer, _ in said}
    whole = _together([one for _, one, _ in read])
    if len(meant) > 1:
        what = f"the check stands in rows {_rows(lines)} with different answers; none was taken."
        first = lines[0]
        blank = Answer(check=check.id, state="blank", sheet=first.grid.title, cell=first.name("a1")).model_copy(update=whole)
        return blank, [Problem(lines[1].place("id", check.id), "FW608", what, "Delete the line that is wrong.")]
    _, answer, problems = said[0]
    taken = answer.model_copy(update=whole)
    if len({line.grid.title for line in lines}) == len(lines) and _beside(answer) == _beside(taken):
        return taken, problems  # a copy of the sheet: one problem says so for all its lines
    what = f"the check stands in rows {_rows(lines)}; the answer was taken once."
    return taken, [Problem(lines[1].place("id", check.id), "FW608", what, "Delete one of them."), *problems]


def _rows(lines: Sequence[Line]) -> str:
    """Name rows; with their sheets when they stand on several."""
    several = len({line.grid.title for line in lines}) > 1
    return " and ".join(f"{line.row} of '{line.grid.title}'" if several else str(line.row) for line in lines)


def _together(answers: Sequence[Answer]) -> dict[str, object]:
    """What stands beside the answers of all lines: nothing of it is dropped."""
    signs = {"note": " / ", "photo": "; "}
    joined = {key: sign.join(dict.fromkeys(text for one in answers if (text := getattr(one, key)))) for key, sign in signs.items()}
    return {**joined, "corrected": any(one.corrected for one in answers)}


def _beside(answer: Answer) -> tuple[str, str, bool]:
    return answer.note, answer.photo, answer.corrected
