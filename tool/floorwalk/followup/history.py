"""What visits saw, what was decided, and a day in; each finding with its owner, due date and state on that day out. Reads nothing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from floorwalk.followup.finding import Closed, Followup

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from floorwalk.followup.chain import Chain
    from floorwalk.followup.finding import State
    from floorwalk.followup.seen import Line, Look, Seen
    from floorwalk.model import Decision
    from floorwalk.model.company import ActionDays

Pair = tuple[str, str]  # store and check


@dataclass(frozen=True)
class Rules:
    """Whose a finding is and until when: days by `days`, the role by a check's standard and edition, and titles of roles by their words."""

    days: ActionDays
    owner: Callable[[str, str], str]  # standard, edition hash
    roles: Mapping[str, str] = field(default_factory=dict)  # title in any language -> role id
    printed: Collection[Pair] = ()  # check and words that our own sheets carry: no person's words


def followups(seen: Seen, chain: Chain, decisions: Iterable[Decision], rules: Rules, day: date) -> tuple[Followup, ...]:
    """Give what visits found, by store, check and time; then what people wrote at the latest visit to each store and nobody did yet.

    A failed check is closed by a later pass, or by a `close` line of decisions.csv for its store and check that is not older than its last
    failure; a failure after that is a new finding. "Done?" answered with yes closes no failed check. Its due date is so many days after
    its first failure; what the Actions sheet of that visit or a later one says of owner and due date goes before. A written line is
    closed by yes under "Done?", or by a decision on its check.
    """
    told = _told(decisions)
    lines: dict[Pair, list[Line]] = defaultdict(list)
    for one in seen.lines:
        if one.line.check:
            lines[one.visit.store, one.line.check].append(one)
    made: list[Followup] = []
    for pair, looks in groupby(seen.looks, key=lambda look: (look.visit.store, look.check)):
        for run, closed in _runs(list(looks), told[pair]):
            made.append(_finding(run, closed, chain, lines[pair], told[pair], rules, day))
    return (*made, *_written(seen.lines, chain, told, rules, day))


def _told(decisions: Iterable[Decision]) -> dict[Pair, list[Decision]]:
    """The lines that close or dispute, by store and check, oldest first; of one day the later line counts."""
    told: dict[Pair, list[Decision]] = defaultdict(list)
    for row in sorted(decisions, key=lambda row: row.date):
        if row.kind in ("close", "dispute"):
            told[row.store, row.ref].append(row)
    return told


def _runs(looks: Sequence[Look], told: Sequence[Decision]) -> Iterator[tuple[list[Look], Closed | None]]:
    """Failures in a row with what ended them, from all looks of a check in a store, in their order."""
    run: list[Look] = []
    for look in looks:
        closed = _decided(run, told, look.visit.day) if run else None
        if closed:
            yield run, closed
            run = []
        if look.passed and run:
            yield run, Closed("pass", look.visit.day, look.visit.sheet_id)
            run = []
        elif not look.passed:
            run.append(look)
    if run:
        yield run, _decided(run, told, date.max)


def _decided(run: Sequence[Look], told: Sequence[Decision], until: date) -> Closed | None:
    """The first decision since the last failure and before a day."""
    found = next((row for row in told if row.kind == "close" and run[-1].visit.day <= row.date < until), None)
    return Closed("decision", found.date, found.by, found.reason) if found else None


def _finding(
    run: Sequence[Look], closed: Closed | None, chain: Chain, lines: Sequence[Line], told: Sequence[Decision], rules: Rules, day: date
) -> Followup:
    first, last = run[0], run[-1]
    owner, due = _said(first, closed, lines, rules)
    said_done = any(one.line.done and one.visit.order > last.visit.order for one in lines)
    made = Followup(
        store=last.visit.store, set=chain.set, kind=chain.kind, check=last.check, standard=last.standard, issue="",
        critical=last.critical, since=first.visit.day, last=last.visit.day, times=len(run),
        rounds=tuple(dict.fromkeys(look.visit.round for look in run)), sheet=last.visit.sheet_id, edition=last.visit.edition,
        owner=owner or rules.owner(last.standard, last.visit.edition),
        due=due or first.visit.day + timedelta(days=rules.days.critical_days if first.critical else rules.days.days), state="open",
        said="" if closed else "done" if said_done else "corrected" if last.corrected else "",
        disputed=not closed and any(row.kind == "dispute" and row.date >= last.visit.day for row in told), closed=closed,
    )  # fmt: skip
    return _stated(made, day)


def _said(first: Look, closed: Closed | None, lines: Sequence[Line], rules: Rules) -> tuple[str, date | None]:
    """Owner and due date as the Actions sheets since the first failure say, the latest that says anything; empty where none does."""
    owner, due = "", None
    for one in lines:
        if one.visit.order >= first.visit.order and not (closed and one.visit.day > closed.day):
            owner = rules.roles.get(one.line.owner.strip(), one.line.owner.strip()) or owner
            due = one.line.due or due
    return owner, due


def _written(lines: Iterable[Line], chain: Chain, told: Mapping[Pair, Sequence[Decision]], rules: Rules, day: date) -> Iterator[Followup]:
    for one in lines:
        visit, line = one.visit, one.line
        check = line.check or ""
        closed = any(row.kind == "close" and row.date >= visit.day for row in told.get((visit.store, check), ()))
        if one.latest and line.issue and not line.done and not closed and (check, line.issue) not in rules.printed:
            owner = rules.roles.get(line.owner.strip(), line.owner.strip())
            yield _stated(
                Followup(
                    visit.store, chain.set, chain.kind, check, check.rpartition(".")[0], line.issue, False, visit.day, visit.day, 1,
                    (visit.round,), visit.sheet_id, visit.edition, owner, line.due, "open",
                ),
                day,
            )  # fmt: skip


def _stated(one: Followup, day: date) -> Followup:
    """The same with its state on a day: what is said to be done waits for somebody to see it, and is late for nobody."""
    state: State = "closed" if one.closed else "said-done" if one.said else "overdue" if one.late(day) else "open"
    return replace(one, state=state)
