"""All rounds in; the mean and the passed visits of each, with control charts, and the checks whose share left its limits, out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.stats import CONFIDENCE, Chart, Estimate, Point, Signal, individuals, mean_score, p_chart

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from fractions import Fraction

    from floorwalk.report.past import Past, PastRound, Step

HUNDRED = (0.0, 100.0)


@dataclass(frozen=True)
class RoundPoint:
    """A round on the chart: its mean, the visits that passed, both points with their limits.

    `step` leads to it from the round before, with that `change`; at a `cut` an edition changed the requirements.
    """

    round: PastRound
    mean: Estimate
    passed: int
    visits: int
    of_mean: Point | None
    of_passed: Point | None
    step: Step | None
    change: Estimate | None
    cut: bool


@dataclass(frozen=True)
class StrayCheck:
    """A check whose share of passes at the last round lies outside its limits, or ends a run of eight."""

    check: str
    passed: int
    seen: int
    centre: float
    signals: tuple[Signal, ...]


@dataclass(frozen=True)
class Course:
    """The rounds, oldest first; why there are no limits for the last stretch, if so (`few`: how many points it takes)."""

    points: tuple[RoundPoint, ...]
    few: int | None
    stray: tuple[StrayCheck, ...]


def course(past: Past, stores: Collection[str] | None = None, confidence: float = CONFIDENCE) -> Course:
    """Give the course of all stores, or of some. XmR chart of the rounds' means; p' chart of the visits that passed.

    `confidence` is that of the changes from round to round.
    """
    scores: dict[str, dict[str, list[Fraction]]] = defaultdict(lambda: defaultdict(list))
    passed: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for visit in past.visits:
        if stores is None or visit.store in stores:
            passed[visit.round][0] += visit.outcome == "pass"
            passed[visit.round][1] += 1
            if visit.counts and visit.percent is not None:
                scores[visit.round][visit.store].append(visit.percent)
    means = [mean_score(list(scores[one.id].values())) for one in past.rounds]
    of_mean, few = _points(past, means)
    of_passed = _passed_points(past, passed)
    points = []
    for at, one in enumerate(past.rounds):
        step = past.steps[at - 1] if at and past.steps else None
        change = step.change(stores, confidence) if step else None
        points.append(
            RoundPoint(
                one, means[at], passed[one.id][0], passed[one.id][1], of_mean.get(at), of_passed.get(at), step, change, at in past.cuts
            )
        )
    return Course(tuple(points), few, stray_checks(past) if stores is None else ())


def _points(past: Past, means: Sequence[Estimate]) -> tuple[dict[int, Point], int | None]:
    """The points of the XmR chart by place of the round; rounds without a mean are left out. Limits stand or fall with the last stretch."""
    places = [at for at, mean in enumerate(means) if mean.value is not None]
    cuts = [number for number, at in enumerate(places) if any((places[number - 1] if number else 0) < cut <= at for cut in past.cuts)]
    charts = individuals([means[at].value or 0.0 for at in places], cuts, bounds=HUNDRED) if places else []
    return _by_place(places, charts), charts[-1].least if charts else None


def _passed_points(past: Past, passed: dict[str, list[int]]) -> dict[int, Point]:
    places = [at for at, one in enumerate(past.rounds) if passed[one.id][1]]
    cuts = [number for number, at in enumerate(places) if any((places[number - 1] if number else 0) < cut <= at for cut in past.cuts)]
    counts = [(passed[past.rounds[at].id][0], passed[past.rounds[at].id][1]) for at in places]
    return _by_place(places, p_chart(counts, cuts, prime=True))


def _by_place(places: Sequence[int], charts: Sequence[Chart]) -> dict[int, Point]:
    return dict(zip(places, (point for chart in charts for point in chart.points), strict=True))


def stray_checks(past: Past) -> tuple[StrayCheck, ...]:
    """Each check has a p' chart of its own, cut only where that check was changed. Where its limits are rough, nothing is called out."""
    place = {one.id: at for at, one in enumerate(past.rounds)}
    found = []
    for check, counts in past.counts.items():
        ordered = sorted((place[round_], passed, seen) for round_, passed, seen in counts)
        changed = {at for at, step in enumerate(past.steps, start=1) if step.split is None or check in step.split}
        cuts = [
            number for number, (at, _, _) in enumerate(ordered) if number and any(ordered[number - 1][0] < cut <= at for cut in changed)
        ]
        charts = p_chart([(passed, seen) for _, passed, seen in ordered], cuts, prime=True)
        last = charts[-1].points[-1] if charts and charts[-1].points else None
        if last and last.signals and not last.rough and ordered[-1][0] == len(past.rounds) - 1:
            found.append(StrayCheck(check, ordered[-1][1], ordered[-1][2], last.centre, last.signals))
    return tuple(sorted(found, key=lambda one: (one.passed / one.seen - one.centre, one.check)))
