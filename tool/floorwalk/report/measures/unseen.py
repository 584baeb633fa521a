"""Visits of a round in; how often auditors wrote N/A, saw nothing or left a blank, and where scores would lie without N/A, out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from floorwalk.stats import Bounds, Estimate, Part, bounds, unseen_rates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from floorwalk.report.figures import Figures
    from floorwalk.report.result import Result


@dataclass(frozen=True)
class UnseenBy:
    """Shares of `na`, `not_observed` and `blank` among what was asked, of an auditor or a store; `visits` are theirs."""

    name: str
    visits: int
    asked: int
    rates: Mapping[str, Estimate]


@dataclass(frozen=True)
class Unseen:
    """Of all visits, of each auditor, of each store; and the bounds of each visit's score by sheet id."""

    all: Mapping[str, Estimate]
    auditors: tuple[UnseenBy, ...]
    stores: tuple[UnseenBy, ...]
    bounds: Mapping[str, Bounds]


def unseen(figures: Figures) -> Unseen:
    """Give the shares; those who wrote most of the three come first."""
    by_auditor: dict[str, list[Result]] = defaultdict(list)
    by_store: dict[str, list[Result]] = defaultdict(list)
    for visit in figures.visits:
        by_store[visit.store.id].append(visit)
        if visit.audit.auditor:
            by_auditor[visit.audit.auditor].append(visit)
    return Unseen(
        unseen_rates({store: _states(own) for store, own in by_store.items()}),
        tuple(sorted((_by(name, own) for name, own in by_auditor.items()), key=_order)),
        tuple(sorted((_by(name, own) for name, own in by_store.items()), key=_order)),
        {visit.audit.sheet_id: score_bounds(visit) for visit in figures.visits},
    )


def _states(visits: Iterable[Result]) -> list[str]:
    return [check.state for visit in visits for check in visit.score.checks]


def _by(name: str, visits: list[Result]) -> UnseenBy:
    """Visits of an auditor are the units: many see each store once."""
    states = {visit.audit.sheet_id: _states([visit]) for visit in visits}
    return UnseenBy(name, len(visits), sum(map(len, states.values())), unseen_rates(states))


def _order(one: UnseenBy) -> tuple[float, str]:
    return -sum(rate.value or 0.0 for rate in one.rates.values()), one.name


def score_bounds(visit: Result) -> Bounds:
    """Where the visit's score would lie if its N/A were fails, or passes. A visit that is not scored has none."""
    if visit.score.percent is None:
        return Bounds(None, None, None)
    disputed: dict[str, Fraction] = defaultdict(Fraction)
    for check in visit.score.checks:
        if check.state == "na":
            disputed[check.section] += Fraction(check.check.points)
    if visit.score.total_by == "checks":
        return bounds([Part(visit.score.earned, visit.score.possible, sum(disputed.values(), Fraction(0)))])
    scored = [one for one in visit.score.sections if one.percent is not None]
    return bounds([Part(one.earned, one.possible, disputed[one.id], one.weight or Fraction(1)) for one in scored])
