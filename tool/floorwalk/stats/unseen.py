"""States of answers in; how often checks were N/A, not observed or blank out, and between which bounds the score may lie."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from floorwalk.stats.estimate import CONFIDENCE, Estimate, Why, unsure
from floorwalk.stats.rate import LEAST_RARE, rate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

UNSEEN = ("na", "not_observed", "blank")


def unseen_rates(stores: Mapping[str, Iterable[str]], confidence: float = CONFIDENCE, *, few: Why = Why.FEW_STORES) -> dict[str, Estimate]:
    """The share of asked checks that were `na`, `not_observed` and `blank`, each as a `rate` clustered by store.

    `stores` gives the states of all answers in a store (of one auditor, one section, as wished); hidden checks were never asked. Give
    visits instead of stores as the keys, and `few` accordingly, to compare auditors who saw few stores.
    Definition and formula: `rate.rate`; no interval where fewer than four stores hold the answer.
    """
    counts = [Counter(states) for states in stores.values()]
    asked = [(count, count.total() - count["hidden"]) for count in counts]
    return {state: _rate([(count[state], n) for count, n in asked], confidence, few) for state in UNSEEN}


def _rate(stores: Sequence[tuple[int, int]], confidence: float, few: Why) -> Estimate:
    """As `rate`, but where few stores hold the answer there is no interval.

    `rate` would take all answers of a store for one there, which for a sheet of a hundred reaches from none to half of them.
    """
    found, holding = rate(stores, confidence, few=few), sum(y > 0 for y, _ in stores)
    if found.why_not or holding >= LEAST_RARE:
        return found
    return unsure(found.value, found.n, found.clusters, Why.FEW_RARE, LEAST_RARE, holding)


@dataclass(frozen=True)
class Part:
    """Points of one section, or of a whole audit: earned of possible without the disputed ones, which somebody called N/A."""

    earned: Fraction
    possible: Fraction
    disputed: Fraction = Fraction(0)
    weight: Fraction = Fraction(1)


@dataclass(frozen=True)
class Bounds:
    """Percent, exact: as scored, if every disputed N/A were a fail, and if every one were a pass. None where nothing was possible."""

    scored: Fraction | None
    low: Fraction | None
    high: Fraction | None


def bounds(parts: Sequence[Part]) -> Bounds:
    """Where the score would lie if the disputed N/A were answered; no answer to them can bring it outside.

    low = 100 E / (P + D), high = 100 (E + D) / (P + D) in each part, then the mean by weight; parts without points give their weight to
    the rest, as in scoring. Source: the worst-case bounds of Manski, Partial Identification of Probability Distributions (2003), chapter 1.
    """
    scored = _weighted((part.weight, part.earned, part.possible) for part in parts)
    low = _weighted((part.weight, part.earned, part.possible + part.disputed) for part in parts)
    high = _weighted((part.weight, part.earned + part.disputed, part.possible + part.disputed) for part in parts)
    return Bounds(scored, low, high)


def _weighted(parts: Iterable[tuple[Fraction, Fraction, Fraction]]) -> Fraction | None:
    kept = [(weight, earned / possible) for weight, earned, possible in parts if possible]
    weights = sum((weight for weight, _ in kept), Fraction(0))
    return 100 * sum((weight * share for weight, share in kept), Fraction(0)) / weights if weights else None
