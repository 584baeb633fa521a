"""Parts of a checklist: none too long, every check in one, critical ones in all."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from floorwalk.edition.duration import check_minutes
from floorwalk.edition.freeze import Edition
from floorwalk.errors import FloorwalkError
from floorwalk.plan import parts
from floorwalk.source.workspace import Workspace

DAY = date(2026, 11, 30)


def test_each_check_is_in_one_part_and_critical_ones_are_in_all(mall: Workspace, mall_edition: Edition) -> None:
    made = parts(mall_edition, 90, mall.stores.rows, DAY)
    checks = {check.id: check for standard in mall_edition.standards for check in standard.checks}
    asked = [set(checks) - set(made.leave_out(number)) for number in range(len(made))]
    assert set.union(*asked) == set(checks)
    for id_, check in checks.items():
        assert sum(id_ in part for part in asked) == (len(made) if check.critical else 1)
    for number, part in enumerate(asked):
        assert sum(Fraction(check_minutes(checks[id_])) for id_ in part) == made.minutes(number) <= 90
    order = list(checks)
    assert all(list(made.leave_out(number)) == sorted(made.leave_out(number), key=order.index) for number in range(len(made)))


def test_what_takes_no_longer_is_one_part(mall: Workspace, mall_edition: Edition) -> None:
    made = parts(mall_edition, 1000, mall.stores.rows, DAY)
    assert (len(made), made.leave_out(0)) == (1, ())


def test_a_store_that_is_asked_less_takes_fewer_parts(mall: Workspace, mall_edition: Edition) -> None:
    corner = [store for store in mall.stores.rows if store.format == "corner"][:1]
    assert len(parts(mall_edition, 90, corner, DAY).tasks) < len(parts(mall_edition, 90, mall.stores.rows, DAY).tasks)


def test_too_little_time_is_said_with_what_it_takes(mall: Workspace, mall_edition: Edition) -> None:
    with pytest.raises(FloorwalkError, match=r"critical checks, asked at every visit, take 26.*FW760"):
        parts(mall_edition, 26, mall.stores.rows, DAY)
