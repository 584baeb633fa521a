"""The Audit sheet's lines in; one answer for each check that is asked out, and every line that fits none reported."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from floorwalk.errors import Place, Problem
from floorwalk.filled.answers import read_answer
from floorwalk.filled.line import WRITTEN, Line
from floorwalk.filled.merged import covered
from floorwalk.model import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from floorwalk.edition.apply import Asked
    from floorwalk.filled.table import Table
    from floorwalk.model import Check

CHECK_ID = re.compile(r"[A-Z]{2,5}-[0-9]{2,4}\.[0-9]{1,2}\Z")
_DASHES = re.compile("[\u2010-\u2015\u2212]")  # what programs make of a hyphen


@dataclass(frozen=True)
class Answered:
    """The answers in the sheet's order, all lines of each check that stands there, the others, and what was wrong."""

    answers: tuple[Answer, ...]
    by_check: Mapping[str, Sequence[Line]]
    others: tuple[Line, ...]
    problems: tuple[Problem, ...]

    @property
    def lines(self) -> dict[str, Line]:
        """The first line of each check."""
        return {id_: lines[0] for id_, lines in self.by_check.items()}


def read_lines(
    file: str, tables: Sequence[Table], asked: Asked, words: Mapping[str, str], options: Mapping[tuple[str, str], str]
) -> Answered:
    """Read every line of the Audit sheet and its copies.

    `words` is the vocabulary of the company's languages, `options` the texts of choices in them.
    """
    within = [(check, section.section.id) for section in asked.sections for check in section.checks()]
    checks, sections = {check.id: check for check, _ in within}, {check.id: section for check, section in within}
    by_check: dict[str, list[Line]] = defaultdict(list)
    others: list[Line] = []
    problems: list[Problem] = []
    for table in tables:
        under = covered(table)
        for row in table.rows():
            line = Line(file, table.grid, row, table.columns, words, options, under)
            id_ = _id(line)
            if _is_torn(line, sections.get(id_, "")):
                problems.append(_torn(line, id_))
            else:
                (by_check[id_] if id_ in checks else others).append(line)
    problems += [_of_no_check(line) for line in others if line.first_written()]
    answers = []
    for id_, check in checks.items():
        answer, own = _answer(check, by_check[id_]) if id_ in by_check else _missing(file, tables[0], check)
        if answer.state == "blank" and not own:
            own = _missing_on_one(file, tables, by_check[id_], id_)
        answers.append(answer)
        problems += own
    return Answered(tuple(answers), by_check, tuple(others), tuple(problems))


def _id(line: Line) -> str:
    """The check's id, in capitals and with plain hyphens, whatever a program or hand made of it."""
    text = line.text("id")
    return text if not text or _is_id(text) else _DASHES.sub("-", unicodedata.normalize("NFKC", text).upper()).strip()


@lru_cache(maxsize=1_024)
def _is_id(text: str) -> bool:
    return bool(CHECK_ID.match(text))


def _is_torn(line: Line, section: str) -> bool:
    """Whether the hidden section of the line is another than its check's: somebody sorted or moved some columns without the others."""
    own = line.text("section")
    return bool(own and section and own != section)


def _torn(line: Line, id_: str) -> Problem:
    said = ", ".join(f"'{text[:40]}'" for key in WRITTEN if (text := line.text(key)))
    what = (
        f"the line's id does not belong to the rest of it: columns were sorted or moved without the others; not taken: {said or 'nothing'}."
    )
    return Problem(line.place("id", id_), "FW627", what, "Undo the sorting, or copy the answers into the sheet as it was sent out.")


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


def _missing_on_one(file: str, tables: Sequence[Table], lines: Sequence[Line], check: str) -> list[Problem]:
    """Of a sheet and its copy only one has the line, and it is blank there: the answer may have stood in the other."""
    there = {id(line.grid) for line in lines}
    what = "the line of this check is missing here, and blank on the other sheet; it counts as blank."
    places = [Place(file, sheet=table.grid.title, check=check) for table in tables if id(table.grid) not in there]
    return [Problem(place, "FW607", what, "Answer it on the sheet that has it, and delete the other sheet.") for place in places]


def _answer(check: Check, lines: Sequence[Line]) -> tuple[Answer, list[Problem]]:
    if len(lines) == 1:
        return read_answer(check, lines[0])
    read = [(line, *read_answer(check, line)) for line in lines]
    said = [one for one in read if one[1].state != "blank" or any(one[0].answered())] or read[:1]
    meant = {(answer.state, answer.values) if answer.state != "blank" else line.answered() for line, answer, _ in said}
    whole = _together([one for _, one, _ in read])
    if len(meant) > 1:
        what = f"the check stands in rows {_rows(lines)} with different answers; none was taken."
        blank = Answer(check=check.id, state="blank").model_copy(update=whole)
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
