"""Ids in; the part of a sentence that names them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN = 8  # stores named in a message before it says how many more


def listed(words: Sequence[str]) -> str:
    """Write `a`, `a and b` or `a, b and c`."""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]


def stores_named(ids: Sequence[str], total: int) -> str:
    """Write `store S1`, `2 of 24 stores (S1, S2)` or `all 24 stores where this holds`."""
    if len(ids) == 1:
        return f"store {ids[0]}"
    if len(ids) == total:
        return f"all {total} stores where this holds"
    more = f" and {len(ids) - SHOWN} more" if len(ids) > SHOWN else ""
    return f"{len(ids)} of {total} stores ({', '.join(ids[:SHOWN])}{more})"
