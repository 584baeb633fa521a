"""The rate of a standard over visits: published intervals, the clustered variance against statsmodels, small numbers, coverage."""

from random import Random

import numpy as np
import pytest
import statsmodels.api as sm
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from floorwalk.stats import Why, rate
from floorwalk.stats.rate import clopper_pearson, effective_visits, wilson

# Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I: methods 3 and 5.
NEWCOMBE = [
    (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
    (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
    (0, 20, (0, 0.1611), (0, 0.1684)),
    (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
]
STORE = st.integers(1, 6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(("y", "n", "score", "exact"), NEWCOMBE)
def test_newcombe(y: int, n: int, score: tuple[float, float], exact: tuple[float, float]) -> None:
    assert wilson(y / n, n, stats.norm.ppf(0.975)) == pytest.approx(score, abs=0.00005)
    assert clopper_pearson(y / n, n) == pytest.approx(exact, abs=0.00005)


@given(st.lists(STORE, min_size=5, max_size=40))
def test_variance_is_that_of_clustered_regression(stores: list[tuple[int, int]]) -> None:
    y = np.concatenate([[1.0] * y + [0.0] * (n - y) for y, n in stores])
    p = y.mean()
    assume(0 < p < 1)
    assume(min(sum(a < b for a, b in stores), sum(a > 0 for a, b in stores)) >= 4)
    groups = np.repeat(np.arange(len(stores)), [n for _, n in stores])
    fit = sm.OLS(y, np.ones_like(y)).fit(cov_type="cluster", cov_kwds={"groups": groups})
    design = float(fit.cov_params()[0, 0]) * len(y) / (p * (1 - p))
    assert effective_visits(stores) == pytest.approx(len(y) / max(1, design))
    found = rate(stores)
    assert (found.low, found.high) == pytest.approx(wilson(p, effective_visits(stores), stats.t.ppf(0.975, len(stores) - 1)))
    assert (found.n, found.clusters, found.value) == (len(y), len(stores), pytest.approx(p))


@given(st.lists(STORE, min_size=5, max_size=30))
def test_laws(stores: list[tuple[int, int]]) -> None:
    found, turned = rate(stores), rate([(n - y, n) for y, n in stores])
    assert found.value is not None
    assert found.low is not None
    assert found.high is not None
    assert turned.low is not None
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert turned.low == pytest.approx(1 - found.high, abs=1e-9)
    assert rate(list(reversed(stores))) == found
    sure = rate(stores, 0.8)
    assert sure.low is not None
    assert sure.low >= found.low - 1e-12
    assert effective_visits(stores) <= sum(n for _, n in stores)


def test_all_right_counts_stores_and_not_visits() -> None:
    assert effective_visits([(3, 3)] * 10) == 10
    found = rate([(3, 3)] * 10)
    assert (found.value, found.high) == (1, 1)
    assert found.low == pytest.approx(min(10 / (10 + stats.t.ppf(0.975, 9) ** 2), 0.025 ** (1 / 10)))


def test_alike_stores_say_less_than_their_visits() -> None:
    alike = [(4, 4)] * 6 + [(0, 4)] * 6
    mixed = [(2, 4)] * 12
    assert effective_visits(alike) == pytest.approx(11)
    assert effective_visits(mixed) == 48


@pytest.mark.parametrize(
    ("stores", "value", "n", "clusters", "why", "least"),
    [
        ([], None, 0, 0, Why.NOTHING, None),
        ([(0, 0)] * 9, None, 0, 0, Why.NOTHING, None),
        ([(3, 4)] * 4, 0.75, 16, 4, Why.FEW_STORES, 5),
        ([(3, 4)] * 4 + [(0, 0)], 0.75, 16, 4, Why.FEW_STORES, 5),
    ],
)
def test_too_few(stores: list[tuple[int, int]], value: float | None, n: int, clusters: int, why: Why, least: int | None) -> None:
    found = rate(stores)
    assert (found.value, found.n, found.clusters, found.why_not, found.least, found.low) == (value, n, clusters, why, least, None)


@pytest.mark.parametrize("store", [(5, 4), (-1, 4)])
def test_impossible_counts(store: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="more often"):
        rate([store] * 5)


@pytest.mark.parametrize(
    ("stores", "visits", "alike", "p"), [(8, 4, 0.3, 0.8), (15, 6, 0.6, 0.95), (30, 6, 0.6, 0.95), (30, 1, 0, 0.95), (24, 2, 0.1, 0.99)]
)
def test_coverage(stores: int, visits: int, alike: float, p: float) -> None:
    """Cells where the first design held the truth in 88 to 92 % of rounds are among these; bench/coverage.py has the whole field."""
    chance, runs, held = Random(5), 1000, 0
    for _ in range(runs):
        size = (1 - alike) / alike if alike else 0
        own = [chance.betavariate(p * size, (1 - p) * size) if alike else p for _ in range(stores)]
        found = rate([(sum(chance.random() < one for _ in range(visits)), visits) for one in own])
        assert found.low is not None
        assert found.high is not None
        held += found.low <= p <= found.high
    assert held / runs > 0.925
