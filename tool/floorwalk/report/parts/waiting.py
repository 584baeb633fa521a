"""Promised times in; their section of the report out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.report import estimates
from floorwalk.report.block import Block, Grid
from floorwalk.words import mark

if TYPE_CHECKING:
    from floorwalk.report.measures.waits import Wait
    from floorwalk.report.parts.scope import Scope
    from floorwalk.stats import Estimate

_EXPLAINED = mark(
    "The share of promises kept in time, and by how much the actual lay after the promised: in the middle "
    "(half of the customers waited no longer) and in the "
    "slow tenth (nine of ten waited no longer). Not the mean: one forgotten customer would spoil it. The "
    "middle takes 6 values for an interval, the slow tenth 36 "
    "(Hahn and Meeker 1991; Woodruff 1952)."
)


def wait_block(scope: Scope) -> Block:
    """Give the promised and actual times of the round."""
    t, found = scope.t, scope.measured.waits
    title = t("Promised and actual times")
    if not found:
        return Block("waits", title, [t("No promised time was measured in this round.")])
    heads = [
        (t("Check"), "head"),
        (t("In time"), "n"),
        (t("Between"), "plain"),
        (t("n"), "n"),
        (t("Later than promised, middle"), "plain"),
        (t("Later than promised, slow tenth"), "plain"),
    ]
    return Block("waits", title, (), (), [Grid(heads, [_row(one, scope) for one in found])], [t(_EXPLAINED)])


def _row(one: Wait, scope: Scope) -> list[str]:
    t = scope.t
    name = f"{one.tally.check.id} {one.tally.standard.title}"
    share = [estimates.share(one.within.value, t), estimates.between(one.within, t, 100), str(one.within.n)]
    return [name, *share, _late(one.late, one.unit, scope), _late(one.slow, one.unit, scope)]


def _late(one: Estimate, unit: str, scope: Scope) -> str:
    if one.value is None:
        return scope.t("nothing to count")
    return f"{estimates.signed(one.value, scope.t)} {unit} ({estimates.between_signed(one, scope.t)})"
