"""Stores and auditors in; who audits which store out, so that a severe auditor can be told from a weak store."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from floorwalk.stats.flow import Cost, cheapest
from floorwalk.stats.overlap import Overlap, overlaps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FRESH = 60.0  # minutes of travel that an auditor new to the store is worth


@dataclass(frozen=True)
class Auditor:
    """Who may be sent: never to their `own` stores, only to their `regions` where some are named, to at most `most` stores a round."""

    name: str
    own: frozenset[str] = frozenset()
    regions: frozenset[str] | None = None
    most: int | None = None


@dataclass(frozen=True)
class Assignment:
    """(store, auditor) of each visit; `doubles` are second visits of stores that make the groups hang together.

    `left` stores may be audited by nobody (or everybody who may is full). `groups` is how the auditors hang together after this round,
    earlier visits and doubles counted: with one group every auditor can be compared with every other.
    """

    visits: tuple[tuple[str, str], ...]
    doubles: tuple[tuple[str, str], ...]
    left: tuple[str, ...]
    groups: tuple[Overlap, ...]


def assign(
    stores: Mapping[str, str],
    auditors: Sequence[Auditor],
    *,
    before: Sequence[tuple[str, str]] = (),
    travel: Mapping[tuple[str, str], float] | None = None,
    seed: int = 0,
) -> Assignment:
    """Give each store (id to region) an auditor: loads even first, then auditors new to the store and short ways; the seed breaks ties.

    `before` holds the (store, auditor) of earlier rounds, `travel` minutes for (store, auditor). The cost of a pair is travel + 60 x the
    times they met; a load one above another costs more than any way. Then the fewest second visits that join the groups, cheapest first.
    Sources: the transportation problem by shortest augmenting paths, Ahuja, Magnanti and Orlin, Network Flows (1993), 9.7; Kruskal, On
    the shortest spanning subtree, Proceedings of the AMS 7 (1956), for the doubles; connectedness as in `overlap.overlaps`.
    """
    chance = Random(seed)  # noqa: S311 - it breaks ties, and must do so the same way tomorrow
    costs = _costs(stores, auditors, Counter(before), travel or {}, chance)
    found = cheapest(costs, [auditor.most for auditor in auditors])
    visits = tuple((store, auditors[found[store]].name) for store in stores if store in found)
    doubles = _doubles(visits, costs, auditors, before)
    met = [(auditor, store) for store, auditor in (*before, *visits, *doubles)]
    return Assignment(visits, doubles, tuple(store for store in stores if store not in found), overlaps(met))


def _costs(
    stores: Mapping[str, str],
    auditors: Sequence[Auditor],
    met: Counter[tuple[str, str]],
    travel: Mapping[tuple[str, str], float],
    chance: Random,
) -> dict[str, list[Cost]]:
    costs: dict[str, list[Cost]] = {}
    for store, region in stores.items():
        costs[store] = []
        for auditor in auditors:
            pair = (store, auditor.name)
            price = travel.get(pair, 0.0) + FRESH * met[pair] + chance.random()
            barred = store in auditor.own or (auditor.regions is not None and region not in auditor.regions)
            costs[store].append(None if barred else price)
    return costs


def _doubles(
    visits: Sequence[tuple[str, str]], costs: Mapping[str, Sequence[Cost]], auditors: Sequence[Auditor], before: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """Second visits between groups, cheapest first, auditors with fewer of them before others."""
    made: list[tuple[str, str]] = []
    most = {auditor.name: auditor.most for auditor in auditors}
    pairs = [(price, store, name) for store, _ in visits for name, price in zip(most, costs[store], strict=True) if price is not None]
    load = Counter(name for _, name in visits)
    while True:
        groups = overlaps((auditor, store) for store, auditor in (*before, *visits, *made))
        of_store = {store: number for number, group in enumerate(groups) for store in group.stores}
        of_auditor = {name: number for number, group in enumerate(groups) for name in group.auditors}
        busy = Counter(name for _, name in made)
        apart = [(busy[name], price, store, name) for price, store, name in pairs if of_auditor.get(name, -1) != of_store[store]]
        apart = [one for one in apart if one[3] in of_auditor and _has_time(load[one[3]] + one[0], most[one[3]])]
        if not apart:
            return tuple(made)
        _, _, store, name = min(apart)
        made.append((store, name))


def _has_time(visits: int, most: int | None) -> bool:
    return most is None or visits < most
