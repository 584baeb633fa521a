"""Visits of a round in; how often auditors wrote N/A, saw nothing or left a blank, and where scores would lie without N/A, out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.report.measures.bounds import na_bounds
from floorwalk.stats import Why, unseen_rates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from floorwalk.report.figures import Figures
    from floorwalk.report.result import Result
    from floorwalk.stats import Bounds, Estimate


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
        _by_name(by_auditor),
        _by_name(by_store),
        {visit.audit.sheet_id: na_bounds(visit) for visit in figures.visits},
    )


def _states(visits: Iterable[Result]) -> list[str]:
    return [check.state for visit in visits for check in visit.score.checks]


def _by_name(own: Mapping[str, list[Result]]) -> tuple[UnseenBy, ...]:
    return tuple(sorted((_by(name, visits) for name, visits in own.items()), key=_order))


def _by(name: str, visits: list[Result]) -> UnseenBy:
    """Visits are the units: many auditors see each store once."""
    states = {visit.audit.sheet_id: _states([visit]) for visit in visits}
    return UnseenBy(name, len(visits), sum(map(len, states.values())), unseen_rates(states, few=Why.FEW_VISITS))


def _order(one: UnseenBy) -> tuple[float, str]:
    return -sum(rate.value or 0.0 for rate in one.rates.values()), one.name
