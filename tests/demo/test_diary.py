"""Nobody is in two stores on one day, and the second auditor comes soon after the first."""

from __future__ import annotations

from floorwalk.demo.diary import days
from floorwalk.demo.past import rounds_up_to
from floorwalk.demo.world import World
from floorwalk.source.workspace import Workspace


def test_each_visit_has_a_day_of_its_round_and_no_auditor_two_on_one(mall: Workspace) -> None:
    for round_ in rounds_up_to(mall.rounds["2026-11"][0], [store.id for store in mall.stores.rows]):
        found = days(round_, World(3))
        assert len(found) == len(round_.visits)
        assert all(round_.start <= day <= round_.due for day in found.values())
        assert len({(visit.auditor, found[visit.store, visit.number]) for visit in round_.visits}) == len(round_.visits)
        assert all(1 <= (found[store, 2] - found[store, 1]).days <= 4 for store, number in found if number == 2)


def test_each_round_has_an_order_of_its_own(mall: Workspace) -> None:
    orders = [
        sorted((day, store) for (store, number), day in days(one, World(3)).items() if number == 1)
        for one in rounds_up_to(mall.rounds["2026-11"][0], [store.id for store in mall.stores.rows])
    ]
    assert len({tuple(store for _, store in order) for order in orders}) == len(orders)
