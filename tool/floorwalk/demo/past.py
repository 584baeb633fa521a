"""The example's round in; simulated rounds before it out, so that there is something to compare: who visited which store, and when."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from floorwalk.model import Visit
from floorwalk.stats.control import LEAST_POINTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from floorwalk.model import Round

EARLIER = LEAST_POINTS - 1  # with the round itself just enough for a control chart
_EVERY = 2  # months
_DOUBLE = 4  # stores of a round that two auditors visit: what tells their eyes apart
_HEAD = """\
# yaml-language-server: $schema=../../standards/schema/round.json
# SIMULATED: this round was written by `floorwalk demo`; no visit of it took place.
"""


def earlier_rounds(round_: Round, stores: Sequence[str]) -> list[Round]:
    """Give the rounds before a round, the oldest first, each over `stores`.

    The auditors change places from round to round, so that each of them sees each store: then store and auditor can be told apart.
    """
    return [_earlier(round_, stores, back) for back in range(EARLIER, 0, -1)]


def _earlier(round_: Round, stores: Sequence[str], back: int) -> Round:
    start, due = _before(round_.start, back * _EVERY), _before(round_.due, back * _EVERY)
    own = {"id": f"{due:%Y-%m}", "title": f"{due:%B %Y} round", "start": start, "due": due, "edition": None}
    return round_.model_copy(update=own | {"visits": tuple(_visits(round_, stores, back))})


def _before(day: date, months: int) -> date:
    """The same day so many months before; the last of the month stays the last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, last if day.day == monthrange(day.year, day.month)[1] else min(day.day, last))


def _visits(round_: Round, stores: Sequence[str], back: int) -> Iterator[Visit]:
    auditors = [auditor.id for auditor in round_.auditors]
    now = {visit.store: auditors.index(visit.auditor) for visit in round_.visits if visit.auditor in auditors}
    twice = {(back * 5 + number * 6) % len(stores) for number in range(min(_DOUBLE, len(stores)))} if len(auditors) > 1 else set()
    for place, store in enumerate(stores):
        who = now.get(store, place) + back
        for number in (1, 2) if place in twice else (1,):
            auditor = auditors[(who + number - 1) % len(auditors)] if auditors else None
            yield Visit(store=store, auditor=auditor, number=number)


def to_yaml(round_: Round) -> str:
    """Give the file of a round as people write it."""
    return _HEAD + "\n".join(_lines(round_)) + "\n"


def _lines(round_: Round) -> Iterable[str]:
    yield from (f"id: {round_.id}", f"title: {round_.title}", f"set: {round_.set}", f"kind: {round_.kind}")
    yield from (f"from: {round_.start}", f"due: {round_.due}", f"announced: {str(round_.announced).lower()}")
    yield "auditors:"
    yield from (f"  - {{id: {one.id}, title: {one.title}}}" for one in round_.auditors)
    yield "visits:"
    for visit in round_.visits:
        number = f", number: {visit.number}" if visit.number > 1 else ""
        yield f"  - {{store: {visit.store}, auditor: {visit.auditor}{number}}}"
