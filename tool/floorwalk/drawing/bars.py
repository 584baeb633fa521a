"""Shares between 0 and 1 in; a small bar chart as SVG text out, that prints, needs no colour to be read, and fits a phone."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 360  # user units: a phone's width, so that the letters keep their size there
_ROW, _BAR, _TOP, _EDGE = 38, 11, 18, 2
_INK, _TRACK = "#222222", "#e6e6e6"


@dataclass(frozen=True)
class Bar:
    """One bar: its label, the figure printed at its end, its length, and the range drawn over it, as shares of the axis."""

    label: str
    figure: str
    share: float
    low: float | None = None
    high: float | None = None


def bar_chart(bars: Sequence[Bar], *, title: str, alternative: str, colour: str, mark: float | None = None, mark_label: str = "") -> str:
    """Give an SVG of horizontal bars, one below the other; `mark` draws a dashed line with its label, `alternative` is read aloud."""
    top = _TOP if mark is not None else 2
    height = top + _ROW * len(bars) + 2
    parts = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{escape(title)}. {escape(alternative)}" xmlns="http://www.w3.org/2000/svg">',
        f"<title>{escape(title)}</title>",
    ]
    for number, bar in enumerate(bars):
        parts += _bar(bar, top + number * _ROW, colour)
    if mark is not None:
        parts.append(_mark(mark, mark_label, [top + number * _ROW for number in range(len(bars))]))
    return "".join([*parts, "</svg>"])


def _bar(bar: Bar, y: int, colour: str) -> list[str]:
    length = _x(bar.share) - _EDGE
    text = f'font-size="13" fill="{_INK}"'
    parts = [
        f'<text x="0" y="{y + 14}" {text}>{escape(bar.label)}</text>',
        f'<text x="{WIDTH}" y="{y + 14}" {text} text-anchor="end">{escape(bar.figure)}</text>',
        f'<rect x="{_EDGE}" y="{y + 20}" width="{WIDTH - 2 * _EDGE}" height="{_BAR}" fill="{_TRACK}"/>',
        f'<rect x="{_EDGE}" y="{y + 20}" width="{length:.1f}" height="{_BAR}" fill="{escape(colour)}" stroke="{_INK}" stroke-width="0.6"/>',
    ]
    if bar.low is not None and bar.high is not None:
        parts.append(_whisker(_x(bar.low), _x(bar.high), y + 20 + _BAR / 2))
    return parts


def _whisker(low: float, high: float, y: float) -> str:
    path = f"M{low:.1f} {y - 4:.1f}v8M{low:.1f} {y:.1f}H{high:.1f}M{high:.1f} {y - 4:.1f}v8"
    return (
        f'<path d="{path}" stroke="#ffffff" stroke-width="4" fill="none"/><path d="{path}" stroke="{_INK}" stroke-width="1.6" fill="none"/>'
    )


def _mark(mark: float, label: str, rows: Sequence[int]) -> str:
    x = _x(mark)
    anchor = "end" if mark > 0.5 else "start"
    path = "".join(f"M{x:.1f} {y + 18}v{_BAR + 5}" for y in rows)
    line = (
        f'<path d="{path}" stroke="#ffffff" stroke-width="4"/><path d="{path}" stroke="{_INK}" stroke-width="1.6" stroke-dasharray="3 2"/>'
    )
    return f'{line}<text x="{x:.1f}" y="11" font-size="11" fill="{_INK}" text-anchor="{anchor}">{escape(label)}</text>'


def _x(share: float) -> float:
    return _EDGE + (WIDTH - 2 * _EDGE) * min(1.0, max(0.0, share))
