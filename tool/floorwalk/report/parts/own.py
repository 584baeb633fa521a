"""The visits of one store over all rounds in; its own history for the staff room out, in the store's language."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from floorwalk.drawing.course import Dot, course_chart
from floorwalk.report import estimates, labels
from floorwalk.report.block import Block, Grid
from floorwalk.stats import individuals, within_store
from floorwalk.words.days import day_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.report.past import Again, Past, PastVisit
    from floorwalk.report.tongue import Told, Tongue
    from floorwalk.stats import Point

SHOWN, NAMED = 12, 5


def own_block(past: Past, store: str, told: Told) -> Block | None:
    """Give the history of a store that was visited more than once, in its language; `told` is its last visit."""
    visits = past.by_store.get(store, ())
    if len(visits) < 2:
        return None
    tongue, t = told.tongue, told.tongue.t
    points = _points(past, visits)
    said = [*_said(past, store, tongue), *_again([one for one in past.again if one.store == store], told)]
    grids = [_grid(past, visits, tongue)]
    return Block("own", t("Our visits so far"), said, _chart(past, visits, points, tongue), grids)


def _points(past: Past, visits: Sequence[PastVisit]) -> dict[str, Point]:
    """The points of the XmR chart by sheet id, cut where an edition changed a requirement."""
    place = {one.id: number for number, one in enumerate(past.rounds)}
    counted = [one for one in visits if one.counts and one.percent is not None]
    if not counted:
        return {}
    cuts = [at for at, (a, b) in enumerate(pairwise(counted), start=1) if any(place[a.round] < cut <= place[b.round] for cut in past.cuts)]
    charts = individuals([one.percent or 0 for one in counted], cuts, bounds=(0.0, 100.0))
    return dict(zip((one.sheet for one in counted), (point for chart in charts for point in chart.points), strict=True))


def _said(past: Past, store: str, tongue: Tongue) -> list[str]:
    t = tongue.t
    lines = []
    if past.last and store in past.last.scores[0] and store in past.last.scores[1]:
        before, after = (scores[store] for scores in past.last.scores)
        title = {one.id: tongue.name(one) for one in past.rounds}[past.last.before]
        form = t("Since {round}: {points} points on the checks that both visits share. One visit against one other says little.")
        lines.append(form.format(round=title, points=estimates.signed(after - before, t)))
    scores = past.scores.get(store, ())
    if scores:
        within = within_store(list(scores))
        if within.value is None:
            lines.append(
                t("How even our visits are can be told from three comparable visits on; so far there are {n}.").format(n=len(scores))
            )
        else:
            form = t("From visit to visit our score goes up and down by about {points} points (n = {n} visits).")
            lines.append(form.format(points=estimates.up(within.value, t), n=within.n))
    return lines


def _again(again: Sequence[Again], told: Told) -> list[str]:
    form, names = told.tongue.t("Came back {times} times in a row: {check}."), told.check_titles() if again else {}
    return [form.format(times=one.times, check=f"{one.check} {names.get(one.check, '')}".strip()) for one in again[:NAMED]]


def _chart(past: Past, visits: Sequence[PastVisit], points: dict[str, Point], tongue: Tongue) -> list[Markup]:
    t = tongue.t
    if len(points) < 2:
        return []
    place = {one.id: number for number, one in enumerate(past.rounds)}
    dots = []
    for before, visit in zip([None, *visits], visits, strict=False):
        point = points.get(visit.sheet)
        limits = (point.low, point.high) if point and point.low is not None and point.high is not None else None
        cut = before is not None and any(place[before.round] < at <= place[visit.round] for at in past.cuts)
        value = point.value if point else None
        dots.append(Dot(visit.round, value, None, point.centre if point else None, limits, bool(point and point.signals), cut))
    told = "; ".join(f"{dot.label}: {estimates.score(dot.value, t)}" for dot in dots if dot.value is not None)
    svg = course_chart(dots, title=t("Our scores so far"), alternative=told, colour=tongue.company.colour)
    return [Markup(svg)]  # noqa: S704  # the chart escapes its text


def _grid(past: Past, visits: Sequence[PastVisit], tongue: Tongue) -> Grid:
    t = tongue.t
    titles = {one.id: tongue.name(one) for one in past.rounds}
    heads = [(t("Round"), "head"), (t("Day"), "plain"), (t("Score"), "n"), (t("Outcome"), "plain")]
    rows = [
        [titles[one.round], day_text(one.day, tongue.language), labels.percent(one.percent, t), labels.outcome(one.outcome, t)]
        for one in reversed(visits)
    ]
    return Grid(heads, rows[:SHOWN])
