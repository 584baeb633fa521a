"""The bytes of a filled workbook in; the audit out, with every answer read right or reported. One bad answer never costs the others."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from floorwalk.edition.apply import Asked, ask
from floorwalk.errors import Place, Problem
from floorwalk.model import ActionLine, Answer, Audit, Clock
from floorwalk.score import score
from floorwalk.sheet.answers import Line, read_answer
from floorwalk.sheet.find import Found, find
from floorwalk.sheet.grid import read_book
from floorwalk.sheet.package import Refused, open_package
from floorwalk.sheet.values import clock, day, meaning, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Check, Round, Store

Status = Literal["accepted", "accepted with issues", "rejected"]
_CHECK_ID = re.compile(r"[A-Z]{2,5}-\d{2,4}\.\d{1,2}\Z")


@dataclass(frozen=True)
class Known:
    """What the reader knows of the company: nothing in a sheet is believed that is not here."""

    editions: Mapping[str, Edition]
    stores: Mapping[str, Store]
    rounds: Mapping[str, Round]
    languages: tuple[str, ...]
    waived: Callable[[str, date], frozenset[str]] = field(default=lambda _store, _day: frozenset())


@dataclass(frozen=True)
class Filled:
    """What became of one file. `audit` and `asked` are None when it was rejected."""

    file: str
    content_hash: str
    audit: Audit | None
    asked: Asked | None
    problems: tuple[Problem, ...]

    @property
    def status(self) -> Status:
        if self.audit is None:
            return "rejected"
        return "accepted with issues" if self.problems else "accepted"


def read(content: bytes, name: str, known: Known) -> Filled:
    """Read a filled workbook. Never raises for what is in the file: it is accepted, accepted with issues, or rejected with a problem."""
    digest = hashlib.sha256(content).hexdigest()
    try:
        found = find(read_book(open_package(content)), known.languages)
        asked, round_ = _belongs(found, known)
    except Refused as refused:
        return Filled(name, digest, None, None, (Problem(Place(name), refused.code, refused.what, refused.repair),))
    problems: list[Problem] = []
    answers = _answers(name, found, asked, vocabulary(known.languages), problems)
    audit = _audit(name, found, asked, round_, answers, problems, known)
    problems += _owed(name, found, audit, asked)
    return Filled(name, digest, audit, asked, tuple(sorted(problems)))


def _belongs(found: Found, known: Known) -> tuple[Asked, Round]:
    """Which edition, store and round a sheet belongs to; raises Refused when one is not known."""
    facts = found.facts
    edition = next((one for hash_, one in known.editions.items() if facts.get("edition") and hash_.startswith(facts["edition"])), None)
    if edition is None:
        what = f"the sheet was printed from edition {facts.get('edition', '')[:8] or '(none)'}, which is not in audits/editions."
        raise Refused("FW605", what, "Fetch the edition file from version control, or send a new sheet.")
    store, round_ = known.stores.get(facts.get("store", "")), known.rounds.get(facts.get("round", ""))
    if store is None:
        raise Refused(
            "FW616", f"the store '{facts.get('store', '')}' is not in audits/stores.csv.", "Add it there, or check whose sheet this is."
        )
    if round_ is None:
        raise Refused(
            "FW616", f"the round '{facts.get('round', '')}' is not in audits/rounds.", "Add its file, or check whose sheet this is."
        )
    return ask(edition, store, round_.due, known.waived(store.id, round_.due)), round_


def _answers(name: str, found: Found, asked: Asked, words: Mapping[str, str], problems: list[Problem]) -> list[Answer]:
    lines: dict[str, list[Line]] = defaultdict(list)
    for row in found.audit.rows():
        line = Line(name, found.audit, row, found.columns, words)
        id_ = line.text("id")
        if row == found.head_row or (row in found.label_rows):
            continue
        if _CHECK_ID.match(id_):
            lines[id_].append(line)
        elif any(line.answered()):
            what = f"an answer stands in a line without a check ({id_[:40] or 'no id'})."
            problems.append(Problem(line.place("a1", ""), "FW617", what, "Move it to the line of its check."))
    checks = {check.id: check for check in asked.checks()}
    for id_, extra in lines.items():
        if id_ not in checks and any(any(line.answered()) for line in extra):
            what = f"'{id_}' is not asked in this store under this edition; its answer is not counted."
            problems.append(Problem(extra[0].place("id", id_), "FW617", what, "Nothing to do if the line was copied in by mistake."))
    return [_one_answer(name, found, check, lines.get(id_, []), problems) for id_, check in checks.items()]


def _one_answer(name: str, found: Found, check: Check, lines: list[Line], problems: list[Problem]) -> Answer:
    if not lines:
        place = Place(name, sheet=found.audit.title, check=check.id)
        problems.append(
            Problem(
                place, "FW607", "the line of this check is missing; it counts as blank.", "Copy the line from the sheet as it was sent out."
            )
        )
        return Answer(check=check.id, state="blank")
    if len(lines) > 1:
        filled = [line for line in lines if any(line.answered())] or lines[:1]
        same = len({line.answered() for line in filled}) == 1
        rows = " and ".join(str(line.row) for line in lines)
        what = f"the check stands in rows {rows}" + ("; the answer was taken once." if same else " with different answers; none was taken.")
        problems.append(
            Problem(lines[1].place("id", check.id), "FW608", what, "Delete the line that is wrong." if not same else "Delete one of them.")
        )
        if not same:
            return Answer(check=check.id, state="blank", note=" / ".join(line.text("note") for line in lines if line.text("note")))
        lines = filled
    answer, own = read_answer(check, lines[0])
    problems += own
    return answer


def _audit(name: str, found: Found, asked: Asked, round_: Round, answers: list[Answer], problems: list[Problem], known: Known) -> Audit:
    start_cell = found.start_cell("start")
    minutes = clock(start_cell) if start_cell else None
    if start_cell and minutes is None:
        what = f"'{start_cell.text[:40]}' is not a time of day."
        problems.append(Problem(found.start_place(name, "start"), "FW610", what, "Write hours and minutes, as 10:05."))
    announced = found.start_cell("announced")
    return Audit(
        sheet_id=found.facts["sheet_id"],
        round=round_.id,
        kind=round_.kind,
        set=asked.edition.set,
        edition=asked.edition.hash,
        store=asked.store.id,
        day=_day(name, found, round_, problems),
        start=Clock(int(minutes)) if minutes is not None else None,
        auditor=found.start_text("auditor") or found.facts.get("auditor", ""),
        announced=meaning(announced, vocabulary(known.languages)) == "yes",
        simulated=found.facts.get("simulated") == "true",
        answers=tuple(answers),
        actions=tuple(_actions(name, found, problems)),
        remarks=found.start_text("remarks"),
    )


def _day(name: str, found: Found, round_: Round, problems: list[Problem]) -> date:
    cell = found.start_cell("date")
    place = found.start_place(name, "date")
    if cell is None:
        what = f"the day of the visit is missing; {round_.due} is taken."
        problems.append(Problem(place, "FW614", what, "Write the day as a date."))
        return round_.due
    found_day = day(cell, from_1904=found.from_1904)
    if found_day is None:
        what = f"'{cell.text[:40]}' is not a date with one meaning; {round_.due} is taken."
        problems.append(Problem(place, "FW614", what, "Write it as year-month-day, as 2026-11-30."))
        return round_.due
    if not round_.start <= found_day <= round_.due:
        what = f"the visit on {found_day} lies outside the round ({round_.start} to {round_.due})."
        problems.append(Problem(place, "FW614", what, "Check the date with the auditor."))
    return found_day


def _actions(name: str, found: Found, problems: list[Problem]) -> list[ActionLine]:
    lines = []
    for row in found.action_rows():
        cells = found.action_cells(row)
        text = {key: cell.text.strip() for key, cell in cells.items()}
        if not any(text.get(key) for key in ("issue", "owner", "due")):
            continue
        due = day(cells["due"], from_1904=found.from_1904) if text.get("due") else None
        place = found.action_place(name, row, "due")
        if text.get("due") and due is None:
            problems.append(Problem(place, "FW619", f"'{text['due'][:40]}' is not a date with one meaning.", "Write it as year-month-day."))
        if not text.get("issue"):
            problems.append(Problem(place, "FW619", "an action without words: only owner or date is filled.", "Write what is to be done."))
            continue
        check = text.get("check", "")
        lines.append(ActionLine(issue=text["issue"], owner=text.get("owner", ""), due=due, check=check if _CHECK_ID.match(check) else None))
    return lines


def _owed(name: str, found: Found, audit: Audit, asked: Asked) -> list[Problem]:
    """Notes and photos that a fail asks for."""
    problems = []
    for check in score(asked, audit).failed():
        place = Place(name, sheet=found.audit.title, check=check.check.id)
        if check.check.note_on_fail and not check.answer.note:
            problems.append(
                Problem(place, "FW613", "the check failed, and the note that it asks for is missing.", "Write what you saw.", "warning")
            )
        if check.check.photo_on_fail and not check.answer.photo:
            problems.append(
                Problem(place, "FW618", "the check failed, and the photo that it asks for is missing.", "Name the photo's file.", "warning")
            )
    return problems
