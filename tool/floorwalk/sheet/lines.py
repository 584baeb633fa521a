"""The Audit sheet's lines in; one answer for each check that is asked out, and every line that fits none reported."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.errors import Place, Problem
from floorwalk.model import Answer
from floorwalk.sheet.answers import read_answer
from floorwalk.sheet.line import Line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Check
    from floorwalk.sheet.table import Table

CHECK_ID = re.compile(r"[A-Z]{2,5}-[0-9]{2,4}\.[0-9]{1,2}\Z")


@dataclass(frozen=True)
class Answered:
    """The answers in the sheet's order, the line that each check was read from, and what was wrong."""

    answers: tuple[Answer, ...]
    lines: Mapping[str, Line]
    problems: tuple[Problem, ...]


def read_lines(file: str, table: Table, asked: Asked, words: Mapping[str, str], options: Mapping[tuple[str, str], str]) -> Answered:
    """Read every line; `words` is the vocabulary of the company's languages, `options` the texts of choices in them."""
    checks = {check.id: check for check in asked.checks()}
    by_check: dict[str, list[Line]] = defaultdict(list)
    problems: list[Problem] = []
    for row in table.rows():
        line = Line(file, table.grid, row, table.columns, words, options)
        if line.text("id") in checks:
            by_check[line.text("id")].append(line)
        elif line.first_written():
            problems.append(_of_no_check(line))
    answers = []
    for id_, check in checks.items():
        answer, own = _answer(check, by_check[id_]) if id_ in by_check else _missing(file, table, check)
        answers.append(answer)
        problems += own
    return Answered(tuple(answers), {id_: lines[0] for id_, lines in by_check.items()}, tuple(problems))


def _of_no_check(line: Line) -> Problem:
    id_ = line.text("id")
    if CHECK_ID.match(id_):
        what = f"'{id_}' is not asked in this store under this edition; what stands in its line is not counted."
        return Problem(line.place("id", id_), "FW617", what, "Nothing to do if the line was copied in by mistake.")
    what = f"'{line.text(line.first_written())[:40]}' stands in a line without a check ({id_[:40] or 'no id'})."
    return Problem(line.place(line.first_written(), ""), "FW617", what, "Move it to the line of its check.")


def _missing(file: str, table: Table, check: Check) -> tuple[Answer, list[Problem]]:
    what = "the line of this check is missing; it counts as blank."
    place = Place(file, sheet=table.grid.title, check=check.id)
    return Answer(check=check.id, state="blank"), [Problem(place, "FW607", what, "Copy the line from the sheet as it was sent out.")]


def _answer(check: Check, lines: Sequence[Line]) -> tuple[Answer, list[Problem]]:
    if len(lines) == 1:
        return read_answer(check, lines[0])
    filled = [line for line in lines if any(line.answered())] or lines[:1]
    place = lines[1].place("id", check.id)
    rows = " and ".join(str(line.row) for line in lines)
    notes = " / ".join(dict.fromkeys(line.text("note") for line in lines if line.text("note")))
    if len({line.answered() for line in filled}) > 1:
        what = f"the check stands in rows {rows} with different answers; none was taken."
        return Answer(check=check.id, state="blank", note=notes), [Problem(place, "FW608", what, "Delete the line that is wrong.")]
    answer, problems = read_answer(check, filled[0])
    what = f"the check stands in rows {rows}; the answer was taken once."
    return answer.model_copy(update={"note": notes}), [Problem(place, "FW608", what, "Delete one of them."), *problems]
