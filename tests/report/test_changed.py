from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from floorwalk.report.changed import do_about, sure_of_time, what_changed
from floorwalk.report.figures import figures
from floorwalk.report.measures.course import StrayCheck
from floorwalk.report.past import Again, Past, PastRound, Step, alone
from floorwalk.stats import Estimate

MADE = date(2026, 12, 1)
BEFORE = {f"S{number}": 80.0 + number for number in range(8)}


@pytest.fixture
def world(samples) -> SimpleNamespace:
    """`said` gives the sentences for a change from the round before, or for other traits of the past."""
    space, round_, results = samples.four()
    found = figures(space, round_, results, MADE)
    now = PastRound(round_.id, round_.title, round_.due)
    visits = alone(now, found.visits).visits

    def scope(after: dict[str, float] | None, *, split: tuple[str, ...] | None = (), **more):
        steps = (Step("r0", "r1", (BEFORE, after), (3, 9), split),) if after is not None else ()
        return samples.scope(found, Past((PastRound("r0", "Spring round", None), now) if steps else (now,), visits, steps, **more))

    return SimpleNamespace(scope=scope)


def test_without_an_earlier_round_it_says_so(world):
    assert what_changed(world.scope(None)) == [
        "There is no earlier round of this set and kind on record: nothing can be said of a change yet."
    ]


def test_a_change_beyond_chance_is_told_from_one_within(world):
    up = {store: score + 5 + 0.2 * number for number, (store, score) in enumerate(BEFORE.items())}
    none = {store: score + (3 if number % 2 else -3) for number, (store, score) in enumerate(BEFORE.items())}
    assert "the 8 stores seen both times went up by 5.7 points" in what_changed(world.scope(up))[0]
    assert "more than chance does" in what_changed(world.scope(up))[0]
    assert "no more than chance does" in what_changed(world.scope(none))[0]


def test_few_stores_have_no_interval_but_a_reason(world):
    (said,) = what_changed(world.scope({"S1": 90.0, "S2": 91.0}))
    assert "the 2 stores seen both times changed by +9.0 points" in said
    assert "it takes 5 stores, here 2" in said


def test_changed_checks_and_lost_editions_are_said(world):
    assert "An edition changed 2 checks since then" in what_changed(world.scope(dict(BEFORE), split=("A", "B")))[1]
    assert "Nothing can be compared with Spring round" in what_changed(world.scope({}, split=None))[0]
    assert "No store was seen in both Spring round and this round" in what_changed(world.scope({}))[0]


def test_what_came_back_is_told_and_given_to_do(world):
    again = (Again("S1", "PAY-01.2", "PAY-01", 3, date(2026, 3, 1), critical=True),)
    scope = world.scope(dict(BEFORE), again=again)
    assert "1 finding came back" in what_changed(scope)[-1]
    assert do_about(scope) == ["Find another remedy for what came back: PAY-01.2 Thank each customer, 3 times in a row in S1 First."]
    (north,) = scope.measured.regions
    assert do_about(scope, north) == do_about(scope)
    assert do_about(scope, replace(north, stores=("S2",))) == []


def test_a_region_tells_the_change_that_the_chain_tells_of_it(world):
    scope = world.scope({store: score + 5 + 0.2 * number for number, (store, score) in enumerate(BEFORE.items())})
    change = Estimate(-5.44, 10, 5, -7.91, -2.83)
    north = replace(scope.measured.regions[0], title="North", change=change)
    chain = replace(scope, measured=replace(scope.measured, regions=(north,)))
    assert "North went down by 5.4 points (\u22127.9\u00a0up\u00a0to\u00a0\u22122.8; 5 stores)." in what_changed(chain)
    said = "the 5 stores seen both times went down by 5.4 points (\u22127.9\u00a0up\u00a0to\u00a0\u22122.8)"
    assert said in what_changed(scope, north)[0]


def test_what_chance_does_not_explain_is_told_by_its_direction(world):
    scope = world.scope(dict(BEFORE))
    stray = (StrayCheck("PAY-01.1", 2, 20, 0.8, ()), StrayCheck("EXT-01.1", 20, 20, 0.5, ()))
    found = replace(scope, measured=replace(scope.measured, course=replace(scope.measured.course, stray=stray)))
    assert "Failed more often in this round than chance explains: PAY-01.1 Thank each customer." in what_changed(found)
    assert "Passed more often in this round than chance explains: EXT-01.1 Keep the exit free." in what_changed(found)


def test_rounds_left_out_are_named(world):
    assert "Left out, because their files in audits/rounds are gone: r7." in sure_of_time(world.scope(None, unknown=("r7",)))
