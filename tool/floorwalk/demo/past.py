"""The example's round and today in; the rounds of the demo out: the last one that is over, and simulated ones before it to compare."""

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
_DOUBLE = 5  # stores of a round that two auditors visit: as many as an interval of their agreement takes
_FIRST = 1  # the place in the list of the auditor who comes first there; the next one comes second
_HEAD = """\
# yaml-language-server: $schema=../../standards/schema/round.json
# SIMULATED: this round was written by `floorwalk demo`; no visit of it took place.
"""


def months_on(latest: Round, today: date) -> int:
    """How many months a round must move, back if negative, to be the last that is over today: no visit of the demo lies ahead."""
    months = (today.year - latest.due.year) * 12 + today.month - latest.due.month
    return months if _before(latest.due, -months) <= today else months - 1


def moved(latest: Round, months: int) -> Round:
    """The round so many months later."""
    if not months:
        return latest
    start, due = _before(latest.start, -months), _before(latest.due, -months)
    return latest.model_copy(update={"id": f"{due:%Y-%m}", "title": f"{due:%B} round", "start": start, "due": due})


def rounds_up_to(latest: Round, stores: Sequence[str]) -> list[Round]:
    """Give the rounds before a round and itself, the oldest first, each over `stores`.

    The auditors change places from round to round, so that each of them sees each store: then store and auditor can be told apart.
    """
    return [*(_earlier(latest, stores, back) for back in range(EARLIER, 0, -1)), _over(latest, stores, 0)]


def _earlier(latest: Round, stores: Sequence[str], back: int) -> Round:
    start, due = _before(latest.start, back * _EVERY), _before(latest.due, back * _EVERY)
    own = {"id": f"{due:%Y-%m}", "title": f"{due:%B %Y} round", "start": start, "due": due}
    return _over(latest, stores, back).model_copy(update=own)


def _over(latest: Round, stores: Sequence[str], back: int) -> Round:
    return latest.model_copy(update={"edition": None, "visits": tuple(_visits(latest, stores, back))})


def _before(day: date, months: int) -> date:
    """The same day so many months before; the last of the month stays the last."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, last if day.day == monthrange(day.year, day.month)[1] else min(day.day, last))


def _visits(latest: Round, stores: Sequence[str], back: int) -> Iterator[Visit]:
    auditors = [auditor.id for auditor in latest.auditors]
    now = {visit.store: auditors.index(visit.auditor) for visit in latest.visits if visit.auditor in auditors}
    who = {store: (now.get(store, place) + back) % len(auditors) for place, store in enumerate(stores)} if auditors else {}
    twice = [store for store, number in who.items() if number == _FIRST][:_DOUBLE]
    for store in stores:
        yield Visit(store=store, auditor=auditors[who[store]] if who else None)
        if store in twice and len(twice) == _DOUBLE and len(auditors) > 1:
            yield Visit(store=store, auditor=auditors[(_FIRST + 1) % len(auditors)], number=2)


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
