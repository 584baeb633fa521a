"""Scores of each store's visits in; how much they vary within stores and between stores out."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import fmean, harmonic_mean, stdev, variance
from typing import TYPE_CHECKING

from floorwalk.stats.estimate import CONFIDENCE, NEGLIGIBLE, Estimate, Number, Why, unsure
from floorwalk.stats.quantiles import chi2_quantile, f_quantile

if TYPE_CHECKING:
    from collections.abc import Sequence

LEAST_VISITS = 3
LEAST_STORES = 5


def within_store(scores: Sequence[Number], confidence: float = CONFIDENCE, *, least: int = LEAST_VISITS) -> Estimate:
    """How far one store's scores lie from visit to visit: their standard deviation, in points of the score.

    s = sqrt(sum (x - m)^2 / (n-1)); from s sqrt((n-1)/chi2(1-a/2)) to s sqrt((n-1)/chi2(a/2)), n-1 degrees of freedom.
    Source: Snedecor and Cochran, Statistical Methods, 8th ed. (1989). It supposes scores spread roughly like the normal curve.
    """
    values = [float(score) for score in scores]
    least = max(2, least)
    if len(values) < least:
        return unsure(None, len(values), min(1, len(values)), Why.FEW_VISITS, least, len(values))
    return _deviation(stdev(values), len(values) - 1, len(values), 1, confidence)


@dataclass(frozen=True)
class Consistency:
    """`within`: SD of visits around their store's mean. `between`: SD of the stores' true means. `alike`: ICC(1), 0 to 1.

    `alike` is the share of all variation that lies between stores: near 0, one visit says little of a store; near 1, it says all.
    """

    within: Estimate
    between: Estimate
    alike: Estimate


def between_stores(stores: Sequence[Sequence[Number]], confidence: float = CONFIDENCE, *, least: int = LEAST_STORES) -> Consistency:
    """Part the variation of scores into that within stores and that between them, by stores with at least one visit.

    One-way random effects by unweighted means: W = mean square within; h = harmonic mean of the visits a store; B = variance of the store
    means; between^2 = max(0, B - W/h); ICC(1) = between^2 / (between^2 + W), also no less than 0. With F = h B / W and the F quantiles F1
    = F(1-a/2), F2 = F(a/2) on S-1 and N-S degrees of freedom, ICC lies from (F/F1 - 1)/(F/F1 + h - 1) to (F/F2 - 1)/(F/F2 + h - 1),
    exactly so with equally many visits a store; between^2 from (S-1)(B - F1 W/h)/chi2(1-a/2) to (S-1)(B - F2 W/h)/chi2(a/2). Sources:
    Shrout and Fleiss, Intraclass correlations, Psychological Bulletin 86 (1979), ICC(1,1); Thomas and Hultquist, Interval estimation for
    the unbalanced case of the one-way random effects model, Annals of Statistics 6 (1978); Williams, A confidence interval for variance
    components, Biometrika 49 (1962), which holds with at least 1 - 2a and in practice near 1 - a.
    """
    kept = [[float(score) for score in scores] for scores in stores if scores]
    n, clusters = sum(map(len, kept)), len(kept)
    lacking = _lacking(kept, n, least)
    if lacking:
        return Consistency(lacking, lacking, lacking)
    freedom = n - clusters
    square = sum((score - fmean(scores)) ** 2 for scores in kept for score in scores) / freedom
    if sqrt(square) < NEGLIGIBLE:
        return Consistency(*(unsure(value, n, clusters, Why.NO_SPREAD) for value in (0.0, stdev(map(fmean, kept)), None)))
    within = _deviation(sqrt(square), freedom, n, clusters, confidence)
    each, spread = harmonic_mean([len(scores) for scores in kept]), variance(map(fmean, kept))
    return Consistency(within, *_between(square, each, spread, n, clusters, confidence))


def _lacking(kept: Sequence[Sequence[float]], n: int, least: int) -> Estimate | None:
    """Why nothing can be told; None when there are enough stores, and enough of them with two visits."""
    if not kept:
        return unsure(None, 0, 0, Why.NOTHING)
    needed, repeated = max(2, least), sum(len(scores) > 1 for scores in kept)
    if len(kept) < needed:
        return unsure(None, n, len(kept), Why.FEW_STORES, needed)
    return unsure(None, n, len(kept), Why.FEW_REPEATED, needed, repeated) if repeated < needed else None


def _between(square: float, each: float, spread: float, n: int, clusters: int, confidence: float) -> tuple[Estimate, Estimate]:
    variance_ = max(0.0, spread - square / each)
    upper, lower = (1 + confidence) / 2, (1 - confidence) / 2
    sds, shares = [], []
    for p in (upper, lower):
        f = f_quantile(p, clusters - 1, n - clusters)
        over = (clusters - 1) * (spread - f * square / each) / chi2_quantile(p, clusters - 1)
        sds.append(sqrt(max(0.0, over)))
        ratio = each * spread / square / f
        shares.append(max(0.0, (ratio - 1) / (ratio + each - 1)))
    between = Estimate(sqrt(variance_), n, clusters, sds[0], sds[1], confidence=confidence)
    return between, Estimate(variance_ / (variance_ + square), n, clusters, shares[0], shares[1], confidence=confidence)


def _deviation(value: float, freedom: int, n: int, clusters: int, confidence: float) -> Estimate:
    if value < NEGLIGIBLE:
        return unsure(0.0, n, clusters, Why.NO_SPREAD)
    low, high = (value * sqrt(freedom / chi2_quantile(p, freedom)) for p in ((1 + confidence) / 2, (1 - confidence) / 2))
    return Estimate(value, n, clusters, low, high, confidence=confidence)
