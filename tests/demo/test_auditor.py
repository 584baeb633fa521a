"""Simulated answers: the same from the same seed, readable by the reader, and as a shop would have them."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from floorwalk.demo.auditor import _reading, fill
from floorwalk.edition.apply import ask
from floorwalk.edition.freeze import Edition
from floorwalk.model import Limit
from floorwalk.source.workspace import Workspace


def test_the_same_seed_gives_the_same_answers_and_another_gives_others(mall: Workspace, mall_edition: Edition) -> None:
    round_ = mall.rounds["2026-11"][0]
    asked = [ask(mall_edition, store, round_.due) for store in mall.stores.rows[:2]]
    assert fill(asked[0], round_, 1) == fill(asked[0], round_, 1)
    assert fill(asked[0], round_, 1) != fill(asked[0], round_, 2)
    assert fill(asked[0], round_, 1).lines != fill(asked[1], round_, 1).lines


def test_every_check_is_answered_on_a_day_of_the_round(mall: Workspace, mall_edition: Edition) -> None:
    round_ = mall.rounds["2026-11"][0]
    for store in mall.stores.rows:
        asked = ask(mall_edition, store, round_.due)
        filling = fill(asked, round_, 7)
        assert [line.check for line in filling.lines] == [check.id for check in asked.checks()]
        assert round_.start <= filling.day <= round_.due
        assert filling.began < filling.ended
        assert filling.remarks == "Simulated visit."
        assert all(action.due > filling.day for action in filling.actions)


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
        value = _reading(limit, Decimal(step), random, good=good)
        assert (limit.low <= value <= limit.high) == good, value
        assert value % Decimal(step) == 0
