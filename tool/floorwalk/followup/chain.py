"""A kind of round in; the kinds whose visits make one story with it out. Other kinds are never mixed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.ledger.ask import ask

if TYPE_CHECKING:
    from floorwalk.ledger.store import Ledger

# A re-check looks again at what an audit found. A store's own look, or a mystery shopper's, closes nothing that an audit left open.
CHAINS: dict[str, tuple[str, ...]] = {
    "audit": ("audit", "recheck"),
    "recheck": ("audit", "recheck"),
    "self": ("self",),
    "mystery": ("mystery",),
}


@dataclass(frozen=True)
class Chain:
    """Visits that make one story: of one set, and of kinds of round that belong together. Named after the first kind."""

    set: str
    kinds: tuple[str, ...]
    simulated: bool = False

    @property
    def kind(self) -> str:
        return self.kinds[0]


def chains(ledger: Ledger) -> tuple[Chain, ...]:
    """Give the chains on record: real ones; where a set has none, simulated ones."""
    found = {(row.standard_set, CHAINS[row.kind], row.simulated) for row in ask(ledger, "kinds")}
    real = {set_ for set_, _, simulated in found if not simulated}
    return tuple(Chain(*one) for one in sorted(found) if not (one[2] and one[0] in real))
