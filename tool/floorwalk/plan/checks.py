"""An edition and the minutes that a visit may take in; parts of its checklist, to be audited in turn, out."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from floorwalk.edition.apply import ask
from floorwalk.edition.duration import check_minutes
from floorwalk.errors import FloorwalkError
from floorwalk.stats import Task, fitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Check, Store
    from floorwalk.stats import Rotation


@dataclass(frozen=True)
class Parts:
    """A checklist in parts that take no longer than was wished: every check in one of them, critical ones in each."""

    rotation: Rotation
    tasks: tuple[Task, ...]

    def __len__(self) -> int:
        return len(self.rotation.parts)

    def leave_out(self, number: int) -> tuple[str, ...]:
        """Ids of the checks that a round with part `number`, from 0, leaves out, in walking order."""
        asked = set(self.rotation.parts[number])
        return tuple(task.check for task in self.tasks if task.check not in asked)

    def minutes(self, number: int) -> Fraction:
        return self.rotation.minutes[number]


def parts(edition: Edition, minutes: int, stores: Iterable[Store], day: date) -> Parts:
    """Give the fewest parts none of which takes longer than `minutes` where most is asked; raises FloorwalkError FW760 when none can.

    A check that no store is asked on that day is in no part. How long a check takes: its own `minutes`, else an estimate.
    """
    tasks = tuple(_tasks(edition, stores, day))
    found = fitting(tasks, Fraction(minutes))
    if found is None:
        always = float(sum(task.minutes for task in tasks if task.critical))
        longest = max((float(task.minutes) for task in tasks if not task.critical), default=0.0)
        what = (
            f"no part fits into {minutes} minutes: critical checks, asked at every visit, take {always:g}, and one more up to {longest:g}."
        )
        raise FloorwalkError("FW760", what, "Allow more minutes, or give checks shorter `minutes`.", status=2)
    return Parts(found, tasks)


def _tasks(edition: Edition, stores: Iterable[Store], day: date) -> Iterator[Task]:
    """All checks that any of the stores is asked, in walking order."""
    asked: dict[str, Check] = {}
    for store in stores:
        asked |= {check.id: check for check in ask(edition, store, day).checks()}
    section_of = {id_: section.id for section in edition.sections for id_ in section.standards}
    for standard in edition.standards:
        for check in standard.checks:
            if check.id in asked:
                yield Task(check.id, section_of[standard.id], Fraction(check_minutes(asked[check.id])), check.critical)
