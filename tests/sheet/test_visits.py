"""The visits of a round: which stores, in which order, and which are made together."""

from __future__ import annotations

from itertools import pairwise

from floorwalk.edition.freeze import Edition
from floorwalk.sheet.visits import by_press, visits
from floorwalk.source.workspace import Workspace


def test_visits_of_a_press_are_made_together_and_none_is_lost(mall: Workspace, mall_edition: Edition) -> None:
    planned = visits(mall, mall.rounds["2026-11"][0], mall_edition)
    order = by_press(planned)
    assert sorted(one.file_name for one in order) == sorted(one.file_name for one in planned)
    changes = sum(one.press is not other.press for one, other in pairwise(order))
    assert changes == len({one.press for one in planned}) - 1


def test_a_store_is_visited_as_often_as_the_round_says(mall: Workspace, mall_edition: Edition) -> None:
    round_ = mall.rounds["2026-11"][0]
    twice = tuple(round_.visits[0].model_copy(update={"number": number}) for number in (1, 2))
    names = [one.file_name for one in visits(mall, round_.model_copy(update={"visits": (*twice, *round_.visits[1:3])}), mall_edition)]
    assert len(names) == len(set(names)) == 4
    without = round_.model_copy(update={"visits": ()})
    assert [one.asked.store.id for one in visits(mall, without, mall_edition)] == [store.id for store in mall.stores.rows]
