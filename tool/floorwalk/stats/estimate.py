"""A figure with the number it rests on, and either its interval or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

Number = int | float | Fraction
CONFIDENCE = 0.95
NEGLIGIBLE = 1e-9  # a standard error below it is the rounding of the computer, not a measure of chance


class Why(StrEnum):
    """Why there is no interval, or no figure. The words for people belong to the report; `least` says how many were needed."""

    FEW_STORES = "few_stores"
    FEW_VISITS = "few_visits"
    FEW_POINTS = "few_points"
    FEW_PAIRS = "few_pairs"
    FEW_VALUES = "few_values"
    FEW_REPEATED = "few_repeated"
    NO_SPREAD = "no_spread"
    ONE_ANSWER = "one_answer"
    CONFOUNDED = "confounded"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Estimate:
    """A figure from `n` visits (pairs, values) in `clusters` stores (double visits, groups).

    `low` and `high` bound it with the given confidence; where they are None, `why_not` says why, and `least` how many were needed.
    `value` is None when nothing can be said at all. `error` is the standard error, where the method has one.
    """

    value: float | None
    n: int
    clusters: int
    low: float | None = None
    high: float | None = None
    why_not: Why | None = None
    least: int | None = None
    error: float | None = None
    confidence: float = CONFIDENCE

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None) or (self.low is None) == (self.why_not is None):
            raise ValueError("An estimate carries an interval or the reason why not, and never both.")

    @property
    def half_width(self) -> float | None:
        """Half the length of the interval, in the units of the value."""
        return None if self.low is None or self.high is None else (self.high - self.low) / 2


def unsure(value: float | None, n: int, clusters: int, why_not: Why, least: int | None = None) -> Estimate:
    """Give a figure without an interval, and the reason."""
    return Estimate(value, n, clusters, why_not=why_not, least=least)
