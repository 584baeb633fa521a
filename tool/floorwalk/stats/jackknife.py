"""Groups and a figure made of them in; the figure with an interval out, by leaving out one group at a time."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, TypeVar

from floorwalk.stats.estimate import CONFIDENCE, NEGLIGIBLE, Estimate, Why, unsure
from floorwalk.stats.quantiles import t_quantile

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


def jackknife(
    groups: Sequence[T],
    figure: Callable[[Sequence[T]], float | None],
    n: int,
    why_few: Why,
    *,
    least: int,
    ceiling: float = 1.0,
    confidence: float = CONFIDENCE,
) -> Estimate:
    """The figure of all G groups, +- t(G-1) times its jackknife error sqrt((G-1)/G x sum (f_-g - mean)^2), at most `ceiling`.

    Groups are what was drawn by chance (double visits, not their answers). Source: Efron and Tibshirani, An Introduction to the Bootstrap
    (1993), chapter 11. No interval below `least` groups, or where the figure cannot be made without one of them, or never moves.
    """
    value = figure(groups)
    count = len(groups)
    if value is None:
        return unsure(None, n, count, Why.ONE_ANSWER if count else Why.NOTHING)
    if count < max(2, least):
        return unsure(value, n, count, why_few, max(2, least))
    without = [figure([*groups[:g], *groups[g + 1 :]]) for g in range(count)]
    kept = [one for one in without if one is not None]
    if len(kept) < count:
        return unsure(value, n, count, Why.ONE_ANSWER)
    mean = sum(kept) / count
    error = sqrt((count - 1) / count * sum((one - mean) ** 2 for one in kept))
    if error < NEGLIGIBLE:
        return unsure(value, n, count, Why.NO_SPREAD)
    reach = t_quantile((1 + confidence) / 2, count - 1) * error
    return Estimate(value, n, count, max(-1.0, value - reach), min(ceiling, value + reach), error=error, confidence=confidence)
