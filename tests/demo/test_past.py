"""The rounds before: auditor and store can be told apart, a control chart has its points, and `floorwalk check` has nothing to say."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from floorwalk.demo.past import EARLIER, months_on, moved, rounds_up_to, to_yaml
from floorwalk.model import Round
from floorwalk.source.workspace import Workspace, load
from floorwalk.stats.control import LEAST_POINTS


@pytest.fixture(scope="module")
def rounds(mall: Workspace) -> list[Round]:
    return rounds_up_to(mall.rounds["2026-11"][0], [store.id for store in mall.stores.rows])


def test_one_every_two_months_up_to_the_examples_own(rounds: list[Round], mall: Workspace) -> None:
    assert len(rounds) == LEAST_POINTS == EARLIER + 1
    assert [one.id for one in rounds[-4:]] == ["2026-05", "2026-07", "2026-09", "2026-11"]
    assert [(one.start, one.due) for one in rounds[-3:-1]] == [
        (date(2026, 7, 2), date(2026, 7, 31)),
        (date(2026, 9, 2), date(2026, 9, 30)),
    ]
    assert rounds[0].title == "September 2025 round"
    assert rounds[-1].title == mall.rounds["2026-11"][0].title
    assert all(before.due < after.start for before, after in pairwise(rounds))


def test_each_auditor_sees_each_store_and_five_stores_are_seen_by_two(rounds: list[Round], mall: Workspace) -> None:
    seen = {(visit.store, visit.auditor) for one in rounds for visit in one.visits}
    assert len(seen) == len(mall.stores.rows) * 4
    for one in rounds:
        assert Counter(visit.number for visit in one.visits) == {1: 24, 2: 5}
        first = {visit.store: visit.auditor for visit in one.visits if visit.number == 1}
        assert {(first[visit.store], visit.auditor) for visit in one.visits if visit.number == 2} == {("a2", "a3")}
    own = {visit.store: visit.auditor for visit in mall.rounds["2026-11"][0].visits}
    assert {visit.store: visit.auditor for visit in rounds[-1].visits if visit.number == 1} == own


def test_few_stores_are_not_visited_twice(mall: Workspace) -> None:
    for one in rounds_up_to(mall.rounds["2026-11"][0], ["S001", "S002"]):
        assert [visit.store for visit in one.visits] == ["S001", "S002"]


def test_its_file_says_what_it_is_and_reads_back(rounds: list[Round], tmp_path: Path) -> None:
    folder = tmp_path / "audits/rounds"
    folder.mkdir(parents=True)
    for one in rounds:
        (folder / f"{one.id}.yaml").write_text(to_yaml(one), encoding="utf-8")
    space = load(tmp_path)
    assert [space.rounds[one.id][0] for one in rounds] == rounds
    assert not [problem for problem in space.problems if "rounds" in problem.place.file]
    assert "SIMULATED" in to_yaml(rounds[0])


@pytest.mark.parametrize(
    ("today", "start", "due", "title"),
    [
        (date(2026, 11, 30), date(2026, 11, 2), date(2026, 11, 30), "November round"),
        (date(2026, 11, 29), date(2026, 10, 2), date(2026, 10, 31), "October round"),
        (date(2027, 3, 1), date(2027, 2, 2), date(2027, 2, 28), "February round"),
        (date(2028, 2, 29), date(2028, 2, 2), date(2028, 2, 29), "February round"),
        (date(2026, 1, 5), date(2025, 12, 2), date(2025, 12, 31), "December round"),
    ],
)
def test_the_latest_is_the_last_that_is_over(mall: Workspace, today: date, start: date, due: date, title: str) -> None:
    latest = mall.rounds["2026-11"][0]
    found = moved(latest, months_on(latest, today))
    assert (found.start, found.due, found.title, found.id) == (start, due, title, f"{due:%Y-%m}")


def test_on_no_day_of_two_years_does_a_visit_lie_ahead(mall: Workspace) -> None:
    latest = mall.rounds["2026-11"][0]
    for number in range(731):
        today = date(2026, 1, 1) + timedelta(days=number)
        found = moved(latest, months_on(latest, today))
        assert today - timedelta(days=31) < found.due <= today
