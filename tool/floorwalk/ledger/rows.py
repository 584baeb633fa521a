"""Entries in, the rows of each table out; and the way back, from rows to audits as they were written down."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from floorwalk.errors import Place, Problem
from floorwalk.ledger.entry import Entry, Recorded
from floorwalk.model import ActionLine, Answer, Audit, Clock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.score import CheckScore

Row = tuple[Any, ...]
Fields = dict[str, Any]  # a row by column
TABLES = ("audits", "answers", "findings", "actions", "problems")


def rows(entries: Sequence[Entry]) -> dict[str, list[Row]]:
    """Give the rows of each table, in the order of its columns."""
    made: dict[str, list[Row]] = {table: [] for table in TABLES}
    for entry in entries:
        key = entry.content_hash
        made["audits"].append(_audit_row(entry))
        made["answers"] += [_answer_row(key, position, one) for position, one in enumerate(entry.score.checks)]
        made["findings"] += [(key, one.check.id, one.standard, one.check.critical, one.reason) for one in entry.score.failed()]
        made["actions"] += [(key, at, one.issue, one.owner, one.due, one.check) for at, one in enumerate(entry.audit.actions)]
        made["problems"] += [_problem_row(key, one) for one in entry.problems]
    return made


def _audit_row(entry: Entry) -> Row:
    audit, score = entry.audit, entry.score
    start = None if audit.start is None else audit.start.minutes
    percent = None if score.percent is None else float(score.percent)
    return (
        entry.content_hash, audit.sheet_id, entry.file, audit.round, audit.kind, audit.set, audit.edition, audit.store, audit.day,
        audit.due, start,
        audit.auditor, audit.announced, audit.simulated, audit.remarks, percent, score.outcome,
    )  # fmt: skip


def _answer_row(key: str, position: int, check: CheckScore) -> Row:
    answer = check.answer
    given = [str(value) for value in answer.values]
    return (
        key, position, check.check.id, check.standard, check.section, answer.state, check.state, given,
        float(check.earned), float(check.possible), answer.note, answer.photo, answer.corrected,
    )  # fmt: skip


def _problem_row(key: str, one: Problem) -> Row:
    place = one.place
    return (key, place.file, place.sheet, place.cell, place.check, one.code, one.what, one.repair, one.severity)


def recorded(head: Fields, answers: Sequence[Fields], actions: Sequence[Fields], problems: Sequence[Fields]) -> Recorded:
    """Give an audit from its row and those that belong to it."""
    named = ("sheet_id", "round", "kind", "edition", "store", "day", "due", "auditor", "announced", "simulated", "remarks")
    audit = Audit(
        **{name: head[name] for name in named},
        set=head["standard_set"],
        start=None if head["start_minutes"] is None else Clock(head["start_minutes"]),
        answers=tuple(_answer(row) for row in answers),
        actions=tuple(ActionLine(issue=row["issue"], owner=row["owner"], due=row["due"], check=row["check_id"]) for row in actions),
    )
    return Recorded(head["audit"], head["file"], audit, tuple(_problem(row) for row in problems))


def _answer(row: Fields) -> Answer:
    values = tuple(_value(text) for text in row["given"])
    kept = {name: row[name] for name in ("state", "note", "photo", "corrected")}
    return Answer(check=row["check_id"], values=values, **kept)


def _value(text: str) -> Decimal | str:
    """Words begin with a letter, numbers never do."""
    return text if text[:1].isalpha() else Decimal(text)


def _problem(row: Fields) -> Problem:
    place = Place(row["file"], sheet=row["sheet"], cell=row["cell"], check=row["check_id"])
    return Problem(place, row["code"], row["what"], row["repair"], row["severity"])
