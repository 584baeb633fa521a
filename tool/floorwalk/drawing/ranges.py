"""Figures with their intervals in; a chart of dots and whiskers as SVG text out, that prints, needs no colour, and fits a phone."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from math import ceil, floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH = 360
_ROW, _LEFT, _RIGHT, _FOOT = 36, 4, 4, 20
_INK, _GRID, _WIDE = "#222222", "#d9d9d9", "#9a9a9a"


@dataclass(frozen=True)
class Span:
    """One row: its label, the figure printed beside it, the value, its interval if there is one, and a wider range drawn thin."""

    label: str
    figure: str
    value: float
    low: float | None = None
    high: float | None = None
    wide: tuple[float, float] | None = None


def range_chart(
    spans: Sequence[Span],
    *,
    title: str,
    alternative: str,
    colour: str,
    ends: tuple[float, float] | None = None,
    mark: tuple[float, str] | None = None,
    unit: str = "",
) -> str:
    """Give an SVG with a row for each span on one axis.

    `ends` are the axis' least and most possible values, `mark` is a dashed line with its label.
    """
    least, most, step = _axis(spans, ends, mark)
    top = 18 if mark else 4
    height = top + _ROW * len(spans) + _FOOT
    scale = (WIDTH - _LEFT - _RIGHT) / (most - least)

    def x(value: float) -> float:
        return _LEFT + (min(most, max(least, value)) - least) * scale

    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}. {escape(alternative)}" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{escape(title)}</title><desc>{escape(alternative)}</desc>",
        _ticks(least, most, step, top, height, x, unit),
    ]
    if mark:
        at = x(mark[0])
        anchor = "end" if mark[0] > (least + most) / 2 else "start"
        parts.append(f'<path d="M{at:.1f} {top}V{height - _FOOT}" stroke="{_INK}" stroke-dasharray="4 3"/>')
        parts.append(f'<text x="{at:.1f}" y="11" font-size="11" fill="{_INK}" text-anchor="{anchor}">{escape(mark[1])}</text>')
    for number, span in enumerate(spans):
        parts.append(_row(span, top + number * _ROW, x, colour))
    return "".join([*parts, "</svg>"])


def _row(span: Span, y: int, x: Callable[[float], float], colour: str) -> str:
    text = f'font-size="12.5" fill="{_INK}" paint-order="stroke" stroke="#fff" stroke-width="3"'
    middle = y + 26
    made = f'<text x="0" y="{y + 14}" {text}>{escape(span.label)}</text>'
    made += f'<text x="{WIDTH}" y="{y + 14}" {text} text-anchor="end">{escape(span.figure)}</text>'
    if span.wide:
        made += f'<path d="M{x(span.wide[0]):.1f} {middle}H{x(span.wide[1]):.1f}" stroke="{_WIDE}" stroke-width="1.5"/>'
    if span.low is not None and span.high is not None:
        low, high = x(span.low), x(span.high)
        path = f"M{low:.1f} {middle - 4}v8M{low:.1f} {middle}H{high:.1f}M{high:.1f} {middle - 4}v8"
        made += f'<path d="{path}" stroke="{_INK}" stroke-width="2.4" fill="none"/>'
    full = colour if span.low is not None else "#ffffff"
    return f'{made}<circle cx="{x(span.value):.1f}" cy="{middle}" r="4.5" fill="{escape(full)}" stroke="{_INK}" stroke-width="1.4"/>'


def _ticks(least: float, most: float, step: float, top: int, height: int, x: Callable[[float], float], unit: str) -> str:
    made = []
    value = least
    while value <= most + step / 1000:
        at = x(value)
        anchor = "start" if value <= least else "end" if value + step > most + step / 1000 else "middle"
        made.append(f'<path d="M{at:.1f} {top}V{height - _FOOT + 3}" stroke="{_GRID}"/>')
        made.append(
            f'<text x="{at:.1f}" y="{height - 5}" font-size="10.5" fill="{_INK}" text-anchor="{anchor}">{value:g}{escape(unit)}</text>'
        )
        value += step
    return "".join(made)


def _axis(spans: Sequence[Span], ends: tuple[float, float] | None, mark: tuple[float, str] | None) -> tuple[float, float, float]:
    """Round ends and a step that makes four to eight ticks."""
    values = [one for span in spans for one in (span.value, span.low, span.high, *(span.wide or ())) if one is not None]
    values += [mark[0]] if mark else []
    low, high = min(values), max(values)
    reach = max(high - low, 1e-6)
    step = next((s for s in (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000) if reach / s <= 6), reach / 5)
    least, most = floor(low / step) * step, ceil(high / step) * step
    if ends:
        least, most = max(ends[0], least), min(ends[1], most)
    return (least, most, step) if most > least else (least - step, least + step, step)
