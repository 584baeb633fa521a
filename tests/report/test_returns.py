from __future__ import annotations

from floorwalk.report.returns import returns


def test_visits_are_in_order_of_store_id(samples):
    space, round_, results = samples.four()
    assert [visit.store.id for visit in returns(space, round_, results).visits] == ["S1", "S2", "S3"]


def test_a_planned_sheet_that_did_not_come_back_is_missing(samples):
    space, round_, results = samples.four()
    back = returns(space, round_, results)
    assert (back.planned, [(one.store, one.name) for one in back.missing]) == (4, [("S4", "Fourth")])


def test_the_round_says_what_was_planned(samples):
    space, _, results = samples.four()
    back = returns(space, samples.round(visits=[{"store": "S1"}, {"store": "S1", "number": 2}]), results)
    assert [(one.store, one.number) for one in back.missing] == [("S1", 2)]
    assert [one.store.id for one in back.unplanned] == ["S2", "S3"]


def test_another_kind_of_round_is_left_out(samples):
    space, round_, results = samples.four()
    mystery = samples.result(results[0].asked.edition, results[0].store, {}, kind="mystery")
    back = returns(space, round_, [*results, mystery])
    assert back.left_out == (mystery,)
    assert len(back.visits) == 3


def test_two_visits_of_a_store_are_not_once(samples):
    space, round_, results = samples.four()
    again = samples.result(results[0].asked.edition, results[0].store, {}, number=2)
    assert returns(space, round_, results).once
    assert not returns(space, round_, [*results, again]).once
