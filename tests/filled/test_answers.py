"""One bad answer: which code, at which cell, and that it never costs the others."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

import pytest
from tests.sheet.conftest import good, make, parts, sheet_part, taken

BLANK = make()
AUDIT = sheet_part(BLANK, "Audit")

CASES: list[tuple[str, tuple[object, ...], str, str]] = [
    # check, what stands in its answer cells, code, key of the cell
    ("YES-01.1", ("Y es",), "FW609", "a1"),
    ("YES-01.1", ("X",), "FW609", "a1"),
    ("YES-01.1", (1,), "FW609", "a1"),
    ("YES-01.1", (True,), "FW609", "a1"),
    ("YES-01.1", ("N/A",), "FW612", "a1"),
    ("YES-01.1", ("Yes", "No"), "FW609", "a2"),
    ("YES-01.1", (None, None, 5), "FW609", "a3"),
    ("YES-01.1", ("#REF!",), "FW609", "a1"),
    ("YES-01.1", ("Yes/No",), "FW609", "a1"),
    ("RAT-01.1", (4,), "FW609", "a1"),
    ("RAT-01.1", (-1,), "FW609", "a1"),
    ("RAT-01.1", (1.5,), "FW609", "a1"),
    ("RAT-01.1", ("Good",), "FW610", "a1"),
    ("CHO-01.1", ("Half full",), "FW609", "a1"),
    ("CHO-01.1", (1,), "FW609", "a1"),
    ("CHO-02.1", (1.5,), "FW610", "a1"),
    ("CHO-02.1", (-1,), "FW610", "a1"),
    ("MEA-01.1", ("412 lx",), "FW610", "a1"),
    ("MEA-01.1", ("1.234,5",), "FW610", "a1"),
    ("MEA-01.1", ("1.234",), "FW610", "a1"),
    ("MEA-01.1", ("03/04/2026",), "FW610", "a1"),
    ("MEA-01.1", (date(2026, 5, 21),), "FW610", "a1"),
    ("MEA-01.1", (True,), "FW610", "a1"),
    ("MEA-01.1", ("about 400",), "FW610", "a1"),
    ("MEA-01.1", (time(2, 30),), "FW610", "a1"),
    ("MEA-02.1", (1, 2), "FW609", "a3"),
    ("MEA-02.1", (None, 2, 3), "FW609", "a1"),
    ("MEA-02.1", ("Not observed", 2), "FW609", "a2"),
    ("MEA-03.1", ("10.30",), "FW610", "a1"),
    ("MEA-03.1", (1030,), "FW610", "a1"),
    ("MEA-03.1", ("25:00",), "FW610", "a1"),
    ("MEA-03.1", (-0.1,), "FW610", "a1"),
    ("SAM-01.1", (6, 5), "FW611", "a1"),
    ("SAM-01.1", (4,), "FW609", "a2"),
    ("SAM-01.1", (None, 5), "FW609", "a1"),
    ("SAM-01.1", ("4/5",), "FW610", "a1"),
    ("SAM-01.1", ("4 of 5",), "FW610", "a1"),
    ("SAM-01.1", (datetime(2026, 5, 4),), "FW610", "a1"),  # noqa: DTZ001
    ("SAM-01.1", (4.5, 5), "FW610", "a1"),
    ("SAM-01.1", ("N/A", 5), "FW609", "a2"),
    ("SAM-01.1", (4, 5, 1), "FW609", "a3"),
    ("PRO-01.1", (10,), "FW609", "a2"),
    ("PRO-01.1", ("ten", 9), "FW610", "a1"),
    ("PRO-02.1", ("14:00", "late"), "FW610", "a2"),
]


@pytest.mark.parametrize(("check", "values", "code", "key"), CASES)
def test_a_bad_answer_is_named_and_costs_no_other(check: str, values: tuple[object, ...], code: str, key: str) -> None:
    pen = good(BLANK).write(check, None, None, None)
    pen.write(check, *values)
    filled = taken(pen.done())
    assert [(problem.code, problem.place.cell, problem.place.check) for problem in filled.problems] == [
        (code, pen.cell(check, key).coordinate, check)
    ]
    problem = filled.problems[0]
    assert re.fullmatch(r"back.xlsx, sheet 'Audit', [A-Z]+\d+ \([A-Z0-9.-]+\): .+\. .+\. \[FW\d+\]", str(problem))
    assert filled.status == "accepted with issues"
    assert filled.audit
    states = {answer.check: answer.state for answer in filled.audit.answers}
    assert states.pop(check) == "blank"
    assert set(states.values()) == {"given"}


def test_the_message_shows_what_stands_there() -> None:
    pen = (
        good(BLANK)
        .write("YES-01.1", True)
        .write("MEA-01.1", date(2026, 5, 21))
        .write("SAM-01.1", "4 of 5", None)
        .write("MEA-02.1", 0.9, 1, 1)
    )
    pen.cell("MEA-02.1").number_format = "0%"
    said = {problem.place.check: f"{problem.what} {problem.repair}" for problem in taken(pen.done()).problems}
    assert said["YES-01.1"].startswith("'TRUE' is not an answer here. Choose Yes, No or Not observed.")
    assert said["MEA-01.1"].startswith("'2026-05-21' is a date or a time of day, not a number.")
    assert said["SAM-01.1"] == "'4 of 5' is two numbers in one cell. Write 4 under Answer and 5 under Answer 2."
    assert said["MEA-02.1"].startswith("'90%' is a percentage. Write 90 without the percent sign")


GOOD: list[tuple[str, tuple[object, ...], tuple[object, ...]]] = [
    ("YES-01.1", (" yes ",), ("yes",)),
    ("YES-01.1", ("ＹＥＳ",), ("yes",)),
    ("CHO-01.1", ("half  EMPTY",), ("half",)),
    ("CHO-01.1", ("100 % bare",), ("bare",)),
    ("RAT-01.1", ("2",), (2,)),
    ("MEA-01.1", ("412,5",), (Decimal("412.5"),)),
    ("MEA-01.1", ("0.234",), (Decimal("0.234"),)),
    ("MEA-01.1", (0.3,), (Decimal("0.3"),)),
    ("MEA-03.1", ("9:05",), (545,)),
    ("MEA-03.1", (time(9, 5),), (545,)),
    ("MEA-03.1", ("24:00",), (1440,)),
    ("SAM-01.1", (0, 0), (0, 0)),
]


@pytest.mark.parametrize(("check", "values", "read"), GOOD)
def test_what_has_one_meaning_is_read(check: str, values: tuple[object, ...], read: tuple[object, ...]) -> None:
    filled = taken(good(BLANK).write(check, *values).done())
    assert filled.problems == ()
    assert filled.audit
    assert filled.audit.by_check()[check].values == read


def test_a_formula_counts_by_its_result_and_without_one_is_reported() -> None:
    pen = good(BLANK)
    pen.cell("MEA-01.1").value = "=400+12"  # openpyxl writes no result
    filled = taken(pen.done())
    assert [(problem.code, problem.place.cell) for problem in filled.problems] == [("FW609", pen.cell("MEA-01.1").coordinate)]
    assert "formula without a result" in filled.problems[0].what


def test_an_odd_mark_under_corrected_is_reported_and_the_answer_kept() -> None:
    pen = good(BLANK).write("YES-03.1", corrected="x")
    filled = taken(pen.done())
    assert [(problem.code, problem.place.cell) for problem in filled.problems] == [("FW609", pen.cell("YES-03.1", "corrected").coordinate)]
    assert filled.audit
    assert filled.audit.by_check()["YES-03.1"].values == ("yes",)


def test_a_fail_owes_the_note_and_photo_that_its_check_asks_for() -> None:
    pen = good(BLANK).write("YES-01.1", "No").write("YES-02.1", "Yes")
    problems = taken(pen.done()).problems
    assert [(one.code, one.place.cell, one.severity) for one in problems] == [
        ("FW613", pen.cell("YES-01.1", "note").coordinate, "warning"),
        ("FW618", pen.cell("YES-02.1", "photo").coordinate, "warning"),
    ]
    assert taken(pen.write("YES-01.1", note="Seen").write("YES-02.1", photo="7").done()).status == "accepted"


@pytest.mark.parametrize("key", ["note", "photo"])
@pytest.mark.parametrize(
    ("cell", "code", "severity", "says"),
    [
        (b't="str"><f>1+1</f><v>2</v>', "FW628", "warning", "its result '2' was taken"),
        (b't="e"><f>-lamp</f><v>#NAME?</v>', "FW634", "error", "the cell shows '#NAME?'"),
        (b't="e"><v>#NAME?</v>', "FW634", "error", "the cell shows '#NAME?'"),
        (b"><f>-lamp</f>", "FW634", "error", "the cell shows ''"),
    ],
    ids=["a result", "an error", "an error without its formula", "no result"],
)
def test_words_that_a_program_took_for_a_formula_are_reported(key: str, cell: bytes, code: str, severity: str, says: str) -> None:
    pen = good(BLANK).write("YES-01.1", **{key: "here"})
    at = pen.cell("YES-01.1", key).coordinate.encode()

    def change(content: dict[str, bytes]) -> None:
        own = re.compile(rb'<c r="' + at + rb'"( s="\d+")?[^>]*>.*?</c>')
        assert own.search(content[AUDIT])
        content[AUDIT] = own.sub(rb'<c r="' + at + rb'"\1 ' + cell + b"</c>", content[AUDIT])

    filled = taken(parts(pen.done(), change))
    [problem] = filled.problems
    assert (problem.code, problem.severity, problem.place.cell, problem.place.check) == (code, severity, at.decode(), "YES-01.1")
    assert says in problem.what
    assert filled.audit
    assert filled.audit.by_check()["YES-01.1"].values == ("yes",)
