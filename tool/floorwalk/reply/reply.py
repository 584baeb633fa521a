"""A filled sheet with faults in; the workbook to send back out: the visit's sheet anew, with all that was read, and a list of what was not.

The incoming file is never opened by a spreadsheet library and never copied: what comes from it has been read and checked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translator_for
from floorwalk.catalog.translate import edition_in_language, in_language
from floorwalk.edition.apply import Asked, ask, waived
from floorwalk.errors import FloorwalkError
from floorwalk.excel.fixed import to_bytes
from floorwalk.filled.line import ANSWER_KEYS
from floorwalk.reply.again import AGAIN, NOT_READ
from floorwalk.reply.items import Item, blanks, items
from floorwalk.reply.pictures import put_pictures
from floorwalk.reply.refill import refill_audit, refill_done, refill_start, rows_by_key
from floorwalk.reply.results import results
from floorwalk.reply.sheet import TITLE, Place, fill_reply
from floorwalk.reply.words import to_do, what
from floorwalk.sheet.actions_sheet import OpenPoint
from floorwalk.sheet.canvas import Canvas
from floorwalk.sheet.formulas import answer_count
from floorwalk.sheet.layout import FIRST_ROW, LETTER, META, SheetIdentity
from floorwalk.sheet.write import draw
from floorwalk.words import mark, words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from floorwalk.excel.fixed import Results
    from floorwalk.filled.find import Found
    from floorwalk.filled.read import Filled
    from floorwalk.model import ActionLine, Audit, Check, Company
    from floorwalk.sheet.write import Drawn
    from floorwalk.source.workspace import Workspace

    Say = Callable[[str], str]
    Line = tuple[int, OpenPoint, ActionLine | None]  # of Actions: the row that it had, what it says, and how it was read

_HEADING = mark("Please look at these places")
_THANKS = mark("{store}: thank you for your sheet. All that could be read is in this workbook already.")
_LEFT = mark("Some cells could not be read. They have an orange frame: choose a place in the list to go there, and fill it.")
_SEND = mark("Then save this file and send it back. Please change nothing else: then it is taken at once.")
_BLANKS = mark("{count} lines are still blank. Fill them if you can; choose Not observed if it could not be seen.")
_ACTION_CELL = dict(zip(("issue", "check", "owner", "due", "done"), "ABCDE", strict=True))


@dataclass(frozen=True)
class Printed:
    """The visit in the auditor's language: who it is, what is asked, and the company."""

    identity: SheetIdentity
    asked: Asked
    company: Company

    @property
    def checks(self) -> dict[str, Check]:
        return {check.id: check for check in self.asked.checks()}


def printed(space: Workspace, filled: Filled, found: Found) -> Printed:
    """Give the visit of a filled sheet in the language in which the sheet was sent out, else in the store's."""
    audit, asked, company = filled.audit, filled.asked, space.company
    if audit is None or asked is None or company is None:
        raise FloorwalkError("FW708", "standards/company.yaml cannot be read.", "Mend it; `floorwalk check` says how.")
    language = next((one for one in (audit.language, found.facts.get("language")) if one in company.languages), asked.store.language)
    say = translator_for(space, language)
    edition = edition_in_language(asked.edition, say)
    excused = waived(space.decisions.rows, asked.store.id, asked.day) | space.left_out(audit.round)
    own = ask(edition, asked.store, asked.day, excused)
    identity = SheetIdentity(
        audit.sheet_id, audit.round, audit.kind, audit.set, audit.edition, audit.store, asked.day, found.facts.get("auditor", ""),
        language, found.facts.get("announced") == "true", audit.simulated,
    )  # fmt: skip
    return Printed(identity, own, in_language(space, say).company or company)


def reply(filled: Filled, found: Found, visit: Printed, pictures: Mapping[str, bytes] | None = None) -> bytes | None:
    """Give the workbook to send back; None when nothing is to be asked. `pictures` are those that were pasted, by content hash.

    The same file gives the same bytes.
    """
    audit = filled.audit
    assert audit is not None  # noqa: S101  # `printed` has refused otherwise
    t = words(visit.identity.language)
    to_look = items(filled, found, visit.checks)
    if not to_look:
        return None
    lines = _lines(audit, found, to_look)
    drawn = draw(visit.identity, visit.asked, visit.company, [point for _, point, _ in lines])
    start, audit_sheet, actions, _ = drawn.canvases
    refill_start(start, audit, found.start.text("signed"), {one.fault.key for one in to_look if _is_open(one, audit)}, t)
    refill_audit(audit_sheet, audit, visit.checks, t)
    put_pictures(audit_sheet, rows_by_key(audit_sheet, FIRST_ROW), audit, pictures or {})
    refill_done(actions, [line for _, _, line in lines], t)
    blank = blanks(filled, to_look)
    places = [_place(one, drawn, lines, visit.asked.day, t) for one in to_look]
    sentences = [t(_THANKS).format(store=f"{audit.store} {visit.asked.store.name}"), *([t(_LEFT)] if places else []), t(_SEND)]
    sentences += [t(_BLANKS).format(count=len(blank))] if blank else []
    assert filled.scored is not None  # noqa: S101  # as `audit`
    shown = results(drawn, visit.asked, audit, filled.scored, t)
    return _finished(drawn, shown, visit, (*audit.corrects, filled.content_hash), t(_HEADING), sentences, places, t)


