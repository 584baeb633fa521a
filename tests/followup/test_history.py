"""Findings without a ledger: runs of failures, what ends them, whose they are, until when, and how they stand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.followup.made import decided

from floorwalk.followup import Chain, Followup, Line, Look, Seen, Visited, followups
from floorwalk.followup.history import Rules
from floorwalk.model import ActionLine, Decision
from floorwalk.model.company import ActionDays

CHAIN = Chain("mall", ("audit", "recheck"))
CHECK = "PAY-04.1"
RULES = Rules(ActionDays(), lambda standard, edition: f"owner of {standard} in {edition}", {"Kasa sorumlusu": "cash-desk-lead"})
TODAY = date(2026, 12, 24)


def visit(month: int, day: int = 10, **more: Any) -> Visited:
    return Visited(f"hash{month:02}{day:02}", f"r{month}.mall.S001.1", "S001", f"r{month}", "e1", date(2026, month, day), **more)


def looks(row: str, **more: Any) -> tuple[Look, ...]:
    """One look a month from January: P passed, F failed, anything else no look."""
    return tuple(Look(visit(month), CHECK, "PAY-04", sign == "P", **more) for month, sign in enumerate(row, 1) if sign in "PF")


def line(month: int, **said: Any) -> Line:
    return Line(visit(month), ActionLine(**{"issue": "M", "check": CHECK, **said}), latest=False)


def found(row: str, *lines: Line, decisions: tuple[Decision, ...] = (), day: date = TODAY, **more: Any) -> tuple[Followup, ...]:
    return followups(Seen(looks(row, **more), lines), CHAIN, decisions, RULES, day)


def test_failures_in_a_row_are_one_finding_and_a_pass_ends_it() -> None:
    first, second = found("F-FPF")
    assert (first.state, first.times, first.since, first.last) == ("closed", 2, date(2026, 1, 10), date(2026, 3, 10))
    assert first.closed
    assert (first.closed.by, first.closed.day, first.closed.who) == ("pass", date(2026, 4, 10), "r4.mall.S001.1")
    assert first.rounds == ("r1", "r3")
    assert (second.state, second.times, second.since, second.sheet) == ("overdue", 1, date(2026, 5, 10), "r5.mall.S001.1")


@given(st.text("PF-", max_size=12))
def test_every_failure_belongs_to_one_finding_and_only_the_last_run_can_be_open(row: str) -> None:
    made = found(row)
    assert sum(one.times for one in made) == row.count("F")
    open_ = [one for one in made if one.state != "closed"]
    assert len(open_) == (1 if row.replace("-", "").endswith("F") else 0)
    assert all(one.closed and one.closed.day > one.last for one in made if one not in open_)


@pytest.mark.parametrize(
    ("day", "states"),
    [(date(2026, 1, 9), ("overdue",)), (date(2026, 1, 10), ("closed", "overdue")), (date(2026, 3, 9), ("closed", "overdue")), (date(2026, 3, 10), ("closed",)), (date(2026, 9, 9), ("closed",))],
)  # fmt: skip
def test_a_decision_closes_what_is_not_younger(day: date, states: tuple[str, ...]) -> None:
    made = found("F-F", decisions=(decided(date=day),))
    assert tuple(one.state for one in made) == states
    if made[0].closed:
        assert (made[0].closed.by, made[0].closed.who, made[0].closed.reason) == ("decision", "Head", "Seen.")


def test_a_decision_before_the_pass_is_what_closed_it() -> None:
    [one] = found("FP", decisions=(decided(date="2026-02-01"),))
    assert one.closed
    assert one.closed.by == "decision"


@pytest.mark.parametrize(("critical", "due"), [(True, date(2026, 1, 11)), (False, date(2026, 1, 24))])
def test_the_due_date_follows_the_first_failure(critical: bool, due: date) -> None:
    [one] = found("FFF", critical=critical)
    assert (one.due, one.times) == (due, 3)
    assert found("FFF", critical=critical, day=due)[0].state == "open"
    assert one.late(due) == 0
    assert one.late(date(2026, 1, 26)) == (date(2026, 1, 26) - due).days


def test_days_are_the_companys() -> None:
    rules = Rules(ActionDays(critical_days=0, days=30), RULES.owner)
    [one] = followups(Seen(looks("F"), ()), CHAIN, (), rules, TODAY)
    assert one.due == date(2026, 2, 9)


def test_what_the_sheet_says_of_owner_and_due_goes_before_and_the_latest_counts() -> None:
    [one] = found("F-", line(1, owner="Ada", due=date(2026, 2, 1)), line(2, due=date(2026, 3, 1)), line(2, owner="Kasa sorumlusu"))
    assert (one.owner, one.due) == ("cash-desk-lead", date(2026, 3, 1))
    [plain] = found("F")
    assert plain.owner == "owner of PAY-04 in e1"


def test_lines_of_an_earlier_story_do_not_count_for_the_next() -> None:
    first, second = found("FPF", line(1, owner="Ada", due=date(2027, 1, 1)), line(2, done=True))
    assert (first.owner, second.owner) == ("Ada", "owner of PAY-04 in e1")
    assert (second.state, second.due) == ("overdue", date(2026, 3, 24))


def test_said_to_be_done_is_not_seen_yet() -> None:
    assert [one.state for one in found("F", line(2, done=True))] == ["said-done"]
    assert [one.state for one in found("F", line(1, done=True))] == ["overdue"]  # it failed at that very visit
    assert [one.state for one in found("F-F", line(2, done=True))] == ["overdue"]  # and was seen to fail again
    assert [one.state for one in found("FP", line(2, done=True))] == ["closed"]
    [spot] = found("F", corrected=True)
    assert (spot.state, spot.said) == ("said-done", "corrected")


@pytest.mark.parametrize(
    ("rows", "marked"),
    [([("dispute", "2026-01-10")], True), ([("dispute", "2026-01-09")], False), ([("dispute", "2026-01-11"), ("close", "2026-01-12")], False), ([("close", "2026-01-09"), ("dispute", "2026-02-01")], True)],
)  # fmt: skip
def test_a_disputed_answer_is_marked_and_stays_open(rows: list[tuple[str, str]], marked: bool) -> None:
    [one] = found("F", decisions=tuple(decided(kind=kind, date=day) for kind, day in rows))
    assert one.disputed is marked
    assert (one.state == "closed") is (rows[-1][0] == "close" and rows[-1][1] >= "2026-01-10")


def test_visits_of_one_day_follow_by_hour() -> None:
    morning, noon = (Look(visit(1, start=start), CHECK, "PAY-04", passed) for start, passed in ((540, False), (720, True)))
    [one] = followups(Seen((morning, noon), ()), CHAIN, (), RULES, TODAY)
    assert one.state == "closed"
