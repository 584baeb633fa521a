"""The bytes of a filled workbook in; the audit out, with every answer read right or reported. One bad answer never costs the others."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from floorwalk.edition.alike import Alike
from floorwalk.errors import Place, Problem
from floorwalk.filled.circumstances import (
    actions,
    beside_start,
    day_of_visit,
    lost_words,
    printed_for,
    time_of_visit,
    unread_copies,
    was_announced,
)
from floorwalk.filled.copies import doubled, strange
from floorwalk.filled.evidence import gather
from floorwalk.filled.find import Found, find
from floorwalk.filled.line import Form
from floorwalk.filled.lines import Answered, read_lines
from floorwalk.filled.stray import strays
from floorwalk.filled.values import vocabulary
from floorwalk.incoming.refused import Refused
from floorwalk.incoming.workbook import read_workbook
from floorwalk.model import Audit
from floorwalk.score import score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from floorwalk.edition.apply import Asked
    from floorwalk.edition.freeze import Edition
    from floorwalk.filled.evidence import Beside
    from floorwalk.filled.table import Table
    from floorwalk.model import Answer, Round, Store
    from floorwalk.score import Score

Status = Literal["accepted", "accepted with issues", "rejected"]
_HASH = re.compile(r"[0-9a-f]{64}\Z")
_SHORT = 8  # hex digits of an edition's hash that Start shows
_FORMS = 64  # Audit sheets, otherwise called or laid out, that are remembered: people can call them anything
_DAYS = 16  # due dates for which it is remembered what is asked: a file can name any


@dataclass(frozen=True)
class Known:
    """What the reader knows of the company: nothing in a sheet is believed that is not here."""

    editions: Mapping[str, Edition]
    stores: Mapping[str, Store]
    rounds: Mapping[str, Round]
    languages: tuple[str, ...]
    waived: Callable[[str, date], frozenset[str]] = field(default=lambda _store, _day: frozenset())
    options: Mapping[str, Mapping[tuple[str, str], str]] = field(default_factory=dict)  # by edition: option by check and folded text
    _alike: dict[tuple[str, date], Alike] = field(default_factory=dict, init=False, repr=False, compare=False)
    _forms: dict[object, Form] = field(default_factory=dict, init=False, repr=False, compare=False)

    def ask(self, edition: Edition, store: Store, due: date, round_: Round) -> Asked:
        """Give what is asked in a store in a round; worked out once for stores that are alike."""
        if len(self._alike) >= _DAYS:
            self._alike.clear()
        alike = self._alike.get((edition.hash, due)) or self._alike.setdefault((edition.hash, due), Alike(edition, due))
        return alike.ask(store, self.waived(store.id, due) | frozenset(round_.leave_out))

    def form(self, edition: Edition, table: Table) -> Form:
        """Give how the lines of an Audit sheet are read; the same object for sheets that are alike."""
        formulas = any(cell.formula for row in table.grid.lines.values() for cell in row.cells.values())
        kind = edition.hash, table.grid.title, tuple(table.columns.items()), formulas
        if kind not in self._forms:
            if len(self._forms) >= _FORMS:
                self._forms.clear()
            options = self.options.get(edition.hash, {})
            self._forms[kind] = Form(table.grid.title, table.columns, formulas, vocabulary(self.languages), options)
        return self._forms[kind]

    def __getstate__(self) -> dict[str, object]:
        """What travels to another process: what was worked out here is worked out there again."""
        return self.__dict__ | {"_alike": {}, "_forms": {}}


@dataclass(frozen=True)
class Filled:
    """What became of one file. `audit`, `asked` and `scored` are None when it was rejected."""

    file: str
    content_hash: str
    audit: Audit | None
    asked: Asked | None
    problems: tuple[Problem, ...]
    scored: Score | None = None

    @property
    def status(self) -> Status:
        if self.audit is None:
            return "rejected"
        return "accepted with issues" if self.problems else "accepted"


def read(content: bytes, name: str, known: Known, beside: Beside | None = None) -> Filled:
    """Read a filled workbook. Never raises for what is in the file: it is accepted, accepted with issues, or rejected with a problem.

    `beside` gives the pictures of a name that lie beside the workbook (source.photos); without it, named photos are not looked for.
    """
    digest = hashlib.sha256(content).hexdigest()
    try:
        found = find(read_workbook(content), known.languages)
        asked, round_ = _belongs(found, known)
        tables = [(table, known.form(asked.edition, table)) for table in found.audits]
        answered = read_lines(name, tables, asked)
    except Refused as refused:
        return rejected(name, digest, refused)
    evidence = gather(name, found, answered, asked.store.id, beside)
    problems = [*answered.problems, *evidence.problems, *strays(name, tables, asked, answered, known.languages)]
    problems += [*doubled(name, found, answered), *strange(name, found, known.languages), *beside_start(name, found.start)]
    problems += [*lost_words(name, found.start), *unread_copies(name, found, asked.listed.checks)]
    audit = _audit(name, found, asked, round_, evidence.onto(answered.answers), problems, known)
    audit = audit.model_copy(update={"remarks": "\n".join(filter(None, (audit.remarks, *evidence.remarks)))})
    scored = score(asked, audit)
    problems += _owed(answered, scored)
    return Filled(name, digest, audit, asked, tuple(sorted(problems, key=_in_reading_order)), scored)


def _in_reading_order(problem: Problem) -> tuple[str, int, int, Problem]:
    """Sheet by sheet, then down the rows: F9 comes before F10."""
    cell = problem.place.cell
    letters = cell.rstrip("0123456789")
    return problem.place.sheet, int(cell[len(letters) :] or 0), len(letters), problem


def rejected(name: str, digest: str, refused: Refused) -> Filled:
    """A file of which nothing could be taken, and why."""
    return Filled(name, digest, None, None, (Problem(Place(name), refused.code, refused.what, refused.repair),))


def _belongs(found: Found, known: Known) -> tuple[Asked, Round]:
    """Which edition, store and round a sheet belongs to; raises Refused when one is not known."""
    said = {key: found.facts.get(key, "") for key in ("edition", "store", "round")}
    named = said["edition"] if len(said["edition"]) >= _SHORT else "(none)"
    edition = next((one for hash_, one in known.editions.items() if hash_.startswith(named)), None)
    if edition is None:
        what = f"the sheet was printed from edition {named[:_SHORT]}, which is not in audits/editions."
        raise Refused("FW605", what, "Fetch the edition file from version control, or send a new sheet.")
    store, round_ = known.stores.get(said["store"]), known.rounds.get(said["round"])
    if store is None:
        what = f"the store '{said['store'][:40]}' is not in audits/stores.csv."
        raise Refused("FW616", what, "Add it there, or check whose sheet this is.")
    if round_ is None:
        what = f"the round '{said['round'][:40]}' is not in audits/rounds."
        raise Refused("FW616", what, "Add its file, or check whose sheet this is.")
    due = printed_for(found) or round_.due
    return known.ask(edition, store, due, round_), round_


def _audit(
    name: str, found: Found, asked: Asked, round_: Round, answers: tuple[Answer, ...], problems: list[Problem], known: Known
) -> Audit:
    return Audit(
        sheet_id=found.facts["sheet_id"],
        round=round_.id,
        kind=round_.kind,
        set=asked.edition.set,
        edition=asked.edition.hash,
        store=asked.store.id,
        day=day_of_visit(name, found, round_, problems),
        due=asked.day,
        start=time_of_visit(name, found, "start", problems),
        end=time_of_visit(name, found, "end", problems),
        language=language if (language := found.facts.get("language", "")) in known.languages else "",
        auditor=found.start.text("auditor") or found.facts.get("auditor", ""),
        announced=was_announced(name, found, vocabulary(known.languages), problems),
        simulated=found.facts.get("simulated") == "true",
        answers=answers,
        actions=actions(name, found, known.languages, problems),
        remarks=found.start.text("remarks"),
        corrects=tuple(one for one in found.facts.get("corrects", "").split() if _HASH.match(one)),
    )


def _owed(answered: Answered, scored: Score) -> Iterator[Problem]:
    """Notes and photos that a fail asks for; a comment is as good as a note, a picture in the line as good as its name."""
    for one in scored.failed():
        line, answer = answered.by_check[one.check.id][0], one.answer
        if one.check.note_on_fail and not (answer.note or answer.comment):
            what = "the check failed, and the note that it asks for is missing."
            yield Problem(line.place("note", one.check.id), "FW613", what, "Write what you saw.", "warning")
        if one.check.photo_on_fail and not (answer.photo or answer.photos):
            what = "the check failed, and the photo that it asks for is missing."
            yield Problem(line.place("photo", one.check.id), "FW618", what, "Paste it into the line, or name its file.", "warning")
