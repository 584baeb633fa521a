"""Proposed rounds: even loads, nobody in their own store, new faces, auditors who can be compared, and a file that reads back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.edition.made import store

from floorwalk.errors import FloorwalkError
from floorwalk.model import Auditor, Round, Store, Visit
from floorwalk.plan import Wish, auditors_of, met_before, propose, round_text
from floorwalk.source.workspace import load

WISH = Wish("2027-03", "March: the first", "mall", "audit", date(2027, 3, 1), date(2027, 3, 31))


def stores(n: int) -> list[Store]:
    return [store(id=f"S{number:03}") for number in range(1, n + 1)]


def auditors(n: int, **own: str) -> list[Auditor]:
    return [Auditor(id=f"a{number}", title=f"Auditor {number}", store=own.get(f"a{number}")) for number in range(1, n + 1)]


def test_loads_are_even_and_doubles_join_the_auditors() -> None:
    made = propose(WISH, stores(12), auditors(3), [])
    once = [visit for visit in made.round.visits if visit.number == 1]
    assert sorted(visit.store for visit in once) == [one.id for one in stores(12)]
    assert [sum(visit.auditor == one.id for visit in once) for one in auditors(3)] == [4, 4, 4]
    assert len(made.doubles) == 2
    assert made.groups == (("a1", "a2", "a3"),)
    assert all(visit.number > 1 for visit in made.round.visits[12:])
    assert len({(visit.store, visit.number) for visit in made.round.visits}) == 14


def test_without_doubles_it_says_who_cannot_be_compared() -> None:
    made = propose(replace(WISH, doubles=False), stores(12), auditors(3), [])
    assert made.doubles == ()
    assert sorted(made.groups) == [("a1",), ("a2",), ("a3",)]
    assert len(made.round.visits) == 12


@given(st.integers(2, 12), st.integers(2, 4), st.lists(st.integers(1, 12), min_size=4, max_size=4), st.integers(0, 3))
def test_nobody_audits_their_own_store(n: int, sent: int, own: list[int], seed: int) -> None:
    people = auditors(sent, **{f"a{number}": f"S{at:03}" for number, at in enumerate(own, 1) if at <= n})
    home = {one.id: one.store for one in people}
    made = propose(replace(WISH, seed=seed), stores(n), people, [])
    assert all(home[visit.auditor or ""] != visit.store for visit in made.round.visits)
    assert {visit.store for visit in made.round.visits} | set(made.left) == {one.id for one in stores(n)}
    assert made == propose(replace(WISH, seed=seed), stores(n), people, [])


def test_a_store_that_nobody_may_audit_is_left_and_said() -> None:
    made = propose(WISH, stores(1), auditors(1, a1="S001"), [])
    assert (made.left, made.round.visits) == (("S001",), ())
    assert propose(replace(WISH, kind="self"), stores(1), auditors(1, a1="S001"), []).left == ()


def test_faces_change_from_round_to_round() -> None:
    first = propose(replace(WISH, doubles=False), stores(6), auditors(2), [])
    second = propose(replace(WISH, doubles=False), stores(6), auditors(2), met_before([first.round]))
    before = dict(met_before([first.round]))
    assert all(before[visit.store] != visit.auditor for visit in second.round.visits)
    assert second.groups == (("a1", "a2"),)  # they have seen the same stores by now


def test_nobody_makes_more_visits_than_wished() -> None:
    made = propose(replace(WISH, most=2), stores(6), auditors(2), [])
    assert [made.visits_of(one.id) for one in auditors(2)] == [2, 2]
    assert len(made.left) == 2


def test_auditors_are_those_of_the_latest_round_that_names_any() -> None:
    def round_(id_: str, due: str, *names: str) -> Round:
        people = tuple(Auditor(id=name, title=name) for name in names)
        return Round.model_validate({"id": id_, "title": id_, "set": "mall", "from": "2026-01-01", "due": due, "auditors": people})

    rounds = [round_("b", "2026-03-31", "new"), round_("a", "2026-02-28", "old"), round_("c", "2026-04-30")]
    assert [one.id for one in auditors_of(rounds)] == ["new"]
    assert auditors_of(rounds[2:]) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"id": "March/2027"}, "FW763"), ({"title": ""}, "FW763"), ({"due": date(2027, 2, 1)}, "FW763")],
)
def test_a_wish_that_makes_no_round_is_refused(changes: dict[str, object], code: str) -> None:
    with pytest.raises(FloorwalkError) as stopped:
        propose(replace(WISH, **changes), stores(2), auditors(1), [])  # type: ignore[arg-type]
    assert (stopped.value.code, stopped.value.status) == (code, 2)


@pytest.mark.parametrize(("n", "sent"), [(0, 2), (2, 0)])
def test_without_stores_or_auditors_there_is_nothing_to_plan(n: int, sent: int) -> None:
    with pytest.raises(FloorwalkError, match="FW761"):
        propose(WISH, stores(n), auditors(sent), [])


@pytest.mark.parametrize(
    "title", ["March: the first", "yes", "2027", "Çarşı – #1", "- dash", '"quoted" \\ {x}', "a, b}", "T", "[x]", "007"]
)
def test_the_file_reads_back_as_it_was(tmp_path: Path, title: str) -> None:
    people = [Auditor(id="a1", title=title, language="tr", store="0412"), Auditor(id="a-2", title="Two")]
    visits = (Visit(store="0412", auditor="a-2"), Visit(store="S1", auditor="a1", number=2), Visit(store="yes"))
    made = Round.model_validate({
        "id": "2027-03", "title": title, "set": "mall", "from": "2027-03-01", "due": "2027-03-31", "auditors": tuple(people), "visits": visits,
        "leave_out": ("PAY-04.1",), "kind": "mystery",
    })  # fmt: skip
    path = tmp_path / "audits/rounds/2027-03.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(round_text(made), encoding="utf-8")
    space = load(tmp_path)
    assert [problem for problem in space.problems if "rounds" in problem.place.file] == []
    assert space.rounds["2027-03"][0] == made
