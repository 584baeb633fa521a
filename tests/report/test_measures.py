"""Measures on visits small enough to work out by hand; the formulas themselves are tested with floorwalk.stats."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

from floorwalk.model import Clock
from floorwalk.report.figures import figures
from floorwalk.report.measures.auditors import auditors
from floorwalk.report.measures.bounds import na_bounds
from floorwalk.report.measures.course import course, stray_checks
from floorwalk.report.measures.evenness import evenness
from floorwalk.report.measures.groups import groups
from floorwalk.report.measures.questions import questions
from floorwalk.report.measures.standards import kept_standards
from floorwalk.report.measures.standing import standing
from floorwalk.report.measures.unseen import unseen
from floorwalk.report.measures.waits import waits
from floorwalk.report.past import DoubleVisit, Past, PastRound, PastVisit, Step
from floorwalk.stats import Why, alpha
from floorwalk.stats.integrity import Kind

MADE = date(2026, 12, 1)
A, B, C = "PAY-01.1", "PAY-01.2", "EXT-01.1"


def past(*rounds: dict[str, Sequence[float]], cuts: Sequence[int] = (), auditor: str = "Ann", counts: Any = None) -> Past:
    """Rounds of scores by store; `cuts` are places of rounds before which an edition changed a check."""
    names = [PastRound(f"r{at}", f"Round {at}", None) for at in range(len(rounds))]
    visits = [
        PastVisit(
            f"r{at}.{store}.{number}",
            f"r{at}",
            store,
            number,
            date(2026, 1, 1) + timedelta(at),
            auditor,
            Fraction(score),
            "pass",
            counts=True,
        )
        for at, own in enumerate(rounds)
        for store, scores in own.items()
        for number, score in enumerate(scores, start=1)
    ]
    steps = [Step(f"r{at - 1}", f"r{at}", ({}, {}), (0, 0), ("X-01.1",) if at in cuts else ()) for at in range(1, len(rounds))]
    return Past(tuple(names), tuple(visits), tuple(steps), counts=counts or {})


@pytest.fixture
def four(samples):
    space, round_, results = samples.four()
    return figures(space, round_, results, MADE)


def test_a_group_of_few_stores_has_a_mean_and_the_reason_for_no_interval(four, samples):
    (north,) = groups(four, samples.measured(four).past, "region")
    assert (north.id, north.stores, north.visits, north.mean.value, north.mean.n) == ("north", ("S1", "S2", "S3"), 3, 60.0, 2)
    assert (north.mean.low, north.mean.why_not) == (None, Why.FEW_STORES)
    assert north.beyond.value is None
    assert north.change is None


def test_groups_are_compared_with_the_error_shared_out(samples, mall):
    round_, _ = mall.rounds["2026-11"]
    found = figures(mall, round_, samples.random(mall, round_, mall.stores.rows), MADE)
    regions = groups(found, samples.measured(found).past, "region")
    assert [one.id for one in regions] == ["north", "coast", "south", "islands"]
    sure = [one.beyond for one in regions if one.beyond.low is not None]
    assert {one.confidence for one in sure} == {1 - 0.05 / 4}
    assert all(one.low < one.value < one.high for one in sure)
    means = [one for visit in found.comparable if visit.store.region == "north" for one in [visit.score.percent]]
    assert regions[0].mean.value == pytest.approx(float(sum(means) / len(means)))


def test_a_standard_is_counted_over_the_visits_that_could_tell(four):
    thanks, exit_ = kept_standards(four)
    assert (exit_.standard.id, exit_.kept, exit_.rate.n, exit_.unclear) == ("EXT-01", 1, 2, 0)
    assert (thanks.standard.id, thanks.kept, thanks.rate.n, thanks.unclear) == ("PAY-01", 1, 2, 1)
    assert thanks.rate.why_not is Why.FEW_STORES
    assert [one.kept for one in kept_standards(four, {"S3"})] == [1, 1]


def test_no_store_has_a_place_on_fewer_than_three_visits():
    found = standing(past({"S1": [90, 91, 92], "S2": [80, 82, 81], "S3": [99], "S4": [99, 99]}))
    assert [(one.store, one.rank) for one in found] == [("S1", 1), ("S2", 2), ("S3", None), ("S4", None)]


def test_visits_before_a_requirement_changed_count_for_no_place():
    found = standing(past({"S1": [90, 91], "S2": [80, 82]}, {"S1": [92], "S2": [81]}, cuts=[1]))
    assert [one.rank for one in found] == [None, None]


def test_a_round_far_out_is_marked_and_limits_take_eight_rounds():
    levels = [84, 86, 83, 87, 85, 82, 86, 84, 60]
    scores = [{f"S{store}": [level + store] for store in range(5)} for level in levels]
    found = course(past(*scores))
    assert [at for at, one in enumerate(found.points) if one.of_mean and one.of_mean.signals] == [7, 8]  # guide/how-sure.md, Control charts
    assert found.few is None
    short = course(past(*scores[:5]))
    assert short.few == 8
    assert all(one.of_mean and one.of_mean.low is None for one in short.points)


def test_a_changed_requirement_begins_a_new_stretch():
    found = course(past(*({"S1": [80]} for _ in range(9)), cuts=[3]))
    assert [one.cut for one in found.points] == [at == 3 for at in range(9)]
    assert found.few == 8


def test_a_course_of_some_stores_counts_their_visits_alone():
    found = course(past({"S1": [80], "S2": [90]}, {"S1": [70], "S2": [100]}), {"S1"})
    assert [(one.mean.value, one.visits) for one in found.points] == [(80.0, 1), (70.0, 1)]


def test_a_check_is_called_out_only_where_its_limits_are_not_rough():
    rounds = [{"S1": [80]} for _ in range(10)]
    steady = [(f"r{at}", 50 + at % 3, 100) for at in range(9)]
    counts = {
        "A": [*steady, ("r9", 5, 100)],
        "B": [(f"r{at}", 99 + at % 2, 100) for at in range(9)] + [("r9", 60, 100)],
        "C": [*steady, ("r9", 51, 100)],
    }
    assert [one.check for one in stray_checks(past(*rounds, counts=counts))] == ["A"]


def test_evenness_names_stores_with_three_visits_and_counts_the_rest():
    found = evenness(past({"S1": [90, 70, 80], "S2": [80, 81, 80], "S3": [99]}))
    assert [store for store, _ in found.stores] == ["S1", "S2"]
    assert found.stores[0][1].value == pytest.approx(10.0)
    assert (found.few, found.all.within.why_not) == (1, Why.FEW_STORES)


def test_shares_of_what_was_not_answered_are_given_by_store_and_auditor(four):
    found = unseen(four)
    assert found.all["blank"].value == pytest.approx(1 / 9)
    assert found.stores[0].name == "S2"
    assert found.auditors == ()


def test_bounds_hold_the_score_and_what_an_answer_to_na_could_make_of_it(samples):
    _, _, results = samples.four()
    edition, store = results[0].asked.edition, results[0].store
    visit = samples.result(edition, store, {A: ("yes",), B: ("yes",), C: "na"})
    found = na_bounds(visit)
    assert (found.scored, found.low, found.high) == (100, 40, 100)  # 4 of 4 points; the exit's 6 are disputed
    scored = samples.result(edition, store, {A: ("yes",), B: ("no",), C: ("yes",)})
    found = na_bounds(scored)
    assert found.low == found.scored == found.high == scored.score.percent


def test_auditors_of_different_stores_are_confounded_and_overlap_is_told():
    apart = past({"S1": [90]}, {"S1": [80]})
    assert auditors(apart, {}).confounded
    both = Past(apart.rounds, tuple(_by(one, "Bo" if one.round == "r1" else "Ann") for one in apart.visits))
    found = auditors(both, {})
    assert not found.confounded
    assert [(one.auditor, one.beyond.value) for one in found.severities] == [("Ann", 5.0), ("Bo", -5.0)]


def _by(visit: PastVisit, auditor: str) -> PastVisit:
    return PastVisit(**{name: getattr(visit, name) for name in visit.__dataclass_fields__} | {"auditor": auditor})


def test_ratings_of_double_visits_are_compared_on_their_own_scale(samples):
    steps = [f"Step {number}" for number in range(4)]
    rating = {"question": "How tidy?", "kind": "rating", "seen_by": "look", "points": 3, "pass_at": "1/2"}
    checks = [rating | {"id": "PAY-01.1", "steps": steps}, rating | {"id": "PAY-01.2", "steps": steps[:3]}]
    space, edition = samples.workspace({"id": "PAY-01", "checks": checks})
    found = figures(space, samples.round(), [samples.result(edition, space.stores.rows[0], {"PAY-01.1": (3,), "PAY-01.2": (2,)})], MADE)
    pairs = [(0, 0), (1, 1), (2, 2), (3, 3), (0, 1), (1, 2), (2, 3), (3, 3), (2, 2), (1, 1)]
    doubles = [DoubleVisit(f"S{at}", ("Ann", "Bo"), (), (("PAY-01.1", *pair), ("PAY-01.2", 1, 1))) for at, pair in enumerate(pairs)]
    (two, alike), (three, agreed) = auditors(Past((), (), doubles=tuple(doubles)), found.by_check).ratings
    assert (two, alike.value, alike.why_not) == (2, None, Why.ONE_ANSWER)
    assert (three, agreed.n, agreed.clusters) == (3, 20, 10)
    assert agreed.value == pytest.approx(alpha(pairs, "ordinal").value)
    assert agreed.low is not None


def test_double_visits_of_two_auditors_are_taken_together_whoever_came_first():
    pair = ("passed", "failed")
    found = auditors(Past((), (), doubles=(DoubleVisit("S1", ("Ann", "Bo"), (pair,)), DoubleVisit("S2", ("Bo", "Ann"), (pair[::-1],)))), {})
    ((names, agreed),) = found.pairs
    assert (names, agreed.raw.value, agreed.raw.n) == (("Ann", "Bo"), 0.0, 2)


def test_promised_times_are_told_by_share_and_lateness(samples):
    promise = {"id": "SRV-01.1", "question": "When?", "kind": "promise", "seen_by": "measure", "points": 2, "unit": "min", "grace": 1}
    space, edition = samples.workspace({"id": "SRV-01", "checks": [promise]})
    stores = space.stores.rows
    results = [samples.result(edition, store, {"SRV-01.1": (5, actual)}) for store, actual in zip(stores, (4, 6, 9), strict=True)]
    (wait,) = waits(figures(space, samples.round(), results, MADE))
    assert wait.within.value == pytest.approx(2 / 3)
    assert (wait.late.value, wait.unit, wait.within.n) == (1.0, "min", 3)


def test_questions_ask_about_visits_and_accuse_nobody(samples):
    space, round_, results = samples.four()
    edition, (first, second, _, _) = results[0].asked.edition, space.stores.rows
    answers = {A: ("yes",), B: ("yes",), C: ("yes",)}
    times = {"auditor": "Ann", "start": Clock(600), "end": Clock(660)}
    visits = [samples.result(edition, store, answers, **times) for store in (first, second)]
    late = samples.result(edition, first, answers, number=2, auditor="Bo", day=date(2026, 12, 24))
    found = questions(figures(space, round_, [*visits, late], MADE))
    assert {one.kind for one in found} == {Kind.TWO_PLACES, Kind.LATE}
