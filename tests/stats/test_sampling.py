"""How many it takes: closed forms, Cochran's design effect, and that the answer is the smallest."""

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from floorwalk.stats import customers_needed, half_width, round_of, stores_needed


@given(st.integers(1, 5000), st.integers(0, 100))
def test_half_width_is_that_of_wilson(n: int, percent: int) -> None:
    low, high = proportion_confint(n * percent / 100, n, method="wilson")
    assert half_width(n, percent / 100) == pytest.approx((high - low) / 2, abs=1e-9)


@pytest.mark.parametrize(("wanted", "n"), [(0.05, 381), (0.1, 93), (0.03, 1064), (0.01, 9600)])
def test_closed_form_at_one_half(wanted: float, n: int) -> None:
    """Piegorsch (2004): n = z^2 (1/(4 h^2) - 1), rounded upward."""
    assert customers_needed(wanted) == n == ceil(stats.norm.ppf(0.975) ** 2 * (1 / (4 * wanted**2) - 1))


@given(st.floats(0.01, 0.4), st.floats(0, 1), st.sampled_from([0.8, 0.9, 0.95]))
def test_the_smallest(wanted: float, share: float, confidence: float) -> None:
    n = customers_needed(wanted, share, confidence)
    assert half_width(n, share, confidence) <= wanted
    assert n == 1 or half_width(n - 1, share, confidence) > wanted


@pytest.mark.parametrize(("population", "n"), [(1000, 277), (381, 191), (100, 80), (10, 10), (10**9, 381)])
def test_small_population(population: int, n: int) -> None:
    """Cochran (1977), 4.4: n0 / (1 + (n0 - 1)/N) with n0 = 381."""
    assert customers_needed(0.05, population=population) == n


@pytest.mark.parametrize("wanted", [0, 0.5, -1, 2])
def test_impossible_wishes(wanted: float) -> None:
    with pytest.raises(ValueError, match="half-width"):
        customers_needed(wanted)


@pytest.mark.parametrize(("visits", "likeness", "effect"), [(1, 0.3, 1), (4, 0, 1), (4, 0.3, 1.9), (5, 1, 5)])
def test_kishs_effect(visits: int, likeness: float, effect: float) -> None:
    made = round_of(20, visits, likeness=likeness)
    assert made.effect == pytest.approx(effect)
    assert made.half_width == pytest.approx(half_width(20 * visits / effect, freedom=19))
    assert made.visits == 20 * visits


def test_a_whole_chain_leaves_the_days() -> None:
    assert round_of(24, 2, likeness=0.3, chain=24).effect == pytest.approx(0.7)
    assert round_of(24, 2, likeness=0.3).effect == pytest.approx(1.3)


@given(st.floats(0.05, 0.4), st.integers(1, 6), st.floats(0, 0.9), st.one_of(st.none(), st.integers(1, 400)))
def test_the_smallest_round(wanted: float, visits: int, likeness: float, chain: int | None) -> None:
    made = stores_needed(wanted, visits, likeness=likeness, chain=chain)
    if made is None:
        assert chain is not None
        assert chain < 5 or round_of(chain, visits, likeness=likeness, chain=chain).half_width > wanted
    else:
        assert made.half_width <= wanted
        assert made.stores == 5 or round_of(made.stores - 1, visits, likeness=likeness, chain=chain).half_width > wanted


@pytest.mark.parametrize(("stores", "visits", "chain"), [(4, 1, None), (5, 0, None), (9, 1, 8)])
def test_impossible_rounds(stores: int, visits: int, chain: int | None) -> None:
    with pytest.raises(ValueError, match="at least 5 stores"):
        round_of(stores, visits, chain=chain)
