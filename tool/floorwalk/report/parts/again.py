"""Findings that came back, and the evenness of the stores, in; their parts of the report out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.report import estimates
from floorwalk.report.block import Block, Grid
from floorwalk.words import mark

if TYPE_CHECKING:
    from floorwalk.report.block import Cell
    from floorwalk.report.parts.scope import Scope
    from floorwalk.stats import Estimate

SHOWN = 15
_AGAIN = mark(
    "A finding is a repeat when the visit before that looked also found it. A visit that did not look "
    "(N/A, not observed, blank, not asked) neither "
    "breaks the row nor counts. Only a pass ends it (GAO 2018)."
)
_EVEN = mark(
    "Within a store: how far its scores lie apart from visit to visit (standard deviation). Between "
    "stores: how far their true levels lie apart once the ups "
    "and downs of single visits are taken out. Alike: how much one visit says about a store, 1 all, 0 "
    "nothing (Snedecor and Cochran 1989; Shrout and Fleiss 1979)."
)


def again_block(scope: Scope) -> Block:
    """Give the checks that failed at consecutive visits that looked."""
    t, past = scope.t, scope.measured.past
    title = t("Findings that came back")
    if past.later:
        return Block("again", title, [t("Later rounds are on record: what came back stands in their reports.")])
    if len(past.by_store) == len(past.visits):
        return Block("again", title, [t("Each store was visited once so far: nothing can have come back.")])
    if not past.again:
        return Block("again", title, [t("No check failed twice in a row at any store.")])
    stores = len({one.store for one in past.again})
    said = [
        t("{n} findings failed at two or more visits in a row, in {stores} stores. What was done about them did not help.").format(
            n=len(past.again), stores=stores
        )
    ]
    heads = [(t("Store"), "head"), (t("Check"), "wide"), (t("Times in a row"), "n"), (t("Since"), "plain"), (t("Owner"), "plain")]
    rows: list[list[Cell]] = [
        [
            scope.store_link(one.store),
            scope.check_title(one.check) + (f" ({t('critical')})" if one.critical else ""),
            str(one.times),
            scope.day(one.since),
            scope.figures.role(scope.figures.by_check[one.check].owner) if one.check in scope.figures.by_check else "",
        ]
        for one in past.again
    ]
    return Block("again", title, said, (), [Grid(heads, rows, "", SHOWN)], [t(_AGAIN)])


def even_block(scope: Scope) -> Block:
    """Give the consistency within stores and between them."""
    t, even = scope.t, scope.measured.evenness
    heads = [(t("What"), "head"), (t("Figure"), "n"), (t("Between"), "plain"), (t("Rests on"), "plain")]
    rows = [
        [t("Within stores, in points"), *_points(even.all.within, scope)],
        [t("Between stores, in points"), *_points(even.all.between, scope)],
        [t("How alike the visits of a store are, 0 to 1"), *_alike(even.all.alike, scope)],
    ]
    grids = [Grid(heads, rows)]
    if even.stores:
        own: list[list[Cell]] = [[scope.store_link(store), *_points(one, scope)[:2], str(one.n)] for store, one in even.stores]
        caption = t("Within each store with three visits or more, the least even first")
        grids.append(Grid([(t("Store"), "head"), (t("Points"), "n"), (t("Between"), "plain"), (t("Visits (n)"), "n")], own, caption, 8))
    said = [_said(scope)]
    if even.few:
        said.append(t("{n} stores have fewer than three comparable visits and no figure of their own.").format(n=even.few))
    return Block("even", t("Consistency"), said, (), grids, [t(_EVEN)])


def _said(scope: Scope) -> str:
    t, all_ = scope.t, scope.measured.evenness.all
    within, between = all_.within, all_.between
    if within.value is None or between.value is None:
        return t("How even the stores are cannot be told yet: {why}.").format(why=estimates.why(within, t))
    form = t(
        "From visit to visit a store's score goes up and down by about {within} points; the stores' own "
        "levels lie about {between} points apart."
    )
    return form.format(within=estimates.up(within.value, t), between=estimates.up(between.value, t))


def _points(one: Estimate, scope: Scope) -> list[str]:
    t = scope.t
    return ["" if one.value is None else estimates.up(one.value, t), estimates.between(one, t, ends=None), estimates.rests_on(one, t)]


def _alike(one: Estimate, scope: Scope) -> list[str]:
    t = scope.t
    value = "" if one.value is None else estimates.hundredths(one.value, t)
    between = estimates.why(one, t)
    if one.low is not None and one.high is not None:
        between = t("{low} to {high}").format(low=estimates.hundredths(one.low, t), high=estimates.hundredths(one.high, t))
    return [value, between, estimates.rests_on(one, t)]
