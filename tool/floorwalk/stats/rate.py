"""Passes and visits of each store in; the rate over all visits out, with an interval that knows that visits of one store are alike."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from floorwalk.stats.estimate import CONFIDENCE, Estimate, Why, unsure
from floorwalk.stats.quantiles import beta_quantile, t_quantile

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LEAST_STORES = 5
LEAST_RARE = 4  # bench/coverage.py: with fewer stores that hold the rarer answer, their spread says too little
Store = tuple[int, int]  # passed of visits


def rate(stores: Iterable[Store], confidence: float = CONFIDENCE, *, least: int = LEAST_STORES, few: Why = Why.FEW_STORES) -> Estimate:
    """The share of visits that passed, 0 to 1, from (passed, visits) of each store; stores without a visit are left out.

    p = sum y_s / n; V = S/(S-1) x sum (y_s - p n_s)^2 / n^2; n_eff = n / max(1, V n / (p (1-p))); the Wilson interval with n_eff for n and
    t(S-1) for z. Where fewer than four stores hold the rarer answer (so also at 0 and 1), V says too little: n_eff is at most
    n^2 / sum n_s^2, as if all visits of a store gave one answer, and the interval reaches as far as Clopper and Pearson's with n_eff.
    Sources: Cochran, Sampling Techniques, 3rd ed. (1977), 9A; Wilson, Probable inference, JASA 22 (1927); Kish, Survey Sampling (1965), for
    n_eff; Korn and Graubard, Confidence intervals for proportions with small expected number of positive counts, Survey Methodology 24
    (1998), for t and Clopper-Pearson with n_eff; Franco, Little, Louis and Slud, Comparative study of confidence intervals for proportions
    in complex sample surveys, Journal of Survey Statistics and Methodology 7 (2019). The rule of four is ours, from the simulation in
    bench/coverage.py. Fewer than `least` stores: no interval. `few` is that reason where the
    units are visits, not stores.
    """
    kept = sorted((y, n) for y, n in stores if n)  # the same stores in another order give the same last digit
    if any(not 0 <= y <= n for y, n in kept):
        raise ValueError("A store cannot pass more often than it was visited.")
    n = sum(m for _, m in kept)
    if not n:
        return unsure(None, 0, 0, Why.NOTHING)
    p = sum(y for y, _ in kept) / n
    if len(kept) < max(2, least):
        return unsure(p, n, len(kept), few, max(2, least))
    size = effective_visits(kept)
    low, high = wilson(p, size, t_quantile((1 + confidence) / 2, len(kept) - 1))
    if _rare(kept):
        exact = clopper_pearson(p, size, confidence)
        low, high = min(low, exact[0]), max(high, exact[1])
    return Estimate(p, n, len(kept), low, high, confidence=confidence)


def effective_visits(stores: Sequence[Store]) -> float:
    """How many visits to different stores would say as much as these: n_eff of `rate`, for at least two stores."""
    n = sum(m for _, m in stores)
    p = sum(y for y, _ in stores) / n
    clusters = len(stores)
    spread = clusters / (clusters - 1) * sum((y - p * m) ** 2 for y, m in stores) / n**2
    size = n / max(1.0, spread * n / (p * (1 - p))) if 0 < p < 1 else float(n)
    return min(size, n**2 / sum(m * m for _, m in stores)) if _rare(stores) else size


def _rare(stores: Sequence[Store]) -> bool:
    return min(sum(y < n for y, n in stores), sum(y > 0 for y, n in stores)) < LEAST_RARE


def wilson(p: float, n: float, z: float) -> tuple[float, float]:
    """The score interval (p + z^2/2n +- z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n). Source: Wilson, JASA 22 (1927)."""
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return (0.0 if p == 0 else max(0.0, middle - reach)), (1.0 if p == 1 else min(1.0, middle + reach))


def clopper_pearson(p: float, n: float, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """The exact binomial interval by quantiles of the beta distribution; n need not be whole.

    Source: Clopper and Pearson, The use of confidence or fiducial limits, Biometrika 26 (1934).
    """
    tail = (1 - confidence) / 2
    low = beta_quantile(tail, p * n, n - p * n + 1) if p > 0 else 0.0
    high = beta_quantile(1 - tail, p * n + 1, n - p * n) if p < 1 else 1.0
    return low, high
