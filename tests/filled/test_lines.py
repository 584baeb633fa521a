"""Lines that are missing, doubled or of no check: reported, and nothing that a person wrote is dropped without a word."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.sheet.conftest import ANSWERED, Pen, good, make, taken

BLANK = make()


def _copy(pen: Pen, check: str, to: int) -> None:
    for key, column in pen.columns.items():
        value = pen.cell(check, key).value
        pen.audit.cell(to, column).value = value if not str(value).startswith("=") else None


def test_a_missing_line_counts_as_blank() -> None:
    pen = good(BLANK)
    pen.audit.delete_rows(pen.rows["YES-03.1"])
    filled = taken(pen.done())
    assert [(one.code, one.place.check, one.place.sheet) for one in filled.problems] == [("FW607", "YES-03.1", "Audit")]
    assert filled.audit
    assert filled.audit.by_check()["YES-03.1"].state == "blank"
    assert sum(answer.state == "given" for answer in filled.audit.answers) == 12


@pytest.mark.parametrize(
    ("change", "state", "words"),
    [
        (lambda pen, row: None, "given", "the answer was taken once"),
        (lambda pen, row: setattr(pen.audit.cell(row, pen.columns["a1"]), "value", None), "given", "the answer was taken once"),
        (
            lambda pen, row: setattr(pen.audit.cell(row, pen.columns["a1"]), "value", "No"),
            "blank",
            "with different answers; none was taken",
        ),
    ],
    ids=["same", "one empty", "different"],
)
def test_a_doubled_line(change: Callable[[Pen, int], None], state: str, words: str) -> None:
    pen = good(BLANK).write("YES-03.1", "Yes", note="first")
    row = pen.audit.max_row + 1
    _copy(pen, "YES-03.1", row)
    pen.audit.cell(row, pen.columns["note"]).value = "second"
    change(pen, row)
    filled = taken(pen.done())
    assert [(one.code, one.place.cell) for one in filled.problems] == [("FW608", f"A{row}")]
    assert words in filled.problems[0].what
    assert filled.audit
    answer = filled.audit.by_check()["YES-03.1"]
    assert (answer.state, answer.note) == (state, "first / second")


def test_each_answer_knows_the_sheet_and_cell_in_which_it_stood() -> None:
    pen = good(BLANK)
    pen.audit.title = "Denetim"
    pen.audit.insert_rows(8, 3)
    pen.audit.insert_cols(3, 2)
    filled = taken(pen.done())
    assert filled.audit
    for answer in filled.audit.answers:
        written = pen.book[answer.sheet][answer.cell]
        assert written.value == ANSWERED[answer.check][0]
        assert answer.sheet == "Denetim"
    assert len({answer.cell for answer in filled.audit.answers}) == len(ANSWERED)


def test_an_answer_whose_line_is_missing_stood_nowhere() -> None:
    pen = good(BLANK)
    pen.audit.delete_rows(pen.rows["YES-03.1"])
    audit = taken(pen.done()).audit
    assert audit
    assert [answer.check for answer in audit.answers if not answer.cell] == ["YES-03.1"]
    assert audit.by_check()["YES-03.1"].sheet == ""


@pytest.mark.parametrize("first", ["", "No"], ids=["empty", "different"])
def test_of_a_doubled_line_it_is_the_cell_that_was_taken_or_the_first(first: str) -> None:
    pen = good(BLANK)
    row = pen.audit.max_row + 1
    _copy(pen, "YES-03.1", row)
    pen.write("YES-03.1", first or None)
    audit = taken(pen.done()).audit
    assert audit
    column = pen.cell("YES-03.1").column_letter
    assert audit.by_check()["YES-03.1"].cell == f"{column}{pen.rows['YES-03.1'] if first else row}"


def test_what_stands_in_a_line_without_a_check_is_reported() -> None:
    pen = good(BLANK)
    row = pen.audit.max_row + 2
    pen.audit.cell(row, pen.columns["note"]).value = "The lift was out of order."
    pen.audit.cell(row + 1, pen.columns["a2"]).value = 7
    problems = taken(pen.done()).problems
    note, answer = (pen.audit.cell(at, pen.columns[key]).coordinate for at, key in ((row, "note"), (row + 1, "a2")))
    assert [(one.code, one.place.cell) for one in problems] == [("FW617", note), ("FW617", answer)]
    assert "The lift was out of order." in problems[0].what


@pytest.mark.parametrize("id_", ["YES-99.1", "YES-0٣.1"])
def test_a_line_of_a_check_that_is_not_asked_is_reported_when_it_holds_something(id_: str) -> None:
    pen = good(BLANK)
    row = pen.audit.max_row + 1
    pen.audit.cell(row, 1).value = id_
    assert taken(pen.done()).status == "accepted"
    pen.audit.cell(row, pen.columns["a1"]).value = "Yes"
    assert [one.code for one in taken(pen.done()).problems] == ["FW617"]
