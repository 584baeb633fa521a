"""Costs of each store with each auditor in; the cheapest even assignment out, by shortest augmenting paths."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Cost = float | None  # None: may not be
EVEN = 1e9  # what each further store of one auditor costs, times the stores it has: more than any travel
NEAR = 1e-6


def cheapest(costs: Mapping[str, Sequence[Cost]], most: Sequence[int | None]) -> dict[str, int]:
    """Give each store the place of its auditor; stores that no auditor may take, or that find all full, are left out.

    As many stores as possible, loads as even as possible, then the least sum of costs. Source: Ahuja, Magnanti and Orlin, Network Flows
    (1993), 9.7 (successive shortest paths), with a convex cost of load (chapter 14).
    """
    plan = _Plan(costs, most)
    for store in costs:
        plan.place(store)
    return plan.where


class _Plan:
    """Who has which store; `moves[a][b]` is the cheapest way to hand one store of a to b: (what it adds, the store)."""

    def __init__(self, costs: Mapping[str, Sequence[Cost]], most: Sequence[int | None]) -> None:
        self.costs = costs
        self.most = most
        self.where: dict[str, int] = {}
        self.stores: list[dict[str, None]] = [{} for _ in most]
        self.moves: list[dict[int, tuple[float, str]]] = [{} for _ in most]

    def place(self, store: str) -> None:
        """Take the store in, by handing others on where that is cheaper or the only way."""
        reach, via = self._reach(store)
        ends = [(price + EVEN * len(self.stores[a]), a) for a, price in reach.items() if self._has_room(a)]
        if not ends:
            return
        _, end = min(ends)
        changed = {end}
        while end in via:
            start = via[end]
            moved = self.moves[start][end][1]
            del self.stores[start][moved]
            self._give(moved, end)
            changed.add(start)
            end = start
        self._give(store, end)
        for auditor in changed:
            self._look(auditor)

    def _has_room(self, auditor: int) -> bool:
        most = self.most[auditor]
        return most is None or len(self.stores[auditor]) < most

    def _give(self, store: str, auditor: int) -> None:
        self.stores[auditor][store] = None
        self.where[store] = auditor

    def _reach(self, store: str) -> tuple[dict[int, float], dict[int, int]]:
        """The cheapest chain of hand-overs that ends at each auditor (Bellman and Ford's, since handing on may save)."""
        reach = {a: price for a, price in enumerate(self.costs[store]) if price is not None}
        via: dict[int, int] = {}
        todo = list(reach)
        while todo:
            a = todo.pop(0)
            for b, (adds, _) in self.moves[a].items():
                if reach[a] + adds < reach.get(b, inf) - NEAR:
                    reach[b] = reach[a] + adds
                    via[b] = a
                    if b not in todo:
                        todo.append(b)
        return reach, via

    def _look(self, auditor: int) -> None:
        best: dict[int, tuple[float, str]] = {}
        for store in self.stores[auditor]:
            own = self.costs[store][auditor]
            for other, price in enumerate(self.costs[store]):
                if other != auditor and price is not None and own is not None and price - own < best.get(other, (inf, ""))[0]:
                    best[other] = (price - own, store)
        self.moves[auditor] = best
