"""Visits of a round in; how often each standard was kept, with an interval that knows that visits of one store are alike, out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.stats import Estimate, rate

if TYPE_CHECKING:
    from collections.abc import Collection

    from floorwalk.model import StandardCore
    from floorwalk.report.figures import Figures


@dataclass(frozen=True)
class KeptStandard:
    """A standard: kept at the share `rate` of the visits that could tell; at `unclear` ones nobody could."""

    standard: StandardCore
    section: str
    owner: str
    kept: int
    rate: Estimate
    unclear: int


def kept_standards(figures: Figures, stores: Collection[str] | None = None) -> tuple[KeptStandard, ...]:
    """Give the standards that could be judged, those kept least first, then in walking order; of all stores, or of some."""
    counts: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    unclear: dict[str, int] = defaultdict(int)
    for visit in figures.visits:
        if stores is None or visit.store.id in stores:
            for standard, state in figures.states[visit.audit.sheet_id].items():
                own = counts[standard][visit.store.id]
                unclear[standard] += state == "unclear"
                own[0] += state == "kept"
                own[1] += state != "unclear"
    places = {one.standard.id: one for one in figures.checks}  # any check of a standard tells its section and owner
    found = []
    for id_, one in places.items():
        own_counts = [(y, n) for y, n in counts[id_].values() if n]
        if own_counts:
            kept = sum(y for y, _ in own_counts)
            found.append(KeptStandard(one.standard, one.section, one.owner, kept, rate(own_counts), unclear[id_]))
    return tuple(sorted(found, key=lambda one: (one.rate.value or 0.0, -one.rate.n)))
