"""A standard in; a problem for each chain of people to ask that reaches nobody at some opening hours out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from floorwalk.edition.apply import matches_store
from floorwalk.errors import Problem
from floorwalk.lint.overlap import for_store_only
from floorwalk.lint.phrases import listed, stores_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from floorwalk.lint.known import Known
    from floorwalk.lint.reached import Reached, Roles
    from floorwalk.model import Ask, Standard, Store
    from floorwalk.model.conditions import HourRange
    from floorwalk.source.workspace import Sourced

Loc = tuple[str | int, ...]
Chain = tuple[Loc, "tuple[Ask, ...]", "HourRange | None"]


def standard(sourced: Sourced, known: Known) -> Iterator[Problem]:
    """Roles that nobody can reach, and opening hours at which the whole chain is silent: one problem for each pattern of hours."""
    one, reached = sourced.standard, known.reached
    if one.status != "active" or reached is None:
        return
    stores, groups = known.where(one.applies), known.groups(one.applies)
    if not one.variants and reached.everywhere(tuple(store.id for store, _ in groups), tuple(ask.role for ask in one.ask)):
        return
    silent = {role for role in _roles(one) if stores and not any(reached.contacts(store.id, role) for store, _ in groups)}
    yield from _silent(sourced, known, silent)
    gaps: dict[tuple[Loc, Roles, str], set[str]] = defaultdict(set)
    for store, alike in groups:
        for loc, asks, part in _chains(one, store):
            roles = tuple(ask.role for ask in asks)
            if silent.issuperset(roles) or not _all_known(roles, known):
                continue  # said elsewhere: the role, not the hours, is to be mended
            if hours := reached.gap(store.id, roles, part):
                gaps[loc, roles, hours].update(alike)
    for (loc, roles, hours), ids in gaps.items():
        named = stores_named([store.id for store in stores if store.id in ids], len(stores))
        what = f"in {named} nobody answers {hours}, though the store is open: `ask` names only {listed(roles)}."
        repair = _repair(known, reached, stores, ids, roles)
        yield Problem(sourced.document.place(loc, key=True), "FW313", what, repair)


def _all_known(roles: Roles, known: Known) -> bool:
    ids = known.ids["role"]
    return ids is None or ids.issuperset(roles)


def _roles(one: Standard) -> set[str]:
    return {ask.role for asks in (one.ask, *(variant.ask or () for variant in one.variants)) for ask in asks}


def _silent(sourced: Sourced, known: Known, silent: set[str]) -> Iterator[Problem]:
    one, roles = sourced.standard, known.ids["role"]
    chains: list[tuple[Loc, tuple[Ask, ...]]] = [(("ask",), one.ask)]
    chains += [(("variants", number, "ask"), variant.ask) for number, variant in enumerate(one.variants) if variant.ask]
    for loc, asks in chains:
        for index, ask in enumerate(asks):
            if ask.role in silent and (roles is None or ask.role in roles):
                what = f"the role '{ask.role}' has no contact in audits/contacts.csv in any store where this standard holds."
                repair = f"Add a line such as *,{ask.role},phone,7000, there, or ask another role."
                yield Problem(sourced.document.place((*loc, index, "role")), "FW312", what, repair)


def _chains(one: Standard, store: Store) -> Iterator[Chain]:
    """The chains that staff of a store may meet: those of its variants, and the standard's own unless a variant always replaces it."""
    for number, variant in enumerate(one.variants):
        if not matches_store(variant.when, store):
            continue
        if variant.ask:
            yield ("variants", number, "ask"), variant.ask, variant.when.hours
        if for_store_only(variant.when):
            if not variant.ask:
                yield ("ask",), one.ask, None
            return
    yield ("ask",), one.ask, None


def _repair(known: Known, reached: Reached, stores: Sequence[Store], ids: set[str], chain: tuple[str, ...]) -> str:
    front = [role.id for role in known.space.company.roles] if known.space.company else []
    there = [store for store in stores if store.id in ids]
    always = [role for role in front if role not in chain and not any(reached.gap(store.id, (role,)) for store in there)]
    preferred = sorted(always, key=lambda role: ("duty" not in role, "manager" not in role))
    advice = (
        f"Add a role that is always there, as {preferred[0]}, at the end of `ask`"
        if preferred
        else "Add a role that is always there to `ask`"
    )
    return advice + ", or give one of these roles longer hours in audits/contacts.csv."
