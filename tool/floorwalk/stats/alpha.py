"""Ratings of the same things by several people, with gaps, in; Krippendorff's alpha out."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Literal

from floorwalk.stats.estimate import CONFIDENCE, Estimate, Number, Why
from floorwalk.stats.jackknife import jackknife

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Level = Literal["nominal", "ordinal", "interval"]
LEAST_UNITS = 10


def alpha(units: Sequence[Sequence[Number | None]], level: Level, confidence: float = CONFIDENCE, *, least: int = LEAST_UNITS) -> Estimate:
    """Krippendorff's alpha: 1 when all agree, 0 when they agree as chance would.

    `units` holds what each person gave to one thing, None for a gap.

    alpha = 1 - (N - 1) sum_ck o_ck d(c,k)^2 / sum_ck n_c n_k d(c,k)^2 over the coincidences o_ck; d is 0 or 1 (nominal), the difference
    (interval), or n_c/2 + n_k/2 + the values between (ordinal). A thing with fewer than two ratings is left out. The interval is a
    jackknife over the things. Source: Krippendorff, Content Analysis, 4th ed. (2018), chapter 12; Computing Krippendorff's
    alpha-reliability (2011). `n` counts ratings, `clusters` things. Fewer than `least` things: no interval. One answer throughout: no
    alpha.
    """
    kept = [[float(value) for value in unit if value is not None] for unit in units]
    kept = [unit for unit in kept if len(unit) > 1]
    n = sum(map(len, kept))
    return jackknife(kept, lambda some: alpha_value(some, level), n, Why.FEW_PAIRS, least=least, confidence=confidence)


def alpha_value(units: Sequence[Sequence[float]], level: Level) -> float | None:
    """Alpha of things with at least two ratings each; None when all ratings are the same."""
    together: dict[tuple[float, float], float] = defaultdict(float)
    for unit in units:
        counts = Counter(unit)
        for c, times in counts.items():
            for k, others in counts.items():
                together[c, k] += times * (others - (c == k)) / (len(unit) - 1)
    totals = Counter(value for unit in units for value in unit)
    distance = _distance(level, totals)
    expected = sum(n * m * distance(c, k) for c, n in totals.items() for k, m in totals.items())
    observed = sum(times * distance(c, k) for (c, k), times in together.items())
    return None if not expected else 1 - (totals.total() - 1) * observed / expected


def _distance(level: Level, totals: Mapping[float, int]) -> Callable[[float, float], float]:
    if level == "nominal":
        return lambda c, k: float(c != k)
    if level == "interval":
        return lambda c, k: (c - k) ** 2
    places, so_far = {}, 0.0
    for value in sorted(totals):
        places[value] = so_far + totals[value] / 2
        so_far += totals[value]
    return lambda c, k: (places[c] - places[k]) ** 2
