"""The past of a round, from a ledger with rounds small enough to count by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from floorwalk.ledger.store import Ledger, open_ledger
from floorwalk.report.history import past_of, split_checks

YES, NO = ("yes",), ("no",)
A, B, C = "PAY-01.1", "PAY-01.2", "EXT-01.1"
DUE = {"r1": date(2026, 3, 31), "r2": date(2026, 6, 30), "r3": date(2026, 9, 30)}


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "l.duckdb") as opened:
        yield opened


@pytest.fixture
def world(samples, ledger) -> SimpleNamespace:
    """Three rounds of a small set; `visit` puts one on record."""
    yes = {"question": "Was it so?", "kind": "yes_no", "seen_by": "look", "points": 2}
    standards: list[dict[str, Any]] = [
        {"id": "PAY-01", "checks": [yes | {"id": A}, yes | {"id": B, "critical": True}]},
        {"id": "EXT-01", "title": "Keep the exit free", "checks": [yes | {"id": C, "na": "allowed"}]},
    ]
    space, edition = samples.workspace(*standards)
    changed = edition.model_copy(update={"hash": "b" * 64, "standards": (_dearer(edition.standards[0]), *edition.standards[1:])})
    for id_, due in DUE.items():
        space.rounds[id_] = samples.round(id=id_, title=f"Round {id_}", due=str(due), **{"from": str(due.replace(day=1))}), None
    stores = {store.id: store for store in space.stores.rows}

    def visit(
        round_: str, store: str, answers: dict[str, Any], *, day: int = 10, edition: Any = edition, number: int = 1, **more: Any
    ) -> None:
        fields = {
            "round": round_,
            "sheet_id": f"{round_}.small.{store}.{number}",
            "day": DUE[round_].replace(day=day),
            "auditor": "Ann",
        } | more
        ledger.append([samples.entry(samples.result(edition, stores[store], answers, number=number, **fields))])

    def past(round_: str, *, simulated: bool = False, without: str = "") -> Any:
        shelf = {one.hash: one for one in (edition, changed) if one.hash != without}
        return past_of(ledger, space, space.rounds[round_][0], shelf, DUE[round_], simulated=simulated)

    return SimpleNamespace(space=space, edition=edition, changed=changed, visit=visit, past=past)


def _dearer(standard: Any) -> Any:
    first, *rest = standard.checks
    return standard.model_copy(update={"checks": (first.model_copy(update={"points": first.points * 3}), *rest)})


def test_rounds_stand_in_the_order_of_their_days_and_the_reported_one_is_last(world):
    for round_ in DUE:
        world.visit(round_, "S1", {A: YES, B: YES, C: NO})
    past = world.past("r2")
    assert [one.id for one in past.rounds] == ["r1", "r2"]
    assert [one.round for one in past.by_store["S1"]] == ["r1", "r2"]
    assert [float(one) for one in past.scores["S1"]] == pytest.approx([200 / 3, 200 / 3])


def test_a_score_read_back_is_exactly_the_one_that_was_made(world):
    world.visit("r1", "S1", {A: YES, B: YES, C: NO})
    world.visit("r2", "S1", {A: YES, B: YES, C: YES})
    assert str(world.past("r2").by_store["S1"][0].percent) == "200/3"


def test_other_kinds_of_round_and_simulated_visits_stay_out(world):
    world.visit("r1", "S1", {A: YES, B: YES, C: YES})
    world.visit("r1", "S2", {A: YES, B: YES, C: YES}, kind="mystery")
    world.visit("r1", "S3", {A: YES, B: YES, C: YES}, simulated=True)
    assert [one.store for one in world.past("r1").visits] == ["S1"]
    assert [one.store for one in world.past("r1", simulated=True).visits] == ["S3"]


def test_a_change_is_that_of_the_stores_seen_both_times_on_the_checks_they_share(world):
    world.visit("r1", "S1", {A: YES, B: NO, C: "na"})
    world.visit("r2", "S1", {A: YES, B: YES, C: NO})
    world.visit("r2", "S2", {A: YES, B: YES, C: NO})
    step = world.past("r2").last
    assert step.scores == ({"S1": 50.0}, {"S1": 100.0})
    assert (step.checks, step.split, step.change().value, step.change().clusters) == ((2, 2), (), 50.0, 1)
    assert step.change({"S2"}).value is None


def test_where_an_edition_changed_a_check_the_line_is_cut_and_the_check_left_out(world):
    assert split_checks(world.edition, world.changed) == (A,)
    world.visit("r1", "S1", {A: NO, B: YES, C: YES})
    world.visit("r2", "S1", {A: YES, B: YES, C: YES}, edition=world.changed)
    world.visit("r3", "S1", {A: YES, B: YES, C: YES}, edition=world.changed)
    past = world.past("r3")
    assert past.cuts == {1}
    assert [one.id for one in past.stretch] == ["r2", "r3"]
    assert [one.round for one in past.alike] == ["r2", "r3"]
    assert past.steps[0].split == (A,)
    assert past.steps[0].change().value == 0


def test_without_the_file_of_an_edition_nothing_is_compared_with_it(world):
    world.visit("r1", "S1", {A: NO, B: YES, C: YES})
    world.visit("r2", "S1", {A: YES, B: YES, C: YES}, edition=world.changed)
    past = world.past("r2", without=world.edition.hash)
    assert past.last.split is None
    assert past.cuts == {1}
    assert past.last.change().value is None


def test_a_finding_comes_back_until_a_pass(world):
    world.visit("r1", "S1", {A: NO, B: NO, C: NO})
    world.visit("r2", "S1", {A: NO, B: YES, C: "na"})
    world.visit("r3", "S1", {A: NO, B: NO, C: NO})
    found = {one.check: (one.times, one.since) for one in world.past("r3").again}
    assert found == {A: (3, date(2026, 3, 10)), C: (2, date(2026, 3, 10))}


def test_what_later_rounds_found_is_none_of_an_earlier_report(world):
    for round_ in DUE:
        world.visit(round_, "S1", {A: NO, B: YES, C: YES})
    past = world.past("r2")
    assert past.later
    assert past.again == ()
    assert not world.past("r3").later


def test_a_round_whose_file_is_gone_is_left_out_and_named(world):
    world.visit("r1", "S1", {A: NO, B: YES, C: YES})
    world.visit("r2", "S1", {A: NO, B: YES, C: YES})
    del world.space.rounds["r1"]
    past = world.past("r2")
    assert ([one.id for one in past.rounds], past.unknown) == (["r2"], ("r1",))


def test_two_auditors_in_one_store_make_a_double_visit_of_what_both_saw(world):
    world.visit("r1", "S1", {A: YES, B: YES, C: "na"})
    world.visit("r1", "S1", {A: YES, B: NO, C: YES}, number=2, day=11, auditor="Bo")
    (double,) = world.past("r1").doubles
    assert double.auditors == ("Ann", "Bo")
    assert double.pairs == (("passed", "passed"), ("passed", "failed"))
    assert double.ratings == ()
