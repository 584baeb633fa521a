"""All rounds in; their section out: control charts of the mean and of the passed visits, and what changed from round to round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from floorwalk.drawing.course import Dot, course_chart
from floorwalk.report import estimates
from floorwalk.report.block import Block
from floorwalk.report.labels import count
from floorwalk.report.parts.rounds import round_grid
from floorwalk.report.parts.signals import signal_lines, stray_grid
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.report.measures.course import Course, RoundPoint
    from floorwalk.report.parts.scope import Scope
    from floorwalk.report.past import Step
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
_SHARED_OUT = mark("As each region is compared, the error of 5 % of its change is shared out among the regions (Bonferroni).")


def course_block(scope: Scope, course: Course | None = None, id_: str = "course") -> Block:
    """Give the section of all stores, or of the region whose course is given."""
    t, course = scope.t, course or scope.measured.course
    if len(course.points) < 2:
        said = [t("This is the first round of its kind on record: nothing can be said of a course yet. Limits take eight rounds.")]
        return Block(id_, t("From round to round"), said)
    said = [_limits(course, scope), *signal_lines(course, t), *_cuts(course, scope)]
    charts = [
        *_chart(course.points, scope, t("Mean score of each round, with its interval and control limits"), of_mean=True),
        *_chart(course.points, scope, t("Share of visits that passed, with control limits"), of_mean=False),
    ]
    grids = [round_grid(course.points, scope), *([stray_grid(course, scope)] if course.stray else [])]
    explained = _EXPLAINED if course is scope.measured.course else (*_EXPLAINED, _SHARED_OUT)
    return Block(id_, t("From round to round"), said, charts, grids, [t(text) for text in explained])


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


def _cuts(course: Course, scope: Scope) -> list[str]:
    return [_cut(one, one.step, scope) for one in course.points if one.cut and one.step]


def _cut(one: RoundPoint, step: Step, scope: Scope) -> str:
    t = scope.t
    if step.split is None:
        form = t("Before {round} a new stretch begins: the edition of an earlier round is gone, so nobody can tell what changed.")
        return form.format(round=one.round.title)
    changed = count(len(step.split), t("{n} check"), t("{n} checks"))
    return t("Before {round} a new stretch begins: an edition changed {checks}.").format(round=one.round.title, checks=changed)


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
    """A round on a chart in percent; shares are counted from 0 to 1."""
    point: Point | None = one.of_mean if of_mean else one.of_passed
    if point is None:
        return Dot(one.round.id, None, cut=one.cut)
    scale, mean = (1, one.mean) if of_mean else (100, None)
    limits = None if point.low is None or point.high is None else (point.low * scale, point.high * scale)
    span = None if mean is None or mean.low is None or mean.high is None else (mean.low, mean.high)
    out = bool(point.signals) and not point.rough
    return Dot(one.round.id, point.value * scale, span, point.centre * scale, limits, out, one.cut)
