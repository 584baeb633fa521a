"""Consistency within and between stores: Shrout and Fleiss's published table, scipy, small numbers."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from floorwalk.stats import Why, between_stores, within_store

# Shrout and Fleiss, Psychological Bulletin 86 (1979), table 2: six targets, four judges; ICC(1,1) = .17. Interval as R's psych::ICC gives it.
RATINGS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]


def test_shrout_and_fleiss() -> None:
    found = between_stores(RATINGS)
    assert found.alike.value == pytest.approx(0.17, abs=0.005)
    assert found.alike.low == 0  # -.133 in the table: a share cannot lie below 0
    assert found.alike.high == pytest.approx(0.72, abs=0.005)
    assert found.within.value == pytest.approx(sqrt(6.26), abs=0.005)
    assert found.between.value == pytest.approx(sqrt((11.24 - 6.26) / 4), abs=0.005)
    assert (found.alike.n, found.alike.clusters) == (24, 6)


@given(st.lists(st.lists(st.integers(0, 100), min_size=4, max_size=4), min_size=5, max_size=12), st.sampled_from([0.8, 0.95]))
def test_balanced_intervals(stores: list[list[int]], confidence: float) -> None:
    data = np.array(stores, dtype=float)
    k, m = data.shape
    within, between = data.var(axis=1, ddof=1).mean(), m * data.mean(axis=1).var(ddof=1)
    assume(within > 1e-6)
    found = between_stores(stores, confidence)
    ends = (1 + confidence) / 2, (1 - confidence) / 2
    f = [between / within / stats.f.ppf(p, k - 1, k * (m - 1)) for p in ends]
    assert (found.alike.low, found.alike.high) == pytest.approx(tuple(max(0, (one - 1) / (one + m - 1)) for one in f), abs=1e-6)
    williams = [(k - 1) * (between - stats.f.ppf(p, k - 1, k * (m - 1)) * within) / m / stats.chi2.ppf(p, k - 1) for p in ends]
    assert (found.between.low, found.between.high) == pytest.approx(tuple(sqrt(max(0, one)) for one in williams), abs=1e-5)
    assert found.between.value == pytest.approx(sqrt(max(0, (between - within) / m)), abs=1e-6)


@given(st.lists(st.integers(0, 100), min_size=3, max_size=12))
def test_one_store(scores: list[int]) -> None:
    assume(len(set(scores)) > 1)
    found = within_store(scores)
    s, freedom = np.std(scores, ddof=1), len(scores) - 1
    assert found.value == pytest.approx(s)
    wanted = (s * sqrt(freedom / stats.chi2.ppf(0.975, freedom)), s * sqrt(freedom / stats.chi2.ppf(0.025, freedom)))
    assert (found.low, found.high) == pytest.approx(wanted)


def test_unequal_visits() -> None:
    """By hand: means 84, 90, 70, 60, 79; h = 5 / (1/2 + 1 + 1/2 + 1/2 + 1/4) ... each store's spread around its own mean."""
    stores = [[80, 88], [90], [68, 72], [58, 62], [76, 78, 80, 82]]
    square = (2 * 16 + 2 * 4 + 2 * 4 + 9 + 1 + 1 + 9) / (11 - 5)
    h = 5 / (1 / 2 + 1 + 1 / 2 + 1 / 2 + 1 / 4)
    spread = np.var([84, 90, 70, 60, 79], ddof=1)
    found = between_stores(stores, least=4)
    assert found.within.value == pytest.approx(sqrt(square))
    assert found.between.value == pytest.approx(sqrt(spread - square / h))
    assert found.alike.value == pytest.approx((spread - square / h) / (spread - square / h + square))


@pytest.mark.parametrize(
    ("stores", "why", "least"),
    [
        ([], Why.NOTHING, None),
        ([[80, 90]] * 4, Why.FEW_STORES, 5),
        ([[80, 90]] * 4 + [[70]] * 20, Why.FEW_REPEATED, 5),
        ([[80, 80], [90, 90], [70, 70], [60, 60], [50, 50]], Why.NO_SPREAD, None),
    ],
)
def test_too_few(stores: list[list[int]], why: Why, least: int | None) -> None:
    found = between_stores(stores)
    assert {(one.why_not, one.least, one.low) for one in (found.within, found.between, found.alike)} == {(why, least, None)}


@pytest.mark.parametrize(("scores", "value", "why", "least"), [([80, 90], None, Why.FEW_VISITS, 3), ([80] * 5, 0, Why.NO_SPREAD, None)])
def test_too_few_in_a_store(scores: list[int], value: float | None, why: Why, least: int | None) -> None:
    found = within_store(scores)
    assert (found.value, found.why_not, found.least) == (value, why, least)
