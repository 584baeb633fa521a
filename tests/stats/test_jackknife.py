"""The jackknife: of a mean it is the usual error, and it says when it cannot say."""

from statistics import fmean, stdev

import pytest
from scipy import stats

from floorwalk.stats import Why
from floorwalk.stats.jackknife import jackknife

# Efron and Tibshirani, An Introduction to the Bootstrap (1993), table 2.1: survival of the treated mice; the mean's error is 25.24.
MICE = [94, 197, 16, 38, 99, 141, 23]


def test_the_mice() -> None:
    found = jackknife([one / 1000 for one in MICE], fmean, 7, Why.FEW_VISITS, least=5)
    assert found.error == pytest.approx(0.02524, abs=0.00001)
    assert found.low == pytest.approx(fmean(MICE) / 1000 - stats.t.ppf(0.975, 6) * stdev(MICE) / 1000 / 7**0.5)
    assert (found.n, found.clusters) == (7, 7)


def test_no_further_than_the_ceiling() -> None:
    found = jackknife([1.0, 1.0, 1.0, 0.5, 1.0], fmean, 5, Why.FEW_VISITS, least=5)
    assert (found.high, found.why_not) == (1, None)


@pytest.mark.parametrize(
    ("groups", "why", "least"),
    [([], Why.NOTHING, None), ([1.0] * 4, Why.FEW_VISITS, 5), ([0.5] * 5, Why.NO_SPREAD, None), ([0.0] * 4 + [1.0], Why.ONE_ANSWER, None)],
)
def test_when_it_cannot_say(groups: list[float], why: Why, least: int | None) -> None:
    def figure(values: object) -> float | None:
        found = list(values)  # type: ignore[call-overload]
        return None if not found or (len(found) == 4 and not any(found)) else fmean(found)

    found = jackknife(groups, figure, len(groups), Why.FEW_VISITS, least=5)
    assert (found.why_not, found.least, found.low) == (why, least, None)
