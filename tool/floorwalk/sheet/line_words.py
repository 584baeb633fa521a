"""A check in; the words in its line of the Audit sheet out: the question, what counts as good, what goes into which cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.edition.wording import requirement_text
from floorwalk.model import Measure, Promise, Sample
from floorwalk.sheet.layout import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable

    from floorwalk.model import Check, Company

    Say = Callable[[str], str]


def question_text(check: Check, t: Say) -> str:
    """The question, marked when critical, with the sentence that helps the auditor."""
    question = f"{t('CRITICAL')}: {check.question}" if check.critical else check.question
    return f"{question}\n{check.help}" if check.help else question


def good_text(check: Check, company: Company, t: Say) -> str:
    """What counts as good, with its limits, then how to write the answer and what it needs; one line each."""
    return "\n".join([*requirement_text(check, t, company), *_hint(check, company, t), *_needs(check, t)])


def _needs(check: Check, t: Say) -> list[str]:
    """What the auditor needs for the answer: the record, the instrument, and what a fail asks for."""
    lines = [f"{t('Record')}: {check.record}"] if check.record else []
    if isinstance(check, Measure) and check.instrument:
        lines.append(f"{t('With')}: {check.instrument}")
    if check.note_on_fail and check.photo_on_fail:
        lines.append(t("A fail needs a note and a photo."))
    elif check.note_on_fail or check.photo_on_fail:
        lines.append(t("A fail needs a note.") if check.note_on_fail else t("A fail needs a photo."))
    return lines


def _hint(check: Check, company: Company, t: Say) -> list[str]:
    """What goes into which answer cell, where that is not plain."""
    if isinstance(check, Sample):
        return [t("Answer: how many were right. Answer 2: how many you saw.")]
    if isinstance(check, Promise):
        return [t("Answer: promised. Answer 2: actual.")]
    if isinstance(check, Measure) and check.at:
        labels = (t(column.label) for column in COLUMNS if column.key in ("a1", "a2", "a3"))
        return [f"{label}: {company.title_of('zones', zone)}" for label, zone in zip(labels, check.at, strict=False)]
    if isinstance(check, Measure) and check.reading_count > 1:
        return [t("One reading in each answer cell.")]
    return []
