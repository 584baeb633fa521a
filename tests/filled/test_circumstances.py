"""Start and Actions: days, times and lines that cannot be read are reported at their cell."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from tests.sheet.conftest import Pen, good, make, taken

BLANK = make()


def _cell(pen: Pen, key: str) -> str:
    return next(f"C{row}" for row in range(1, 60) if pen.start.cell(row, 1).value == key)


@pytest.mark.parametrize(
    ("value", "day", "said"),
    [
        (None, date(2026, 11, 30), "is missing"),
        ("03/04/2026", date(2026, 11, 30), "'03/04/2026' is not a date with one meaning"),
        ("soon", date(2026, 11, 30), "'soon'"),
        ("2026-02-30", date(2026, 11, 30), "'2026-02-30'"),
        (3_000_000, date(2026, 11, 30), "'3000000'"),
        (date(2026, 12, 1), date(2026, 12, 1), "outside the round (2026-11-02 to 2026-11-30)"),
        (date(2026, 11, 1), date(2026, 11, 1), "outside the round"),
    ],
)
def test_a_day_that_is_missing_odd_or_outside_the_round(value: object, day: date, said: str) -> None:
    pen = good(BLANK).fact("date", value)
    if isinstance(value, int):
        pen.start[_cell(pen, "date")].number_format = "General"
    filled = taken(pen.done())
    assert [(one.code, one.place.sheet, one.place.cell) for one in filled.problems] == [("FW614", "Start", _cell(pen, "date"))]
    assert said in filled.problems[0].what
    assert filled.audit
    assert filled.audit.day == day


@pytest.mark.parametrize("value", [date(2026, 11, 2), date(2026, 11, 30), "2026-11-30", datetime(2026, 11, 10, 15, 30)])  # noqa: DTZ001
def test_days_of_the_round(value: object) -> None:
    assert taken(good(BLANK).fact("date", value).done()).status == "accepted"


@pytest.mark.parametrize(
    ("key", "value", "code"), [("start", "half past ten", "FW610"), ("start", 1030, "FW610"), ("announced", "a bit", "FW609")]
)
def test_a_start_cell_that_cannot_be_read(key: str, value: object, code: str) -> None:
    pen = good(BLANK).fact(key, value)
    assert [(one.code, one.place.cell) for one in taken(pen.done()).problems] == [(code, _cell(pen, key))]


def test_the_hour_that_chooses_limits_is_read() -> None:
    filled = taken(good(BLANK).fact("start", time(17, 5)).done())
    assert filled.audit
    assert str(filled.audit.start) == "17:05"


@pytest.mark.parametrize(
    ("line", "code", "cell", "kept"),
    [
        (("", "", "Lead", None), "FW619", "A5", 0),
        (("", "", "", date(2026, 12, 1)), "FW619", "A5", 0),
        (("Mend it", "", "Lead", "next week"), "FW619", "D5", 1),
        (("Mend it", "", "Lead", "03/04/2026"), "FW619", "D5", 1),
        (("Mend it", "the lamp", "Lead", None), "FW619", "B5", 1),
        (("Mend it", "PAY-0٤.1", "Lead", None), "FW619", "B5", 1),
    ],
)
def test_actions_that_are_unclear(line: tuple[object, ...], code: str, cell: str, kept: int) -> None:
    pen = good(BLANK)
    for column, value in enumerate(line, start=1):
        if value:
            pen.place(pen.actions.cell(5, column), value)  # type: ignore[arg-type]
    filled = taken(pen.done())
    assert [(one.code, one.place.sheet, one.place.cell) for one in filled.problems] == [(code, "Actions", cell)]
    assert filled.audit
    assert len(filled.audit.actions) == kept


def test_an_empty_actions_sheet_gives_none() -> None:
    filled = taken(good(BLANK).done())
    assert filled.status == "accepted"
    assert filled.audit
    assert filled.audit.actions == ()


def test_words_that_became_an_error_are_reported_where_they_stood() -> None:
    pen = good(BLANK)
    cells = {"Start": _cell(pen, "remarks"), "Actions": "A5"}
    pen.start[cells["Start"]].value = pen.actions["A5"].value = "#NAME?"
    assert [(one.code, one.place.sheet, one.place.cell) for one in taken(pen.done()).problems] == [
        ("FW634", "Actions", "A5"), ("FW634", "Start", cells["Start"]),
    ]  # fmt: skip
