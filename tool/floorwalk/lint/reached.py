"""Stores and contacts in; the opening hours at which a chain of roles reaches nobody out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from floorwalk.model import Clock
from floorwalk.model.times import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from floorwalk.model import Contact, Store
    from floorwalk.model.conditions import HourRange

Span = tuple[int, int]
Week = tuple[tuple[Span, ...], ...]  # for each weekday its spans, in minutes after midnight
Roles = tuple[str, ...]


class Reached:
    """Who answers in each store; results are kept, since many standards share a chain and many stores are staffed alike."""

    def __init__(self, stores: Iterable[Store], contacts: Iterable[Contact]) -> None:
        self._by_place: dict[tuple[str, str], list[Contact]] = defaultdict(list)
        posts: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for contact in contacts:
            self._by_place[contact.store, contact.role].append(contact)
            posts[contact.store].add((contact.role, str(contact.hours or "")))
        first: dict[tuple[str, frozenset[tuple[str, str]]], Store] = {}
        self._alike = {one.id: first.setdefault((str(one.hours), frozenset(posts.get(one.id, ()))), one).id for one in stores}
        self._open = {one.id: week(one.hours.on(day) for day in range(7)) for one in first.values()}
        self._everywhere: dict[tuple[frozenset[str], Roles], bool] = {}
        self._gaps: dict[tuple[str, Roles, Span | None], str] = {}

    def alike(self, store: str) -> str:
        """The id of the first store that is open at the same hours and in which the same roles answer at the same ones."""
        return self._alike[store]

    def contacts(self, store: str, role: str) -> list[Contact]:
        """The contacts of a role in a store, those for every store included."""
        return [*self._by_place.get((store, role), ()), *self._by_place.get(("*", role), ())]

    def everywhere(self, stores: tuple[str, ...], roles: Roles) -> bool:
        """Whether each role has a contact in some of the stores, and the chain answers at all their opening hours."""
        kinds = frozenset(map(self.alike, stores))
        if (kinds, roles) not in self._everywhere:
            named = all(any(self.contacts(store, role) for store in kinds) for role in roles)
            self._everywhere[kinds, roles] = named and not any(self.gap(store, roles) for store in kinds)
        return self._everywhere[kinds, roles]

    def gap(self, store: str, roles: Roles, part: HourRange | None = None) -> str:
        """The opening hours (or those within a part of the day) at which none of the roles answers; empty when somebody always does."""
        key = (self.alike(store), roles, (part.start.minutes, part.end.minutes) if part else None)
        if key not in self._gaps:
            self._gaps[key] = self._gap(*key)
        return self._gaps[key]

    def _gap(self, store: str, roles: Roles, part: Span | None) -> str:
        answering = [contact for role in roles for contact in self.contacts(store, role)]
        if any(contact.hours is None for contact in answering):
            return ""
        uncovered = []
        for day, opening in enumerate(self._open[store]):
            wanted = [(max(start, part[0]), min(end, part[1])) for start, end in opening] if part else list(opening)
            there = [span for contact in answering if contact.hours for span in contact.hours.on(day)]
            uncovered.append(without(wanted, there))
        return week_text(uncovered)


def week(days: Iterable[Iterable[Span]]) -> Week:
    """Seven days of spans, frozen."""
    return tuple(tuple(spans) for spans in days)


def without(wanted: Iterable[Span], covered: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of the wanted spans when the covered ones are taken out."""
    left = [span for span in wanted if span[0] < span[1]]
    for start, end in covered:
        left = [piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b)) if piece[0] < piece[1]]
    return tuple(sorted(left))


def week_text(days: Sequence[Sequence[Span]]) -> str:
    """Write a week of spans as `Mo-Fr 18:00-22:00; Su 11:00-19:00`; empty when there is none."""
    parts: list[str] = []
    first = 0
    for day in range(7):
        if day < 6 and days[day + 1] == days[first]:
            continue
        if days[first]:
            name = DAYS[first] if first == day else f"{DAYS[first]}-{DAYS[day]}"
            parts.append(f"{name} " + ", ".join(f"{Clock(start)}-{Clock(end)}" for start, end in days[first]))
        first = day + 1
    return "; ".join(parts)
