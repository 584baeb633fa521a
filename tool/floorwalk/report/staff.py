"""Figures and a visit, told in the store's language, in; the page for its staff room out: one printed A4 page, thanks first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from floorwalk.edition.wording import requirement_text
from floorwalk.excel.heights import advance, lines
from floorwalk.model import Measure
from floorwalk.report.contacts import Posts, chain_text
from floorwalk.report.disputed import dispute_lines
from floorwalk.report.labels import added, found, outcome, percent, place_of
from floorwalk.report.template import render

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.model import Company, StandardCore
    from floorwalk.report.block import Block
    from floorwalk.report.findings import Action, Finding
    from floorwalk.report.labels import Words
    from floorwalk.report.parts.scope import Scope
    from floorwalk.report.result import Result
    from floorwalk.report.tongue import Told

Depth = Literal["full", "short", "title"]
WIDTH = 96.0  # characters a line of the page holds, in digit widths
PAGE = 45.5  # lines of the page's body that fit on A4 in the smallest script
GAP = 0.45  # space around a block, in lines
KEPT, ACTIONS, TITLES = 5, 4, 8  # how many are named of what went well, of the open actions, and of the findings by title alone
LONG = 220  # characters after which an auditor's or a person's line is cut


@dataclass(frozen=True)
class Fault:
    """A standard that failed: what was found, how it is done right, whom to ask. `depth` says how much of it there is room for."""

    standard: StandardCore
    found: tuple[str, ...]
    ask: str
    critical: bool
    depth: Depth = "title"

    def size(self, depth: Depth) -> float:
        """Lines that it takes on the page."""
        head = _lines(f"{self.standard.title} {self.standard.id}      ", 0.92)
        if depth == "title":
            return head
        body = head + GAP + _lines(" ".join(self.found)) + _lines(self.standard.what + " " * 14) + _lines(self.ask + " " * 12)
        return body + (sum(_lines("1. " + step, 0.96) for step in self.standard.how) if depth == "full" else 0)


@dataclass(frozen=True)
class Spot:
    """Where a failed or disputed answer stands: its check, what was found, the cell, and what the auditor wrote beside it."""

    check: str
    found: str
    cell: str
    said: str
    disputed: bool


def store_page(scope: Scope, visit: Result, posts: Posts, told: Told, name: str, own: Block | None = None) -> str:
    """Give the page's HTML; `scope` is that of the pages below the report's folder, `name` the round's in the store's language.

    `own` is the store's history, on a sheet of its own.

    Auditors' names stay out, and what they wrote is not printed: the page hangs on a wall. On the screen it leads to file, cell and note.
    """
    figures, company, t, here = scope.figures, told.tongue.company, told.tongue.t, told.visit
    dispute = scope.measured.disputes.get(visit.audit.sheet_id)
    disputed = dispute_lines(dispute, t) if dispute else []
    states = figures.states[visit.audit.sheet_id]
    kept = [id_ for id_, state in states.items() if state == "kept"]
    actions = figures.actions_of(visit)
    whole = [one.title for one in here.score.sections if one.percent == 100 and not one.blanks]
    room = PAGE - _head_lines(company, actions, simulated=figures.simulated) - _lines(" " * 15 + t(", ").join(whole))
    room -= sum(_lines(line) for line in disputed)
    faults, more = fit(_faults(told.findings(figures.findings_of(visit)), here, posts, company, t), room)
    return render(
        "store.html",
        figures,
        told.tongue.language,
        t,
        visit=here,
        round_title=name,
        company=company,
        own=own,
        result=_result(here, t),
        disputed=disputed,
        spots=_spots(here, t),
        scope=scope,
        region=scope.visit_link(here, company.title_of("regions", here.store.region)),
        kept=len(kept),
        judged=sum(state != "unclear" for state in states.values()),
        whole=t(", ").join(whole),
        well=_well(here, kept),
        faults=faults,
        more=more,
        actions=[_cut(one) for one in actions[:ACTIONS]],
        more_actions=max(0, len(actions) - ACTIONS),
    )


def fit(faults: Sequence[Fault], room: float) -> tuple[list[Fault], int]:
    """Give the faults that fit into `room` lines, weightiest first, and how many are left out.

    Room is given out in turns: titles, all steps of critical faults, then what to do and whom to ask for as many of the weightiest as
    possible, then their steps, then further titles.
    """
    opened = list(faults[:TITLES])
    left = room - sum(fault.size("title") for fault in opened)
    turns: list[tuple[Depth, bool]] = [("full", True), ("short", False), ("full", False)]
    for depth, critical_only in turns:
        for place, fault in enumerate(opened):
            extra = fault.size(depth) - fault.size(fault.depth)
            if fault.depth == "full" or (critical_only and not fault.critical):
                continue
            if extra > left:
                break
            opened[place], left = replace(fault, depth=depth), left - extra
    rest = list(faults[TITLES:])
    while rest and rest[0].size("title") <= left:
        left -= rest[0].size("title")
        opened.append(rest.pop(0))
    return opened, len(rest)


@lru_cache(maxsize=20_000)  # the standards' texts come back in every store
def _lines(text: str, share: float = 1.0) -> float:
    """Lines that a text takes, taller ones for scripts with taller letters."""
    tall = 1.12 if advance(text) > len(text) * 1.2 else 1.0
    return lines(text, WIDTH * share) * tall


def _head_lines(company: Company, actions: Sequence[Action], *, simulated: bool) -> float:
    notice = _lines(company.notice or "") if company.notice else 0.0
    shown = sum(_lines(_cut(one)[0] + " " * 30) for one in actions[:ACTIONS])
    return notice + (2.5 if simulated else 0.0) + (shown + 2.5 if actions else 0.0)


def _cut(action: Action) -> tuple[str, str, str]:
    issue = action.line.issue if len(action.line.issue) <= LONG else action.line.issue[:LONG].rstrip() + " ..."
    return issue, action.line.owner, str(action.line.due or "")


def _faults(findings: Sequence[Finding], visit: Result, posts: Posts, company: Company, t: Words) -> list[Fault]:
    """The failed standards, weightiest finding first; findings of one standard stand together."""
    own: dict[str, list[Finding]] = {}
    for finding in findings:
        own.setdefault(finding.standard.id, []).append(finding)
    return [
        Fault(
            group[0].standard,
            tuple(_found(one, company, t) for one in group),
            chain_text(group[0].standard.ask[:3], visit.store.id, posts, company, t),
            any(one.critical for one in group),
        )
        for group in own.values()
    ]


def _found(finding: Finding, company: Company, t: Words) -> str:
    check = finding.score.check
    text = t("{question} {found}.").format(question=check.question, found=found(finding.score, t))
    if isinstance(check, Measure):
        text += " " + t("Asked for: {limit}.").format(limit="; ".join(requirement_text(check, t, company)))
    text += " " + t("Corrected on the spot.") if finding.score.answer.corrected else ""
    return text + (" " + t("The store disputes this answer.") if finding.disputed else "")


def _spots(visit: Result, t: Words) -> list[Spot]:
    """The failed and the disputed answers, in walking order."""
    return [
        Spot(one.check.id, f"{one.check.question} {found(one, t)}", place_of(one), added(one, t), one.check.id in visit.disputed)
        for one in visit.score.checks
        if one.state == "failed" or one.check.id in visit.disputed
    ]


def _well(visit: Result, kept: Sequence[str]) -> list[str]:
    """Titles of kept standards that carry most points, one of each section before a second of any."""
    points = dict.fromkeys(kept, 0.0)
    for check in visit.score.checks:
        if check.standard in points:
            points[check.standard] += float(check.earned)
    best = [
        max(own, key=lambda one: points[one.id])  # the first of several
        for section in visit.asked.sections
        if (own := [one.standard for one in section.standards if one.standard.id in points])
    ]
    return [one.title for one in sorted(best, key=lambda one: -points[one.id])[:KEPT]]


def _result(visit: Result, t: Words) -> str:
    score = visit.score
    if score.outcome == "not_scored":
        return t("Too little could be observed to give a score.")
    if score.outcome == "incomplete":
        return t("Score {score}; some answers are blank, so there is no band yet.").format(score=percent(score.percent, t))
    band = f", {score.band.title}" if score.band else ""
    text = t("Score {score}{band}. Outcome: {outcome}.").format(
        score=percent(score.percent, t), band=band, outcome=outcome(score.outcome, t)
    )
    if any(check.state == "failed" for check in score.critical):
        text += " " + t("A critical check failed; it decides the outcome, whatever the score.")
    return text
