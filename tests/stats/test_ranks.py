"""Places of stores: ties, intervals by Holm's comparisons, none on one visit."""

from fractions import Fraction
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.multitest import multipletests

from floorwalk.stats import Rank, Why, ranks

CHAIN = {
    "A": [96, 97, 98],
    "B": [90, 91, 95],
    "C": [90, 92, 94],
    "D": [60, 64, 59],
    "E": [99],
    "F": [20, 30],
}
VISITS = st.lists(st.integers(0, 100), min_size=3, max_size=5)


def _places(found: list[Rank]) -> dict[str, tuple[int | None, int, int | None, int | None]]:
    return {one.store: (one.rank, one.tied, one.best, one.worst) for one in found}


def test_places_and_ties() -> None:
    found = ranks(CHAIN)
    assert [one.store for one in found] == ["A", "B", "C", "D", "E", "F"]
    assert _places(found) == {
        "A": (1, 0, 1, 3),
        "B": (2, 1, 1, 3),
        "C": (2, 1, 1, 3),
        "D": (4, 0, 4, 4),
        "E": (None, 0, None, None),
        "F": (None, 0, None, None),
    }
    assert [(one.visits, one.why_not, one.least) for one in found[4:]] == [(1, Why.FEW_VISITS, 3), (2, Why.FEW_VISITS, 3)]
    assert found[4].mean == 99


def test_never_on_one_visit() -> None:
    assert all(one.rank is None for one in ranks({"A": [1], "B": [2]}, least=1))
    assert all(one.rank is not None for one in ranks({"A": [1, 2], "B": [2, 9]}, least=1))


def test_shown_alike_is_tied() -> None:
    stores = {"A": [Fraction("87.51"), 90, 80], "B": [Fraction("87.52"), 90, 80], "C": [Fraction("87.9"), 90, 80]}
    assert [(one.store, one.rank, one.tied) for one in ranks(stores)] == [("C", 1, 0), ("A", 2, 1), ("B", 2, 1)]


@given(st.dictionaries(st.text("ABCDEFGH", min_size=1, max_size=3), VISITS, min_size=3, max_size=9))
@settings(max_examples=25)
def test_intervals_are_those_of_holm(stores: dict[str, list[int]]) -> None:
    names = sorted(stores)
    freedom = sum(len(stores[name]) - 1 for name in names)
    square = sum(np.var(stores[name]) * len(stores[name]) for name in names) / freedom
    found = {one.store: one for one in ranks(stores)}
    if square < 1e-9:
        assert {one.why_not for one in found.values()} == {Why.NO_SPREAD}
        return
    pairs = list(combinations(names, 2))
    gaps = [np.mean(stores[a]) - np.mean(stores[b]) for a, b in pairs]
    t = [gap / np.sqrt(square * (1 / len(stores[a]) + 1 / len(stores[b]))) for gap, (a, b) in zip(gaps, pairs, strict=True)]
    rejected = multipletests(2 * stats.t.sf(np.abs(t), freedom), 0.05, "holm")[0]
    for name in names:
        beaten = sum(r for r, gap, (a, b) in zip(rejected, gaps, pairs, strict=True) if (a == name and gap < 0) or (b == name and gap > 0))
        beats = sum(r for r, gap, (a, b) in zip(rejected, gaps, pairs, strict=True) if (a == name and gap > 0) or (b == name and gap < 0))
        assert (found[name].best, found[name].worst) == (1 + beaten, len(names) - beats)


@given(st.dictionaries(st.text("ABCDEFGH", min_size=1, max_size=3), VISITS, min_size=2, max_size=9))
def test_a_place_lies_in_its_interval(stores: dict[str, list[int]]) -> None:
    for one in ranks(stores):
        assert one.rank is not None
        if one.why_not is None:
            assert one.best is not None
            assert one.worst is not None
            assert one.best <= one.rank
            assert one.rank <= one.worst
    assert ranks(dict(reversed(stores.items()))) == ranks(stores)


def test_holm_sees_more_than_bonferroni() -> None:
    """By hand: s^2 = 3 on 6 degrees; C against B: t = 4 / (1.732 x 0.816) = 2.83, p = 0.030: above 0.05/3, below 0.05/1."""
    found = ranks({"A": [10, 11, 12], "B": [80, 82, 84], "C": [84, 86, 88]})
    assert _places(found) == {"C": (1, 0, 1, 1), "B": (2, 0, 2, 2), "A": (3, 0, 3, 3)}


def test_one_store_has_no_interval() -> None:
    (found,) = ranks({"A": [80, 90, 85]})
    assert (found.rank, found.best, found.why_not, found.least) == (1, None, Why.FEW_STORES, 2)


def test_all_places_hold_together() -> None:
    """In at least 95 of 100 chains every true place lies in its interval."""
    chance, held = Random(3), 0
    for _ in range(200):
        truth = {f"S{number}": chance.gauss(85, 6) for number in range(8)}
        order = sorted(truth, key=lambda name: -truth[name])
        found = ranks({name: [chance.gauss(mean, 4) for _ in range(4)] for name, mean in truth.items()})
        held += all((one.best or 0) <= order.index(one.store) + 1 <= (one.worst or 0) for one in found)
    assert held >= 190


def test_a_chain_of_five_hundred_is_ranked() -> None:
    chance = Random(4)
    found = ranks({f"S{number:03}": [chance.gauss(60 + number / 15, 3) for _ in range(3)] for number in range(500)})
    assert len(found) == 500
    spans = [one.worst - one.best for one in found if one.best is not None and one.worst is not None]
    assert 100 < max(spans) < 499


@pytest.mark.parametrize("least", [3, 5])
def test_the_least_number_is_said(least: int) -> None:
    found = ranks({"A": [1] * (least - 1), "B": [1] * least, "C": list(range(least))}, least=least)
    assert [(one.store, one.least) for one in found if one.why_not is Why.FEW_VISITS] == [("A", least)]
