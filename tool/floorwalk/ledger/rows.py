"""Entries in, the rows of each table out; and the way back, from rows to audits as they were written down."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from floorwalk.errors import Place, Problem
from floorwalk.ledger.entry import Entry, Recorded
from floorwalk.ledger.tables import OF_AUDITS
from floorwalk.model import ActionLine, Answer, Audit, Clock, Photo

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from fractions import Fraction

    from floorwalk.model import Round, Store
    from floorwalk.score import CheckScore

Row = tuple[Any, ...]
Fields = dict[str, Any]  # a row by column
_FIRST_DAY = date(1970, 1, 1)
TABLES = tuple(table.name for table in OF_AUDITS)
_VALUES = 3  # values of an answer that have a column of their own as numbers
_NO_NUMBERS = (None,) * _VALUES


def rows(entries: Iterable[Entry]) -> dict[str, list[Row]]:
    """Give the rows of each table, in the order of its columns."""
    made: dict[str, list[Row]] = {table: [] for table in TABLES}
    for entry in entries:
        key, checks = entry.content_hash, entry.score.checks
        given = [_given(one.answer) for one in checks]
        made["audits"].append(_audit_row(entry, given))
        made["answers"] += [_answer_row(key, position, one, text) for position, (one, text) in enumerate(zip(checks, given, strict=True))]
        made["findings"] += [_finding_row(key, position, one) for position, one in enumerate(entry.score.failed())]
        made["actions"] += [(key, at, one.issue, one.owner, one.due, one.check, one.done) for at, one in enumerate(entry.audit.actions)]
        made["photos"] += _photo_rows(key, entry.audit)
        made["problems"] += [_problem_row(key, position, one) for position, one in enumerate(entry.problems)]
    return made


def answers_hash(checks: Sequence[CheckScore], given: Iterable[str]) -> str:
    """SHA-256 over what was answered to each check, in order, without notes: equal for audits that were answered alike."""
    lines = [f"{one.check.id} {one.answer.state} {text}" for one, text in zip(checks, given, strict=True)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _audit_row(entry: Entry, given: Sequence[str]) -> Row:
    audit, score = entry.audit, entry.score
    number = audit.sheet_id.rpartition(".")[2]
    return (
        entry.content_hash, audit.sheet_id, entry.file, audit.round, audit.kind, audit.set, audit.edition, audit.store,
        int(number) if number.isdecimal() else 1, audit.day, (audit.day - _FIRST_DAY).days,
        audit.due, _minutes(audit.start), _minutes(audit.end),
        audit.auditor, audit.language, audit.announced, audit.simulated, audit.remarks,
        len(score.checks), score.blanks, float(score.coverage), _float(score.percent), float(score.earned), float(score.possible),
        _exact(score.percent), _exact(score.earned), _exact(score.possible), None if score.band is None else score.band.id, score.outcome,
        " ".join(audit.corrects), answers_hash(score.checks, given),
    )  # fmt: skip


def _answer_row(key: str, position: int, one: CheckScore, given: str) -> Row:
    check, answer = one.check, one.answer
    return (
        key, position, check.id, check.kind, one.standard, one.section, check.critical, float(check.points), answer.state, one.state,
        given, *_numbers(answer.values), _exact(one.fraction), _float(one.earned), _float(one.possible),
        answer.note, answer.comment, answer.photo, answer.corrected, answer.sheet, answer.cell,
    )  # fmt: skip


def _finding_row(key: str, position: int, one: CheckScore) -> Row:
    return key, position, one.check.id, one.standard, one.section, one.check.critical, float(one.possible - one.earned), one.reason


def _photo_rows(key: str, audit: Audit) -> Iterator[Row]:
    for answer in audit.answers:
        for position, one in enumerate(answer.photos):
            yield key, answer.check, position, one.name, one.pasted, one.sha256, one.width, one.height


def _problem_row(key: str, position: int, one: Problem) -> Row:
    place = one.place
    return key, position, place.file, place.sheet, place.cell, place.check, one.code, one.what, one.repair, one.severity


def around(stores: Iterable[Store], rounds: Iterable[Round]) -> dict[str, list[Row]]:
    """Give the rows of what the workspace says of its stores and rounds."""
    known = list(stores)
    return {
        "stores": [(one.id, one.name, one.region, one.format, one.language, str(one.hours)) for one in known],
        "store_attributes": [(one.id, column, word) for one in known for column, word in one.attributes],
        "rounds": [(one.id, one.title, one.set, one.kind, one.start, one.due) for one in rounds],
    }


def _given(answer: Answer) -> str:
    """Numbers and ids hold no space."""
    return " ".join([str(value) for value in answer.values]) if answer.values else ""


def _numbers(values: Sequence[Decimal | str]) -> Sequence[float | None]:
    """The first values as numbers, and nothing for what is none or not there."""
    if not values or (len(values) == 1 and isinstance(values[0], str)):
        return _NO_NUMBERS
    return ([float(value) if isinstance(value, Decimal) else None for value in values] + [*_NO_NUMBERS])[:_VALUES]


def _minutes(clock: Clock | None) -> int | None:
    return None if clock is None else clock.minutes


def _float(value: Fraction | None) -> float | None:
    if value is None:
        return None
    over, under = value.as_integer_ratio()  # what float() does, in a third of its time
    return over / under


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def recorded(head: Fields, parts: dict[str, Sequence[Fields]]) -> Recorded:
    """Give an audit from its row and those that belong to it, by table."""
    named = ("sheet_id", "round", "kind", "edition", "store", "day", "due", "auditor", "language", "announced", "simulated", "remarks")
    photos: dict[str, list[Photo]] = {}
    for row in parts.get("photos", ()):
        photos.setdefault(row["check_id"], []).append(
            Photo(**{name: row[name] for name in ("name", "pasted", "sha256", "width", "height")})
        )
    audit = Audit(
        **{name: head[name] for name in named},
        set=head["standard_set"],
        start=_clock(head["start_minutes"]),
        end=_clock(head["end_minutes"]),
        corrects=tuple(head["corrects"].split()),
        answers=tuple(_answer(row, photos.get(row["check_id"], ())) for row in parts.get("answers", ())),
        actions=tuple(_action(row) for row in parts.get("actions", ())),
    )
    return Recorded(head["audit"], head["file"], audit, tuple(problem(row) for row in parts.get("problems", ())))


def _clock(minutes: int | None) -> Clock | None:
    return None if minutes is None else Clock(minutes)


def _answer(row: Fields, photos: Sequence[Photo]) -> Answer:
    values = tuple(_value(text) for text in row["given"].split())
    kept = {name: row[name] for name in ("state", "note", "comment", "photo", "corrected")}
    sheet, cell = row["sheet"] or "", row["cell"] or ""  # NULL in a ledger that was brought forward
    return Answer(check=row["check_id"], values=values, photos=tuple(photos), sheet=sheet, cell=cell, **kept)


def _value(text: str) -> Decimal | str:
    """Words begin with a letter, numbers never do."""
    return text if text[:1].isalpha() else Decimal(text)


def _action(row: Fields) -> ActionLine:
    return ActionLine(issue=row["issue"], owner=row["owner"], due=row["due"], check=row["check_id"], done=row["done"])


def problem(row: Fields) -> Problem:
    """Give a problem from its row."""
    place = Place(row["file"], sheet=row["sheet"], cell=row["cell"], check=row["check_id"])
    return Problem(place, row["code"], row["what"], row["repair"], row["severity"])
