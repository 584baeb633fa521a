"""Promised and actual times: order statistics against the binomial, printed places, stores that are alike, small numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from floorwalk.stats import Why, quantile, quantile_by_store, rate, share_within
from floorwalk.stats.waits import least_values, order_places

# Places of the 95 % interval of the median: Conover, Practical Nonparametric Statistics, by the binomial tables.
PLACES = [(6, (1, 6)), (10, (2, 9)), (20, (6, 15)), (30, (10, 21)), (50, (18, 33))]


@pytest.mark.parametrize(("n", "places"), PLACES)
def test_places_of_the_median(n: int, places: tuple[int, int]) -> None:
    assert order_places(n, 0.5) == places


@given(st.integers(1, 2000), st.sampled_from([0.5, 0.75, 0.9]), st.sampled_from([0.9, 0.95]))
def test_places_are_the_tightest_with_even_tails(n: int, share: float, confidence: float) -> None:
    found, tail = order_places(n, share, confidence), (1 - confidence) / 2
    assert (found is not None) == (n >= least_values(share, confidence))
    if found is not None:
        low, high = found
        assert stats.binom.cdf(low - 1, n, share) <= tail * (1 + 1e-9)
        assert stats.binom.cdf(low, n, share) > tail * (1 - 1e-9)
        assert stats.binom.sf(high - 1, n, share) <= tail * (1 + 1e-9)
        assert stats.binom.sf(high - 2, n, share) > tail * (1 - 1e-9)


@given(st.lists(st.integers(0, 60), min_size=1, max_size=60))
def test_the_value(values: list[int]) -> None:
    assert quantile(values).value == np.median(values)
    assert quantile(values, 0.9).value == np.quantile(values, 0.9, method="inverted_cdf")


def test_the_interval() -> None:
    found = quantile(range(101, 151))
    assert (found.value, found.low, found.high, found.n) == (125.5, 118, 133, 50)


@pytest.mark.parametrize(("n", "share", "least"), [(5, 0.5, 6), (35, 0.9, 36)])
def test_too_few(n: int, share: float, least: int) -> None:
    found = quantile(range(n), share)
    assert (found.why_not, found.least, found.low) == (Why.FEW_VALUES, least, None)
    assert quantile(range(least), share).why_not is None
    assert quantile([]).why_not is Why.NOTHING


def test_within_the_limit() -> None:
    stores = [[(10, 9), (10, 10), (10, 11)]] * 6
    assert share_within(stores) == rate([(2, 3)] * 6)


def test_stores_that_are_alike_say_less() -> None:
    """Twenty stores, five equal times in each: as sure as twenty times, not as a hundred."""
    alone = quantile(range(20))
    alike = quantile_by_store([[value] * 5 for value in range(20)])
    free = quantile([value for value in range(20) for _ in range(5)])
    assert alike.low is not None
    assert alike.high is not None
    assert alone.half_width is not None
    assert free.half_width is not None
    assert alike.low <= 9 <= alike.high
    assert free.half_width < alone.half_width
    assert (alike.high - alike.low) / 2 == pytest.approx(alone.half_width, abs=2.5)
    assert (alike.n, alike.clusters) == (100, 20)


@pytest.mark.parametrize(
    ("stores", "why"), [([], Why.NOTHING), ([[1, 2, 3]] * 4, Why.FEW_STORES), ([[1], [2], [3], [4], [5]] * 5, Why.FEW_VALUES)]
)
def test_too_few_stores(stores: list[list[int]], why: Why) -> None:
    assert quantile_by_store(stores, 0.9).why_not is why
