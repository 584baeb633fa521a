from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from pydantic import TypeAdapter

from floorwalk.edition.wording import (
    condition_text,
    duration_text,
    hours_text,
    limit_text,
    months_text,
    number_text,
    passing_text,
    requirement_text,
)
from floorwalk.model import Check, Company, Limit, When
from floorwalk.model.times import duration, hours

COMPANY = Company.model_validate(
    {
        "name": "M",
        "languages": ["en"],
        "style": "classic",
        "roles": [{"id": "cashier", "title": "Cashier"}],
        "moments": [{"id": "paying", "title": "Paying"}],
        "zones": [{"id": "main-aisle", "title": "Main aisle"}],
        "regions": [{"id": "south", "title": "South"}],
        "formats": [{"id": "corner", "title": "Corner shop"}],
    }
)


FULL = {"id": "a", "text": "Full", "points": 3}


def check(**keys: Any) -> Check:
    base = {"id": "ENV-01.1", "question": "How is it?", "seen_by": "look", "points": 3}
    return TypeAdapter(Check).validate_python(base | keys)


@pytest.mark.parametrize(
    ("limit", "unit", "words"),
    [
        ({"at_least": 300}, "lx", "at least 300 lx"),
        ({"at_most": Decimal("1.10")}, "m", "at most 1.1 m"),
        ({"between": (18, 22), "when": {"months": (11, 12, 1, 2, 3)}}, "°C", "18 to 22 °C (November to March)"),
        ({"at_least": 40, "at_most": 60}, "%", "40 to 60 %"),
        ({"between": (5, 5)}, "min", "exactly 5 min"),
        ({"by": "10:00"}, "clock", "by 10:00"),
        (
            {"at_least": 200, "when": {"zone": "main-aisle", "hours": {"from": "08:00", "to": "12:00"}}},
            "lx",
            "at least 200 lx (08:00 to 12:00, Main aisle)",
        ),
        ({"at_most": 0}, "faults", "at most 0 faults"),
    ],
)
def test_limits_in_words(limit: dict[str, Any], unit: str, words: str) -> None:
    assert limit_text(Limit.model_validate(limit), unit, str, COMPANY) == words


@pytest.mark.parametrize(
    ("months", "words"),
    [
        ([12], "December"),
        ([6, 7], "June, July"),
        ([7, 6, 8], "June to August"),
        ([11, 12, 1, 2], "November to February"),
        ([1, 2, 3, 12, 6], "June, December to March"),
        (list(range(1, 13)), "January to December"),
    ],
)
def test_months_are_merged_around_the_year(months: list[int], words: str) -> None:
    assert months_text(months, str) == words


def test_conditions_by_their_titles_and_by_ids_without_a_company() -> None:
    when = When.model_validate({"region": "south", "format": "corner", "attributes": {"car_park": "yes", "lifts": "no", "floors": "3"}})
    assert condition_text(when, str, COMPANY) == "South, Corner shop, with car park, floors: 3, without lifts"
    assert condition_text(When(zone="main-aisle"), str) == "main-aisle"


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        ({"kind": "yes_no"}, ["Yes"]),
        ({"kind": "yes_no", "expect": "no"}, ["No"]),
        ({"kind": "rating", "steps": ("Bad", "So-so", "Good"), "pass_at": "1/2"}, ["0: Bad", "1: So-so (passes)", "2: Good (passes)"]),
        ({"kind": "measure", "unit": "min", "limits": [{"at_most": 2}]}, ["at most 2 min"]),
        (
            {
                "kind": "measure",
                "unit": "°C",
                "readings": 3,
                "pass_at": "2/3",
                "limits": [{"at_most": 28, "when": {"months": (6, 7, 8)}}, {"at_most": 22}],
            },
            ["at most 28 °C (June to August)", "at most 22 °C (otherwise)", "in 2 of 3 readings"],
        ),
        ({"kind": "sample", "of": 5, "unit": "customers", "pass_at": "4/5"}, ["4 of 5 customers"]),
        ({"kind": "sample", "of": 7, "unit": "tags", "pass_at": Decimal("0.9")}, ["7 of 7 tags"]),
        ({"kind": "promise", "unit": "clock"}, ["not later than promised"]),
        ({"kind": "promise", "unit": "clock", "grace": 5}, ["at most 5 min later than promised"]),
        ({"kind": "promise", "unit": "h"}, ["not longer than promised"]),
        ({"kind": "promise", "unit": "d", "grace": 1}, ["at most 1 d longer than promised"]),
        (
            {"kind": "choice", "pass_at": 1, "options": [FULL, {"id": "b", "text": "Half", "points": Decimal("1.5")}]},
            ["Full (points: 3 of 3; passes)", "Half (points: 1.5 of 3)"],
        ),
        ({"kind": "choice", "pass_at": 1, "deduct": {"unit": "faults", "each": 1}}, ["none", "each one takes off 1 of 3 points"]),
        (
            {"kind": "choice", "pass_at": "1/3", "deduct": {"unit": "faults", "each": 1}},
            ["at most 2 faults", "each one takes off 1 of 3 points"],
        ),
    ],
)
def test_what_counts_as_good_for_each_kind(keys: dict[str, Any], lines: list[str]) -> None:
    assert requirement_text(check(**keys), str) == lines


def test_numbers_and_durations_follow_the_language() -> None:
    turkish = {".": ",", "at most {value}": "en fazla {value}", "{n} min": "{n} dk"}
    t = lambda msgid: turkish.get(msgid, msgid)  # noqa: E731
    assert limit_text(Limit(at_most=Decimal("1.10")), "m", t) == "en fazla 1,1 m"
    assert duration_text(duration("2.5 min"), t) == "2,5 dk"
    assert [duration_text(duration(span), str) for span in ("30 s", "1 d", "2 d", "4 h")] == ["30 s", "1 day", "2 days", "4 h"]
    assert [number_text(value, str) for value in (100, Decimal("1E+2"), Fraction(1, 3), Decimal("0.50"))] == ["100", "100", "0.333", "0.5"]


def test_what_passes_leaves_out_steps_and_options_that_do_not() -> None:
    rating = check(kind="rating", steps=("Bad", "So-so", "Good"), pass_at=Fraction(1, 2))
    options = check(kind="choice", pass_at=1, options=[FULL, {"id": "b", "text": "Half", "points": 1}])
    count = check(kind="choice", pass_at=1, deduct={"unit": "faults", "each": 1})
    sample = check(kind="sample", of=5, unit="customers", pass_at=Fraction(4, 5))
    found = [passing_text(one, str) for one in (rating, options, count, sample)]
    assert found == [["So-so", "Good"], ["Full"], ["none"], ["4 of 5 customers"]]


def test_opening_hours_take_the_days_of_the_language() -> None:
    turkish = {"Mo": "Pzt", "Fr": "Cum"}
    assert hours_text(hours("Mo-Fr 09:00-18:00"), lambda msgid: turkish.get(msgid, msgid)) == "Pzt-Cum 09:00-18:00"
    assert hours_text(hours("24/7"), str) == "24/7"


@pytest.mark.parametrize(
    ("unit", "text"), [("lx", "at most 2 lx"), ("%", "at most 2 %"), ("分鐘", "at most 2分鐘"), ("நிமிடம்", "at most 2 நிமிடம்")]
)
def test_chinese_sets_no_blank_between_a_number_and_its_own_words(unit: str, text: str) -> None:
    assert limit_text(Limit.model_validate({"at_most": 2}), unit, str) == text
