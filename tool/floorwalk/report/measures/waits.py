"""Visits of a round in; of each promised time, how often it was kept and how long it took, out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from floorwalk.model import Promise
from floorwalk.stats import Estimate, quantile_by_store, share_within
from floorwalk.stats.waits import MEDIAN, SLOW_TENTH

if TYPE_CHECKING:
    from floorwalk.report.figures import Figures
    from floorwalk.report.tally import CheckTally


@dataclass(frozen=True)
class Wait:
    """A promise check: the share kept in time, and by how much the actual lies after the promised, in the middle and in the slow tenth.

    Lateness is in the check's unit, in minutes for clock times; negative: earlier than promised. Grace counts as in time.
    """

    tally: CheckTally
    unit: str
    within: Estimate
    late: Estimate
    slow: Estimate


def waits(figures: Figures) -> tuple[Wait, ...]:
    """Give the promise checks that were answered, in walking order."""
    given: dict[str, dict[str, list[tuple[Decimal, Decimal]]]] = defaultdict(lambda: defaultdict(list))
    for visit in figures.visits:
        for one in visit.score.checks:
            if isinstance(one.check, Promise) and one.answer.state == "given" and len(one.answer.values) > 1:
                promised, actual = (Decimal(value) for value in one.answer.values[:2])
                given[one.check.id][visit.store.id].append((promised + one.check.grace, actual))
    return tuple(_wait(one, list(given[one.check.id].values())) for one in figures.checks if one.check.id in given)


def _wait(tally: CheckTally, stores: list[list[tuple[Decimal, Decimal]]]) -> Wait:
    check = tally.check
    assert isinstance(check, Promise)  # noqa: S101  # only promise checks were gathered
    pairs = [[(float(promised), float(actual)) for promised, actual in store] for store in stores]
    late = [[float(actual - promised + check.grace) for promised, actual in store] for store in stores]
    unit = "min" if check.is_clock else check.unit
    return Wait(tally, unit, share_within(pairs), quantile_by_store(late, MEDIAN), quantile_by_store(late, SLOW_TENTH))
