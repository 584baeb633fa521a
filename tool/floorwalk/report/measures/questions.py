"""Visits of a round in; what a person should ask an auditor about, with how likely it is by chance, out. Nothing here accuses anyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.edition.duration import minutes
from floorwalk.stats.integrity import Question, copied_notes, identical, same_photos, too_fast, two_places, uniform, wrong_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from floorwalk.report.figures import Figures
    from floorwalk.report.result import Result

A_DAY = 24 * 60


def questions(figures: Figures) -> tuple[Question, ...]:
    """Give the questions of the round, by kind. A visit is named by its sheet id."""
    visits = {visit.audit.sheet_id: visit for visit in figures.visits}
    scores = {
        id_: (one.audit.auditor, one.score.percent) for id_, one in visits.items() if one.audit.auditor and one.score.percent is not None
    }
    return (
        *identical({id_: _answers(one) for id_, one in visits.items()}),
        *uniform({id_: (auditor, percent) for id_, (auditor, percent) in scores.items() if percent is not None}),
        *copied_notes({id_: [answer.note for answer in one.audit.answers if answer.note] for id_, one in visits.items()}),
        *same_photos({id_: list(_photos(one)) for id_, one in visits.items()}),
        *wrong_days({id_: (figures.round.start, one.audit.day, figures.made) for id_, one in visits.items()}),
        *too_fast({id_: span for id_, one in visits.items() if (span := _span(one))}),
        *two_places([place for one in figures.visits if (place := _place(one))]),
    )


def _answers(visit: Result) -> dict[str, tuple[str, ...]]:
    return {one.check.id: (one.answer.state, *map(str, one.answer.values)) for one in visit.score.checks if one.state != "blank"}


def _photos(visit: Result) -> Iterator[tuple[str, str]]:
    for answer in visit.audit.answers:
        for photo in answer.photos:
            yield answer.check, photo.sha256


def _span(visit: Result) -> tuple[float, float] | None:
    """Minutes taken and needed; a visit that ends before it begins went past midnight."""
    start, end = visit.audit.start, visit.audit.end
    if start is None or end is None:
        return None
    answered = [one.check for one in visit.score.checks if one.state in ("passed", "failed")]
    return (end.minutes - start.minutes) % A_DAY, minutes(answered)


def _place(visit: Result) -> tuple[str, str, str, date, int, int] | None:
    audit = visit.audit
    if not audit.auditor or audit.start is None or audit.end is None:
        return None
    return audit.sheet_id, audit.auditor, audit.store, audit.day, audit.start.minutes, audit.end.minutes
