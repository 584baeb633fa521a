"""What nobody saw: rates by state, and the bounds of a score with disputed N/A."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorwalk.stats import Bounds, Part, Why, bounds, rate, unseen_rates

POINTS = st.integers(0, 6).map(Fraction)


def test_rates_by_state() -> None:
    stores = {f"S{n}": ["passed"] * 8 + ["na"] * n + ["blank"] + ["hidden"] * 3 for n in range(6)}
    found = unseen_rates(stores)
    assert found["na"] == rate([(n, 9 + n) for n in range(6)])
    assert found["blank"] == rate([(1, 9 + n) for n in range(6)])
    assert (found["not_observed"].value, found["not_observed"].n) == (0, 69)
    assert unseen_rates({"S1": ["na"]})["na"].why_not is Why.FEW_STORES
    few = unseen_rates({"visit 1": ["na"], "visit 2": ["passed"]}, few=Why.FEW_VISITS)["na"]
    assert (few.why_not, few.least, few.had) == (Why.FEW_VISITS, 5, 2)


def test_bounds_by_hand() -> None:
    """23 points, 3 of them called N/A: 15 of 20 earned; 15/23 if they fail, 18/23 if they pass."""
    assert bounds([Part(Fraction(15), Fraction(20), Fraction(3))]) == Bounds(Fraction(75), Fraction(1500, 23), Fraction(1800, 23))
    assert bounds([]) == Bounds(None, None, None)
    assert bounds([Part(Fraction(0), Fraction(0), Fraction(2))]) == Bounds(None, Fraction(0), Fraction(100))


@given(st.lists(st.tuples(POINTS, POINTS, st.lists(st.integers(1, 3), max_size=2), st.integers(1, 5)), min_size=1, max_size=3))
def test_no_answer_leads_outside(parts: list[tuple[Fraction, Fraction, list[int], int]]) -> None:
    """Every way to answer the disputed checks gives a score within the bounds, and both bounds are reached."""
    made = [Part(e, e + lost, Fraction(sum(disputed)), Fraction(weight)) for e, lost, disputed, weight in parts]
    found = bounds(made)
    every = []
    for answers in product(*(product((0, 1), repeat=len(disputed)) for _, _, disputed, _ in parts)):
        shares = []
        for part, (_, _, disputed, _), passed in zip(made, parts, answers, strict=True):
            possible = part.possible + part.disputed
            if possible:
                shares.append((part.weight, (part.earned + sum(d for d, p in zip(disputed, passed, strict=True) if p)) / possible))
        if shares:
            every.append(100 * sum(w * share for w, share in shares) / sum(w for w, _ in shares))
    assert (found.low, found.high) == ((min(every), max(every)) if every else (None, None))


@pytest.mark.parametrize("weight", [1, 3])
def test_a_part_without_points_gives_its_weight_away(weight: int) -> None:
    parts = [Part(Fraction(3), Fraction(4), weight=Fraction(weight)), Part(Fraction(0), Fraction(0), weight=Fraction(9))]
    assert bounds(parts).scored == 75


def test_a_rare_answer_has_a_share_and_no_interval() -> None:
    sheets = {f"S{number}": ["passed"] * 99 + ["blank" if number < 3 else "passed"] for number in range(10)}
    found = unseen_rates(sheets)["blank"]
    assert (found.value, found.n, found.why_not, found.least, found.had) == (0.003, 1000, Why.FEW_RARE, 4, 3)
    often = {store: ["passed"] * 99 + ["blank"] for store in sheets}
    assert unseen_rates(often)["blank"].low is not None