def _is_open(one: Item, audit: Audit) -> bool:
    """Whether a cell of Start stays open: a day outside the round was read, and stands there to be looked at."""
    return one.part == "start" and not (one.fault.key == "date" and one.fault.value and audit.day.isoformat() == one.fault.value)


def _lines(audit: Audit, found: Found, to_look: Sequence[Item]) -> list[Line]:
    """The lines of Actions in their order, each with the row that it had; those without words too."""
    if found.actions is None:
        return []
    wordless = {one.row for one in to_look if one.part == "actions" and one.fault.key == "issue" and not one.fault.value}
    table, read = found.actions, iter(audit.actions)
    line = next(read, None)
    lines: list[Line] = []
    for row in table.rows():
        text = {key: table.grid.text(row, column).strip() for key, column in table.columns.items()}
        if line and text.get("issue") == line.issue:
            lines.append((row, OpenPoint(line.issue, line.check or "", line.owner, line.due), line))
            line = next(read, None)
        elif row in wordless:
            lines.append((row, OpenPoint("", text.get("check", ""), text.get("owner", ""), None), None))
    return lines


def _place(one: Item, drawn: Drawn, lines: Sequence[Line], day: date, t: Say) -> Place:
    start, audit, actions, _ = drawn.canvases
    said = what(one.fault, t), to_do(one.fault, day, t)
    if one.part == "start":
        row = rows_by_key(start)[one.fault.key]
        return Place(start, f"C{row}", str(start.sheet[f"B{row}"].value), one.wrote, *said)
    if one.part == "actions":
        row = next((at for at, (had, _, _) in enumerate(lines, start=FIRST_ROW) if had == one.row), FIRST_ROW)
        cell, issue = f"{_ACTION_CELL.get(one.fault.key, 'A')}{row}", actions.sheet[f"A{row}"].value
        return Place(actions, cell, str(issue or ""), one.wrote, *said)
    check = one.fault.check
    if check is None:
        return Place(None, "", "", one.wrote, *said)
    row = rows_by_key(audit, FIRST_ROW)[check.id]
    cell, question = f"{LETTER.get(one.fault.key, LETTER['a1'])}{row}", f"{check.id} {check.question}"
    if not one.is_answer:
        return Place(audit, cell, question, one.wrote, *said)
    frames = tuple(f"{LETTER[key]}{row}" for key in ANSWER_KEYS[: answer_count(check)])
    return Place(audit, cell, question, one.wrote, *said, frames, f"{LETTER['status']}{row}")


def fresh(visit: Printed, content_hash: str, why: str) -> bytes:
    """Give an empty sheet of the visit for a file of which nothing could be read; `why` is one of reply_again.WHY."""
    t = words(visit.identity.language)
    drawn = draw(visit.identity, visit.asked, visit.company)
    store = f"{visit.identity.store} {visit.asked.store.name}"
    return _finished(drawn, drawn.results(), visit, (content_hash,), f"{store}: {t(NOT_READ)}", [t(why), t(AGAIN)], (), t)


def _finished(
    drawn: Drawn,
    shown: Results,
    visit: Printed,
    corrects: Sequence[str],
    heading: str,
    sentences: Sequence[str],
    places: Sequence[Place],
    t: Say,
) -> bytes:
    """Add the first sheet and which files this one corrects, and save; `shown` is what the formulas of the other sheets show."""
    book = drawn.workbook
    first = Canvas(book.create_sheet(t(TITLE)[:31], 0))
    fill_reply(first, heading, sentences, places, shown, t)
    first.finish(visit.identity.sheet_id)
    book.active = 0
    meta = Canvas(book[META])
    row = meta.sheet.max_row + 1
    meta.put(f"A{row}", "corrects")
    meta.put(f"B{row}", " ".join(corrects))
    return to_bytes(book, visit.asked.day, {**shown, first.sheet.title: first.blank})
