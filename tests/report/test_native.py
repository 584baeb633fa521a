from __future__ import annotations

import io
import zipfile
from datetime import date
from xml.etree import ElementTree

import pytest

from floorwalk.report.figures import figures
from floorwalk.report.workbook import report_workbook

CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@pytest.fixture(scope="module")
def charts(samples, mall):
    round_, _ = mall.rounds["2026-11"]
    found = figures(mall, round_, samples.random(mall, round_, mall.stores.rows), date(2026, 12, 1))
    with zipfile.ZipFile(io.BytesIO(report_workbook(found, samples.measured(found), str))) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("xl/charts/chart"))
        return [ElementTree.fromstring(archive.read(name)) for name in names]  # noqa: S314


def test_regions_formats_and_standards_have_native_charts(charts):
    assert [len(list(chart.iter(f"{CHART}barChart"))) for chart in charts] == [1, 1, 1]


def test_each_draws_its_interval_from_cells(charts):
    for chart in charts:
        (bars,) = chart.iter(f"{CHART}errBars")
        plus, minus = (bars.findtext(f"{CHART}{side}/{CHART}numRef/{CHART}f") or "" for side in ("plus", "minus"))
        assert "!$F$" in plus
        assert "!$E$" in minus


def test_a_chart_covers_as_many_rows_as_there_are(charts):
    formulas = [[one.text for one in chart.iter(f"{CHART}f")] for chart in charts]
    assert any("'Regions'!$B$4:$B$7" in (text or "") for text in formulas[0])
    assert any((text or "").endswith("$B$23") for text in formulas[2])  # 20 standards at most
