"""Figures, measures and a region in; regions/<id>.html out: its course, its stores, each score line by line with the auditor's notes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from floorwalk.edition.owner import owners
from floorwalk.report import tally
from floorwalk.report.disputed import dispute_lines
from floorwalk.report.labels import added, place_of
from floorwalk.report.measures.course import course
from floorwalk.report.measures.groups import shared_out
from floorwalk.report.measures.standards import kept_standards
from floorwalk.report.page import CHECKS_SHOWN, first_screen, sure_block, where
from floorwalk.report.parts.course import course_block
from floorwalk.report.parts.kept import section_block, standard_block
from floorwalk.report.parts.open import open_block
from floorwalk.report.parts.scope import line_id
from floorwalk.report.parts.stores import store_block
from floorwalk.report.template import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.report.figures import Figures
    from floorwalk.report.labels import Words
    from floorwalk.report.measures.groups import Group
    from floorwalk.report.parts.scope import Scope
    from floorwalk.report.result import Result
    from floorwalk.report.sums import Sum
    from floorwalk.score import CheckScore

FULL_LINES = 6_000  # lines of explanation up to which each one is written out; above, lines with full points are summed up


@dataclass(frozen=True)
class Line:
    """A check in a sum: its state, the sum's line, where it stands on the sheet and what the auditor added, and its anchor.

    Only lines that a reader is led to have an anchor: those without all their points, and disputed ones.
    """

    state: str
    text: str
    said: str
    id: str
    disputed: bool


@dataclass(frozen=True)
class Part:
    """A section of a score: its lines; `summed` lines with full points are left out."""

    lines: tuple[Line, ...]
    total: str
    summed: int


def region_page(scope: Scope, group: Group) -> str:
    """Give the HTML of a region; `scope` is that of the chain with its way up."""
    own = frozenset(group.stores)
    figures = narrowed(scope.figures, own)
    compact = sum(len(visit.score.checks) for visit in scope.figures.visits) > FULL_LINES
    blocks = [
        course_block(scope, course(scope.measured.past, own, shared_out(len(scope.measured.regions)))),
        store_block(scope, own),
        open_block(scope, own),
        section_block(scope, figures.sections),
        standard_block(scope, kept_standards(figures, own)),
        sure_block(scope, figures),
    ]
    t, sums = scope.t, scope.figures.sums
    contents = [
        ("critical", t("Critical checks")),
        *((one.id, one.title) for one in blocks),
        ("checks", t("Failed checks")),
        ("sums", t("Each score, line by line")),
    ]
    return render(
        "region.html",
        figures,
        scope.language,
        t,
        scope=scope,
        place=f"{group.title}, ",
        first=first_screen(scope, figures, group),
        contents=contents,
        before=blocks,
        failed=tally.most_failed(figures.checks),
        shown=CHECKS_SHOWN,
        where=lambda one: list(where(one, scope)),
        compact=compact,
        sums=sums,
        parts=lambda visit: list(parts(visit, sums[visit.audit.sheet_id], t, compact=compact)),
        disputes=lambda visit: dispute_lines(scope.measured.disputes[visit.audit.sheet_id], t) if visit.disputed else [],
    )


def narrowed(figures: Figures, stores: frozenset[str]) -> Figures:
    """Give the figures of some stores; what is shared by all visits stays that of the chain."""
    back = figures.back
    visits = tuple(one for one in back.visits if one.store.id in stores)
    missing = tuple(one for one in back.missing if figures.regions.get(one.store) == visits[0].store.region)
    unplanned = tuple(one for one in back.unplanned if one.store.id in stores)
    planned = len(visits) - len(unplanned) + len(missing)
    return replace(
        figures,
        back=replace(back, visits=visits, planned=planned, missing=missing, unplanned=unplanned, left_out=()),
        sections=tally.sections(visits),
        bands=tally.bands(visits),
        checks=tally.checks(visits, owners(figures.workspace)),
        findings=tuple(one for one in figures.findings if one.visit.store.id in stores),
        unproven=tuple(one for one in figures.unproven if one.visit.store.id in stores),
        actions=tuple(one for one in figures.actions if one.visit.store.id in stores),
        issues=tuple(one for one in figures.issues if one.visit.store.id in stores),
    )


def parts(visit: Result, sum_: Sum, t: Words, *, compact: bool) -> Iterator[Part]:
    """Give a sum by section; compact leaves out the lines of checks that earned all their points, unless they are disputed."""
    for own in sum_.sections:
        kept = [(check, line) for check, line in own.checks if not compact or check.check.id in visit.disputed or not _full(check)]
        yield Part(tuple(_line(visit, check, line, t) for check, line in kept), own.line, len(own.checks) - len(kept))


def _line(visit: Result, check: CheckScore, line: str, t: Words) -> Line:
    disputed = check.check.id in visit.disputed
    if _full(check) and not disputed:
        return Line(check.state, line, added(check, t), "", disputed)
    said = filter(None, (place_of(check), added(check, t)))
    return Line(check.state, line, " · ".join(said), line_id(visit, check.check.id), disputed)


def _full(check: CheckScore) -> bool:
    return check.state == "passed" and check.earned == check.possible
