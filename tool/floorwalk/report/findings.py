"""Visits in; what is to be done out: failed checks as findings with their owner, what auditors wrote down, and remarks on the sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.edition.owner import owner_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from floorwalk.errors import Problem
    from floorwalk.model import ActionLine, StandardCore
    from floorwalk.report.result import Result
    from floorwalk.score import CheckScore


@dataclass(frozen=True)
class Finding:
    """A failed check of a visit, or a critical one that is not proven. `owner` is a role id; `repeat`: it failed last time too."""

    visit: Result
    score: CheckScore
    standard: StandardCore
    owner: str
    repeat: bool = False

    @property
    def critical(self) -> bool:
        return self.score.check.critical

    @property
    def disputed(self) -> bool:
        return self.score.check.id in self.visit.disputed


@dataclass(frozen=True)
class Action:
    """A line that a person wrote on a sheet's Actions page."""

    visit: Result
    line: ActionLine


@dataclass(frozen=True)
class Issue:
    """A remark made while a sheet was read: cell, check, raw value."""

    visit: Result
    problem: Problem


def failures(visits: Sequence[Result], owners: Mapping[str, str]) -> tuple[Finding, ...]:
    """All failed checks, in order of store and visit, the weightiest of a visit first: critical ones, then by points lost."""
    last: dict[tuple[str, str], str] = {}
    found: list[Finding] = []
    for visit in visits:
        own = _of(visit, visit.score.failed(), owners, last)
        found += sorted(own, key=weight)
        for check in visit.score.checks:
            if check.state in ("passed", "failed"):
                last[visit.store.id, check.check.id] = check.state
    return tuple(found)


def unproven_of(visits: Sequence[Result], owners: Mapping[str, str]) -> tuple[Finding, ...]:
    """Critical checks that were left blank or not observed: neither passed nor failed."""
    open_ = [(visit, [check for check in visit.score.critical if check.state in ("blank", "not_observed")]) for visit in visits]
    return tuple(one for visit, checks in open_ for one in _of(visit, checks, owners, {}))


def weight(finding: Finding) -> tuple[bool, float]:
    """Sort key: critical failures first, then by points lost."""
    return not finding.critical, -float(finding.score.possible - finding.score.earned)


def _of(visit: Result, scores: Sequence[CheckScore], owners: Mapping[str, str], last: Mapping[tuple[str, str], str]) -> Iterator[Finding]:
    standards = {one.standard.id: one.standard for section in visit.asked.sections for one in section.standards}
    for score in scores:
        standard = standards[score.standard]
        repeat = last.get((visit.store.id, score.check.id)) == "failed"
        yield Finding(visit, score, standard, owner_of(standard, owners), repeat)


def actions_of(visits: Sequence[Result]) -> tuple[Action, ...]:
    """What auditors wrote on the Actions sheets: dated lines first, by date, then the rest."""
    lines = [Action(visit, line) for visit in visits for line in visit.audit.actions]
    return tuple(sorted(lines, key=lambda one: (one.line.due is None, str(one.line.due or ""), one.visit.store.id)))


def issues_of(visits: Sequence[Result]) -> tuple[Issue, ...]:
    """What was said about the sheets while they were read."""
    return tuple(Issue(visit, problem) for visit in visits for problem in visit.problems)
