"""Dates and times as other programs write them, as Excel's serial numbers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorwalk.filled.values import clock, day
from floorwalk.incoming.cells import Raw
from floorwalk.incoming.days import duration, serial


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2026-11-10", "46336"),
        ("2026-11-10T00:00:00", "46336"),
        ("2026-11-10T12:00:00.000Z", "46336.5"),
        ("1899-12-30T06:00:00", "0.25"),
        ("18:00", "0.75"),
        ("T18:00:00", "0.75"),
    ],
)
def test_moments(text: str, number: str) -> None:
    assert serial(text) == number


@pytest.mark.parametrize(
    "text", ["", "Z", "T", "10.11.2026", "2026-13-01", "2026-02-30", "26-11-10", "2026-11-10 12:00", "\u0662026-11-10", "12"]
)
def test_what_is_no_moment(text: str) -> None:
    assert serial(text) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("PT09H55M00S", repr(595 / 1440)),
        ("PT24H", "1.0"),
        ("PT0S", "0"),
        ("-PT06H", "-0.25"),
        ("PT00H00M43,2S", "0.0005"),
        ("P1D", None),
        ("9:55", None),
    ],
)
def test_durations(text: str, number: str | None) -> None:
    assert duration(text) == number


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.booleans())
def test_a_day_is_read_back_whatever_it_is_counted_from(one: date, from_1904: bool) -> None:
    number = serial(one.isoformat(), from_1904=from_1904)
    assert number
    assert day(Raw("n", number, look="date"), from_1904=from_1904) == one


@given(st.timedeltas(timedelta(0), timedelta(hours=23, minutes=59)))
def test_a_time_of_day_is_read_back(time: timedelta) -> None:
    minutes = int(time.total_seconds() // 60)
    number = duration(f"PT{minutes // 60:02d}H{minutes % 60:02d}M00S")
    assert number
    assert clock(Raw("n", number, look="date")) == minutes
