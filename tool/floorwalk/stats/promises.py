"""How the standards of a promise fared at each visit in; how often the promise was kept out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from floorwalk.stats.estimate import CONFIDENCE, Estimate
from floorwalk.stats.rate import rate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

Kept = Literal["kept", "broken", "unclear"]


def kept(states: Collection[str]) -> Kept:
    """Whether one visit saw a promise kept, from the states of all checks of its standards that were asked there.

    Broken when one failed. Kept when at least one passed and each other was N/A. Otherwise nobody can tell: a check that was not observed
    or left blank may have failed. Source: `floorwalk/1` (a standard passes when all its asked checks pass), over all standards of a
    promise.
    """
    if "failed" in states:
        return "broken"
    known = all(state in ("passed", "na", "hidden") for state in states)
    return "kept" if known and "passed" in states else "unclear"


def promise_rate(visits: Iterable[tuple[str, Collection[str]]], confidence: float = CONFIDENCE) -> Estimate:
    """The share of visits that saw the promise kept, from (store, states of its checks) of each visit; unclear ones are left out.

    A caller who counts standards instead of visits gives one pair for each standard at a visit. Formula: `rate.rate`, so
    visits of a store are taken for alike.
    """
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for store, states in visits:
        told = kept(states)
        if told != "unclear":
            counts[store][0] += told == "kept"
            counts[store][1] += 1
    return rate(((y, n) for y, n in counts.values()), confidence)
