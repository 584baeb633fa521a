"""Findings in words in; a calendar out, one whole-day entry for each due date, that calendar programs take in."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from floorwalk.followup.finding import Followup
    from floorwalk.followup.told import Told

    Say = Callable[[str], str]

_OCTETS = 75  # of a line, without its end
_ESCAPED = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def calendar(found: Iterable[Told], day: date, company: str, t: Say = str) -> str:
    """Give the text of an .ics file; what has no due date is left out. `day` is the day on which it is made.

    The entries keep their UID from one file to the next, so that taking in a newer file moves them instead of adding them again; what is
    closed is cancelled there. Source:
    RFC 5545 (iCalendar), 3.1 for the folding of lines, 3.3.11 for the escaping of text, 3.6.1 for the entries.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Floorwalk//Actions//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    for one in found:
        if one.one.due:
            lines += _entry(one, day, company, t)
    return "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in fold(line))


def uid(one: Followup, company: str) -> str:
    """Give the name that an entry keeps for ever: made of what it is about, not of owner, due date or state."""
    about = "\n".join((company, one.set, one.kind, one.store, one.check, one.issue, str(one.since)))
    return f"{hashlib.sha256(about.encode()).hexdigest()[:32]}@floorwalk"


def _entry(told: Told, day: date, company: str, t: Say) -> Iterator[str]:
    one = told.one
    yield "BEGIN:VEVENT"
    yield f"UID:{uid(one, company)}"
    yield f"DTSTAMP:{day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{one.due:%Y%m%d}"
    yield "SUMMARY:" + _text(f"{one.store}: {told.what}")
    yield "DESCRIPTION:" + _text("\n".join(_description(told, t)))
    yield f"LOCATION:{_text(told.store)}"
    if told.owner:
        yield f"CATEGORIES:{_text(told.owner)}"
    yield f"PRIORITY:{1 if one.critical else 5}"
    yield f"STATUS:{'CANCELLED' if one.state == 'closed' else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _description(told: Told, t: Say) -> Iterator[str]:
    one = told.one
    if told.todo:
        yield told.todo
    if one.check:
        yield t("Check: {check}").format(check=one.check)
    if told.owner:
        yield t("Owner: {owner}").format(owner=told.owner)
    yield t("Found on {day}").format(day=one.since)
    if one.times > 1:
        yield t("Failed {n} times in a row, last on {day}").format(n=one.times, day=one.last)
    if one.state == "said-done":
        yield t("Said to be done, not seen yet")
    if one.disputed:
        yield t("The store disputes this answer.")


def _text(text: str) -> str:
    plain = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return "".join(_ESCAPED.get(sign, sign) for sign in plain)


def fold(line: str) -> Iterator[str]:
    """Give a line in pieces of 75 octets at most, each but the first beginning with a space; no letter is cut in two."""
    piece, size = "", 0
    for sign in line:
        length = len(sign.encode())
        if size + length > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + sign, size + length
    yield piece
