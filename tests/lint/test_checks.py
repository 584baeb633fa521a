"""Limits: none left out in any month, none that is never reached."""

import pytest
from tests.lint.conftest import STANDARD, Space

SUMMER = "{at_most: 5, when: {months: [6, 7, 8]}}"


def limits(space: Space, *lines: str) -> list[str]:
    space.change(STANDARD, "limits: [{at_most: 5}]", "limits: [" + ", ".join(lines) + "]")
    return [problem.what for problem in space.problems()]


def test_months_without_limit_are_named(space: Space):
    [what] = limits(space, SUMMER)
    assert "holds in January to May, September to December in all 2 stores" in what


def test_a_last_limit_without_condition_closes_the_hole(space: Space):
    assert limits(space, SUMMER, "{at_most: 8}") == []


def test_hours_that_cover_the_opening_hours_leave_no_hole(space: Space):
    morning, evening = (
        '{at_most: 5, when: {hours: {from: "09:00", to: "14:59"}}}',
        '{at_most: 8, when: {hours: {from: "15:00", to: "20:00"}}}',
    )
    assert limits(space, morning, evening) == []


def test_hours_that_do_not_are_a_hole_where_the_store_is_open(space: Space):
    [what] = limits(space, '{at_most: 5, when: {hours: {from: "09:00", to: "18:00"}}}')
    assert "holds in any month in store S2" in what


@pytest.mark.parametrize("condition", ["programme: gold", "segment: families"])
def test_a_limit_cannot_depend_on_the_customer(space: Space, condition: str):
    space.change(
        "standards/company.yaml", "formats:", "programmes: [{id: gold, title: Gold}]\nsegments: [{id: families, title: Families}]\nformats:"
    )
    [what] = limits(space, f"{{at_most: 5, when: {{{condition}}}}}", "{at_most: 8}")
    assert "no reading can tell" in what


def test_a_zone_where_nothing_is_read(space: Space):
    space.change("standards/company.yaml", "formats:", "zones: [{id: till, title: Till}]\nformats:")
    [what] = limits(space, "{at_most: 5, when: {zone: till}}", "{at_most: 8}")
    assert "where no reading of this check is taken" in what
