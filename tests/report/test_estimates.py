from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorwalk.report import estimates
from floorwalk.score import shown
from floorwalk.stats import Estimate, Why, rate

SHARES = st.integers(0, 400).flatmap(lambda k: st.integers(max(k, 1), 400).map(lambda n: (k, n)))


def test_figures_are_rounded_down_and_intervals_outward():
    one = Estimate(89.99, 20, 8, 75.55, 93.41)
    assert estimates.score(one.value, str) == "89.9\u00a0%"
    assert estimates.between(one, str) == "75.5\u00a0to\u00a093.5"


@given(SHARES)
def test_a_share_is_shown_as_its_exact_fraction_would_be(pair):
    k, n = pair
    assert estimates.share(k / n, str).replace("\u00a0", " ") == shown(Fraction(100 * k, n))


@given(st.lists(st.integers(1, 4).flatmap(lambda n: st.integers(0, n).map(lambda y: (y, n))), min_size=5, max_size=12))
def test_a_shown_interval_holds_the_shown_figure(stores):
    one = rate(stores)
    low, high = (float(end) for end in estimates.between(one, str, 100).split("\u00a0to\u00a0"))
    assert low <= float(estimates.share(one.value, str).removesuffix("\u00a0%")) <= high


@pytest.mark.parametrize("why", list(Why))
def test_where_there_is_no_interval_there_is_a_sentence(why):
    said = estimates.between(Estimate(0.5, 30, 20, why_not=why, least=5, had=4), str)
    assert len(said) > 10
    assert not any(word in said for word in ("{", "30", "20", "None"))


def test_a_difference_keeps_its_sign_and_is_certain_only_away_from_0():
    up, chance = Estimate(3.14, 20, 10, 0.2, 6.1), Estimate(-1.25, 20, 10, -3.0, 0.5)
    assert estimates.signed(up.value, str) == "+3.1"
    assert estimates.between_signed(chance, str) == "\u22123.0\u00a0up\u00a0to\u00a0+0.5"
    assert (estimates.certain(up), estimates.certain(chance), estimates.certain(None)) == (1, 0, 0)
    assert estimates.size(-1.3, str) == "1.3"


def test_what_a_figure_rests_on_is_said_in_words():
    assert estimates.rests_on(Estimate(1.0, 1, 1, why_not=Why.FEW_STORES, least=5), str) == "1 visit in 1 store"
    assert estimates.rests_on(Estimate(1.0, 20, 8, 0.9, 1.0), str) == "20 visits in 8 stores"
