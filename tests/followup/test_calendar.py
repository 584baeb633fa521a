"""The calendar as another program reads it: the same entries, whole days, names that stay, lines that are folded and texts escaped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import icalendar
from hypothesis import given
from hypothesis import strategies as st
from tests.followup.test_export import told

from floorwalk.followup.calendar import calendar, fold, uid
from floorwalk.followup.told import Told
from floorwalk.words import words

DAY = date(2026, 11, 22)


def entries(*found: Told, day: date = DAY) -> list[Any]:
    text = calendar(found, day, "Marram & Vale")
    assert text.endswith("END:VCALENDAR\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    read = icalendar.Calendar.from_ical(text)
    assert read["version"] == "2.0"
    assert not read.errors
    made = list(read.walk("VEVENT"))
    assert not any(one.errors for one in made)
    return made


def test_another_program_reads_what_was_written() -> None:
    nasty = "Öffne; die, Tür \\ jetzt\nund 说谢谢 " + "நன்றி " * 30
    [one] = entries(told(what=nasty, todo="Order, then; hang", owner="Cash desk; lead, two", critical=True, times=3))
    assert str(one["summary"]) == f"S001: {nasty}"
    assert one["dtstart"].dt == date(2026, 5, 24)
    assert "dtend" not in one  # a date alone is a whole day
    assert str(one["location"]) == "Kestrel, Mall"
    assert [str(name) for name in one["categories"].cats] == ["Cash desk; lead, two"]
    assert one["priority"] == 1
    assert str(one["description"]).split("\n") == [
        "Order, then; hang", "Check: PAY-04.1", "Owner: Cash desk; lead, two", "Found on 2026-05-10",
        "Failed 3 times in a row, last on 2026-05-10",
    ]  # fmt: skip


def test_the_same_finding_keeps_its_name_whatever_becomes_of_it() -> None:
    first = told()
    later = replace(first, one=replace(first.one, owner="Ada", due=date(2027, 1, 1), times=4, last=date(2026, 9, 1), state="said-done"))
    [before], [after] = entries(first), entries(later, day=date(2026, 12, 24))
    assert before["uid"] == after["uid"]
    assert before["dtstart"].dt != after["dtstart"].dt
    names = {
        uid(replace(first.one, **{key: value}), "A")
        for key, value in {"store": "S002", "check": "X-1.1", "since": DAY, "issue": "I"}.items()
    }
    assert len(names | {uid(first.one, "A"), uid(first.one, "B")}) == 6


def test_what_has_no_day_is_left_out_and_what_is_closed_is_cancelled() -> None:
    dateless, closed = told(due=None), told(state="closed")
    assert [str(one["status"]) for one in entries(dateless, closed, told())] == ["CANCELLED", "CONFIRMED"]
    assert entries() == []


def test_said_to_be_done_and_contested_are_told_in_the_companys_language() -> None:
    [one] = entries(told(state="said-done", said="done", disputed=True))
    assert str(one["description"]).endswith("Said to be done, not seen yet\nThe store disputes this answer.")
    assert calendar([told()], DAY, "M", words("tr")).startswith("BEGIN:VCALENDAR\r\n")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=400))
def test_folded_lines_are_short_and_give_the_line_again(line: str) -> None:
    pieces = list(fold(line))
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert all(piece.startswith(" ") for piece in pieces[1:])
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=120))
def test_any_words_come_back(words_: str) -> None:
    [one] = entries(told(what=words_))
    assert str(one["summary"]) == f"S001: {words_}"
