from __future__ import annotations

import io
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from floorwalk.model import ActionLine
from floorwalk.report.figures import figures
from floorwalk.report.rows import percentage
from floorwalk.report.tables import tables
from floorwalk.report.workbook import report_workbook

MADE = date(2026, 12, 1)


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def table(workbook: Workbook, name: str) -> list[dict[str, Any]]:
    """Rows below the head, which is the row of the frozen pane."""
    sheet = workbook[name]
    head = int(sheet.freeze_panes[1:]) - 1
    heads = [cell.value for cell in sheet[head]]
    return [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=head + 1)]


@pytest.fixture
def four(samples):
    space, round_, results = samples.four()
    return figures(space, round_, results, MADE)


def test_the_sheets_and_their_figures(four, samples):
    workbook = opened(report_workbook(four, samples.measured(four), str))
    assert workbook.sheetnames == [
        "Overview", "Rounds", "Regions", "Formats", "Stores", "Places", "Sections", "Standards", "Checks", "Failed checks", "Promises",
        "Actions", "Scores",
    ]  # fmt: skip
    first, second, _ = table(workbook, "Stores")
    assert (first["Score %"], first["Band"], first["On shared checks %"], first["Failed"]) == (20, "Poor", 20, 2)
    assert (second["Band"], second["On shared checks %"], second["Blank"]) == (None, None, 1)
    assert [row["Check"] for row in table(workbook, "Failed checks")] == ["PAY-01.2", "EXT-01.1"]


def test_scores_are_explained_line_by_line(four, samples):
    lines = [row["Line of the sum"] for row in table(opened(report_workbook(four, samples.measured(four), str)), "Scores")]
    assert lines == [line for visit in four.visits for line in visit.score.explanation()]


@pytest.mark.parametrize("text", ['=HYPERLINK("http://x")', "+1", "@x", "-2+3"])
def test_text_of_people_is_never_a_formula(samples, text):
    space, round_, results = samples.four()
    action = ActionLine(issue=text, owner=text)
    visit = samples.result(results[0].asked.edition, results[0].store, {"EXT-01.1": ("no",)}, actions=[action])
    found = figures(space, round_, [visit], MADE)
    workbook = opened(report_workbook(found, samples.measured(found), str))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert (table(workbook, "Actions")[0]["Issue"], table(workbook, "Actions")[0]["Owner"]) == (text, text)


def test_the_same_figures_give_the_same_bytes(four, samples):
    measured = samples.measured(four)
    assert report_workbook(four, measured, str) == report_workbook(four, measured, str)


def test_simulated_data_is_said_on_every_sheet(samples, mall):
    round_, _ = mall.rounds["2026-11"]
    found = figures(mall, round_, samples.random(mall, round_, mall.stores.rows[:2]), MADE)
    workbook = opened(report_workbook(found, samples.measured(found), str))
    assert all(sheet["A1"].value.startswith("Simulated data") for sheet in workbook)
    assert all(sheet["A2"].value == mall.company.notice for sheet in workbook)


def test_percentages_are_rounded_down_in_cells_too():
    assert str(percentage(Fraction(8_999_999, 100_000))) == "89.9"
    assert percentage(None) is None


def test_every_row_is_as_long_as_its_head(four, samples):
    for one in tables(four, samples.measured(four), str):
        assert {len(row) for row in one.rows} <= {len(one.heads)}, one.name
