"""Promises kept: what one visit says, and the rate over visits."""

import pytest

from floorwalk.stats import Why, kept, promise_rate, rate


@pytest.mark.parametrize(
    ("states", "told"),
    [
        (["passed"], "kept"),
        (["passed", "na", "hidden"], "kept"),
        (["passed", "failed"], "broken"),
        (["failed", "not_observed", "blank"], "broken"),
        (["passed", "not_observed"], "unclear"),
        (["passed", "blank"], "unclear"),
        (["na"], "unclear"),
        ([], "unclear"),
    ],
)
def test_one_visit(states: list[str], told: str) -> None:
    assert kept(states) == told


def test_over_visits() -> None:
    visits = [(store, states) for store in "ABCDE" for states in (["passed"], ["failed", "passed"], ["na"], ["passed", "na"])]
    assert promise_rate(visits) == rate([(2, 3)] * 5)
    assert promise_rate([("A", ["na"])]).why_not is Why.NOTHING
