"""A score in; the lines of its sum by section out, as `Score.explanation` writes them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from floorwalk.score import CheckScore, Score, SectionScore


@dataclass(frozen=True)
class SectionSum:
    """The lines of one section: each check with its line, then the section's own."""

    section: SectionScore
    checks: tuple[tuple[CheckScore, str], ...]
    line: str


@dataclass(frozen=True)
class Sum:
    """A whole score, line by line."""

    sections: tuple[SectionSum, ...]
    total: str


def sum_of(score: Score) -> Sum:
    """Give the lines of `Score.explanation()` with what each belongs to."""
    lines = iter(score.explanation())
    own = {id_: tuple(checks) for id_, checks in groupby(score.checks, key=lambda check: check.section)}
    sections = tuple(
        SectionSum(section, tuple((check, next(lines)) for check in own.get(section.id, ())), next(lines)) for section in score.sections
    )
    return Sum(sections, next(lines))
