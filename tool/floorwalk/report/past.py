"""What earlier rounds leave for a report: rounds, visits, what changed from one to the next, findings that came back, double visits."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from floorwalk.stats import CONFIDENCE, Estimate, paired_change

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from floorwalk.followup.finding import Followup
    from floorwalk.report.result import Result
    from floorwalk.stats.agreement import Pair


@dataclass(frozen=True)
class PastRound:
    """A round of the same set and kind; the reported one is the last of them."""

    id: str
    title: str
    due: date | None


@dataclass(frozen=True)
class PastVisit:
    """A visit of any round. `percent` counts in comparisons when `counts`: scored and complete."""

    sheet: str
    round: str
    store: str
    number: int
    day: date
    auditor: str
    percent: Fraction | None
    outcome: str
    counts: bool


@dataclass(frozen=True)
class Step:
    """From one round to the next: each store's percent before and after, on the checks that both its visits share.

    `checks`: the least and the most shared checks of a store. `split`: checks that an edition changed, left out; None where an edition's
    file is gone, so that nothing can be compared.
    """

    before: str
    after: str
    scores: tuple[Mapping[str, float], Mapping[str, float]]
    checks: tuple[int, int]
    split: tuple[str, ...] | None

    def change(self, stores: Collection[str] | None = None, confidence: float = CONFIDENCE) -> Estimate:
        """The mean change in points, of all stores or of some."""
        before, after = self.scores
        return paired_change({store: score for store, score in before.items() if stores is None or store in stores}, after, confidence)


@dataclass(frozen=True)
class Again:
    """A check that failed at the last visits that looked at it, `times` in a row, `since` that day, and was not closed by a person."""

    store: str
    check: str
    standard: str
    times: int
    since: date
    critical: bool


@dataclass(frozen=True)
class DoubleVisit:
    """Two auditors' results of the same checks in one store; `ratings` holds the steps that both gave to a check."""

    store: str
    auditors: tuple[str, str]
    pairs: tuple[Pair, ...]
    ratings: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True)
class Past:
    """All rounds of one set and kind up to the reported one, oldest first. `counts` has (round, passed, seen) of each check.

    `unknown`: rounds on record whose file is gone; they are left out. `open`: what visits found and nobody has put right yet. `later`:
    later rounds are on record; then `open` and `again` are empty, since how it stands is told in their reports.
    """

    rounds: tuple[PastRound, ...]
    visits: tuple[PastVisit, ...]
    steps: tuple[Step, ...] = ()
    again: tuple[Again, ...] = ()
    doubles: tuple[DoubleVisit, ...] = ()
    counts: Mapping[str, Sequence[tuple[str, int, int]]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    later: bool = False
    open: tuple[Followup, ...] = ()

    @cached_property
    def cuts(self) -> frozenset[int]:
        """Places of rounds before which an edition changed a requirement or its scoring: a new stretch begins there."""
        return frozenset(place for place, step in enumerate(self.steps, start=1) if step.split or step.split is None)

    @cached_property
    def stretch(self) -> tuple[PastRound, ...]:
        """The rounds since the requirements last changed."""
        return self.rounds[max(self.cuts, default=0) :]

    @cached_property
    def alike(self) -> tuple[PastVisit, ...]:
        """The visits of `stretch` that count: their scores may stand side by side."""
        rounds = {one.id for one in self.stretch}
        return tuple(one for one in self.visits if one.counts and one.round in rounds)

    @cached_property
    def by_store(self) -> Mapping[str, Sequence[PastVisit]]:
        """Visits of each store, oldest first."""
        found: dict[str, list[PastVisit]] = {}
        place = {one.id: number for number, one in enumerate(self.rounds)}
        for visit in sorted(self.visits, key=lambda one: (place[one.round], one.day, one.number)):
            found.setdefault(visit.store, []).append(visit)
        return found

    @cached_property
    def scores(self) -> Mapping[str, Sequence[Fraction]]:
        """The scores of `alike` by store."""
        found: dict[str, list[Fraction]] = {}
        for visit in self.alike:
            if visit.percent is not None:
                found.setdefault(visit.store, []).append(visit.percent)
        return found

    @property
    def last(self) -> Step | None:
        """What changed since the last round before."""
        return self.steps[-1] if self.steps else None


def alone(round_: PastRound, visits: Sequence[Result]) -> Past:
    """The past of a round without one: its own visits."""
    return Past((round_,), tuple(_visit(one) for one in visits))


def _visit(one: Result) -> PastVisit:
    audit, score = one.audit, one.score
    own = (audit.sheet_id, audit.round, audit.store, one.number, audit.day, audit.auditor, score.percent, score.outcome, one.comparable)
    return PastVisit(*own)
