"""Control charts: the printed charts of Montgomery and of NIST, Laney's sigma, the rules, a changed requirement."""

from itertools import pairwise
from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorwalk.stats import Signal, Why, individuals, p_chart
from floorwalk.stats.control import stretches

# Montgomery, Introduction to Statistical Quality Control, 6th ed. (2009), table 7.1: bad cans of orange juice, 30 samples of 50.
CANS = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6]
# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates; centre 50.81, limits 45.8159 and 55.8041.
FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]


def test_orange_juice() -> None:
    (chart,) = p_chart([(bad, 50) for bad in CANS])
    assert chart.centre == pytest.approx(0.2313, abs=0.00005)
    assert (chart.points[0].low, chart.points[0].high) == pytest.approx((0.0524, 0.4102), abs=0.0001)
    beyond = [number for number, point in enumerate(chart.points, start=1) if Signal.BEYOND in point.signals]
    assert beyond == [15, 23]
    assert not any(point.rough for point in chart.points)


def test_flow_rates() -> None:
    (chart,) = individuals(FLOW)
    assert chart.centre == pytest.approx(50.81)
    assert (chart.points[0].low, chart.points[0].high) == pytest.approx((45.8159, 55.8041), abs=0.002)
    assert chart.out_of_control() == ()


def test_limits_of_each_point() -> None:
    (chart,) = p_chart([(18, 20), (40, 50), (9, 10), (16, 20), (80, 100), (17, 20), (18, 20), (45, 50)])
    p = (18 + 40 + 9 + 16 + 80 + 17 + 18 + 45) / 290
    assert chart.points[4].low == pytest.approx(p - 3 * sqrt(p * (1 - p) / 100))
    assert chart.points[0].high == 1
    assert [point.rough for point in chart.points] == [True, False, True, True, False, True, True, False]
    assert [point.n for point in chart.points][:2] == [20, 50]


def test_laneys_sigma() -> None:
    counts = [(20, 40), (30, 40), (10, 40), (32, 40), (12, 40), (28, 40), (14, 40), (22, 40)]
    (bare,), (prime,) = p_chart(counts), p_chart(counts, prime=True)
    p = sum(y for y, _ in counts) / 320
    z = [(y / n - p) / sqrt(p * (1 - p) / n) for y, n in counts]
    sigma = sum(abs(b - a) for a, b in pairwise(z)) / 7 / 1.128
    assert (bare.spread, prime.spread) == (1, pytest.approx(sigma))
    assert prime.points[0].low == pytest.approx(max(0, p - 3 * sigma * sqrt(p * (1 - p) / 40)))
    assert bare.out_of_control() == (2,) or len(bare.out_of_control()) > len(prime.out_of_control())


@pytest.mark.parametrize(
    ("values", "run"),
    [
        ([9, 11] * 4 + [11] * 8, [14, 15]),
        ([9, 11] * 4 + [11, 11, 11, 11, 10.6, 11, 11, 11], [14, 15]),
        ([11, 9] * 4 + [11] * 7 + [9], []),
    ],
)
def test_a_run_of_eight(values: list[float], run: list[int]) -> None:
    (chart,) = individuals(values)
    assert [place for place, point in enumerate(chart.points) if Signal.RUN in point.signals] == run


def test_a_point_on_the_centre_ends_a_run() -> None:
    values = [12, 8] * 6 + [10] + [11] * 4 + [10] + [11] * 4 + [2]
    (chart,) = individuals([*values, 10 * (len(values) + 1) - sum(values)])
    assert chart.centre == 10
    assert not any(Signal.RUN in point.signals for point in chart.points)


def test_a_point_beyond() -> None:
    (chart,) = individuals([50, 51, 50, 49, 50, 51, 50, 49, 80])
    assert chart.points[8].signals == (Signal.BEYOND,)
    assert chart.points[7].signals == (Signal.RUN,)  # it lifts the mean above the eight before it
    assert chart.out_of_control() == (7, 8)


def test_a_changed_requirement_begins_a_new_chart() -> None:
    charts = individuals([80, 81, 80, 79, 82, 80, 81, 80, 60, 61, 60], changed=[8])
    assert [len(chart.points) for chart in charts] == [8, 3]
    assert charts[0].why_not is None
    assert (charts[1].why_not, charts[1].least, charts[1].centre) == (Why.FEW_POINTS, 8, pytest.approx(181 / 3))
    assert all(point.low is None and not point.signals for point in charts[1].points)


@pytest.mark.parametrize(
    ("counts", "why"),
    [
        ([(5, 10)] * 7, Why.FEW_POINTS),
        ([(10, 10)] * 9, Why.NO_SPREAD),
        ([(0, 10)] * 9, Why.NO_SPREAD),
        ([(0, 0)] * 9, Why.NOTHING),
        ([(5, 10)] * 7 + [(0, 0)], Why.FEW_POINTS),
    ],
)
def test_no_limits(counts: list[tuple[int, int]], why: Why) -> None:
    (chart,) = p_chart(counts)
    assert chart.why_not is why
    assert all(point.low is None for point in chart.points)


def test_no_spread() -> None:
    assert individuals([90] * 9)[0].why_not is Why.NO_SPREAD
    assert p_chart([(5, 10)] * 9, prime=True)[0].why_not is Why.NO_SPREAD
    assert p_chart([(5, 10)] * 9)[0].why_not is None
    assert individuals([]) == []


def test_scores_have_bounds() -> None:
    (chart,) = individuals([95, 99, 90, 100, 94, 99, 92, 100], bounds=(0, 100))
    assert chart.points[0].high == 100
    assert chart.points[0].low is not None
    assert chart.points[0].low > 0


@given(st.lists(st.integers(), max_size=12), st.sets(st.integers(-3, 15)))
def test_stretches_hold_everything(values: list[int], changed: set[int]) -> None:
    parts = stretches(values, changed)
    assert [value for part in parts for value in part] == values
    assert all(parts)
    assert len(parts) == (len({place for place in changed if 0 < place < len(values)}) + 1 if values else 0)
