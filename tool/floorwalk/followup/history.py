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
    from floorwalk.model import ActionLine, Decision
    from floorwalk.model.company import ActionDays

Pair = tuple[str, str]  # store and check


@dataclass(frozen=True)
class Rules:
    """Whose a finding is and until when: days by `days`, the role by a check's standard and edition, and titles of roles by their words."""

    days: ActionDays
    owner: Callable[[str, str], str]  # standard, edition hash
    roles: Mapping[str, str] = field(default_factory=dict)  # title in any language -> role id
    printed: Collection[tuple[str, str]] = ()  # check and words that our own sheets carry: no person's words

    def role(self, words: str) -> str:
        """The role that words on a sheet name by its title, else the words."""
        return self.roles.get(words.strip(), words.strip())

    def is_ours(self, one: Line) -> bool:
        """Whether a line came back as our sheet had it."""
        return (one.line.check, one.line.issue) in self.printed


def followups(seen: Seen, chain: Chain, decisions: Iterable[Decision], rules: Rules, day: date) -> tuple[Followup, ...]:
    """Give what visits found, by store, check and time; then what people wrote at the latest visit to each store about no open finding.

    A failed check is closed by a later pass, or by a `close` line of decisions.csv for its store and check that is not older than its last
    failure; a failure after that is a new finding. "Done?" answered with yes closes no failed check. Its due date is so many days after
    its first failure; what the Actions sheet of that visit or a later one says of owner and due date goes before. A written line is
    closed by yes under "Done?", or by a decision on its check.
    """
    told = _told(decisions)
    lines: dict[Pair, list[Line]] = defaultdict(list)
    for one in sorted(seen.lines, key=lambda one: (one.visit.order, not rules.is_ours(one))):  # a person's own words go before ours
        if one.line.check:
            lines[one.visit.store, one.line.check].append(one)
    own = _own_words(seen.lines, told, rules)
    made: list[Followup] = []
    for pair, looks in groupby(seen.looks, key=lambda look: (look.visit.store, look.check)):
        for run, closed in _runs(list(looks), told[pair]):
            todo = () if closed else tuple(one.line for one in own.pop(pair, ()))
            made.append(_stated(_finding(run, closed, todo, chain, lines[pair], told[pair], rules), day))
    return (*made, *(_stated(_written(one, chain, rules), day) for rest in own.values() for one in rest))


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
    run: Sequence[Look], closed: Closed | None, todo: tuple[ActionLine, ...], chain: Chain, lines: Sequence[Line],
    told: Sequence[Decision], rules: Rules,
) -> Followup:  # fmt: skip
    first, last = run[0], run[-1]
    owner, due = _said(first, closed, lines, rules)
    said_done = any(one.line.done and one.visit.order > last.visit.order for one in lines)
    return Followup(
        store=last.visit.store, set=chain.set, kind=chain.kind, check=last.check, standard=last.standard, issue="", todo=todo,
        critical=last.critical, since=first.visit.day, last=last.visit.day, times=len(run),
        rounds=tuple(dict.fromkeys(look.visit.round for look in run)), sheet=last.visit.sheet_id, edition=last.visit.edition,
        owner=owner or rules.owner(last.standard, last.visit.edition),
        due=due or first.visit.day + timedelta(days=rules.days.critical_days if first.critical else rules.days.days), state="open",
        said="" if closed else "done" if said_done else "corrected" if last.corrected else "",
        disputed=not closed and any(row.kind == "dispute" and row.date >= last.visit.day for row in told), closed=closed,
    )  # fmt: skip


def _said(first: Look, closed: Closed | None, lines: Sequence[Line], rules: Rules) -> tuple[str, date | None]:
    """Owner and due date as the Actions sheets since the first failure say, the latest that says anything; empty where none does."""
    owner, due = "", None
    for one in lines:
        if one.visit.order >= first.visit.order and not (closed and one.visit.day > closed.day):
            owner = rules.role(one.line.owner) or owner
            due = one.line.due or due
    return owner, due


def _own_words(lines: Iterable[Line], told: Mapping[Pair, Sequence[Decision]], rules: Rules) -> dict[Pair, list[Line]]:
    """What people wrote at the latest visit to each store, in their own words, and nobody said to be done or decided to close."""
    own: dict[Pair, list[Line]] = defaultdict(list)
    for one in lines:
        pair = one.visit.store, one.line.check or ""
        closed = any(row.kind == "close" and row.date >= one.visit.day for row in told.get(pair, ()))
        if one.latest and one.line.issue and not one.line.done and not closed and not rules.is_ours(one):
            own[pair].append(one)
    return own


def _written(one: Line, chain: Chain, rules: Rules) -> Followup:
    visit, line = one.visit, one.line
    check = line.check or ""
    return Followup(
        store=visit.store, set=chain.set, kind=chain.kind, check=check, standard=check.rpartition(".")[0], issue=line.issue, todo=(),
        critical=False, since=visit.day, last=visit.day, times=1, rounds=(visit.round,), sheet=visit.sheet_id, edition=visit.edition,
        owner=rules.role(line.owner), due=line.due, state="open",
    )  # fmt: skip


def _stated(one: Followup, day: date) -> Followup:
    """The same with its state on a day: what is said to be done waits for somebody to see it, and is late for nobody."""
    state: State = "closed" if one.closed else "said-done" if one.said else "overdue" if one.late(day) else "open"
    return replace(one, state=state)
