"""What became of each file in, one after the other; what a manager wants to know of all of them out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from floorwalk.ledger.ask import ask

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from floorwalk.collect.collected import Collected, Status
    from floorwalk.ledger.store import Ledger
    from floorwalk.model import Round, Store

NAMED = 5  # so many files are named; the others are counted


@dataclass
class Named:
    """A number of files, the first few of them by name; `example` is what was said of the first."""

    count: int = 0
    files: list[str] = field(default_factory=list)
    example: str = ""

    def add(self, file: str, example: str = "") -> None:
        self.count += 1
        self.example = self.example or example
        if len(self.files) < NAMED:
            self.files.append(file)


@dataclass
class Tally:
    """All files of one run. Of `rejected`, files stand under the code of what was wrong with them."""

    statuses: Counter[Status] = field(default_factory=Counter)
    issues: int = 0
    known: int = 0
    known_with_issues: int = 0
    rejected: dict[str, Named] = field(default_factory=dict)
    held: Named = field(default_factory=Named)
    corrected: Named = field(default_factory=Named)
    same: Named = field(default_factory=Named)
    photos: int = 0
    shared_photos: Named = field(default_factory=Named)  # the same picture in different stores
    later_than_today: Named = field(default_factory=Named)  # visits on record with a day that has not come yet
    rounds: set[str] = field(default_factory=set)

    @property
    def files(self) -> int:
        return self.statuses.total()

    @property
    def clean(self) -> bool:
        return not any(self.statuses[status] for status in ("accepted with issues", "held", "rejected"))

    def add(self, one: Collected) -> None:
        """Count one file."""
        self.statuses[one.status] += 1
        self.issues += len(one.problems)
        self.known += one.known
        self.known_with_issues += one.known and bool(one.problems)
        self.photos += 0 if one.known else len(one.photos)
        if one.round:
            self.rounds.add(one.round)
        if one.status == "rejected":
            why = one.problems[0]
            self.rejected.setdefault(why.code, Named()).add(one.file, f"{why.what} {why.repair}")
        if one.status == "held":
            self.held.add(one.file)
        if one.instead_of:
            self.corrected.add(f"{one.file} instead of {one.instead_of}")
        if one.same_as:
            self.same.add(f"{one.file} and {one.same_as}")


@dataclass(frozen=True)
class Progress:
    """How far a round has come: visits planned, those on record, and the stores whose visits are not, in the plan's order."""

    round: str
    planned: int
    back: int
    missing: tuple[str, ...]
    by_region: Mapping[str, tuple[str, ...]]


def progress(round_: Round, stores: Iterable[Store], on_record: Collection[str]) -> Progress:
    """Compare a round's plan with the sheet ids on record. A store whose second visit is missing is named as S012 (visit 2)."""
    known = {store.id: store for store in stores}
    plan = [(visit.store, visit.number) for visit in round_.visits] or [(id_, 1) for id_ in known]
    missing = [one for one in plan if f"{round_.id}.{round_.set}.{one[0]}.{one[1]}" not in on_record]
    by_region: dict[str, list[str]] = {}
    for store, number in missing:
        by_region.setdefault(known[store].region if store in known else "", []).append(_visit(store, number))
    told = tuple(_visit(*one) for one in missing)
    return Progress(round_.id, len(plan), len(plan) - len(missing), told, {name: tuple(by_region[name]) for name in sorted(by_region)})


def _visit(store: str, number: int) -> str:
    return store if number == 1 else f"{store} (visit {number})"


def shared_photos(ledger: Ledger, rounds: Iterable[Round]) -> Named:
    """The pictures of these rounds that stand in the sheets of different stores, in whatever round."""
    found = Named()
    for round_ in rounds:
        rows = ask(ledger, "same_photo", kind=round_.kind, set=round_.set)
        for _, group in groupby(rows, key=lambda row: row.sha256):
            places = list(group)
            if len({place.store for place in places}) > 1 and any(place.round == round_.id for place in places):
                found.add(f"{places[0].name} in " + " and ".join(dict.fromkeys(f"{place.store} ({place.check_id})" for place in places)))
    return found
