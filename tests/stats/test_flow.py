"""The cheapest even assignment, against scipy's."""

from collections import Counter
from math import ceil, floor

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from floorwalk.stats.flow import cheapest


@st.composite
def problems(draw: st.DrawFn) -> list[list[float]]:
    auditors = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(st.integers(0, 30).map(float), min_size=auditors, max_size=auditors), min_size=1, max_size=14))


@given(problems())
@settings(max_examples=100)
def test_cheapest_of_the_even_ones(costs: list[list[float]]) -> None:
    stores, auditors = len(costs), len(costs[0])
    found = cheapest({f"S{n}": row for n, row in enumerate(costs)}, [None] * auditors)
    loads = Counter(found.values())
    assert len(found) == stores
    assert {loads[a] for a in range(auditors)} <= {floor(stores / auditors), ceil(stores / auditors)}
    # The same by scipy: each auditor has slots; one beyond the even load costs much, two beyond are not offered.
    slots = np.repeat(np.array(costs), ceil(stores / auditors), axis=1)
    extra = [1e6 if slot == floor(stores / auditors) else 0 for _ in range(auditors) for slot in range(ceil(stores / auditors))]
    rows, columns = linear_sum_assignment(slots + np.array(extra))
    assert sum(costs[int(name[1:])][a] for name, a in found.items()) == slots[rows, columns].sum()


@given(
    st.lists(st.lists(st.one_of(st.none(), st.just(1.0)), min_size=3, max_size=3), min_size=1, max_size=10),
    st.lists(st.integers(0, 3), min_size=3, max_size=3),
)
def test_as_many_as_possible(costs: list[list[float | None]], most: list[int]) -> None:
    found = cheapest({f"S{n}": row for n, row in enumerate(costs)}, most)
    assert all(costs[int(name[1:])][a] is not None for name, a in found.items())
    assert all(count <= most[a] for a, count in Counter(found.values()).items())
    slots = np.array([[0 if row[a] is None else 1 for a in range(3) for _ in range(most[a])] for row in costs])
    possible = slots[linear_sum_assignment(slots, maximize=True)].sum() if slots.size else 0
    assert len(found) == possible
