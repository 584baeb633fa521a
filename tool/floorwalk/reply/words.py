"""A fault in a filled sheet in; what was wrong and what to do out, in the auditor's own words: choices as the sheet offers them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from floorwalk.model import Choice, Measure, Promise, Rating, Sample, YesNo
from floorwalk.score.numbers import number
from floorwalk.sheet.formulas import answer_count
from floorwalk.sheet.layout import WORDS
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from floorwalk.model import Check

    Say = Callable[[str], str]

_EMPTY = mark("This cell is empty.")
_MISSING = mark("The line of this check was missing.")
_TWICE = mark("This check stood in two lines with different answers.")
_NO_ANSWER = mark("“{value}” is not an answer here.")
_MORE, _NA = mark("More were right than were seen."), mark("N/A is not offered here.")
_NOTE, _PHOTO, _ACTIONS = mark("A fail needs a note."), mark("A fail needs a photo."), mark("The sheet Actions was missing.")
_ON_NO_LINE, _SAME = mark("A picture lay on no line of the sheet Audit."), mark("The same photo is in another line too.")
_TORN = mark("The number and the text of this line did not belong together.")
_LOST = mark("A text that begins with = or - became a formula, and its words are lost.")
_MERGED = mark("Answer cells of several lines were merged.")
# By problem code: what was wrong where the cell held something, and where it was empty.
_WHAT: dict[str, tuple[str, str]] = {
    "FW607": (_MISSING, _MISSING),
    "FW608": (_TWICE, _TWICE),
    "FW609": (_NO_ANSWER, _EMPTY),
    "FW610": (mark("“{value}” is not a number with one meaning."), _EMPTY),
    "FW611": (_MORE, _MORE),
    "FW612": (_NA, _NA),
    "FW613": (_NOTE, _NOTE),
    "FW614": (mark("Please check the day: “{value}”."), mark("The day of the visit is missing.")),
    "FW617": (mark("“{value}” stood in a line without a check."), mark("A line without a check was filled.")),
    "FW618": (_PHOTO, _PHOTO),
    "FW623": (_ON_NO_LINE, _ON_NO_LINE),
    "FW624": (mark("The photo “{value}” did not come with the sheet, or cannot be opened."), mark("A photo cannot be opened.")),
    "FW625": (_SAME, _SAME),
    "FW626": (mark("On a second copy of the sheet stood “{value}”."), mark("The sheet stood in the file twice.")),
    "FW627": (mark("“{value}” stood where nothing is read."), mark("Something stood where nothing is read.")),
    "FW629": (_MERGED, _MERGED),
    "FW632": (_TORN, _TORN),
    "FW634": (_LOST, _LOST),
    "FW619": (mark("“{value}” cannot be read."), mark("It does not say what is to be done.")),
    "FW606": (_ACTIONS, _ACTIONS),
}
_DO: dict[str, str] = {
    "FW606": mark("Write its lines again here."),
    "FW613": mark("Write what you saw."),
    "FW634": mark("Write the words again."),
    "FW617": mark("If it matters, write it into the line where it belongs."),
    "FW623": mark("Put it into the line that it shows."),
    "FW624": mark("Put the photo into the line, or send its file with the sheet."),
    "FW625": mark("Check that it shows both."),
    "FW626": mark("Check which one is right."),
    "FW618": mark("Put the photo into the line, or write the name of its file."),
}
_CHOOSE = mark("Choose: {choices}.")
_WHOLE = mark("Write a whole number, 0 or more.")
_CLOCK = mark("Write a time of day, like {example}.")
_DATE = mark("Write the date as {example}.")
_MARK = mark("Choose {yes}, or leave it empty.")
_ELSE = (mark("“{value}” cannot be read."), _EMPTY)
_LOOK = mark("Please look at it again.")


@dataclass(frozen=True)
class Fault:
    """A place that is asked about again: problem code, what stood there, the key of its column or row, and the check, if it has one."""

    code: str
    value: str
    key: str
    check: Check | None


def what(fault: Fault, t: Say) -> str:
    """Say what was wrong."""
    if fault.code == "FW610" and fault.value and (fault.key in ("start", "end") or _by_clock(fault.check)):
        return t(mark("“{value}” is not a time of day.")).format(value=fault.value)
    if fault.code == "FW627" and fault.check and fault.key == "a1":
        return t(mark("Something was written in this line, but no answer."))
    filled, empty = _WHAT.get(fault.code, _ELSE)
    return t(filled).format(value=fault.value) if fault.value else t(empty)


def to_do(fault: Fault, day: date, t: Say) -> str:
    """Say what to do; `day` is an example of how a date is written."""
    if fault.code in _DO:
        return t(_DO[fault.code])
    if fault.code == "FW627" and not (fault.check and fault.key == "a1"):
        return t(_DO["FW617"])
    if fault.key == "corrected":
        return t(_MARK).format(yes=t(WORDS["yes"]))
    if fault.key == "announced":
        return t(_CHOOSE).format(choices=_listed([WORDS["yes"], WORDS["no"]], t))
    if fault.key in ("date", "due"):
        return t(_DATE).format(example=day.isoformat())
    if fault.key in ("start", "end"):
        return t(_CLOCK).format(example="10:05")
    if fault.key == "check":
        return t(mark("Write it like {example}, or leave it empty.")).format(example="PAY-04.1")
    if fault.key == "issue":
        return t(_DO["FW613"]) if fault.value else t(mark("Write what is to be done."))
    return answer_hint(fault.check, t) if fault.check else t(_LOOK)


def answer_hint(check: Check, t: Say) -> str:
    """Say what can be answered to a check, in the words of the sheet."""
    others = [WORDS["not_observed"], *([WORDS["na"]] if check.na else [])]
    if isinstance(check, YesNo):
        return t(_CHOOSE).format(choices=_listed([WORDS["yes"], WORDS["no"], *others], t))
    if isinstance(check, Choice) and check.options:
        texts = [option.text for option in check.options]
        return t(_CHOOSE).format(choices=" / ".join([*texts, *(t(word) for word in others)]))
    if isinstance(check, Rating):
        return t(mark("Choose a whole number from 0 to {top}.")).format(top=len(check.steps) - 1)
    return " ".join([*_cells(check, t), _number_hint(check, t)])


def _number_hint(check: Check, t: Say) -> str:
    if isinstance(check, (Sample, Choice)):
        return t(_WHOLE)
    if _by_clock(check):
        return t(_CLOCK).format(example="10:05")
    return t(mark("Write the number alone, like {example}.")).format(example=number(Decimal("21.5"), t))


def _by_clock(check: Check | None) -> bool:
    return isinstance(check, (Measure, Promise)) and check.is_clock


def _cells(check: Check, t: Say) -> list[str]:
    """What goes into which cell; the sheet says it in the same words."""
    if isinstance(check, Sample):
        return [t("Answer: how many were right. Answer 2: how many you saw.")]
    if isinstance(check, Promise):
        return [t("Answer: promised. Answer 2: actual.")]
    return [t("One reading in each answer cell.")] if answer_count(check) > 1 else []


def _listed(msgids: list[str], t: Say) -> str:
    return " / ".join(t(word) for word in msgids)
