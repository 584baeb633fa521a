"""Checks with their minutes in; a plan that audits each in turn, when a full round is too long, out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Task:
    """One check to audit; critical ones are always audited."""

    check: str
    section: str
    minutes: Fraction
    critical: bool = False


@dataclass(frozen=True)
class Rotation:
    """Parts of the checklist, in its order: every check stands in one part, a critical one in each. `minutes` of each part."""

    parts: tuple[tuple[str, ...], ...]
    minutes: tuple[Fraction, ...]

    def part(self, round_: int, store: int) -> int:
        """The part for a store, both numbered from 0: a store has had all parts after as many rounds, and each round asks all parts."""
        return (round_ + store) % len(self.parts)


def rotation(tasks: Sequence[Task], parts: int) -> Rotation:
    """Deal the checks into parts: sections even within one check, minutes as even as that allows, longest first.

    Sources: Raghunathan and Grizzle, A split questionnaire survey design, JASA 90 (1995); Graham, Bounds on multiprocessing timing
    anomalies, SIAM Journal on Applied Mathematics 17 (1969), for the longest first.
    """
    if parts < 1:
        raise ValueError("A rotation has at least one part.")
    always = sum((task.minutes for task in tasks if task.critical), Fraction(0))
    minutes = [always] * parts
    counts: Counter[tuple[int, str]] = Counter()
    where: dict[str, int] = {}
    for task in sorted((task for task in tasks if not task.critical), key=lambda one: -one.minutes):
        place = min(range(parts), key=lambda part: (counts[part, task.section], minutes[part], part))
        where[task.check] = place
        counts[place, task.section] += 1
        minutes[place] += task.minutes
    chosen = (tuple(task.check for task in tasks if task.critical or where[task.check] == part) for part in range(parts))
    return Rotation(tuple(chosen), tuple(minutes))


def fitting(tasks: Sequence[Task], budget: Fraction) -> Rotation | None:
    """The `rotation` with the fewest parts none of which takes longer than `budget` minutes; None when none can."""
    others = sum(not task.critical for task in tasks)
    plans = (rotation(tasks, parts) for parts in range(1, max(1, others) + 1))
    return next((plan for plan in plans if max(plan.minutes) <= budget), None)
