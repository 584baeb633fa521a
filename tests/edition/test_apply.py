from datetime import date
from typing import Any

import pytest
from tests.edition.made import YES, frozen, limits_of, measured, standard, store, waiver

from floorwalk.edition.apply import ask, limit_for, resolve, waived
from floorwalk.model import Clock, Measure
from floorwalk.model.times import clock

DAY = date(2026, 11, 30)


def asked(*standards: Any, day: date = DAY, waived: frozenset[str] = frozenset(), **changes: Any) -> list[str]:
    """Ids of the standards that are asked in a store."""
    found = ask(frozen(*standards), store(**changes), day, waived)
    return [one.standard.id for section in found.sections for one in section.standards]


@pytest.mark.parametrize(
    ("rule", "changes", "is_asked"),
    [
        ({}, {}, True),
        ({"formats": ["mall", "corner"]}, {}, True),
        ({"formats": ["corner"]}, {}, False),
        ({"regions": ["north"]}, {}, True),
        ({"regions": ["south"]}, {}, False),
        ({"attributes": {"lifts": "yes"}}, {"attributes": {"lifts": "yes"}}, True),
        ({"attributes": {"lifts": "yes"}}, {"attributes": {"lifts": "no"}}, False),
        ({"attributes": {"lifts": "yes"}}, {}, False),
        ({"attributes": {"lifts": "yes", "floors": "3"}}, {"attributes": {"lifts": "yes", "floors": "2"}}, False),
        ({"formats": ["mall"], "regions": ["south"]}, {}, False),
        ({"roles": ["cashier"]}, {}, True),
    ],
)
def test_for_says_where_a_standard_is_asked(rule: dict[str, Any], changes: dict[str, Any], is_asked: bool) -> None:
    assert asked(standard(**{"for": rule}), **changes) == (["PAY-01"] if is_asked else [])


@pytest.mark.parametrize(
    ("span", "is_asked"),
    [
        ({"from": "2026-11-30"}, True),
        ({"from": "2026-12-01"}, False),
        ({"to": "2026-11-30"}, True),
        ({"to": "2026-11-29"}, False),
        ({"from": "2026-01-01", "to": "2026-12-31"}, True),
    ],
)
def test_effective_days_are_included(span: dict[str, str], is_asked: bool) -> None:
    assert asked(standard(effective=span)) == (["PAY-01"] if is_asked else [])


@pytest.mark.parametrize(
    ("changes", "day", "excused"),
    [
        ({}, "2026-11-30", True),
        ({"until": "2026-11-30"}, "2026-11-30", True),
        ({"until": "2026-11-29"}, "2026-11-30", False),
        ({}, "2026-10-31", False),
        ({"store": "S2"}, "2026-11-30", False),
        ({"kind": "dispute"}, "2026-11-30", False),
    ],
)
def test_a_waiver_excuses_one_store_for_its_days(changes: dict[str, str], day: str, excused: bool) -> None:
    found = waived([waiver(**changes)], "S1", date.fromisoformat(day))
    assert asked(standard(), waived=found) == ([] if excused else ["PAY-01"])


def test_walking_order_is_kept_and_empty_sections_and_standards_without_checks_are_left_out() -> None:
    second, bare = standard(id="PAY-02", checks=[YES | {"id": "PAY-02.1"}]), standard(id="PAY-03", checks=[])
    sections = [{"id": "a", "title": "A", "standards": ["PAY-03"]}, {"id": "b", "title": "B", "standards": ["PAY-02", "PAY-01"]}]
    found = ask(frozen(standard(), second, bare, sections=sections), store(), DAY)
    assert [section.section.id for section in found.sections] == ["b"]
    assert [check.id for check in found.checks()] == ["PAY-02.1", "PAY-01.1"]
    assert found.profile() == tuple((one.section.id, tuple(one.checks())) for one in found.sections)


SAYS = [
    {"when": {"region": "south", "months": [11]}, "say": "First"},
    {"when": {"region": "south"}, "say": "Second", "what": "Something else.", "how": ["Once."], "dont": ["Twice."]},
    {"when": {"format": "mall"}, "say": "Third"},
]


@pytest.mark.parametrize(
    ("changes", "day", "says"),
    [
        ({"region": "south"}, "2026-11-01", "First"),
        ({"region": "south"}, "2026-12-01", "Second"),
        ({}, "2026-11-01", "Third"),
        ({"format": "corner"}, "2026-11-01", None),
    ],
)
def test_the_first_variant_that_matches_wins(changes: dict[str, str], day: str, says: str | None) -> None:
    found = resolve(standard(variants=SAYS), store(**changes), date.fromisoformat(day))
    assert (found.say, found.variants) == (says, ())
    assert found.what == ("Something else." if says == "Second" else "Every customer hears a thank-you.")


def test_a_variant_changes_the_question_of_the_check_that_it_names() -> None:
    two = [YES, YES | {"id": "PAY-01.2"}]
    found = resolve(
        standard(checks=two, variants=[{"when": {"region": "north"}, "checks": [{"id": "PAY-01.2", "question": "Danke?"}]}]), store(), DAY
    )
    assert [check.question for check in found.checks] == ["Was the customer thanked?", "Danke?"]


