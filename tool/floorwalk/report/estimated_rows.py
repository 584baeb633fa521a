"""Measures in; the tables of report.xlsx that carry intervals out, with a native chart beside each."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from math import ceil, floor
from typing import TYPE_CHECKING

from floorwalk.report import estimates
from floorwalk.report.native import NativeChart
from floorwalk.report.parts.signals import signal_words
from floorwalk.report.rows import Row, Table, percentage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.report.figures import Figures
    from floorwalk.report.labels import Words
    from floorwalk.report.measures.course import RoundPoint
    from floorwalk.report.measures.groups import Group
    from floorwalk.report.measures.measured import Measured
    from floorwalk.stats import Estimate

Heads = tuple[tuple[str, int], ...]
DRAWN = 20
_WIDTHS = 10


def rounds(measured: Measured, t: Words) -> Table:
    """Give the sheet of all rounds with a control chart."""
    heads = (
        (t("Round"), 22),
        *_interval(t("Mean %"), t),
        *_rests_on(t),
        (t("Middle"), 9),
        (t("Lower limit"), _WIDTHS),
        (t("Upper limit"), _WIDTHS),
        (t("Passed"), 8),
        (t("Of (n)"), 8),
        (t("Change in points"), 11),
        (t("Remark"), 60),
    )
    points = measured.course.points
    title = t("Mean score of each round, with its interval and control limits")
    chart = replace(_chart("line", title), lines=(9, 10, 11), ends=_ends_of_axis(points))
    return Table(t("Rounds"), heads, [_round(one, t) for one in points], chart=chart)


def _round(one: RoundPoint, t: Words) -> Row:
    point = one.of_mean
    limits = (_tenth(point.low), _tenth(point.high)) if point else (None, None)
    change = None if one.change is None else _tenth(one.change.value)
    remark = [signal_words(point.signals, t)] if point and point.signals else []
    remark += [t("a new stretch begins: requirements changed")] if one.cut else []
    remark += [estimates.why(one.mean, t)] if one.mean.low is None else []
    chart = (_tenth(point.centre) if point else None, *limits)
    return (
        one.round.title,
        *_ends(one.mean),
        one.mean.n,
        one.mean.clusters,
        *chart,
        one.passed,
        one.visits,
        change,
        "; ".join(remark) or None,
    )


def _ends_of_axis(points: Sequence[RoundPoint]) -> tuple[float, float]:
    """From the ten below everything that is drawn: a line, unlike a bar, need not begin at 0."""
    drawn = [low for one in points for low in (one.mean.value, one.mean.low, one.of_mean.low if one.of_mean else None) if low is not None]
    return (10.0 * floor(max(0.0, min(drawn)) / 10), 100.0) if drawn else (0.0, 100.0)


def groups(found: Sequence[Group], name: str, t: Words) -> Table:
    """Give the sheet of regions or formats."""
    heads = (
        (name, 22),
        *_interval(t("Mean %"), t),
        *_rests_on(t),
        (t("Against the others"), 12),
        *_ends_heads(t),
        (t("Remark"), 60),
    )
    rows: list[Row] = []
    for one in found:
        remark = estimates.why(one.beyond, t) if one.beyond.low is None else None
        ends = [_tenth(end) for end in (one.beyond.value, one.beyond.low, one.beyond.high)]
        rows.append((one.title, *_ends(one.mean), one.mean.n, one.mean.clusters, *ends, remark))
    return Table(name, heads, rows, chart=_chart("bar", t("Mean score of each, with its interval")))


def standards(figures: Figures, measured: Measured, t: Words) -> Table:
    """Give the sheet of the standards' rates, least kept first."""
    heads = (
        (t("Standard"), 11),
        *_interval(t("Share kept %"), t),
        (t("Times kept"), 8),
        (t("Of (n)"), 8),
        (t("Stores (n)"), _WIDTHS),
        (t("Cannot tell"), 11),
        (t("Title"), 50),
        (t("Owner"), 22),
        (t("Remark"), 40),
    )
    rows: list[Row] = []
    for one in measured.standards:
        why = estimates.why(one.rate, t) if one.rate.low is None else None
        counts = (one.kept, one.rate.n, one.rate.clusters, one.unclear)
        rows.append((one.standard.id, *_ends(one.rate, 100), *counts, one.standard.title, figures.role(one.owner), why))
    title = t("The standards that were kept least, with their intervals")
    return Table(t("Standards"), heads, rows, chart=replace(_chart("bar", title), rows=DRAWN))


def places(figures: Figures, measured: Measured, t: Words) -> Table:
    """Give the sheet of the stores' places; a store without one says why."""
    heads = (
        (t("Store"), 9),
        (t("Name"), 24),
        (t("Place"), 8),
        (t("With others"), 9),
        (t("Best"), 8),
        (t("Worst"), 8),
        (t("Mean %"), 10),
        (t("Visits (n)"), 10),
        (t("Remark"), 44),
    )
    rows: list[Row] = []
    for one in measured.standing:
        why = None if one.rank else t("no place below {least} comparable visits").format(least=one.least)
        place = (one.rank, one.tied if one.rank else None, one.best, one.worst)
        rows.append((one.store, figures.names.get(one.store), *place, percentage(one.mean), one.visits, why))
    return Table(t("Places"), heads, rows)


def _interval(value: str, t: Words) -> Heads:
    """The heads of what `_ends` gives; they stand in columns 2 to 6, behind the name."""
    return (value, 10), *_ends_heads(t), (t("Down"), 8), (t("Up"), 8)


def _ends_heads(t: Words) -> Heads:
    return (t("Lower end"), _WIDTHS), (t("Upper end"), _WIDTHS)


def _rests_on(t: Words) -> Heads:
    return (t("Visits (n)"), _WIDTHS), (t("Stores (n)"), _WIDTHS)


def _chart(kind: str, title: str) -> NativeChart:
    """A chart over the columns of `_interval`."""
    return NativeChart(kind, title, "%", labels=1, value=2, above=6, below=5)


def _ends(one: Estimate, scale: float = 1.0) -> tuple[Decimal | None, ...]:
    """Value, lower and upper end, and how far they lie from the value: what error bars are drawn from."""
    if one.value is None:
        return (None,) * 5
    value = Decimal(floor(one.value * scale * 10 + estimates.DUST)).scaleb(-1)
    if one.low is None or one.high is None:
        return value, None, None, Decimal(0), Decimal(0)
    low = Decimal(floor(max(0.0, one.low * scale) * 10 + estimates.DUST)).scaleb(-1)
    high = Decimal(ceil(min(100.0, one.high * scale) * 10 - estimates.DUST)).scaleb(-1)
    return value, low, high, value - low, high - value


def _tenth(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(round(value * 10)).scaleb(-1)
