"""Means, differences and changes of scores: Student's own numbers, statsmodels and scipy, small numbers."""

from fractions import Fraction

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from floorwalk.stats import Estimate, Why, difference, mean_score, paired_change, store_mean

# Student, Biometrika 6 (1908), p. 20: additional hours of sleep; the differences' interval and Welch's as R prints them in ?sleep.
ONE = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
OTHER = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
SCORES = st.lists(st.lists(st.integers(0, 100), min_size=1, max_size=5), min_size=5, max_size=15)


def _interval(found: Estimate) -> tuple[float, float]:
    assert found.low is not None
    assert found.high is not None
    return found.low, found.high


def test_students_sleepers() -> None:
    before, after = ({str(i): value for i, value in enumerate(values)} for values in (ONE, OTHER))
    paired = paired_change(before, after)
    assert paired.value == pytest.approx(1.58)
    assert _interval(paired) == pytest.approx((0.7001142, 2.4598858), abs=1e-6)
    assert (paired.n, paired.clusters) == (20, 10)
    welch = difference([[value] for value in ONE], [[value] for value in OTHER])
    assert _interval(welch) == pytest.approx((-3.3654832, 0.2054832), abs=1e-6)


@given(SCORES)
def test_mean_is_that_of_clustered_regression(stores: list[list[int]]) -> None:
    y = np.concatenate([np.array(scores, dtype=float) for scores in stores])
    groups = np.repeat(np.arange(len(stores)), [len(scores) for scores in stores])
    fit = sm.OLS(y, np.ones_like(y)).fit(cov_type="cluster", cov_kwds={"groups": groups}, use_t=True)
    assume(fit.bse[0] > 1e-9)
    found = mean_score([[Fraction(score) for score in scores] for scores in stores])
    assert (found.value, found.error) == pytest.approx((y.mean(), fit.bse[0]))
    assert _interval(found) == pytest.approx(tuple(fit.conf_int()[0]))


@given(st.lists(st.floats(0, 100), min_size=3, max_size=12))
def test_one_store(scores: list[float]) -> None:
    assume(np.std(scores) > 1e-3)
    low, high = stats.ttest_1samp(scores, 0).confidence_interval(0.9)
    assert _interval(store_mean(scores, 0.9)) == pytest.approx((low, high))


@given(SCORES, SCORES)
def test_groups(one: list[list[int]], other: list[list[int]]) -> None:
    means = [[np.mean(scores) for scores in group] for group in (one, other)]
    assume(min(np.std(group) for group in means) > 1e-6)
    low, high = stats.ttest_ind(*means, equal_var=False).confidence_interval()
    assert _interval(difference(one, other)) == pytest.approx((low, high))


@pytest.mark.parametrize(
    ("found", "value", "n", "clusters", "why", "least"),
    [
        (mean_score([]), None, 0, 0, Why.NOTHING, None),
        (mean_score([[80], [90], [70], [60, 80]]), 76, 5, 4, Why.FEW_STORES, 5),
        (mean_score([[80, 80]] * 6), 80, 12, 6, Why.NO_SPREAD, None),
        (store_mean([]), None, 0, 0, Why.NOTHING, None),
        (store_mean([80, 90]), 85, 2, 1, Why.FEW_VISITS, 3),
        (store_mean([80]), 80, 1, 1, Why.FEW_VISITS, 3),
        (store_mean([80, 80, 80]), 80, 3, 1, Why.NO_SPREAD, None),
        (difference([[80]] * 5, []), None, 5, 5, Why.NOTHING, None),
        (difference([[80]] * 5, [[70]] * 4), 10, 9, 9, Why.FEW_BESIDE, 5),
        (difference([[80]] * 5, [[70]] * 5), 10, 10, 10, Why.NO_SPREAD, None),
        (paired_change({"A": 1}, {"B": 2}), None, 0, 0, Why.NOTHING, None),
        (paired_change({"A": 1, "B": 1}, {"A": 2, "B": 4, "C": 9}), 2, 4, 2, Why.FEW_STORES, 5),
        (paired_change(dict.fromkeys("ABCDE", 1), dict.fromkeys("ABCDE", 2)), 1, 10, 5, Why.NO_SPREAD, None),
    ],
)
def test_too_few(found: Estimate, value: float | None, n: int, clusters: int, why: Why, least: int | None) -> None:
    assert (found.value, found.n, found.clusters, found.why_not, found.least, found.low) == (value, n, clusters, why, least, None)


def test_the_smaller_side_is_what_a_difference_lacks() -> None:
    assert difference([[80]] * 5, [[70]] * 4).had == 4
    assert store_mean([80, 90]).had == 2
    assert paired_change({"A": 1, "B": 1}, {"A": 2, "B": 4}).had == 2
