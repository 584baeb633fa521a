"""A round in; the day on which each of its visits takes place out: nobody is in two stores at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from floorwalk.demo.world import World
    from floorwalk.model import Round, Visit

_AFTER = 4  # days in which a second auditor comes after the first, and which the walk through the stores leaves for that


def days(round_: Round, world: World) -> Mapping[tuple[str, int], date]:
    """Give the day of each visit by store and number: stores in an order of the round's own, a second visit a few days after the first."""
    once = sorted((visit for visit in round_.visits if visit.number == 1), key=lambda visit: world.luck("day", round_.id, visit.store))
    span = max(1, (round_.due - round_.start).days + 1 - _AFTER)
    found = {(visit.store, 1): round_.start + timedelta(days=place * span // len(once)) for place, visit in enumerate(once)}
    busy = {(visit.auditor, found[visit.store, 1]) for visit in once}
    for visit in round_.visits:
        if visit.number > 1:
            found[visit.store, visit.number] = _free(visit, found[visit.store, 1], busy)
            busy.add((visit.auditor, found[visit.store, visit.number]))
    return found


def _free(visit: Visit, first: date, busy: set[tuple[str | None, date]]) -> date:
    """The first day after another one on which the auditor is in no store; the last that comes into question when there is none."""
    later = [first + timedelta(days=after) for after in range(1, _AFTER + 1)]
    return next((day for day in later if (visit.auditor, day) not in busy), later[-1])
