"""Where a table's figures stand in; a native chart of Excel over them out, with its interval as error bars."""

from __future__ import annotations

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from openpyxl.chart import BarChart, LineChart, Reference, Series
from openpyxl.chart.data_source import NumDataSource, NumRef
from openpyxl.chart.error_bar import ErrorBars
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.utils import get_column_letter, quote_sheetname

WIDTH, HEIGHT = 20, 10  # centimetres
INK = "222222"


@dataclass(frozen=True)
class NativeChart:
    """Columns of a table, counted from 1: labels, value, and how far the interval reaches above and below it; `lines` are drawn dashed.

    `rows`: how many rows are drawn at most.
    """

    kind: str  # "line" or "bar"
    title: str
    axis: str
    labels: int
    value: int
    above: int
    below: int
    lines: tuple[int, ...] = ()
    rows: int = 1_000
    ends: tuple[float, float] = (0, 100)


def native_chart(chart: NativeChart, sheet: str, head: int, rows: int, titles: list[str], colour: str) -> Any:
    """Give the chart over the rows below `head` of a sheet, in a colour as #0b5c6b."""
    last = head + min(rows, chart.rows)
    made: Any = LineChart() if chart.kind == "line" else BarChart()
    made.title, made.height, made.width = chart.title, HEIGHT, WIDTH
    made.y_axis.title, made.y_axis.scaling.min, made.y_axis.scaling.max = chart.axis, *chart.ends
    made.x_axis.delete = made.y_axis.delete = False
    series = _series(sheet, chart.value, head, last, titles)
    series.errBars = ErrorBars(
        errDir="y",
        errBarType="both",
        errValType="cust",
        plus=_numbers(sheet, chart.above, head, last),
        minus=_numbers(sheet, chart.below, head, last),
        noEndCap=False,
    )
    series.graphicalProperties = GraphicalProperties(solidFill=colour.lstrip("#").upper())
    series.graphicalProperties.line.solidFill = colour.lstrip("#").upper()
    made.series.append(series)
    for column in chart.lines:
        line = _series(sheet, column, head, last, titles)
        line.graphicalProperties = GraphicalProperties()
        line.graphicalProperties.line.dashStyle = "dash"
        line.graphicalProperties.line.solidFill = INK
        line.smooth = False
        made.series.append(line)
    made.set_categories(Reference(_sheet(sheet), min_col=chart.labels, min_row=head + 1, max_row=last))
    if not chart.lines:
        made.legend = None
    return made


def _sheet(title: str) -> Any:
    """All that openpyxl asks of a sheet for a reference is its title."""
    return SimpleNamespace(title=title)


def _series(sheet: str, column: int, head: int, last: int, titles: list[str]) -> Any:
    values: Any = Reference(_sheet(sheet), min_col=column, min_row=head + 1, max_row=last)
    series: Any = Series(values, title=titles[column - 1])
    series.smooth = False
    return series


def _numbers(sheet: str, column: int, head: int, last: int) -> NumDataSource:
    letter = get_column_letter(column)
    return NumDataSource(numRef=NumRef(f=f"{quote_sheetname(sheet)}!${letter}${head + 1}:${letter}${last}"))
