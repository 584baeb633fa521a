"""Severity of auditors: least squares as statsmodels does it, where stores overlap, and confounded where they do not."""

import pytest
import statsmodels.formula.api as smf
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pandas import DataFrame
from scipy import stats

from floorwalk.stats import Why, severities
from floorwalk.stats.severity import Visit

VISITS = st.lists(
    st.tuples(st.sampled_from(["Ann", "Bo", "Cy"]), st.sampled_from(["S1", "S2", "S3", "S4"]), st.integers(0, 100)), min_size=9, max_size=30
)


@given(VISITS)
@settings(max_examples=40)
def test_as_statsmodels_fits_it(visits: list[Visit]) -> None:
    found = severities(visits)
    assume(len({one.group for one in found}) == 1)
    assume(len(found) == 3)
    frame = DataFrame(visits, columns=["auditor", "store", "score"])
    fit = smf.ols("score ~ C(auditor, Sum) + C(store)", frame).fit()
    assume(fit.ssr > 1e-6)
    assume(fit.df_resid >= 5)
    names = ["C(auditor, Sum)[S.Ann]", "C(auditor, Sum)[S.Bo]"]
    for name, one in zip(names, found, strict=False):
        assert one.beyond.value == pytest.approx(fit.params[name], abs=1e-6)
        assert one.beyond.error == pytest.approx(fit.bse[name], abs=1e-6)
        assert (one.beyond.low, one.beyond.high) == pytest.approx(tuple(fit.conf_int().loc[name]), abs=1e-5)
    assert sum(one.beyond.value or 0 for one in found) == pytest.approx(0, abs=1e-9)


def test_by_hand() -> None:
    """Each store was seen by both, and Bo gave 4 points less on average: 2 below and 2 above the mean auditor."""
    scores = {"S1": (90, 85), "S2": (80, 77), "S3": (70, 66), "S4": (95, 91), "S5": (60, 57), "S6": (88, 83)}
    visits: list[Visit] = [(name, store, score) for store, pair in scores.items() for name, score in zip(("Ann", "Bo"), pair, strict=True)]
    ann, bo = severities(visits)
    assert (ann.beyond.value, bo.beyond.value) == (pytest.approx(2), pytest.approx(-2))
    low, high = stats.ttest_rel([a for a, _ in scores.values()], [b for _, b in scores.values()]).confidence_interval()
    assert (ann.beyond.low, ann.beyond.high) == pytest.approx((low / 2, high / 2))
    assert (ann.beyond.n, ann.beyond.clusters, ann.group) == (6, 6, 0)


def test_confounded() -> None:
    found = severities([("Ann", "S1", 90), ("Ann", "S2", 80), ("Bo", "S3", 60), ("Bo", "S4", 50)])
    assert [(one.auditor, one.group, one.beyond.value, one.beyond.why_not) for one in found] == [
        ("Ann", 0, None, Why.CONFOUNDED),
        ("Bo", 1, None, Why.CONFOUNDED),
    ]
    assert severities([]) == []


def test_groups_are_fitted_apart() -> None:
    one: list[Visit] = [(name, f"S{n}", 80 + n % 3 + (2 if name == "Ann" else 0) + (n * 7 % 3)) for n in range(8) for name in ("Ann", "Bo")]
    other: list[Visit] = [(name, f"T{n}", 20 + n + (n % 2 if name == "Cy" else 0)) for n in range(7) for name in ("Cy", "Di")]
    together = severities(one + other)
    assert [found.group for found in together] == [0, 0, 1, 1]
    assert [found.beyond for found in together] == [found.beyond for part in (one, other) for found in severities(part)]


@pytest.mark.parametrize(("score", "why", "least"), [(83, Why.NO_SPREAD, None), (81, None, None)])
def test_no_chance_at_all(score: int, why: Why | None, least: int | None) -> None:
    visits: list[Visit] = [(name, f"S{n}", 80 + n + (3 if name == "Ann" else 0)) for n in range(7) for name in ("Ann", "Bo")]
    found = severities([*visits[2:], ("Ann", "S0", score), ("Bo", "S0", 80)])
    assert (found[0].beyond.why_not, found[0].beyond.least) == (why, least)


def test_too_few_overlaps() -> None:
    found = severities([("Ann", "S1", 90), ("Bo", "S1", 80), ("Ann", "S2", 70)])
    assert [(one.beyond.value, one.beyond.why_not, one.beyond.least) for one in found] == [
        (pytest.approx(5), Why.FEW_SPARE, 5),
        (pytest.approx(-5), Why.FEW_SPARE, 5),
    ]
