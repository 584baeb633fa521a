from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from floorwalk.model import KINDS, Check, Limit, Measure, Sample

LIMIT = {"at_most": 5}
OPTIONS = [{"id": "full", "text": "Full", "points": 2}, {"id": "none", "text": "None", "points": 0}]
OWN: dict[str, dict[str, Any]] = {
    "yes_no": {},
    "rating": {"steps": ["Bad", "Good"], "pass_at": 1},
    "measure": {"unit": "min", "limits": [LIMIT]},
    "sample": {"of": 5, "unit": "customers", "pass_at": "4/5"},
    "promise": {"unit": "min"},
    "choice": {"options": OPTIONS, "pass_at": 1},
}


def made(kind: str, **changes: Any) -> Any:
    base = {"id": "PAY-01.1", "question": "How is it?", "seen_by": "look", "points": 2, "kind": kind}
    plain = {key: value for key, value in (base | OWN[kind] | changes).items() if value is not None}
    return TypeAdapter(Check).validate_python(plain)


def refused(kind: str, **changes: Any) -> list[str]:
    """The types of the errors."""
    with pytest.raises(ValidationError) as caught:
        made(kind, **changes)
    return [error["type"] for error in caught.value.errors()]


def test_there_are_six_kinds_each_with_a_sound_example() -> None:
    assert [type(made(kind)) for kind in OWN] == list(KINDS)


@pytest.mark.parametrize("kind", ["rating", "sample", "choice"])
def test_what_passes_must_be_said_where_there_are_degrees(kind: str) -> None:
    assert refused(kind, pass_at=None) == ["missing"]


@pytest.mark.parametrize("kind", ["yes_no", "promise"])
def test_what_passes_is_not_said_where_there_are_none(kind: str) -> None:
    assert refused(kind, pass_at=1) == ["extra_forbidden"]


@pytest.mark.parametrize(
    ("kind", "changes", "error"),
    [
        ("rating", {"steps": ["Only"]}, "too_short"),
        ("rating", {"steps": ["Step"] * 12}, "too_long"),
        ("measure", {"limits": []}, "too_short"),
        ("measure", {"readings": 4}, "less_than_equal"),
        ("measure", {"readings": 0}, "greater_than_equal"),
        ("measure", {"at": ["a", "b", "c", "d"]}, "too_long"),
        ("measure", {"at": ["a", "b"], "readings": 3}, "readings_twice"),
        ("measure", {"limits": [{"by": "10:00"}]}, "clock_unit"),
        ("measure", {"unit": "clock"}, "clock_unit"),
        ("measure", {"unit": "clock", "limits": [{"by": "10:00"}, LIMIT]}, "clock_unit"),
        ("sample", {"of": 0}, "greater_than_equal"),
        ("sample", {"min_seen": 6}, "min_seen"),
        ("promise", {"grace": -1}, "greater_than_equal"),
        ("choice", {"options": None}, "choice_one"),
        ("choice", {"deduct": {"unit": "faults", "each": 1}}, "choice_one"),
        ("choice", {"options": OPTIONS[:1]}, "option_points"),
        ("choice", {"points": 3}, "option_points"),
        ("choice", {"options": [*OPTIONS, {"id": "more", "text": "More", "points": 3}]}, "option_points"),
        ("choice", {"options": [*OPTIONS, {"id": "full", "text": "Other", "points": 1}]}, "option_twice"),
        ("choice", {"options": [*OPTIONS, {"id": "other", "text": "FULL", "points": 1}]}, "option_twice"),
        ("choice", {"options": None, "deduct": {"unit": "faults", "each": 0}}, "greater_than"),
        ("yes_no", {"expect": "maybe"}, "literal_error"),
        ("yes_no", {"na": "yes"}, "literal_error"),
        ("yes_no", {"critical": "yes"}, "bool_type"),
    ],
)
def test_what_cannot_be_asked_is_refused(kind: str, changes: dict[str, Any], error: str) -> None:
    assert refused(kind, **changes) == [error]


@pytest.mark.parametrize(
    ("limit", "low", "high"),
    [
        ({"at_least": 3}, 3, "Infinity"),
        ({"at_most": Decimal("0.5")}, "-Infinity", "0.5"),
        ({"between": [1, 2]}, 1, 2),
        ({"between": [2, 2]}, 2, 2),
        ({"at_least": 1, "at_most": 1}, 1, 1),
        ({"by": "10:00"}, "-Infinity", 600),
        ({"by": "24:00"}, "-Infinity", 1440),
    ],
)
def test_a_limit_has_two_ends(limit: dict[str, Any], low: object, high: object) -> None:
    found = Limit.model_validate(limit)
    assert (found.low, found.high) == (Decimal(str(low)), Decimal(str(high)))


@pytest.mark.parametrize(
    ("limit", "error"),
    [
        ({}, "limit_one"),
        ({"when": {"months": [1]}}, "limit_one"),
        ({"at_least": 1, "between": [1, 2]}, "limit_one"),
        ({"by": "10:00", "at_most": 1}, "limit_one"),
        ({"between": [2, 1]}, "limit_reversed"),
        ({"at_least": 2, "at_most": 1}, "limit_never"),
        ({"at_most": 1, "when": {}}, "when_empty"),
        ({"at_most": 1, "when": {"months": [13]}}, "less_than_equal"),
        ({"at_most": 1, "when": {"attributes": {"lifts": True}}}, "attribute"),
        ({"by": 1000}, "clock"),
    ],
)
def test_a_limit_that_is_none_is_refused(limit: dict[str, Any], error: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Limit.model_validate(limit)
    assert [one["type"] for one in caught.value.errors()] == [error]


@pytest.mark.parametrize(("of", "min_seen", "least"), [(5, None, 3), (4, None, 2), (1, None, 1), (5, 5, 5), (5, 1, 1)])
def test_half_of_a_sample_must_be_seen_unless_said(of: int, min_seen: int | None, least: int) -> None:
    found = made("sample", of=of, min_seen=min_seen)
    assert isinstance(found, Sample)
    assert found.least_seen == least


def test_readings_are_counted_or_taken_one_in_each_zone() -> None:
    counts = [made("measure"), made("measure", readings=3), made("measure", at=["a", "b"])]
    assert [one.reading_count for one in counts if isinstance(one, Measure)] == [1, 3, 2]
