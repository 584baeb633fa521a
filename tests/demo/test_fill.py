"""A simulated auditor fills the real workbook: what it says is what is read back, and the rest of the sheet stays as it was."""

from __future__ import annotations

import io
from datetime import date

import pytest
from openpyxl import load_workbook
from tests.demo.by_openpyxl import filled_slowly

from floorwalk.demo.auditor import Auditor, Filling, fill
from floorwalk.demo.fill import filled
from floorwalk.demo.world import STRICT, World
from floorwalk.edition.freeze import Edition
from floorwalk.filled.known import known
from floorwalk.filled.read import read
from floorwalk.sheet.actions_sheet import OpenPoint
from floorwalk.sheet.visits import VisitSheet, visits
from floorwalk.source.workspace import Workspace
from floorwalk.words import words

SEED = 20261130


@pytest.fixture(scope="module")
def visit(mall: Workspace, mall_edition: Edition) -> VisitSheet:
    return visits(mall, mall.rounds["2026-11"][0], mall_edition, only=["S004"], language="en", simulated=True)[0]


@pytest.fixture(scope="module")
def blank(visit: VisitSheet, mall: Workspace) -> bytes:
    return visit.workbook(mall.rounds["2026-11"][0].start)


@pytest.fixture(scope="module")
def filling(visit: VisitSheet, mall: Workspace) -> Filling:
    return fill(visit.asked, mall.rounds["2026-11"][0], SEED)


@pytest.mark.parametrize("store", ["S001", "S003", "S012", "S013", "S015"])
def test_it_reads_as_the_same_filled_by_a_library(store: str, mall: Workspace, mall_edition: Edition) -> None:
    """Every kind of answer, the points of an earlier visit, and all that people write, in the stores' own languages."""
    round_ = mall.rounds["2026-11"][0]
    points = (OpenPoint("Mend the door & <sign>", "LAY-01.1", "Facilities lead", date(2026, 10, 1)), OpenPoint("Sweep", "", "", None))
    one = visits(mall, round_, mall_edition, only=[store], simulated=True, points=lambda *_: points)[0]
    blank, t = one.workbook(round_.start), words(one.identity.language)
    filling = Auditor(World(SEED), STRICT, careful=False).fill(one.asked, round_, points=points)
    told = known(mall, {mall_edition.hash: mall_edition})
    fast, slow = (read(way(blank, filling, t), "x.xlsx", told) for way in (filled, filled_slowly))
    assert fast.audit
    assert (fast.audit, fast.problems) == (slow.audit, slow.problems)
    assert [action.done for action in fast.audit.actions[:2]] == list(filling.done)
    assert len(fast.audit.actions) == 2 + len(filling.actions)


def test_a_cell_that_is_not_empty_is_never_written_over(blank: bytes, filling: Filling) -> None:
    once = filled(blank, filling, words("en"))
    with pytest.raises(KeyError):
        filled(once, filling, words("en"))


def test_no_formula_keeps_what_it_showed_on_the_blank_sheet(blank: bytes, filling: Filling) -> None:
    before, after = (load_workbook(io.BytesIO(one), data_only=True) for one in (blank, filled(blank, filling, words("en"))))
    assert before["Audit"]["P6"].value == 3
    assert after["Audit"]["P6"].value is None
    formulas = load_workbook(io.BytesIO(filled(blank, filling, words("en"))))["Audit"]
    assert formulas["P6"].value == load_workbook(io.BytesIO(blank))["Audit"]["P6"].value


def test_the_same_filling_gives_the_same_bytes(blank: bytes, filling: Filling) -> None:
    assert filled(blank, filling, words("en")) == filled(blank, filling, words("en"))


def test_what_is_read_back_is_what_was_written(blank: bytes, filling: Filling, mall: Workspace, mall_edition: Edition) -> None:
    back = read(filled(blank, filling, words("en")), "x.xlsx", known(mall, {mall_edition.hash: mall_edition}))
    assert back.audit
    assert (back.audit.day, back.audit.simulated, back.audit.remarks) == (filling.day, True, "Simulated visit.")
    odd = {problem.place.check for problem in back.problems}
    states = {
        line.check: {"N/A": "na", "Not observed": "not_observed"}.get(str(line.values[0]), "given") for line in filling.lines if line.values
    }
    assert {answer.check: answer.state for answer in back.audit.answers if answer.check in states.keys() - odd} == {
        check: states[check] for check in states.keys() - odd
    }
    assert [(action.issue, action.check, action.due) for action in back.audit.actions] == [
        (one.issue, one.check, one.due) for one in filling.actions
    ]


def test_only_yellow_cells_change(blank: bytes, filling: Filling) -> None:
    before, after = load_workbook(io.BytesIO(blank)), load_workbook(io.BytesIO(filled(blank, filling, words("en"))))
    changed = 0
    for sheet in before.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                other = after[sheet.title][cell.coordinate]
                if cell.value != other.value:
                    assert not cell.protection.locked, cell.coordinate
                    changed += 1
    assert changed > 60


def test_start_and_footer_say_that_it_is_simulated(blank: bytes, filling: Filling) -> None:
    book = load_workbook(io.BytesIO(filled(blank, filling, words("en"))))
    assert book["Start"]["B2"].value == "SIMULATED: filled by the demo, not by a person."
    assert all("SIMULATED" in book[title].oddFooter.left.text for title in ("Start", "Audit", "Actions", "Summary"))
