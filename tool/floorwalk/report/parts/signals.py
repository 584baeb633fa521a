"""Points of control charts in; why one is out of control, and the checks of this round that are, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.report import estimates
from floorwalk.report.block import Grid
from floorwalk.stats import Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.report.labels import Words
    from floorwalk.report.measures.course import Course
    from floorwalk.report.parts.scope import Scope

SHOWN = 10


def signal_words(signals: Sequence[Signal], t: Words) -> str:
    """Say why a point is out of control."""
    words = {Signal.BEYOND: t("beyond its limits"), Signal.RUN: t("the eighth or a later one in a row on one side of the middle")}
    return t(", ").join(words[one] for one in signals)


def signal_lines(course: Course, t: Words) -> list[str]:
    """Name the rounds that chance does not explain, or say that there is none where limits are."""
    lines = []
    for one in course.points:
        for point, what in ((one.of_mean, t("the mean")), (one.of_passed, t("the share of passed visits"))):
            if point and point.signals and not point.rough:
                form = t("{round}: {what} is out of control, {how}.")
                lines.append(form.format(round=one.round.title, what=what, how=signal_words(point.signals, t)))
    if lines or not any(one.of_mean and one.of_mean.low is not None for one in course.points):
        return lines
    return [t("No round lies outside its limits.")]


def stray_grid(course: Course, scope: Scope) -> Grid:
    """Give the checks whose share of passes at this round chance does not explain."""
    t = scope.t
    heads = [(t("Check out of control in this round"), "head"), (t("Passed"), "n"), (t("Middle"), "n"), (t("Why"), "plain")]
    rows = [
        [
            scope.check_title(one.check),
            t("{k} of {n}").format(k=one.passed, n=one.seen),
            estimates.share(one.centre, t),
            signal_words(one.signals, t),
        ]
        for one in course.stray
    ]
    form = t(
        "Of {n} checks, each with a chart of its own; about 3 in 1000 points lie outside by chance alone. "
        "Checks that hardly ever fail, or pass, have limits too rough for this."
    )
    return Grid(heads, rows, form.format(n=len(scope.measured.past.counts)), SHOWN)
