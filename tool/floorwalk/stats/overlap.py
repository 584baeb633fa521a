"""Which auditor saw which store in; the groups within which auditors can be compared at all out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True)
class Overlap:
    """Auditors and stores that hang together: from each to each leads a way over stores that two auditors saw."""

    auditors: tuple[str, ...]
    stores: tuple[str, ...]


def overlaps(visits: Iterable[tuple[str, str]]) -> tuple[Overlap, ...]:
    """Part (auditor, store) pairs into connected groups, the largest first; a group with one auditor is confounded with its stores.

    Source: the condition for a two-way layout to be estimable, Searle, Linear Models (1971), chapter 7 (connected data).
    """
    neighbours: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for auditor, store in visits:
        neighbours["auditor", auditor].add(("store", store))
        neighbours["store", store].add(("auditor", auditor))
    groups, seen = [], set[tuple[str, str]]()
    for start in sorted(neighbours):
        if start not in seen:
            group = _reached(start, neighbours)
            seen |= group
            groups.append(Overlap(*(tuple(sorted(name for kind, name in group if kind == wanted)) for wanted in ("auditor", "store"))))
    return tuple(sorted(groups, key=lambda one: (-len(one.auditors), -len(one.stores), one.auditors)))


def _reached(start: tuple[str, str], neighbours: dict[tuple[str, str], set[tuple[str, str]]]) -> set[tuple[str, str]]:
    group, todo = {start}, [start]
    while todo:
        new = neighbours[todo.pop()] - group
        group |= new
        todo += new
    return group
