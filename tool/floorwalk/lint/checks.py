"""A standard in; problems of its checks out: ids, points, limits that leave a month without a bound or are never reached."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from floorwalk.edition.apply import resolve
from floorwalk.errors import Problem, did_you_mean
from floorwalk.lint.overlap import reversed_hours, takes_all
from floorwalk.lint.phrases import stores_named
from floorwalk.lint.reached import without

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from floorwalk.lint.known import Known
    from floorwalk.model import Limit, Measure, Standard, Store
    from floorwalk.source.workspace import Sourced

Loc = tuple[str | int, ...]
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def standard(sourced: Sourced, known: Known) -> Iterator[Problem]:
    """Check ids, critical checks without points, variants of checks, and limits."""
    one, place = sourced.standard, sourced.document.place
    if one.status == "active" and not one.checks:
        what = "this active standard has no check, so nobody sees whether it is kept."
        yield Problem(place(("id",)), "FW322", what, "Add `checks`, or write `status: draft` until it has one.", "warning")
    yield from _ids(sourced)
    for number, check in enumerate(one.checks):
        if check.critical and check.points == 0:
            what = f"{check.id} is critical and earns 0 points."
            yield Problem(place(("checks", number, "points")), "FW317", what, "Give it points, or take `critical` out.")
    yield from _changed_checks(sourced)
    for loc, limits, zones in _limits(one):
        yield from _never_reached(sourced, loc, limits, zones)
    yield from _unbounded(sourced, known)


def _ids(sourced: Sourced) -> Iterator[Problem]:
    one, place = sourced.standard, sourced.document.place
    first: dict[str, int] = {}
    for number, check in enumerate(one.checks):
        loc = ("checks", number, "id")
        if check.id in first:
            what = f"the check '{check.id}' stands twice; already defined at {place(('checks', first[check.id], 'id'))}."
            yield Problem(place(loc), "FW314", what, "Give it a number of its own; a number is never used again.")
        elif not check.id.startswith(f"{one.id}."):
            yield Problem(place(loc), "FW314", f"the check '{check.id}' does not belong to {one.id}.", f"Name it {one.id}.{number + 1}.")
        first.setdefault(check.id, number)


def _changed_checks(sourced: Sourced) -> Iterator[Problem]:
    one, place = sourced.standard, sourced.document.place
    kinds = {check.id: check.kind for check in one.checks}
    for number, variant in enumerate(one.variants):
        for index, change in enumerate(variant.checks):
            loc: Loc = ("variants", number, "checks", index)
            if change.id not in kinds:
                what = f"this variant changes the check '{change.id}', which this standard does not have."
                yield Problem(place((*loc, "id")), "FW316", what, did_you_mean(change.id, kinds))
            elif change.limits and kinds[change.id] != "measure":
                what = f"this variant gives limits to {change.id}, which is no measure but {kinds[change.id]}."
                yield Problem(
                    place((*loc, "limits"), key=True),
                    "FW316",
                    what,
                    "Take `limits` out; a variant of this check can change its question only.",
                )


def _limits(one: Standard) -> Iterator[tuple[Loc, tuple[Limit, ...], set[str]]]:
    """Every list of limits with where it stands and the zones of its check's readings."""
    measures = {check.id: check for check in one.checks if check.kind == "measure"}
    for number, check in enumerate(one.checks):
        if check.kind == "measure":
            yield ("checks", number, "limits"), check.limits, _zones(check)
    for number, variant in enumerate(one.variants):
        for index, change in enumerate(variant.checks):
            if change.limits and change.id in measures:
                yield ("variants", number, "checks", index, "limits"), change.limits, _zones(measures[change.id])


def _zones(check: Measure) -> set[str]:
    return set(check.at) or ({check.zone} if check.zone else set())


