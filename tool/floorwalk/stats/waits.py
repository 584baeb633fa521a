"""Promised and actual times in; how many were kept, the median and the slow tenth out, without supposing any shape of the spread."""

from __future__ import annotations

from math import exp, lgamma, log, log1p
from typing import TYPE_CHECKING

from floorwalk.stats.estimate import CONFIDENCE, Estimate, Number, Why, unsure
from floorwalk.stats.quantiles import normal_quantile, t_quantile
from floorwalk.stats.rate import LEAST_STORES, effective_visits, rate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MEDIAN = 0.5
SLOW_TENTH = 0.9


def share_within(stores: Iterable[Iterable[tuple[Number, Number]]], confidence: float = CONFIDENCE) -> Estimate:
    """The share of (promised, actual) pairs with actual no later than promised; one inner list a store. Formula: `rate.rate`."""
    kept = [list(store) for store in stores]
    return rate(((sum(actual <= promised for promised, actual in store), len(store)) for store in kept), confidence)


def quantile(values: Iterable[Number], share: float = MEDIAN, confidence: float = CONFIDENCE) -> Estimate:
    """The value that `share` of the times do not exceed, from times that are independent: one a store, or of customers by chance.

    The value at place ceil(n share) in order (for the median of an even n: the mean of the middle two). Interval from place l to place u:
    the largest l with P(X < l) <= a/2 and the smallest u with P(X >= u) <= a/2, X binomial(n, share). Source: Hahn and Meeker, Statistical
    Intervals (1991), 5.2. Where n is too small for such places there is no interval; `least` says how many it takes.
    """
    ordered = sorted(float(value) for value in values)
    n = len(ordered)
    if not n:
        return unsure(None, 0, 0, Why.NOTHING)
    value = _at(ordered, share)
    places = order_places(n, share, confidence)
    if places is None:
        return unsure(value, n, n, Why.FEW_VALUES, least_values(share, confidence), n)
    return Estimate(value, n, n, ordered[places[0] - 1], ordered[places[1] - 1], confidence=confidence)


def quantile_by_store(stores: Sequence[Sequence[Number]], share: float = MEDIAN, confidence: float = CONFIDENCE) -> Estimate:
    """As `quantile`, for several times from each store, which are alike.

    The places of `quantile` for n_eff (z / t(S-1))^2 times instead of n, stretched over all times; n_eff is that of `rate.rate` for the
    share of times up to the value. Sources: Woodruff, Confidence intervals for medians and other position measures, JASA 47 (1952), who
    turns an interval of the share back into times; Korn and Graubard, Survey Methodology 24 (1998), for (z / t)^2. Fewer than five stores:
    no interval.
    """
    kept = [[float(value) for value in store] for store in stores if store]
    ordered = sorted(value for store in kept for value in store)
    if not ordered:
        return unsure(None, 0, 0, Why.NOTHING)
    value = _at(ordered, share)
    if len(kept) < LEAST_STORES:
        return unsure(value, len(ordered), len(kept), Why.FEW_STORES, LEAST_STORES)
    size = effective_visits([(sum(one <= value for one in store), len(store)) for store in kept])
    tail = (1 + confidence) / 2
    like = int(size * (normal_quantile(tail) / t_quantile(tail, len(kept) - 1)) ** 2)
    places = order_places(like, share, confidence)
    if places is None:
        return unsure(value, len(ordered), len(kept), Why.FEW_VALUES, least_values(share, confidence), like)
    low, high = (_at(ordered, (place - 0.5) / like) for place in places)
    return Estimate(value, len(ordered), len(kept), low, high, confidence=confidence)


def order_places(n: int, share: float, confidence: float = CONFIDENCE) -> tuple[int, int] | None:
    """The places, counted from 1, whose values bound the quantile; None when n is too small."""
    tail = (1 - confidence) / 2
    below = 0.0
    low, high = 0, None
    for k in range(n + 1):
        if below <= tail:
            low = k  # P(X < k) is still in the tail
        if high is None and 1 - below <= tail:
            high = k
        below += exp(lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) + k * log(share) + (n - k) * log1p(-share))
    return (low, high) if low >= 1 and high is not None and high <= n else None


def least_values(share: float, confidence: float = CONFIDENCE) -> int:
    """The smallest n that bounds the quantile on both sides."""
    return next(n for n in range(1, 100_000) if max(share, 1 - share) ** n <= (1 - confidence) / 2)


def _at(ordered: Sequence[float], share: float) -> float:
    place = len(ordered) * share
    whole = round(place)
    if abs(place - whole) < 1e-9:
        return (ordered[max(0, whole - 1)] + ordered[min(whole, len(ordered) - 1)]) / 2 if share == MEDIAN else ordered[max(0, whole - 1)]
    return ordered[int(place)]
