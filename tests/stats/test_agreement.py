"""Cohen's kappa: published tables, statsmodels, the paradox of lopsided answers, small numbers."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from floorwalk.stats import Why, agreement, kappa_independent
from floorwalk.stats.agreement import Pair, kappa_value


def _pairs(table: list[list[int]]) -> list[Pair]:
    return [(a, b) for a, row in enumerate(table) for b, count in enumerate(row) for _ in range(count)]


# Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, 3rd ed. (2003), table 18.1; Feinstein and Cicchetti (1990), both
# with 85 % raw agreement; Cohen (1960), table 1, as shares of 200.
PUBLISHED = [
    ([[75, 1, 4], [5, 4, 1], [0, 0, 10]], 0.68),
    ([[40, 9], [6, 45]], 0.70),
    ([[80, 10], [5, 5]], 0.32),
    ([[88, 14, 18], [10, 40, 10], [2, 6, 12]], 0.49),
]


@pytest.mark.parametrize(("table", "kappa"), PUBLISHED)
def test_published(table: list[list[int]], kappa: float) -> None:
    assert kappa_value(_pairs(table)) == pytest.approx(kappa, abs=0.005)


@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=3, max_size=3))
def test_error_is_that_of_statsmodels(table: list[list[int]]) -> None:
    pairs = _pairs(table)
    assume(len(pairs) >= 20)
    assume(len({answer for pair in pairs for answer in pair}) > 1)
    with np.errstate(invalid="ignore"):  # it takes the root of a variance that rounding made negative
        theirs = cohens_kappa(table)
    found = kappa_independent(pairs)
    assert found.value == pytest.approx(theirs.kappa, abs=1e-12)
    if found.error is None:
        assert theirs.var_kappa == pytest.approx(0, abs=1e-9)
    else:
        assert found.error == pytest.approx(theirs.std_kappa)
        assert found.low == pytest.approx(max(-1, theirs.kappa_low))
        assert found.high == pytest.approx(min(1, theirs.kappa_upp))


def test_the_paradox_is_said() -> None:
    """Both agree on 90 of 100, but nearly all answers are yes: kappa is low, and so is what it proves."""
    visit: list[Pair] = [("yes", "yes")] * 18 + [("yes", "no"), ("no", "yes")]
    found = agreement([visit] * 5)
    assert found.raw.value == 0.9
    assert found.kappa.value == pytest.approx(-0.0526, abs=0.0001)
    assert found.lopsided
    assert (found.commonest, found.adjusted) == (pytest.approx(0.95), pytest.approx(0.8))


def test_the_visit_is_the_unit() -> None:
    good: list[Pair] = [("yes", "yes")] * 5 + [("no", "no")] * 5
    bad: list[Pair] = [("yes", "no")] * 5 + [("no", "yes")] * 5
    pairs = [pair for visit in (good, good, good, good, bad) for pair in visit]
    found = agreement([good, good, good, good, bad])
    free = kappa_independent(pairs)
    assert found.kappa.value == free.value == pytest.approx(0.6)
    assert found.kappa.error is not None
    assert free.error is not None
    assert found.kappa.error > free.error
    assert (found.kappa.n, found.kappa.clusters, found.lopsided) == (50, 5, False)


@pytest.mark.parametrize(
    ("visits", "why", "least"),
    [
        ([], Why.NOTHING, None),
        ([[("yes", "no")] * 3] * 6, Why.FEW_PAIRS, 20),
        ([[("yes", "no"), ("no", "no")] * 5] * 4, Why.FEW_DOUBLE, 5),
        ([[("yes", "yes")] * 10] * 6, Why.ONE_ANSWER, None),
        ([[("yes", "yes"), ("no", "no")] * 10] * 6, Why.NO_SPREAD, None),
    ],
)
def test_too_few(visits: list[list[Pair]], why: Why, least: int | None) -> None:
    found = agreement(visits)
    assert (found.kappa.why_not, found.kappa.least, found.kappa.low) == (why, least, None)
    assert found.kappa.had == {Why.FEW_PAIRS: 18, Why.FEW_DOUBLE: 4}.get(why)


@pytest.mark.parametrize(
    ("pairs", "why"),
    [([], Why.NOTHING), ([(1, 1)] * 30, Why.ONE_ANSWER), ([(1, 1), (2, 2)], Why.FEW_PAIRS), ([(1, 1), (2, 2)] * 20, Why.NO_SPREAD)],
)
def test_too_few_independent(pairs: list[Pair], why: Why) -> None:
    assert kappa_independent(pairs).why_not is why
