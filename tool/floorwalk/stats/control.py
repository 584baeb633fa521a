"""Figures in the order of time in; their control chart out: centre, limits, and the points that chance does not explain."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from math import inf, sqrt
from statistics import fmean
from typing import TYPE_CHECKING, TypeVar

from floorwalk.stats.estimate import NEGLIGIBLE, Number, Why

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

LEAST_POINTS = 8
RUN = 8
T = TypeVar("T")
D2 = 1.128  # mean range of two normal values, in standard deviations (Shewhart, 1931)
REACH = 2.66  # 3 / d2
FEW_EXPECTED = 5


class Signal(StrEnum):
    """Why a point is out of control: rules 1 and 4 of the Western Electric Statistical Quality Control Handbook (1956)."""

    BEYOND = "beyond"  # outside the limits
    RUN = "run"  # the eighth or a later one in a row on the same side of the centre


@dataclass(frozen=True)
class Point:
    """One figure with its limits; `n` is what it rests on. The limits are None when the chart has too few points."""

    value: float
    n: int | None
    centre: float
    low: float | None = None
    high: float | None = None
    signals: tuple[Signal, ...] = ()
    rough: bool = False  # fewer than 5 passes or fails are to be expected: the limits of a p chart are rough there


@dataclass(frozen=True)
class Chart:
    """One stretch between changes of the requirement. `spread` is Laney's sigma_z of a p' chart, or the mean moving range."""

    points: tuple[Point, ...]
    centre: float | None
    spread: float | None = None
    why_not: Why | None = None
    least: int | None = None

    def out_of_control(self) -> tuple[int, ...]:
        return tuple(index for index, point in enumerate(self.points) if point.signals)


def stretches(values: Sequence[T], changed: Collection[int] = ()) -> list[Sequence[T]]:
    """Cut a row of figures before each place in `changed`: where an edition changed the requirement, a new stretch begins."""
    cuts = [0, *sorted(place for place in set(changed) if 0 < place < len(values)), len(values)]
    return [values[a:b] for a, b in pairwise(cuts) if a < b]


def p_chart(
    counts: Sequence[tuple[int, int]], changed: Collection[int] = (), *, prime: bool = False, least: int = LEAST_POINTS
) -> list[Chart]:
    """Charts of shares from (passed, visits) of each round, one for each stretch; rounds without a visit are left out.

    p = sum y / sum n; limits p +- 3 sqrt(p(1-p)/n_i), each point its own, never beyond 0 and 1. `prime` widens or narrows them by Laney's
    sigma_z = mean moving range of z_i / 1.128, z_i = (y_i/n_i - p) / sqrt(p(1-p)/n_i): for visits that are alike within stores, or many.
    Sources: Shewhart, Economic Control of Quality of Manufactured Product (1931); Montgomery, Introduction to Statistical Quality Control,
    chapter 7; Laney, Improved control charts for attributes, Quality Engineering 14 (2002). Fewer than `least` points: no limits.
    """
    return [_p_stretch([(y, n) for y, n in part if n], prime=prime, least=least) for part in stretches(counts, changed)]


def _p_stretch(counts: Sequence[tuple[int, int]], *, prime: bool, least: int) -> Chart:
    if not counts:
        return Chart((), None, why_not=Why.NOTHING)
    centre = sum(y for y, _ in counts) / sum(n for _, n in counts)
    bare = tuple(Point(y / n, n, centre, rough=n * min(centre, 1 - centre) < FEW_EXPECTED) for y, n in counts)
    if len(bare) < max(2, least):
        return Chart(bare, centre, why_not=Why.FEW_POINTS, least=max(2, least))
    errors = [sqrt(centre * (1 - centre) / n) for _, n in counts]
    if not errors[0]:
        return Chart(bare, centre, why_not=Why.NO_SPREAD)
    z = [(point.value - centre) / error for point, error in zip(bare, errors, strict=True)]
    spread = _moving_range(z) / D2 if prime else 1.0
    if spread < NEGLIGIBLE:
        return Chart(bare, centre, why_not=Why.NO_SPREAD)
    reach = [3 * spread * error for error in errors]
    points = [replace(point, low=max(0.0, centre - r), high=min(1.0, centre + r)) for point, r in zip(bare, reach, strict=True)]
    return Chart(_signalled(points), centre, spread)


def individuals(
    values: Sequence[Number], changed: Collection[int] = (), *, bounds: tuple[float, float] | None = None, least: int = LEAST_POINTS
) -> list[Chart]:
    """Charts of single figures, as the score of a store at each visit (XmR), one for each stretch.

    Mean +- 2.66 x the mean moving range (3 / 1.128); limits never beyond `bounds`, as (0, 100) for scores. Sources: Shewhart (1931);
    Wheeler and Chambers, Understanding Statistical Process Control, 2nd ed. (1992). Fewer than `least` points: no limits.
    """
    return [_x_stretch([float(value) for value in part], bounds, least) for part in stretches(values, changed)]


def _x_stretch(values: Sequence[float], bounds: tuple[float, float] | None, least: int) -> Chart:
    centre = fmean(values)
    bare = tuple(Point(value, None, centre) for value in values)
    if len(values) < max(2, least):
        return Chart(bare, centre, why_not=Why.FEW_POINTS, least=max(2, least))
    spread = _moving_range(values)
    if spread < NEGLIGIBLE:
        return Chart(bare, centre, why_not=Why.NO_SPREAD)
    floor, roof = bounds or (-inf, inf)
    low, high = max(floor, centre - REACH * spread), min(roof, centre + REACH * spread)
    return Chart(_signalled([replace(point, low=low, high=high) for point in bare]), centre, spread)


def _moving_range(values: Iterable[float]) -> float:
    return fmean(abs(b - a) for a, b in pairwise(values))


def _signalled(points: Iterable[Point]) -> tuple[Point, ...]:
    """Mark the points beyond the limits, and those that make a run of eight; a point on the centre ends a run."""
    marked, side, run = [], 0, 0
    for point in points:
        now = (point.value > point.centre) - (point.value < point.centre)
        side, run = now, (run + 1 if now and now == side else 1 if now else 0)
        found = []
        if point.low is not None and point.high is not None and not point.low <= point.value <= point.high:
            found.append(Signal.BEYOND)
        if run >= RUN:
            found.append(Signal.RUN)
        marked.append(replace(point, signals=tuple(found)))
    return tuple(marked)
