"""Figures and measures in; index.html out: one file that needs no network, sentences first, with the way to each region and store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from floorwalk.drawing.bars import Bar, bar_chart
from floorwalk.report import sentences
from floorwalk.report.changed import do_about, sure_of_time, what_changed
from floorwalk.report.parts.again import again_block, even_block
from floorwalk.report.parts.auditors import auditor_block, question_block
from floorwalk.report.parts.course import course_block
from floorwalk.report.parts.groups import format_block, region_block
from floorwalk.report.parts.kept import promise_block, section_block, standard_block
from floorwalk.report.parts.open import open_block
from floorwalk.report.parts.stores import store_block
from floorwalk.report.parts.unseen import unseen_block
from floorwalk.report.parts.waiting import wait_block
from floorwalk.report.tally import most_failed
from floorwalk.report.template import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.report.block import Block
    from floorwalk.report.figures import Figures
    from floorwalk.report.findings import Finding
    from floorwalk.report.labels import Words
    from floorwalk.report.parts.scope import Scope
    from floorwalk.report.tally import CheckTally

CHECKS_SHOWN = 20  # most-failed checks that stand open; the rest are folded
First = list[tuple[str, list[str], bool]]


def index_page(scope: Scope) -> str:
    """Give the chain's HTML. It links to regions/<id>.html and stores/<id>.html beside it."""
    t, figures = scope.t, scope.figures
    before = [
        course_block(scope),
        region_block(scope),
        format_block(scope),
        again_block(scope),
        open_block(scope),
        section_block(scope),
        standard_block(scope),
        store_block(scope),
    ]
    after = [promise_block(scope), wait_block(scope), even_block(scope), unseen_block(scope), auditor_block(scope), question_block(scope)]
    return render(
        "index.html",
        figures,
        scope.language,
        t,
        scope=scope,
        first=first_screen(scope, figures),
        contents=_contents(before, after, figures, t),
        before=before,
        after=after,
        band_chart=_band_chart(figures, t),
        failed=most_failed(figures.checks),
        shown=CHECKS_SHOWN,
        by_owner=_by_owner(figures),
        where=lambda tally: list(where(tally, scope)),
    )


def first_screen(scope: Scope, figures: Figures, stores: frozenset[str] | None = None) -> First:
    """Give the sentences that come first: what changed, what came out, what to do, how sure we are."""
    t = scope.t
    ranked = any(one.rank is not None for one in scope.measured.standing)
    return [
        (t("What changed"), what_changed(scope, stores), False),
        (t("What came out"), sentences.came_out(figures, t), False),
        (t("What to do first"), [*sentences.do_first(figures, t), *do_about(scope, stores)], True),
        (t("How sure we are"), [*sentences.how_sure(figures, t, ranked=ranked), *sure_of_time(scope)], False),
    ]


def _contents(before: list[Block], after: list[Block], figures: Figures, t: Words) -> list[tuple[str, str]]:
    middle = [("checks", t("Failed checks")), ("bands", t("Bands"))]
    last = [
        ("actions", t("Actions")),
        *([("issues", t("Remarks on sheets"))] if figures.issues else []),
        ("rules", t("How the figures are made")),
    ]
    own = [[(block.id, block.title) for block in blocks] for blocks in (before, after)]
    return [("critical", t("Critical checks")), *own[0], *middle, *own[1], *last]


def _band_chart(figures: Figures, t: Words) -> Markup:
    most = max((n for _, n in figures.bands), default=0)
    if not most:
        return Markup()
    form = t("{n} of {all} visits")
    bars = [Bar(band.title, form.format(n=n, all=len(figures.visits)), n / len(figures.visits)) for band, n in figures.bands]
    alternative = "; ".join(f"{bar.label}: {bar.figure}" for bar in bars)
    return Markup(bar_chart(bars, title=t("Visits in each band"), alternative=alternative, colour=figures.company.colour))  # noqa: S704  # bars escape their text


def _by_owner(figures: Figures) -> list[tuple[str, list[Finding]]]:
    own: dict[str, list[Finding]] = {}
    for finding in figures.findings:
        own.setdefault(finding.owner, []).append(finding)
    return sorted(((figures.role(role), found) for role, found in own.items()), key=lambda item: (-len(item[1]), item[0]))


def where(tally: CheckTally, scope: Scope) -> Iterator[tuple[str, str]]:
    """Give the stores where a check failed, as (text, where it leads), a few by name and the rest counted."""
    for store in tally.stores[: sentences.NAMED]:
        yield store, scope.store_link(store).href
    more = len(tally.stores) - sentences.NAMED
    if more > 0:
        yield scope.t("{n} more").format(n=more), ""
