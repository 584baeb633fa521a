"""An open ledger and a round in; what earlier rounds of the same set and kind leave for its report out."""

from __future__ import annotations

from fractions import Fraction
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

from floorwalk.edition.compare import compare
from floorwalk.followup.chain import CHAINS, Chain
from floorwalk.followup.collected import followups_of
from floorwalk.ledger.ask import ask
from floorwalk.report.past import Again, DoubleVisit, Past, PastRound, PastVisit, Step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from floorwalk.edition.freeze import Edition
    from floorwalk.followup.finding import Followup
    from floorwalk.ledger.store import Ledger
    from floorwalk.model import Round
    from floorwalk.source.workspace import Workspace

DAYS = 14  # two auditors in one store within so many days saw the same store
FINEST = 1_000_000  # scores are fractions of far fewer points: the nearest one is the exact one


def past_of(ledger: Ledger, space: Workspace, round_: Round, shelf: Mapping[str, Edition], day: date, *, simulated: bool) -> Past:
    """Give the past of a round: rounds that were due no later, never another kind, nor simulated visits with real ones.

    `shelf` holds the editions by hash; `day` is that of the report, on which what is open may be overdue.
    """
    scope: dict[str, Any] = {"kind": round_.kind, "set": round_.set, "simulated": simulated}
    rows = ask(ledger, "scores", **scope)
    rounds = _rounds({row.round for row in rows}, space, round_)
    known = {one.id for one in rounds}
    unknown = {row.round for row in rows} - space.rounds.keys()
    later = {row.round for row in rows} - known - unknown
    rows = [row for row in rows if row.round in known]
    editions = {id_: {row.edition for row in rows if row.round == id_} for id_ in known}
    splits = _Splits(shelf)
    steps = tuple(_step(ledger, scope, a.id, b.id, splits.between(editions[a.id], editions[b.id])) for a, b in pairwise(rounds))
    found = () if later else _open(ledger, space, round_, day, simulated=simulated)  # how it stands now, the last report tells
    return Past(
        rounds,
        tuple(_visit(row) for row in rows),
        steps,
        _again(found),
        _doubles(ledger, scope | {"round": round_.id}),
        _counts(ledger, scope, known),
        tuple(sorted(unknown)),
        later=bool(later),
        open=found,
    )


def _rounds(found: set[str], space: Workspace, round_: Round) -> tuple[PastRound, ...]:
    known = {id_: one for id_, (one, _) in space.rounds.items()}
    kept = [known[id_] for id_ in found if id_ in known and id_ != round_.id and known[id_].due <= round_.due]
    ordered = [*sorted(kept, key=lambda one: (one.due, one.start, one.id)), round_]
    return tuple(PastRound(one.id, one.title, one.due) for one in ordered)


def _visit(row: Any) -> PastVisit:
    percent = None if row.percent is None else Fraction(row.percent).limit_denominator(FINEST)
    return PastVisit(row.sheet_id, row.round, row.store, row.visit, row.day, row.auditor, percent, row.outcome, row.counts)


class _Splits:
    """Which checks changed in requirement or scoring between editions."""

    def __init__(self, editions: Mapping[str, Edition]) -> None:
        self._editions = editions
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def between(self, old: set[str], new: set[str]) -> tuple[str, ...] | None:
        """Give the checks that changed between any two of the editions; None when the file of one is gone."""
        if not (old | new) <= self._editions.keys() and old != new:
            return None
        return tuple(sorted({check for a in old for b in new if a != b for check in self._pair(a, b)}))

    def _pair(self, old: str, new: str) -> tuple[str, ...]:
        if (old, new) not in self._known:
            self._known[old, new] = split_checks(self._editions[old], self._editions[new])
        return self._known[old, new]


def split_checks(old: Edition, new: Edition) -> tuple[str, ...]:
    """Give the checks whose requirement or scoring changed: one named by the change, else all of the standard.

    A change of bands, pass mark or weights touches no check.
    """
    own = {standard.id: [check.id for check in standard.checks] for standard in new.standards}
    found: set[str] = set()
    for change in compare(old, new):
        if change.standard and change.kind != "wording":
            named = [part for part in change.path if part in own[change.standard]]
            found.update(named or own[change.standard])
    return tuple(sorted(found))


def _step(ledger: Ledger, scope: Mapping[str, Any], before: str, after: str, split: tuple[str, ...] | None) -> Step:
    if split is None:
        return Step(before, after, ({}, {}), (0, 0), None)
    changed = {"changed_checks": [(check,) for check in split]}
    rows = ask(ledger, "changes_by_store", changed, **scope, before=before, after=after)
    scores = {row.store: row.percent_before for row in rows}, {row.store: row.percent_after for row in rows}
    checks = [row.checks for row in rows] or [0]
    return Step(before, after, scores, (min(checks), max(checks)), split)


def _open(ledger: Ledger, space: Workspace, round_: Round, day: date, *, simulated: bool) -> tuple[Followup, ...]:
    """What is open on a day, as `floorwalk actions` lists it."""
    return followups_of(space, ledger, Chain(round_.set, CHAINS[round_.kind], simulated), day)


def _again(found: Sequence[Followup]) -> tuple[Again, ...]:
    rows = (one for one in found if one.is_finding and one.times > 1)
    made = [Again(one.store, one.check, one.standard, one.times, one.since, one.critical) for one in rows]
    return tuple(sorted(made, key=lambda one: (not one.critical, -one.times, one.check, one.store)))


def _doubles(ledger: Ledger, scope: Mapping[str, Any]) -> tuple[DoubleVisit, ...]:
    rows = ask(ledger, "double_audits", **scope, days=DAYS)
    return tuple(_double(list(own)) for _, own in groupby(rows, key=lambda row: (row.audit_1, row.audit_2)))


def _double(rows: Sequence[Any]) -> DoubleVisit:
    seen = ("passed", "failed")
    pairs = tuple((row.result_1, row.result_2) for row in rows if row.result_1 in seen and row.result_2 in seen)
    ratings = tuple(
        (row.check_id, row.value_1, row.value_2) for row in rows if row.check_kind == "rating" and None not in (row.value_1, row.value_2)
    )
    return DoubleVisit(rows[0].store, (rows[0].auditor_1, rows[0].auditor_2), pairs, ratings)


def _counts(ledger: Ledger, scope: Mapping[str, Any], known: set[str]) -> dict[str, list[tuple[str, int, int]]]:
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for row in ask(ledger, "trend_by_check", **scope) if len(known) > 1 else ():
        if row.round in known:
            passed, seen = found.setdefault(row.check_id, {}).get(row.round, (0, 0))
            found[row.check_id][row.round] = passed + row.passed, seen + row.seen
    return {check: [(round_, *pair) for round_, pair in own.items()] for check, own in found.items()}
