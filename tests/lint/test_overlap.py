"""When one condition leaves nothing to another."""

import pytest

from floorwalk.lint.overlap import excluded_by, takes_all
from floorwalk.model import Applies, When


def when(**conditions: object) -> When:
    return When.model_validate(conditions)


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        (None, when(region="south"), True),
        (when(region="south"), None, False),
        (when(region="south"), when(region="south", months=[6]), True),
        (when(region="south", months=[6]), when(region="south"), False),
        (when(months=[6, 7, 8]), when(months=[7]), True),
        (when(months=[6, 7]), when(months=[7, 8]), False),
        (when(region="south"), when(region="north"), False),
        (when(hours={"from": "08:00", "to": "12:00"}), when(hours={"from": "09:00", "to": "10:00"}), True),
        (when(hours={"from": "08:00", "to": "12:00"}), when(hours={"from": "11:00", "to": "13:00"}), False),
        (when(attributes={"lifts": "yes"}), when(attributes={"lifts": "yes", "car_park": "no"}), True),
        (when(attributes={"lifts": "yes"}), when(attributes={"lifts": "no"}), False),
    ],
)
def test_takes_all(first: When | None, second: When | None, taken: bool):
    assert takes_all(first, second) is taken


def test_excluded_by_names_the_key_of_for():
    rule = Applies.model_validate({"formats": ["mall"], "regions": ["north"], "attributes": {"lifts": "yes"}})
    assert excluded_by(rule, when(format="corner")) == "formats"
    assert excluded_by(rule, when(region="south")) == "regions"
    assert excluded_by(rule, when(attributes={"lifts": "no"})) == "attributes"
    assert excluded_by(rule, when(format="mall", months=[1])) == ""
