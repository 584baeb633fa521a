"""Stores, auditors, earlier rounds and a wish in; a round out, in which auditors can be told from stores and nobody audits their own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import ValidationError

from floorwalk.errors import FloorwalkError
from floorwalk.model import Auditor, Round, Visit
from floorwalk.stats import Auditor as Sent
from floorwalk.stats import assign, overlaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from floorwalk.model import Store


@dataclass(frozen=True)
class Wish:
    """What the planner says of the round. `most` visits an auditor; with `doubles` a few stores are visited by two."""

    id: str
    title: str
    set: str
    kind: str
    start: date
    due: date
    most: int | None = None
    doubles: bool = True
    seed: int = 0
    leave_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Proposal:
    """A round with what was found while it was made.

    `doubles` are (store, auditor) of second visits, `left` stores that nobody may audit, or has time for. `groups` are the round's auditors
    who can be compared with each other, counting earlier rounds: one group is best.
    """

    round: Round
    doubles: tuple[tuple[str, str], ...]
    left: tuple[str, ...]
    groups: tuple[tuple[str, ...], ...]

    def visits_of(self, auditor: str) -> int:
        return sum(visit.auditor == auditor for visit in self.round.visits)


def auditors_of(rounds: Iterable[Round]) -> tuple[Auditor, ...]:
    """Give the auditors of the latest round that names any."""
    named = [round_ for round_ in rounds if round_.auditors]
    return max(named, key=lambda one: (one.due, one.id)).auditors if named else ()


def met_before(rounds: Iterable[Round]) -> list[tuple[str, str]]:
    """Give (store, auditor id) of all visits that rounds planned: an auditor is known by the id."""
    return [(visit.store, visit.auditor) for round_ in rounds for visit in round_.visits if visit.auditor]


def propose(wish: Wish, stores: Sequence[Store], auditors: Sequence[Auditor], before: Sequence[tuple[str, str]]) -> Proposal:
    """Give a round that visits each store once: loads even, auditors new to their stores, and never one's own store.

    Second visits of a few stores make auditors comparable who shared none. The same wish gives the same round. Raises FloorwalkError
    FW761 when there is nobody to send, FW763 when the wish makes no round.
    """
    if not auditors or not stores:
        what = f"there is no {'auditor' if stores else 'store'} to plan with."
        raise FloorwalkError("FW761", what, "Name who is sent, as --auditor a1 --auditor a2=S012; S012 is the own store of a2.", status=2)
    own = wish.kind != "self"  # a store's look at itself is nobody's audit
    sent = [Sent(one.id, frozenset([one.store] if own and one.store else ()), most=wish.most) for one in auditors]
    found = assign({store.id: store.region for store in stores}, sent, before=before, seed=wish.seed)
    doubles = found.doubles if wish.doubles else ()
    visits = [Visit(store=store, auditor=auditor) for store, auditor in found.visits]
    visits += [Visit(store=store, auditor=auditor, number=2 + _earlier(doubles, at)) for at, (store, auditor) in enumerate(doubles)]
    return Proposal(_round(wish, auditors, visits), doubles, found.left, _groups((*before, *found.visits, *doubles), auditors))


def _groups(met: Iterable[tuple[str, str]], auditors: Sequence[Auditor]) -> tuple[tuple[str, ...], ...]:
    """The auditors of the round, parted into those who hang together over stores that two of them saw."""
    here = {one.id for one in auditors}
    found = (tuple(name for name in group.auditors if name in here) for group in overlaps((name, store) for store, name in met))
    return tuple(group for group in found if group)


def _earlier(doubles: Sequence[tuple[str, str]], at: int) -> int:
    return sum(store == doubles[at][0] for store, _ in doubles[:at])


def _round(wish: Wish, auditors: Sequence[Auditor], visits: Sequence[Visit]) -> Round:
    facts = {"id": wish.id, "title": wish.title, "set": wish.set, "kind": wish.kind, "from": wish.start, "due": wish.due}
    try:
        made = Round.model_validate(facts | {"auditors": tuple(auditors), "visits": tuple(visits), "leave_out": wish.leave_out})
    except ValidationError as error:
        first = error.errors()[0]
        what = f"'{first['input']}' cannot be the {first['loc'][0]} of a round."
        raise FloorwalkError("FW763", what, "An id has small letters, digits and hyphens, as 2027-03.", status=2) from error
    if made.start > made.due:
        what = f"the round would begin on {made.start} and be due on {made.due}, which is earlier."
        raise FloorwalkError("FW763", what, "Exchange or mend the two dates.", status=2)
    return made
