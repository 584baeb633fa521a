"""Simulated values lie where they should, in steps that an instrument shows."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from random import Random

import pytest
from tests.sheet.conftest import ROUND, visit

from floorwalk.demo.given import clock_time, reading, values_of
from floorwalk.model import Answer, Audit, Clock, Limit
from floorwalk.score import score_check


@pytest.mark.parametrize(
    ("bounds", "step"),
    [
        ({"at_least": 300}, "1"),
        ({"at_most": 7}, "1"),
        ({"at_most": 0}, "1"),
        ({"at_least": Decimal("0.9")}, "0.01"),
        ({"at_most": Decimal("3.5")}, "0.1"),
        ({"between": (18, 22)}, "0.1"),
        ({"between": (40, 60)}, "1"),
        ({"between": (5, 5)}, "1"),
        ({"at_least": 2}, "1"),
    ],
)
def test_readings_lie_inside_or_outside_the_limit_in_whole_steps(bounds: dict[str, object], step: str) -> None:
    limit, random = Limit.model_validate(bounds), Random(3)  # simulation
    for good in (True, False) * 50:
        value = reading(limit, Decimal(step), random, good=good)
        assert (limit.low <= value <= limit.high) == good, value
        assert value % Decimal(step) == 0


def test_a_good_answer_passes_and_a_bad_one_fails() -> None:
    random = Random(5)  # simulation
    day = date(2026, 11, 9)
    audit = Audit(sheet_id="a", round=ROUND.id, kind="audit", set="all", edition="e", store="S1", day=day, start=None, answers=())
    for check in visit().asked.checks():
        for good in (True, False) * 20:
            given = values_of(check, random, day, good=good)
            answer = Answer(check=check.id, state="given", values=tuple(_as_read(check, value) for value in given))
            assert score_check(check, answer, "", "", audit).state == ("passed" if good else "failed"), given


def _as_read(check: object, value: object) -> Decimal | str:
    if isinstance(value, time):
        return Decimal(Clock(value.hour * 60 + value.minute).minutes)
    if isinstance(value, str):
        options = {option.text: option.id for option in getattr(check, "options", ())}
        return options.get(value, value.lower())
    return Decimal(str(value))


def test_no_time_of_day_is_later_than_the_day() -> None:
    assert (clock_time(1440), clock_time(605)) == (time(23, 59), time(10, 5))
