"""A drawn and refilled sheet with its score in; what each of its formulas shows out, for readers that do not calculate: phones, previews.

The same numbers as the formulas give once a program calculates; a test holds both against each other in LibreOffice.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from floorwalk.reply.refill import rows_by_key
from floorwalk.sheet.formulas import Formula, of_line
from floorwalk.sheet.layout import BLANK, FIRST_ROW, GIVEN, LETTER, NAMED_WORDS, NOT_APPLICABLE, NOT_OBSERVED
from floorwalk.sheet.summary_sheet import FIRST_SECTION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Audit
    from floorwalk.score import CheckScore, Score
    from floorwalk.sheet.write import Drawn

    Say = Callable[[str], str]
    Shown = dict[str, float | str]

_STATUS = {"passed": GIVEN, "failed": GIVEN, "na": NOT_APPLICABLE, "not_observed": NOT_OBSERVED, "blank": BLANK}
_RESULT = {"passed": "fw_passed", "failed": "fw_failed", "na": "fw_na", "not_observed": "fw_short_not_observed"}
_OUTCOME = {
    "pass": "fw_outcome_pass", "fail": "fw_outcome_fail", "not_proven": "fw_outcome_not_proven", "not_scored": "fw_not_scored",
    "incomplete": "fw_not_scored",
}  # fmt: skip


def results(drawn: Drawn, asked: Asked, audit: Audit, scored: Score, t: Say) -> dict[str, Shown]:
    """Give what each formula shows, by sheet title and cell; `asked` is in the language of the sheet, which `t` speaks too."""
    start, lines, actions, summary = drawn.canvases
    has_day = any(start.sheet[f"C{cell[1:]}"].value for cell in start.blank)  # the month of the visit is the one formula there
    day = audit.day if has_day else asked.day
    shown: dict[str, Shown] = {start.sheet.title: dict.fromkeys(start.blank, day.month), actions.sheet.title: {}}
    rows = rows_by_key(lines, FIRST_ROW)
    of_lines = shown[lines.sheet.title] = dict(lines.blank)
    for one in scored.checks:
        row = rows[one.check.id]
        limits = of_line(one.check, row, day, audit.start).items()
        values = {key: value.blank for key, value in limits if isinstance(value, Formula)} | dict(_line(one, t))
        of_lines |= {f"{LETTER[key]}{row}": value for key, value in values.items()}
    shown[summary.sheet.title] = _summary(asked, scored, t)
    return shown


def _line(one: CheckScore, t: Say) -> Iterator[tuple[str, float | str]]:
    given = _STATUS[one.state] == GIVEN
    yield "status", _STATUS[one.state]
    yield "fraction", float(one.fraction or 0) if given else 0.0
    yield "earned", float(one.earned)
    yield "possible", 0.0 if one.state in ("na", "not_observed") else float(one.check.points)
    yield "pass", float(one.state == "passed") if given else ""
    yield "result", t(NAMED_WORDS[_RESULT[one.state]]) if one.state in _RESULT else ""


def _summary(asked: Asked, scored: Score, t: Say) -> Shown:
    cells: Shown = {}
    for row, section in enumerate(scored.sections, start=FIRST_SECTION):
        own = [one for one in scored.checks if one.section == section.id]
        cells |= {f"{column}{row}": value for column, value in _sums(own, section.percent, "", t).items()}
    row = FIRST_SECTION + len(scored.sections) + 1
    cells |= {f"{column}{row}": value for column, value in _sums(scored.checks, scored.percent, 0, t).items()}
    titles = {band.id: band.title for band in asked.edition.scoring.bands}
    cells[f"B{row + 1}"] = titles[scored.band.id] if scored.band else ""
    cells[f"B{row + 2}"] = "" if scored.blanks and scored.outcome != "fail" else t(NAMED_WORDS[_OUTCOME[scored.outcome]])
    cells[f"B{row + 3}"] = sum(one.state == "failed" for one in scored.critical)
    return cells


def _sums(own: Sequence[CheckScore], percent: Fraction | None, unseen: float | str, t: Say) -> Shown:
    """What stands in the columns B to J of a section or the total; `unseen` is the share that was seen where nothing applies."""
    points = {state: sum((Fraction(one.check.points) for one in own if one.state == state), Fraction(0)) for state in _STATUS}
    seen = points["passed"] + points["failed"]
    applicable = seen + points["blank"] + points["not_observed"]
    blanks = sum(one.state == "blank" for one in own)
    shown = t(NAMED_WORDS["fw_not_scored"]) if percent is None else floor(percent * 10) / 10
    return {
        "B": "" if blanks else shown, "C": float(sum(one.earned for one in own)), "D": float(seen + points["blank"]),
        "E": floor(100 * seen / applicable) if applicable else unseen, "F": blanks, "G": float(applicable), "H": float(seen),
        "I": float(percent or 0), "J": int(percent is not None),
    }  # fmt: skip
