"""Regions and formats in; their section out: means with intervals, who lies above or below the rest, and what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.drawing.ranges import Span
from floorwalk.report import estimates
from floorwalk.report.block import Block, Grid, Link
from floorwalk.report.measures.groups import comparable_on_shared
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.report.measures.groups import Group
    from floorwalk.report.parts.scope import Scope

_EXPLAINED = (
    mark(
        "The mean of all complete and scored visits, with the interval in which 95 of 100 such intervals hold the true mean. Visits of one "
        "store are alike, so the store is the unit (Cochran 1977)."
    ),
    mark(
        "The difference to the other stores is worked out from the stores' means (Welch 1947). As each group is compared, the error of 5 % "
        "is shared out among them (Bonferroni). A difference whose interval holds 0 is what chance does."
    ),
)


def region_block(scope: Scope) -> Block:
    """Give the section of the regions."""
    return _block(scope, scope.measured.regions, "regions", scope.t("Regions"), link=True)


def format_block(scope: Scope) -> Block:
    """Give the section of the formats."""
    return _block(scope, scope.measured.formats, "formats", scope.t("Formats"), link=False)


def _block(scope: Scope, groups: Sequence[Group], id_: str, title: str, *, link: bool) -> Block:
    t = scope.t
    spans = [
        Span(one.title, f"{estimates.score(one.mean.value, t)}, n = {one.mean.n}", one.mean.value, one.mean.low, one.mean.high)
        for one in groups
        if one.mean.value is not None
    ]
    heads = [(title, "head"), (t("Mean"), "n"), (t("Between"), "plain"), (t("Rests on"), "plain"), (t("Against the others"), "plain")]
    changed = any(one.change for one in groups)
    rows = []
    for one in groups:
        name = Link(one.title, scope.region_page(one.id)) if link else one.title
        row = [
            name,
            estimates.score(one.mean.value, t),
            estimates.between(one.mean, t),
            estimates.rests_on(one.mean, t),
            _beyond(one, scope),
        ]
        rows.append(row + ([_change(one, scope)] if changed else []))
    if changed:
        heads.append((t("Since the round before"), "plain"))
    said = [*_apart(groups, scope), _basis(scope)]
    charts = scope.ranges(spans, t("Mean score of each, with its interval"))
    return Block(id_, title, said, charts, [Grid(heads, rows)], [t(text) for text in _EXPLAINED])


def _basis(scope: Scope) -> str:
    t, figures = scope.t, scope.figures
    if comparable_on_shared(figures):
        return t("Compared on the {k} checks that all {n} complete visits answered.").format(
            k=len(figures.shared), n=len(figures.comparable)
        )
    return t(
        "Compared on all their checks, since fewer than half are shared by all {n} complete visits: stores are asked different ones."
    ).format(n=len(figures.comparable))


def _apart(groups: Sequence[Group], scope: Scope) -> list[str]:
    """Say which groups differ from the rest by more than chance does."""
    t = scope.t
    forms = {
        1: t("{name} lies above the other stores by {points} points ({interval}; n = {n} visits)."),
        -1: t("{name} lies below the other stores by {points} points ({interval}; n = {n} visits)."),
    }
    lines = [
        forms[way].format(
            name=one.title,
            points=estimates.size(one.beyond.value or 0, t),
            interval=estimates.between_signed(one.beyond, t),
            n=one.beyond.n,
        )
        for one in groups
        if (way := estimates.certain(one.beyond))
    ]
    if lines or not any(one.beyond.low is not None for one in groups):
        return lines
    return [t("None of them differs from the others by more than chance does.")]


def _beyond(one: Group, scope: Scope) -> str:
    if one.beyond.value is None:
        return scope.t("nothing to compare")
    return f"{estimates.signed(one.beyond.value, scope.t)} ({estimates.between_signed(one.beyond, scope.t)})"


def _change(one: Group, scope: Scope) -> str:
    if one.change is None or one.change.value is None:
        return scope.t("no store seen in both rounds")
    return f"{estimates.signed(one.change.value, scope.t)} ({estimates.between_signed(one.change, scope.t)})"
