"""The outcomes of one check at one store, oldest first, in; whether its last finding is a repeat, and since when, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Outcome = Literal["passed", "failed", "na", "not_observed", "blank", "hidden"]
SEEN = ("passed", "failed")


@dataclass(frozen=True)
class Repeat:
    """`times` findings in a row at the last applicable visits, at the places `visits` of the row; `looked` visits saw the check at all."""

    times: int
    visits: tuple[int, ...]
    looked: int

    @property
    def repeated(self) -> bool:
        return self.times > 1


def repeat(outcomes: Sequence[Outcome]) -> Repeat:
    """Count the findings at the end of the row. A visit where the check was N/A, not observed, blank or hidden neither breaks nor counts.

    Source: GAO, Government Auditing Standards (2018), on results of previous engagements: what was found counts as open until a later look
    has found it put right.
    """
    seen = [place for place, outcome in enumerate(outcomes) if outcome in SEEN]
    row: list[int] = []
    for place in reversed(seen):
        if outcomes[place] == "passed":
            break
        row.insert(0, place)
    return Repeat(len(row), tuple(row), len(seen))


def unbroken(outcomes: Sequence[Outcome], versions: Sequence[int]) -> Repeat:
    """As `repeat`, on the visits under the last version of the requirement: under an earlier one, something else was found."""
    start = max((place + 1 for place, version in enumerate(versions) if version != versions[-1]), default=0)
    found = repeat(outcomes[start:])
    return Repeat(found.times, tuple(place + start for place in found.visits), found.looked)
