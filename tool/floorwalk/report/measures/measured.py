"""Figures and their past in; every measure of the report out, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.report.measures.auditors import Auditors, auditors
from floorwalk.report.measures.bounds import Dispute, disputes
from floorwalk.report.measures.course import Course, course
from floorwalk.report.measures.evenness import Evenness, evenness
from floorwalk.report.measures.groups import Group, groups
from floorwalk.report.measures.questions import questions
from floorwalk.report.measures.standards import KeptStandard, kept_standards
from floorwalk.report.measures.standing import standing
from floorwalk.report.measures.unseen import Unseen, unseen
from floorwalk.report.measures.waits import Wait, waits

if TYPE_CHECKING:
    from collections.abc import Mapping

    from floorwalk.report.figures import Figures
    from floorwalk.report.past import Past
    from floorwalk.stats import Rank
    from floorwalk.stats.integrity import Question


@dataclass(frozen=True)
class Measured:
    """What can be said of a round, and how surely."""

    past: Past
    regions: tuple[Group, ...]
    formats: tuple[Group, ...]
    standards: tuple[KeptStandard, ...]
    standing: tuple[Rank, ...]
    course: Course
    evenness: Evenness
    waits: tuple[Wait, ...]
    unseen: Unseen
    auditors: Auditors
    questions: tuple[Question, ...]
    disputes: Mapping[str, Dispute]


def measured(figures: Figures, past: Past) -> Measured:
    """Compute all measures."""
    return Measured(
        past=past,
        regions=groups(figures, past, "region"),
        formats=groups(figures, past, "format"),
        standards=kept_standards(figures),
        standing=standing(past),
        course=course(past),
        evenness=evenness(past),
        waits=waits(figures),
        unseen=unseen(figures),
        auditors=auditors(past, figures.by_check),
        questions=questions(figures),
        disputes=disputes(figures),
    )
