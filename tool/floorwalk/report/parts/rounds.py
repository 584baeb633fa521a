"""Rounds in; the table of the section about time out: each with its mean, its limits, and what changed since the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.report import estimates
from floorwalk.report.block import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.report.measures.course import RoundPoint
    from floorwalk.report.parts.scope import Scope


def round_grid(points: Sequence[RoundPoint], scope: Scope) -> Grid:
    """Give the rounds, the latest first."""
    t = scope.t
    heads = [
        (t("Round"), "head"),
        (t("Mean"), "n"),
        (t("Between"), "plain"),
        (t("Rests on"), "plain"),
        (t("Control limits"), "plain"),
        (t("Passed"), "n"),
        (t("Change on the shared checks"), "plain"),
    ]
    return Grid(heads, [_row(one, scope) for one in reversed(points)])


def _row(one: RoundPoint, scope: Scope) -> list[str]:
    t, mean = scope.t, one.mean
    passed = t("{k} of {n}").format(k=one.passed, n=one.visits)
    figures = [estimates.score(mean.value, t), estimates.between(mean, t), estimates.rests_on(mean, t)]
    return [one.round.title, *figures, _limits(one, scope), passed, step_words(one, scope)]


def _limits(one: RoundPoint, scope: Scope) -> str:
    t, point = scope.t, one.of_mean
    if point is None or point.low is None or point.high is None:
        return ""
    return t("{low} to {high}").format(low=estimates.down(point.low, t), high=estimates.up(point.high, t))


def step_words(one: RoundPoint, scope: Scope) -> str:
    """Give the change that led to a round."""
    t, change = scope.t, one.change
    if one.step is None or change is None:
        return ""
    if change.value is None:
        return t("no store seen in both rounds")
    checks = t("{low} to {high}").format(low=one.step.checks[0], high=one.step.checks[1])
    points, interval = estimates.signed(change.value, t), estimates.between_signed(change, t)
    form = t("{points} ({interval}); {stores} stores, {checks} checks each")
    return form.format(points=points, interval=interval, stores=change.clusters, checks=checks)
