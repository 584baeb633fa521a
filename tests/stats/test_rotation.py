"""A rotating plan: every check in one part, critical ones in each, sections and minutes even."""

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorwalk.stats import Task, fitting, rotation

TASKS = st.lists(st.tuples(st.sampled_from("XYZ"), st.integers(1, 9), st.booleans()), min_size=1, max_size=40).map(
    lambda rows: [Task(f"C{n}", section, Fraction(minutes), critical) for n, (section, minutes, critical) in enumerate(rows)]
)


@given(TASKS, st.integers(1, 6))
def test_laws(tasks: list[Task], parts: int) -> None:
    plan = rotation(tasks, parts)
    assert len(plan.parts) == len(plan.minutes) == parts
    by_id = {task.check: task for task in tasks}
    times = Counter(check for part in plan.parts for check in part)
    assert times == Counter({task.check: parts if task.critical else 1 for task in tasks})
    order = [task.check for task in tasks]
    for part, minutes in zip(plan.parts, plan.minutes, strict=True):
        assert list(part) == sorted(part, key=order.index)
        assert minutes == sum(by_id[check].minutes for check in part)
    for section in "XYZ":
        counts = [sum(by_id[check].section == section for check in part) for part in plan.parts]
        assert max(counts) - min(counts) <= 1
    longest = max((task.minutes for task in tasks if not task.critical), default=Fraction(0))
    assert max(plan.minutes) - min(plan.minutes) <= 3 * longest  # at most one check of each of the three sections


@given(TASKS, st.integers(1, 60))
def test_fitting(tasks: list[Task], budget: int) -> None:
    plan = fitting(tasks, Fraction(budget))
    always = sum(task.minutes for task in tasks if task.critical)
    longest = max((task.minutes for task in tasks if not task.critical), default=Fraction(0))
    if plan is None:
        assert always + longest > budget
    else:
        assert max(plan.minutes) <= budget
        assert len(plan.parts) == 1 or max(rotation(tasks, len(plan.parts) - 1).minutes) > budget


def test_a_store_has_every_part_and_a_round_asks_every_part() -> None:
    plan = rotation([Task(f"C{n}", "X", Fraction(1)) for n in range(12)], 4)
    assert {plan.part(round_, 7) for round_ in range(4)} == {plan.part(2, store) for store in range(4)} == {0, 1, 2, 3}


def test_no_parts() -> None:
    with pytest.raises(ValueError, match="at least one part"):
        rotation([], 0)
