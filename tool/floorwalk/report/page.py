"""Figures and measures in; index.html out: one file that needs no network, sentences first, with the way to each region and store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from floorwalk.drawing.bars import Bar, bar_chart
from floorwalk.report import sentences
from floorwalk.report.block import Block
from floorwalk.report.changed import do_about, sure_of_time, what_changed
from floorwalk.report.parts.actions import action_block
from floorwalk.report.parts.again import again_block, even_block
from floorwalk.report.parts.auditors import auditor_block, question_block
from floorwalk.report.parts.course import course_block
from floorwalk.report.parts.groups import format_block, region_block
from floorwalk.report.parts.kept import promise_block, section_block, standard_block
from floorwalk.report.parts.open import open_block
from floorwalk.report.parts.remarks import remark_block
from floorwalk.report.parts.stores import store_block
from floorwalk.report.parts.unseen import unseen_block
from floorwalk.report.parts.waiting import wait_block
from floorwalk.report.tally import most_failed
from floorwalk.report.template import render

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.report.figures import Figures
    from floorwalk.report.labels import Words
    from floorwalk.report.measures.groups import Group
    from floorwalk.report.parts.scope import Scope
    from floorwalk.report.tally import CheckTally

SURE = 4  # sentences of how sure we are that stand on the first screen
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
    after = [
        promise_block(scope),
        wait_block(scope),
        even_block(scope),
        unseen_block(scope),
        auditor_block(scope),
        question_block(scope),
        sure_block(scope, figures),
    ]
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
        actions=action_block(scope),
        remarks=remark_block(scope) if figures.issues else None,
        place="",
        where=lambda tally: list(where(tally, scope)),
    )


def first_screen(scope: Scope, figures: Figures, group: Group | None = None) -> First:
    """Give the sentences that come first: what changed, what to do, how sure we are, what came out."""
    t = scope.t
    return [
        (t("What changed"), what_changed(scope, group), False),
        (t("What to do first"), [*sentences.do_first(figures, t), *do_about(scope, group)], True),
        (t("How sure we are"), how_sure(scope, figures)[:SURE], False),
        (t("What came out"), sentences.came_out(figures, t), False),
    ]


def how_sure(scope: Scope, figures: Figures) -> list[str]:
    """Give all that is to be said of how far the figures carry, the weightiest first."""
    ranked = any(one.rank is not None for one in scope.measured.standing)
    rests, *more = sentences.how_sure(figures, scope.t, ranked=ranked)
    chance, *other = sure_of_time(scope)
    return [rests, chance, *more, *other]


def sure_block(scope: Scope, figures: Figures) -> Block:
    """Give the section that says it all; the first screen says the first of it."""
    return Block("sure", scope.t("All of how sure we are"), how_sure(scope, figures))


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


def where(tally: CheckTally, scope: Scope) -> Iterator[tuple[str, str]]:
    """Give the stores where a check failed, as (text, the line of its last failure there), a few by name and the rest counted."""
    last = {visit.store.id: visit for visit in tally.visits}
    for store, visit in list(last.items())[: sentences.NAMED]:
        yield store, scope.check_link(visit, tally.check.id).href
    more = len(last) - sentences.NAMED
    if more > 0:
        yield scope.t("{n} more").format(n=more), ""
