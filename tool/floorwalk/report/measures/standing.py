"""Visits since the requirements last changed in; the stores' places with their intervals, or why there are none, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.stats import Rank, ranks

if TYPE_CHECKING:
    from floorwalk.report.past import Past

LEAST = 3  # visits below which a store has no place


def standing(past: Past) -> tuple[Rank, ...]:
    """Give the ranked stores, best first, then the others by id."""
    return tuple(ranks(past.scores, least=LEAST))
