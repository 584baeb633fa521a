"""Figures of one round after the other in; a control chart as SVG text out: points, centre, limits, marks, and cuts between stretches."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH, HEIGHT = 360, 190
_LEFT, _RIGHT, _TOP, _FOOT = 30, 8, 8, 34
_INK, _GRID, _LIMIT = "#222222", "#dddddd", "#8a8a8a"


@dataclass(frozen=True)
class Dot:
    """One point: its label on the axis, its value, its interval, the centre and limits of its stretch, whether it is out of control.

    `cut`: a new stretch begins here. `value` None: nothing was measured.
    """

    label: str
    value: float | None
    span: tuple[float, float] | None = None
    centre: float | None = None
    limits: tuple[float, float] | None = None
    out: bool = False
    cut: bool = False


def course_chart(dots: Sequence[Dot], *, title: str, alternative: str, colour: str, ends: tuple[float, float] = (0, 100)) -> str:
    """Give the SVG. Points out of control are squares with a ring, the others dots: no colour is needed to tell them apart."""
    least, most, step = _axis(dots, ends)
    wide = (WIDTH - _LEFT - _RIGHT) / max(1, len(dots))

    def y(value: float) -> float:
        return _TOP + (most - min(most, max(least, value))) / (most - least) * (HEIGHT - _TOP - _FOOT)

    def x(place: int) -> float:
        return _LEFT + (place + 0.5) * wide

    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}. {escape(alternative)}" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{escape(title)}</title><desc>{escape(alternative)}</desc>",
        *_grid(least, most, step, y),
        *_stretches(dots, wide, x, y),
        *_line(dots, x, y, colour),
        *(_dot(dot, x(place), y, colour) for place, dot in enumerate(dots)),
        *_labels(dots, x),
    ]
    return "".join([*parts, "</svg>"])


def _grid(least: float, most: float, step: float, y: Callable[[float], float]) -> list[str]:
    made, value = [], least
    while value <= most + step / 1000:
        made.append(f'<path d="M{_LEFT} {y(value):.1f}H{WIDTH - _RIGHT}" stroke="{_GRID}"/>')
        made.append(f'<text x="{_LEFT - 4}" y="{y(value) + 3.5:.1f}" font-size="10" fill="{_INK}" text-anchor="end">{value:g}</text>')
        value += step
    return made


def _stretches(dots: Sequence[Dot], wide: float, x: Callable[[int], float], y: Callable[[float], float]) -> list[str]:
    """Centre and limits as steps, since each round's limits are its own, and the cuts."""
    made = []
    for place, dot in enumerate(dots):
        a, b = x(place) - wide / 2, x(place) + wide / 2
        if dot.cut:
            made.append(f'<path d="M{a:.1f} {_TOP}V{HEIGHT - _FOOT}" stroke="{_INK}" stroke-width="1.4" stroke-dasharray="1 3"/>')
        if dot.limits and dot.centre is not None:
            made.append(f'<path d="M{a:.1f} {y(dot.centre):.1f}H{b:.1f}" stroke="{_LIMIT}"/>')
            made += [f'<path d="M{a:.1f} {y(limit):.1f}H{b:.1f}" stroke="{_INK}" stroke-dasharray="5 3"/>' for limit in dot.limits]
    return made


def _line(dots: Sequence[Dot], x: Callable[[int], float], y: Callable[[float], float], colour: str) -> list[str]:
    return [
        f'<path d="M{x(place):.1f} {y(a.value):.1f}L{x(place + 1):.1f} {y(b.value):.1f}" stroke="{escape(colour)}" stroke-width="1.6"/>'
        for place, (a, b) in enumerate(pairwise(dots))
        if a.value is not None and b.value is not None and not b.cut
    ]


def _dot(dot: Dot, x: float, y: Callable[[float], float], colour: str) -> str:
    if dot.value is None:
        return ""
    at = y(dot.value)
    made = ""
    if dot.span:
        low, high = y(dot.span[0]), y(dot.span[1])
        made = (
            f'<path d="M{x - 3:.1f} {low:.1f}h6M{x:.1f} {low:.1f}V{high:.1f}M{x - 3:.1f} {high:.1f}h6" stroke="{_INK}" stroke-width="1.2"/>'
        )
    if dot.out:
        ring = f'<circle cx="{x:.1f}" cy="{at:.1f}" r="8" fill="none" stroke="{_INK}" stroke-width="1.6"/>'
        return f'{made}{ring}<rect x="{x - 4:.1f}" y="{at - 4:.1f}" width="8" height="8" fill="{_INK}"/>'
    return f'{made}<circle cx="{x:.1f}" cy="{at:.1f}" r="4" fill="{escape(colour)}" stroke="{_INK}"/>'


def _labels(dots: Sequence[Dot], x: Callable[[int], float]) -> list[str]:
    """As many labels as fit, the last one always."""
    each = max(1, ceil(len(dots) * 52 / (WIDTH - _LEFT - _RIGHT)))
    last = len(dots) - 1
    return [
        f'<text x="{x(place):.1f}" y="{HEIGHT - 16}" font-size="10" fill="{_INK}" text-anchor="middle">{escape(dot.label)}</text>'
        for place, dot in enumerate(dots)
        if (last - place) % each == 0
    ]


def _axis(dots: Sequence[Dot], ends: tuple[float, float]) -> tuple[float, float, float]:
    values = [one for dot in dots for one in (dot.value, *(dot.span or ()), *(dot.limits or ())) if one is not None] or [ends[0], ends[1]]
    low, high = min(values), max(values)
    reach = max(high - low, 1.0)
    step = next((s for s in (0.5, 1, 2, 5, 10, 20, 25, 50) if reach / s <= 6), reach / 5)
    least, most = max(ends[0], floor(low / step) * step), min(ends[1], ceil(high / step) * step)
    return (least, most, step) if most > least else (max(ends[0], least - step), min(ends[1], least + step), step)
