"""All rounds in; their section out: control charts of the mean and of the passed visits, and what changed from round to round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from floorwalk.drawing.course import Dot, course_chart
from floorwalk.report import estimates
from floorwalk.report.block import Block, Grid
from floorwalk.report.labels import count
from floorwalk.stats import Signal
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.report.labels import Words
    from floorwalk.report.measures.course import Course, RoundPoint
    from floorwalk.report.parts.scope import Scope
    from floorwalk.stats import Point

_EXPLAINED = (
    mark(
        "Every figure goes up and down. The dashed limits show how far it goes by itself: mean ± 2.66 × the mean step from round to round; "
        "for shares p ± 3 √(p(1 − p)/n), widened or narrowed as the rounds scatter (Shewhart 1931; Wheeler and Chambers 1992; Laney 2002)."
    ),
    mark(
        "A square with a ring is out of control: beyond the limits, or the eighth point in a row on one side "
        "of the middle. Only such a point "
        "needs a reason. Limits take eight points. Where an edition changed a requirement, a new stretch begins (dotted line)."
    ),
    mark(
        "The change is worked out store by store, on the checks that both its visits share and no edition changed, then averaged over the "
        "stores seen in both rounds (Student 1908; matched models, Consumer Price Index Manual 2020)."
    ),
)


def course_block(scope: Scope, course: Course | None = None, id_: str = "course") -> Block:
    """Give the section of all stores, or of the region whose course is given."""
    t, course = scope.t, course or scope.measured.course
    if len(course.points) < 2:
        said = [t("This is the first round of its kind on record: nothing can be said of a course yet. Limits take eight rounds.")]
        return Block(id_, t("From round to round"), said)
    said = [_limits(course, scope), *_out(course, scope), *_cuts(course, scope)]
    charts = [
        *_chart(course.points, scope, t("Mean score of each round, with its interval and control limits"), of_mean=True),
        *_chart(course.points, scope, t("Share of visits that passed, with control limits"), of_mean=False),
    ]
    return Block(
        id_, t("From round to round"), said, charts, [_grid(course.points, scope), *_stray(course, scope)], [t(text) for text in _EXPLAINED]
    )


def _limits(course: Course, scope: Scope) -> str:
    t = scope.t
    since = sum(1 for _ in _last_stretch(course.points))
    if course.few:
        return t("There are no control limits yet: they take {least} rounds under the same requirements, and there are {n}.").format(
            least=course.few, n=since
        )
    return t("The limits rest on {n} rounds under the same requirements.").format(n=since)


def _last_stretch(points: Sequence[RoundPoint]) -> Sequence[RoundPoint]:
    return points[max((at for at, one in enumerate(points) if one.cut), default=0) :]


def _out(course: Course, scope: Scope) -> list[str]:
    """Name the points that chance does not explain, or say that there is none where limits are."""
    t = scope.t
    lines = []
    for one in course.points:
        for point, what in ((one.of_mean, t("the mean")), (one.of_passed, t("the share of passed visits"))):
            if point and point.signals and not point.rough:
                lines.append(
                    t("{round}: {what} is out of control, {how}.").format(
                        round=one.round.title, what=what, how=signal_words(point.signals, t)
                    )
                )
    if lines or not any(one.of_mean and one.of_mean.low is not None for one in course.points):
        return lines
    return [t("No round lies outside its limits: the ups and downs are what chance does.")]


def signal_words(signals: Sequence[Signal], t: Words) -> str:
    """Say why a point is out of control."""
    words = {Signal.BEYOND: t("beyond its limits"), Signal.RUN: t("the eighth or a later one in a row on one side of the middle")}
    return t(", ").join(words[one] for one in signals)


def _cuts(course: Course, scope: Scope) -> list[str]:
    t = scope.t
    lines = []
    for one in course.points:
        if one.cut and one.step:
            if one.step.split is None:
                lines.append(
                    t(
                        "Before {round} a new stretch begins: the edition of an earlier round is gone, so nobody can tell what changed."
                    ).format(round=one.round.title)
                )
            else:
                changed = count(len(one.step.split), t("{n} check"), t("{n} checks"))
                lines.append(
                    t("Before {round} a new stretch begins: an edition changed {checks}.").format(round=one.round.title, checks=changed)
                )
    return lines


def _chart(points: Sequence[RoundPoint], scope: Scope, title: str, *, of_mean: bool) -> list[Markup]:
    t = scope.t
    dots = [_dot(one, of_mean=of_mean) for one in points]
    if sum(dot.value is not None for dot in dots) < 2:
        return []
    told = "; ".join(
        f"{one.round.title}: {estimates.score(dot.value, t)}" for one, dot in zip(points, dots, strict=True) if dot.value is not None
    )
    svg = course_chart(dots, title=title, alternative=told, colour=scope.figures.company.colour)
    return [Markup(f"<figure>{svg}<figcaption>{Markup.escape(title)}</figcaption></figure>")]  # noqa: S704  # the chart escapes its text


def _dot(one: RoundPoint, *, of_mean: bool) -> Dot:
    point: Point | None = one.of_mean if of_mean else one.of_passed
    scale = 1 if of_mean else 100
    limits = (point.low * scale, point.high * scale) if point and point.low is not None and point.high is not None else None
    mean = one.mean
    span = (mean.low, mean.high) if of_mean and mean.low is not None and mean.high is not None else None
    value = None if point is None else point.value * scale
    return Dot(
        one.round.id,
        value,
        span,
        point.centre * scale if point else None,
        limits,
        bool(point and point.signals and not point.rough),
        one.cut,
    )


def _grid(points: Sequence[RoundPoint], scope: Scope) -> Grid:
    t = scope.t
    heads = [
        (t("Round"), "head"),
        (t("Mean"), "n"),
        (t("Between"), "plain"),
        (t("Rests on"), "plain"),
        (t("Limits"), "plain"),
        (t("Passed"), "n"),
        (t("Change on the shared checks"), "plain"),
    ]
    return Grid(heads, [_row(one, scope) for one in reversed(points)])


def _row(one: RoundPoint, scope: Scope) -> list[str]:
    t, point = scope.t, one.of_mean
    limits = (
        t("{low} to {high}").format(low=estimates.down(point.low, t), high=estimates.up(point.high, t))
        if point and point.low is not None and point.high is not None
        else ""
    )
    passed = t("{k} of {n}").format(k=one.passed, n=one.visits)
    return [
        one.round.title,
        estimates.score(one.mean.value, t),
        estimates.between(one.mean, t),
        estimates.rests_on(one.mean, t),
        limits,
        passed,
        step_words(one, scope),
    ]


def step_words(one: RoundPoint, scope: Scope) -> str:
    """Give the change that led to a round."""
    t = scope.t
    change = one.change
    if one.step is None or change is None:
        return ""
    if change.value is None:
        return t("no store seen in both rounds")
    checks = t("{low} to {high}").format(low=one.step.checks[0], high=one.step.checks[1])
    form = t("{points} ({interval}); {stores} stores, {checks} checks each")
    return form.format(
        points=estimates.signed(change.value, t), interval=estimates.between_signed(change, t), stores=change.clusters, checks=checks
    )


def _stray(course: Course, scope: Scope) -> list[Grid]:
    """Checks whose share of passes at this round chance does not explain."""
    t = scope.t
    if not course.stray:
        return []
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
    caption = form.format(n=len(scope.measured.past.counts))
    return [Grid(heads, rows, caption, 10)]
