"""A figure with the number it rests on, and either its interval or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

Number = int | float | Fraction
CONFIDENCE = 0.95
NEGLIGIBLE = 1e-9  # a standard error below it is the rounding of the computer, not a measure of chance


class Why(StrEnum):
    """Why there is no interval, or no figure. The words for people belong to the report.

    `least` of an estimate says how many were needed, `had` how many there were.
    """

    FEW_STORES = "few_stores"
    FEW_BESIDE = "few_beside"  # stores in the smaller one of two groups
    FEW_VISITS = "few_visits"
    FEW_DOUBLE = "few_double"  # visits of two auditors to one store
    FEW_POINTS = "few_points"
    FEW_PAIRS = "few_pairs"
    FEW_VALUES = "few_values"  # `had`: how many independent ones they are worth
    FEW_REPEATED = "few_repeated"  # stores with two visits
    FEW_SPARE = "few_spare"  # visits beyond those that tell stores and auditors apart
    FEW_RARE = "few_rare"  # stores, or visits, that hold the rare answer
    NO_SPREAD = "no_spread"
    ONE_ANSWER = "one_answer"
    CONFOUNDED = "confounded"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Estimate:
    """A figure from `n` visits (pairs, values) in `clusters` stores (double visits, groups).

    `low` and `high` bound it with the given confidence; where they are None, `why_not` says why, `least` how many were needed, and `had`
    how many there were of just that: neither `n` nor `clusters` need count the same.
    `value` is None when nothing can be said at all. `error` is the standard error, where the method has one.
    """

    value: float | None
    n: int
    clusters: int
    low: float | None = None
    high: float | None = None
    why_not: Why | None = None
    least: int | None = None
    had: int | None = None
    error: float | None = None
    confidence: float = CONFIDENCE

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None) or (self.low is None) == (self.why_not is None):
            raise ValueError("An estimate carries an interval or the reason why not, and never both.")
        if self.least is not None and self.had is not None and self.had >= self.least:
            raise ValueError(f"It takes {self.least} and there are {self.had}: that is no reason.")

    @property
    def half_width(self) -> float | None:
        """Half the length of the interval, in the units of the value."""
        return None if self.low is None or self.high is None else (self.high - self.low) / 2


def unsure(value: float | None, n: int, clusters: int, why_not: Why, least: int | None = None, had: int | None = None) -> Estimate:
    """Give a figure without an interval, and the reason: it takes `least`, and there were `had`, the clusters unless said."""
    return Estimate(value, n, clusters, why_not=why_not, least=least, had=clusters if least is not None and had is None else had)