def _never_reached(sourced: Sourced, loc: Loc, limits: tuple[Limit, ...], zones: set[str]) -> Iterator[Problem]:
    place = sourced.document.place
    for index, limit in enumerate(limits):
        when = limit.when
        before = next((at for at in range(index) if takes_all(limits[at].when, when)), None)
        if before is not None:
            what = f"this limit can never count: the one at {place((*loc, before))} matches first whenever it would."
            yield Problem(place((*loc, index)), "FW324", what, "Put the limit with fewer conditions last, or take one of them out.")
        elif reversed_hours(when):
            what = "this limit can never count: its hours end before they begin."
            yield Problem(
                place((*loc, index, "when", "hours")), "FW324", what, "Hours over midnight are two limits: up to 24:00, and from 00:00."
            )
        elif when and (when.programme or when.segment):
            what = "this limit depends on a card or a customer segment, which no reading can tell."
            yield Problem(place((*loc, index, "when")), "FW324", what, "Use region, format, months, hours, zone or attributes.")
        elif when and when.zone and when.zone not in zones:
            what = f"this limit is for the zone '{when.zone}', where no reading of this check is taken."
            yield Problem(
                place((*loc, index, "when", "zone")), "FW324", what, "Name the zone in the check's `at` or `zone`, or take the limit out."
            )


def _unbounded(sourced: Sourced, known: Known) -> Iterator[Problem]:
    """Measures that, in some store and month, have a reading to which no limit applies."""
    one = sourced.standard
    if all(limits[-1].when is None for _, limits, _ in _limits(one)):
        return
    holes: dict[tuple[str, tuple[int, ...]], set[str]] = defaultdict(set)
    stores = known.where(one.applies)
    groups = known.groups(one.applies) if _differs_by_store(one) else [(store, [every.id for every in stores]) for store in stores[:1]]
    for store, alike in groups:
        for id_, without_limit in _months_without(one, store).items():
            holes[id_, without_limit].update(alike)
    numbers = {check.id: number for number, check in enumerate(one.checks)}
    for (id_, months), ids in holes.items():
        where_not = stores_named([store.id for store in stores if store.id in ids], len(stores))
        what = f"no limit of {id_} holds {_named(months)} in {where_not}, for at least one reading."
        where = sourced.document.place(("checks", numbers[id_], "limits"), key=True)
        yield Problem(where, "FW324", what, "Add a last limit without `when`, which holds otherwise.")


def _differs_by_store(one: Standard) -> bool:
    whens = [limit.when for _, limits, _ in _limits(one) for limit in limits if limit.when]
    return bool(one.variants) or any(when.region or when.format or when.attributes or when.hours for when in whens)


def _months_without(one: Standard, store: Store) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for months in _alike(one):
        day = date(2024, months[0], 15)
        for check in resolve(one, store, day).checks:
            if check.kind == "measure" and any(not _bounded(check.limits, zone, day.month, store) for zone in check.at or (check.zone,)):
                found[check.id] += months
    return {id_: tuple(sorted(months)) for id_, months in found.items()}


def _alike(one: Standard) -> list[list[int]]:
    """The months in groups that no condition of the standard tells apart: one look at each group is enough."""
    named = [limit.when.months for _, limits, _ in _limits(one) for limit in limits if limit.when]
    named += [variant.when.months for variant in one.variants]
    groups: dict[tuple[bool, ...], list[int]] = defaultdict(list)
    for month in range(1, 13):
        groups[tuple(month in months for months in named)].append(month)
    return list(groups.values())


def _bounded(limits: Sequence[Limit], zone: str | None, month: int, store: Store) -> bool:
    hours: list[tuple[int, int]] = []
    for limit in limits:
        when = limit.when
        if when is None:
            return True
        if (when.months and month not in when.months) or (when.zone and when.zone != zone):
            continue
        if when.hours is None:
            return True
        hours.append((when.hours.start.minutes, when.hours.end.minutes))
    return bool(hours) and not any(without(store.hours.on(day), _closed_up(hours)) for day in range(7))


def _closed_up(hours: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ends are included, so that 08:00 to 11:59 and 12:00 to 20:00 leave no gap."""
    return [(start, end + 1) for start, end in hours]


def _named(months: tuple[int, ...]) -> str:
    """Write months as `in any month` or `in January, June to August`."""
    if len(months) == 12:
        return "in any month"
    runs: list[list[int]] = []
    for month in months:
        if runs and month == runs[-1][-1] + 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return "in " + ", ".join(_MONTHS[run[0] - 1] + (f" to {_MONTHS[run[-1] - 1]}" if len(run) > 1 else "") for run in runs)