@pytest.mark.parametrize("when", [{"zone": "till"}, {"programme": "gold"}, {"segment": "family"}])
def test_a_variant_that_no_store_or_day_can_decide_does_not_match(when: dict[str, str]) -> None:
    assert resolve(standard(variants=[{"when": when, "say": "No"}]), store(), DAY).say is None


def test_a_variant_by_the_hour_adds_lines_before_the_others() -> None:
    rush = {"when": {"hours": {"from": "17:00", "to": "20:00"}}, "checks": [{"id": "PAY-01.1", "limits": [{"at_most": 5}]}]}
    summer = {"when": {"months": [7]}, "checks": [{"id": "PAY-01.1", "limits": [{"at_most": 4}]}]}
    queue = standard(**measured({"at_most": 3}), variants=[rush, summer])
    hours = "{'hours': {'from': '17:00', 'to': '20:00'}}"
    assert limits_of(resolve(queue, store(), DAY)) == [f"<= 5 {hours}", "<= 3"]
    assert limits_of(resolve(queue, store(), date(2026, 7, 1))) == [f"<= 5 {hours}", "<= 4"]


LIMITS = (
    {"at_most": 1, "when": {"region": "south"}},
    {"at_most": 2, "when": {"format": "corner", "months": [6]}},
    {"at_most": 3, "when": {"attributes": {"lifts": "yes"}, "zone": "till"}},
    {"at_most": 4, "when": {"months": [1]}},
    {"at_most": 5, "when": {"region": "north"}},
    {"at_most": 6},
)


@pytest.mark.parametrize(
    ("changes", "limits"),
    [
        ({}, ["<= 4 {'months': [1]}", "<= 5"]),
        ({"region": "south"}, ["<= 1"]),
        ({"format": "corner"}, ["<= 2 {'months': [6]}", "<= 4 {'months': [1]}", "<= 5"]),
        ({"attributes": {"lifts": "yes"}}, ["<= 3 {'zone': 'till'}", "<= 4 {'months': [1]}", "<= 5"]),
        ({"region": "west"}, ["<= 4 {'months': [1]}", "<= 6"]),
    ],
)
def test_limits_are_resolved_for_the_store_and_keep_what_the_visit_decides(changes: dict[str, Any], limits: list[str]) -> None:
    assert limits_of(resolve(standard(**measured(*LIMITS)), store(**changes), DAY)) == limits


def test_a_store_without_any_limit_that_can_hold_has_none() -> None:
    assert limits_of(resolve(standard(**measured(LIMITS[0])), store(), DAY)) == []


def chosen(*limits: dict[str, Any], reading: int = 0, day: date = DAY, start: str = "", **changes: Any) -> int | None:
    """What the limit that counts for a reading allows."""
    check = standard(**measured(*limits, **changes)).checks[0]
    assert isinstance(check, Measure)
    found = limit_for(check, reading, day, clock(start) if start else None)
    return int(found.high) if found else None


def test_the_month_chooses_a_limit() -> None:
    limits = ({"at_most": 1, "when": {"months": [11, 12]}}, {"at_most": 2, "when": {"months": [6]}})
    assert [chosen(*limits, day=date(2026, month, 1)) for month in (11, 12, 6, 7)] == [1, 1, 2, None]


def test_the_zone_of_the_reading_chooses_a_limit() -> None:
    limits = ({"at_most": 1, "when": {"zone": "till"}}, {"at_most": 2})
    assert [chosen(*limits, at=["aisle", "till"], reading=reading) for reading in (0, 1)] == [2, 1]
    assert [chosen(*limits, zone="till"), chosen(*limits, zone="aisle"), chosen(*limits)] == [1, 2, 2]


@pytest.mark.parametrize(("start", "high"), [("16:59", 2), ("17:00", 1), ("20:00", 1), ("20:01", 2), ("", 2), ("24:00", 2)])
def test_the_hour_of_the_visit_chooses_a_limit(start: str, high: int) -> None:
    assert chosen({"at_most": 1, "when": {"hours": {"from": "17:00", "to": "20:00"}}}, {"at_most": 2}, start=start) == high


def test_all_conditions_of_a_limit_must_hold() -> None:
    both = ({"at_most": 1, "when": {"months": [11], "zone": "till", "hours": {"from": "09:00", "to": "10:00"}}}, {"at_most": 2})
    assert chosen(*both, zone="till", start="09:30") == 1
    assert chosen(*both, zone="till", start="10:30") == 2
    assert chosen(*both, zone="aisle", start="09:30") == 2
    assert chosen(*both, zone="till", start="09:30", day=date(2026, 6, 1)) == 2
    assert Clock(570) == clock("09:30")


def test_a_round_leaves_out_single_checks_but_no_critical_one() -> None:
    two = standard(checks=[YES, YES | {"id": "PAY-01.2"}, YES | {"id": "PAY-01.3", "critical": True}])
    found = ask(frozen(two), store(), DAY, {"PAY-01.1", "PAY-01.3"})
    assert [check.id for check in found.checks()] == ["PAY-01.2", "PAY-01.3"]
    assert list(ask(frozen(standard()), store(), DAY, {"PAY-01.1"}).checks()) == []
