"""Simulated answers: the same from the same seed, readable by the reader, and as a shop would have them."""

from __future__ import annotations

from floorwalk.demo.auditor import fill
from floorwalk.edition.apply import ask
from floorwalk.edition.freeze import Edition
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
