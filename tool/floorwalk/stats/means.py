"""Scores of stores in; means of groups, differences of groups and changes between rounds out, with the store as the unit."""

from __future__ import annotations

from math import sqrt
from statistics import fmean, variance
from typing import TYPE_CHECKING

from floorwalk.stats.estimate import CONFIDENCE, NEGLIGIBLE, Estimate, Number, Why, unsure
from floorwalk.stats.quantiles import t_quantile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEAST_STORES = 5
LEAST_VISITS = 3


def mean_score(stores: Sequence[Sequence[Number]], confidence: float = CONFIDENCE, *, least: int = LEAST_STORES) -> Estimate:
    """The mean over all visits of a group of stores; `stores` holds the scores of each store's visits, 0 to 100.

    m = sum of scores / n; V = S/(S-1) x sum_s (t_s - m n_s)^2 / n^2, where t_s is the sum of a store's n_s scores; m +- t(S-1) sqrt(V).
    Visits of a store are alike, so the store is the unit. Source: Cochran, Sampling Techniques, 3rd ed. (1977), 6.3 (ratio estimator) with
    9A (clusters); fewer than `least` stores: no interval.
    """
    kept = sorted([float(score) for score in scores] for scores in stores if scores)
    n = sum(map(len, kept))
    if not n:
        return unsure(None, 0, 0, Why.NOTHING)
    mean = sum(map(sum, kept)) / n
    if len(kept) < least:
        return unsure(mean, n, len(kept), Why.FEW_STORES, least)
    error = sqrt(len(kept) / (len(kept) - 1) * sum((sum(scores) - mean * len(scores)) ** 2 for scores in kept)) / n
    return _around(mean, error, len(kept) - 1, n, len(kept), confidence)


def store_mean(scores: Sequence[Number], confidence: float = CONFIDENCE, *, least: int = LEAST_VISITS) -> Estimate:
    """The mean of one store's visits: m +- t(n-1) s / sqrt(n).

    Source: Student, The probable error of a mean, Biometrika 6 (1908). Fewer than `least` visits, or all of them equal: no interval.
    """
    values = [float(score) for score in scores]
    if not values:
        return unsure(None, 0, 0, Why.NOTHING)
    if len(values) < max(2, least):
        return unsure(fmean(values), len(values), 1, Why.FEW_VISITS, max(2, least), len(values))
    return _around(fmean(values), sqrt(variance(values) / len(values)), len(values) - 1, len(values), 1, confidence)


def difference(
    one: Sequence[Sequence[Number]], other: Sequence[Sequence[Number]], confidence: float = CONFIDENCE, *, least: int = LEAST_STORES
) -> Estimate:
    """How much higher the mean of the stores of `one` is than that of `other`: two regions, formats, kinds of auditor.

    Each store counts once, with the mean of its visits. d +- t(f) sqrt(s1^2/S1 + s2^2/S2), f by Welch and Satterthwaite.
    Source: Welch, The generalization of Student's problem, Biometrika 34 (1947). Fewer than `least` stores in either: no interval.
    """
    groups = [[fmean(float(score) for score in scores) for scores in group if scores] for group in (one, other)]
    n, clusters = sum(len(scores) for group in (one, other) for scores in group), sum(map(len, groups))
    if not all(groups):
        return unsure(None, n, clusters, Why.NOTHING)
    value = fmean(groups[0]) - fmean(groups[1])
    if min(map(len, groups)) < max(2, least):
        return unsure(value, n, clusters, Why.FEW_BESIDE, max(2, least), min(map(len, groups)))
    parts = [variance(group) / len(group) for group in groups]
    if sqrt(sum(parts)) < NEGLIGIBLE:
        return unsure(value, n, clusters, Why.NO_SPREAD)
    freedom = sum(parts) ** 2 / sum(part**2 / (len(group) - 1) for part, group in zip(parts, groups, strict=True))
    return _around(value, sqrt(sum(parts)), freedom, n, clusters, confidence)


def paired_change(
    before: Mapping[str, Number], after: Mapping[str, Number], confidence: float = CONFIDENCE, *, least: int = LEAST_STORES
) -> Estimate:
    """The mean change of the stores that were visited both times; scores by store, on the checks that both visits share.

    d = mean of (after - before) over the S stores in both; d +- t(S-1) s_d / sqrt(S). Source: Student (1908), as for `store_mean`; Altman,
    Practical Statistics for Medical Research (1991). `n` counts visits, two a store. Fewer than `least` stores in both: no interval.
    """
    changes = [float(after[store]) - float(before[store]) for store in sorted(before.keys() & after.keys())]
    n, clusters = 2 * len(changes), len(changes)
    if not changes:
        return unsure(None, 0, 0, Why.NOTHING)
    if clusters < max(2, least):
        return unsure(fmean(changes), n, clusters, Why.FEW_STORES, max(2, least))
    return _around(fmean(changes), sqrt(variance(changes) / clusters), clusters - 1, n, clusters, confidence)


def _around(value: float, error: float, freedom: float, n: int, clusters: int, confidence: float) -> Estimate:
    if error < NEGLIGIBLE:
        return unsure(value, n, clusters, Why.NO_SPREAD)
    reach = t_quantile((1 + confidence) / 2, freedom) * error
    return Estimate(value, n, clusters, value - reach, value + reach, error=error, confidence=confidence)
