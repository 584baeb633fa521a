from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from floorwalk.model.times import DAYS, Clock, Duration, Opening, clock, duration, hours


@pytest.mark.parametrize(("text", "minutes"), [("00:00", 0), ("09:30", 570), (" 23:59 ", 1439), ("24:00", 1440)])
def test_clock_times_are_minutes_after_midnight(text: str, minutes: int) -> None:
    assert clock(text) == Clock(minutes)
    assert str(clock(text)) == text.strip()
    assert clock(clock(text)) == Clock(minutes)


@pytest.mark.parametrize(
    "value", [930, Decimal("9.30"), "9:30", "930", "09.30", "09:60", "24:01", "25:00", "09:30:00", "9 am", "", None, True, "٠٩:٣٠"]
)
def test_what_is_no_clock_time_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError, match="is not a time of day"):
        clock(value)


@given(st.integers(0, 1440), st.integers(0, 1440))
def test_clock_times_are_ordered_and_read_back(first: int, second: int) -> None:
    assert clock(str(Clock(first))) == Clock(first)
    assert (Clock(first) < Clock(second)) == (first < second)
    assert Clock(first).day_fraction == first / 1440


@pytest.mark.parametrize(
    ("text", "seconds"), [("30 s", 30), ("2 min", 120), ("2min", 120), ("1.5 h", 5400), ("1 d", 86400), ("0 s", 0), ("0.125 h", 450)]
)
def test_lengths_of_time(text: str, seconds: int) -> None:
    assert duration(text).seconds == seconds
    assert duration(str(duration(text))) == duration(text)


@pytest.mark.parametrize(
    "value", [5, Decimal("0.5"), "5", "min", "5 minutes", "-5 min", "5,5 min", "1.2345 h", "5  min", "2 min 30 s", None, ""]
)
def test_what_is_no_length_of_time_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError, match="is not a length of time"):
        duration(value)


def test_a_length_keeps_the_unit_that_its_author_chose() -> None:
    assert duration("90 min") == Duration(Decimal(90), "min")
    assert str(duration("90 min")) == "90 min"


def test_opening_hours_by_the_day() -> None:
    found = hours("Mo-We 10:00-21:00; Su 11:00-14:00; Su 16:00-24:00")
    assert [found.on(day) for day in range(7)] == [((600, 1260),)] * 3 + [()] * 3 + [((660, 840), (960, 1440))]
    assert str(found) == "Mo-We 10:00-21:00; Su 11:00-14:00; Su 16:00-24:00"
    assert hours(found) is found


def test_always_open() -> None:
    assert hours(" 24/7 ").openings == tuple(Opening(day, 0, 1440) for day in range(7))


def test_hours_are_sorted_however_they_are_written() -> None:
    assert (
        hours("Su 16:00-20:00; Mo 09:00-10:00; Su 11:00-14:00").openings == hours("Mo 09:00-10:00; Su 11:00-14:00; Su 16:00-20:00").openings
    )


@pytest.mark.parametrize(
    "value",
    [
        "",
        "always",
        "10:00-21:00",
        "Mo 10-21",
        "Mon 10:00-21:00",
        "Mo-Fr 9:00-17:00",
        "Mo,Tu 09:00-17:00",
        "Mo 09:00-17:00;",
        "Mo 09:00 - 17:00",
        None,
        24,
    ],
)
def test_what_are_no_opening_hours_is_refused(value: object) -> None:
    with pytest.raises(PydanticCustomError, match="are not opening hours"):
        hours(value)


@pytest.mark.parametrize("value", ["Mo 21:00-10:00", "Mo 10:00-10:00", "Fr-Mo 10:00-21:00"])
def test_hours_that_end_before_they_begin_are_refused(value: str) -> None:
    with pytest.raises(PydanticCustomError, match="the end comes before the start"):
        hours(value)


@pytest.mark.parametrize("value", ["Mo 10:00-25:00", "Mo 10:00-24:30", "Mo 10:61-12:00"])
def test_hours_with_impossible_times_are_refused(value: str) -> None:
    with pytest.raises(PydanticCustomError, match="is not a time of day"):
        hours(value)


def test_hours_that_overlap_are_refused() -> None:
    with pytest.raises(PydanticCustomError, match="overlap"):
        hours("Mo-Fr 09:00-17:00; We 12:00-20:00")


@given(st.integers(0, 6), st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1440))
def test_any_sound_hours_are_read_back(first: int, last: int, start: int, length: int) -> None:
    first, last, end = min(first, last), max(first, last), min(1440, start + length)
    found = hours(f"{DAYS[first]}-{DAYS[last]} {Clock(start)}-{Clock(end)}")
    assert found.openings == tuple(Opening(day, start, end) for day in range(first, last + 1))
