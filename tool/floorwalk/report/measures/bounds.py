"""A visit in; between which bounds its score lies if answers that leave it open, N/A or disputed ones, were fails or passes, out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from floorwalk.stats import Bounds, Part, bounds

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from floorwalk.report.figures import Figures
    from floorwalk.report.result import Result
    from floorwalk.score import CheckScore


@dataclass(frozen=True)
class Dispute:
    """The answers of a visit that its store disputes. `bounds`: where the score lies, however that is decided.

    `critical`: the outcome hangs on it too.
    """

    checks: tuple[CheckScore, ...]
    bounds: Bounds

    @property
    def critical(self) -> bool:
        return any(one.check.critical for one in self.checks)


def disputes(figures: Figures) -> Mapping[str, Dispute]:
    """Give the visits with disputed answers, by sheet id."""
    return {visit.audit.sheet_id: Dispute(disputed_checks(visit), disputed_bounds(visit)) for visit in figures.visits if visit.disputed}


def disputed_checks(visit: Result) -> tuple[CheckScore, ...]:
    """Give the scores of the disputed answers, in walking order."""
    return tuple(one for one in visit.score.checks if one.check.id in visit.disputed)


def disputed_bounds(visit: Result) -> Bounds:
    """Where the score would lie if the disputed answers, whatever they are, were fails, or passes."""
    return _bounds(visit, visit.disputed)


def na_bounds(visit: Result) -> Bounds:
    """Where the score would lie if each N/A were a fail, or a pass."""
    return _bounds(visit, {one.check.id for one in visit.score.checks if one.state == "na"})


def _bounds(visit: Result, open_: Collection[str]) -> Bounds:
    """A visit that is not scored has none. What the open answers earned is taken out, and their points stand open."""
    score = visit.score
    if score.percent is None:
        return Bounds(None, None, None)
    open_points, earned, possible = (defaultdict[str, Fraction](Fraction) for _ in range(3))
    for one in score.checks:
        if one.check.id in open_:
            open_points[one.section] += Fraction(one.check.points)
            earned[one.section] += one.earned
            possible[one.section] += one.possible
    if score.total_by == "checks":
        taken = (sum(points.values(), Fraction(0)) for points in (earned, possible, open_points))
        parts = [_part(score.earned, score.possible, *taken)]
    else:
        scored = [one for one in score.sections if one.percent is not None]
        parts = [
            replace(
                _part(one.earned, one.possible, earned[one.id], possible[one.id], open_points[one.id]), weight=one.weight or Fraction(1)
            )
            for one in scored
        ]
    return replace(bounds(parts), scored=score.percent)


def _part(all_earned: Fraction, all_possible: Fraction, earned: Fraction, possible: Fraction, open_points: Fraction) -> Part:
    return Part(all_earned - earned, all_possible - possible, open_points)
