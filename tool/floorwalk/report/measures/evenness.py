"""Visits since the requirements last changed in; how alike the visits of a store are, and the stores among themselves, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.stats import Consistency, Estimate, between_stores, within_store

if TYPE_CHECKING:
    from floorwalk.report.past import Past

LEAST = 3


@dataclass(frozen=True)
class Evenness:
    """Of all stores together, and of each store with at least three visits, the least even first; `few` stores have fewer."""

    all: Consistency
    stores: tuple[tuple[str, Estimate], ...]
    few: int


def evenness(past: Past) -> Evenness:
    """Give the consistency within and between stores."""
    scores = past.scores
    own = [(store, within_store(list(found), least=LEAST)) for store, found in scores.items() if len(found) >= LEAST]
    ordered = sorted(own, key=lambda one: (-(one[1].value or 0.0), one[0]))
    return Evenness(between_stores(list(scores.values())), tuple(ordered), len(scores) - len(own))
