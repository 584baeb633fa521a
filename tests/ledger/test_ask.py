"""Each question on visits small enough to count by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, cast

import pytest

from floorwalk.ledger.ask import ask
from floorwalk.ledger.entry import Entry
from floorwalk.ledger.store import Ledger, open_ledger
from floorwalk.model import Answer, Audit, Clock, Measure, Photo, Promise, Round, Store, YesNo
from floorwalk.score import CheckScore, CheckState, Score

P, F, N, O, B = "passed", "failed", "na", "not_observed", "blank"  # noqa: E741  # the letters of the tables below
A1, A2, B1 = "AA-01.1", "AA-01.2", "BB-01.1"  # two checks of standard AA-01, one of BB-01


def visit(store: str, day: int, results: dict[str, str], *, number: int = 1, round_: str = "r1", **more: Any) -> Entry:
    """A visit on a day of November 2026; `results` by check, `notes`, `photos` and `values` likewise; other fields as the model has them."""
    notes, photos, values = (more.pop(name, {}) for name in ("notes", "photos", "values"))
    checks = tuple(_scored(id_, result, notes.get(id_, ""), photos.get(id_, ()), values.get(id_, ())) for id_, result in results.items())
    sheet_id = f"{round_}.mall.{store}.{number}"
    fields: dict[str, Any] = {"kind": "audit", "edition": "e1", "auditor": "Ann", **more}
    audit = Audit(
        sheet_id=sheet_id,
        round=round_,
        set="mall",
        store=store,
        day=date(2026, 11, day),
        answers=tuple(one.answer for one in checks),
        **fields,
    )
    earned, possible = sum((one.earned for one in checks), Fraction(0)), sum((one.possible for one in checks), Fraction(0))
    percent = 100 * earned / possible if possible else None
    blanks = sum(one.state == "blank" for one in checks)
    score = Score(checks, (), earned, possible, Fraction(1), percent, blanks, None, "pass", (), "checks")
    content = hashlib.sha256(f"{sheet_id}{sorted(fields.items())}".encode()).hexdigest()
    return Entry(content, f"{sheet_id}.xlsx", audit, score, ())


def _scored(id_: str, result: str, note: str, photos: tuple[str, ...], values: tuple[float, ...]) -> CheckScore:
    given = result in (P, F)
    state = cast("Literal['given', 'na', 'not_observed', 'blank']", "given" if given else result)
    taken = tuple(Decimal(str(value)) for value in values) or (("yes" if result == P else "no",) if given else ())
    found = tuple(Photo(name=f"{sha}.jpg", sha256=sha) for sha in photos)
    answer = Answer(check=id_, state=state, values=taken, note=note, photos=found)
    kind: Any = Promise if len(values) == 2 else Measure if values else YesNo
    named = {"id": id_, "question": "Q?", "seen_by": "look", "points": Decimal(2)}
    check = kind.model_construct(kind={Promise: "promise", Measure: "measure", YesNo: "yes_no"}[kind], critical=id_ == B1, **named)
    possible = Fraction(2) if given or result == B else Fraction(0)
    earned = Fraction(2) if result == P else Fraction(0)
    return CheckScore(
        check, id_[:5], id_[:2].lower(), cast("CheckState", result), earned / 2 if possible else None, earned, possible, answer, ""
    )


def _store(id_: str, region: str, form: str = "mall") -> Store:
    return Store.model_validate({"id": id_, "name": id_, "region": region, "format": form, "language": "en", "hours": "Mo-Su 09:00-21:00"})


def _round(id_: str, start: date, due: date) -> Round:
    return Round.model_validate({"id": id_, "title": id_, "set": "mall", "from": start, "due": due})


STORES = [_store("S1", "north"), _store("S2", "north", "kiosk"), _store("S3", "south")]
ROUNDS = [_round("r1", date(2026, 11, 2), date(2026, 11, 10)), _round("r2", date(2026, 11, 11), date(2026, 11, 30))]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "l.duckdb") as opened:
        opened.refresh(STORES, ROUNDS)
        yield opened


def _ask(ledger: Ledger, name: str, **more: Any) -> list[tuple[Any, ...]]:
    return [tuple(row) for row in ask(ledger, name, **{"kind": "audit", "set": "mall", **more})]


def test_passes_of_checks_standards_and_sections(ledger: Ledger) -> None:
    ledger.append([
        visit("S1", 3, {A1: P, A2: P, B1: F}),
        visit("S1", 4, {A1: P, A2: N, B1: O}, number=2),
        visit("S1", 5, {A1: F, A2: O, B1: B}, number=3),
        visit("S1", 6, {A1: P, A2: O, B1: N}, number=4),
        visit("S9", 3, {A1: P}),
    ])  # fmt: skip
    assert _ask(ledger, "passes_by_check") == [
        (A1, "AA-01", "S1", "north", "mall", 3, 4, 0),
        (A1, "AA-01", "S9", "", "", 1, 1, 0),
        (A2, "AA-01", "S1", "north", "mall", 1, 1, 3),
        (B1, "BB-01", "S1", "north", "mall", 0, 1, 3),
    ]
    assert _ask(ledger, "passes_by_standard") == [
        ("AA-01", "S1", "north", "mall", 2, 3, 1),  # kept, kept with N/A aside, failed; passed with one not observed is unclear
        ("AA-01", "S9", "", "", 1, 1, 0),
        ("BB-01", "S1", "north", "mall", 0, 1, 2),  # a visit where all were N/A is left out
    ]
    assert _ask(ledger, "passes_by_section")[0] == ("aa", "S1", "north", "mall", 4, 4, 5, 8.0, 10.0)
    assert _ask(ledger, "passes_by_check", round="r2") == []
    unseen = _ask(ledger, "unseen_by_store")
    assert unseen[0] == ("S1", 4, 12, 2, 3, 1, 2 / 12, 3 / 12, 1 / 12)
    assert _ask(ledger, "unseen_by_auditor")[0][:6] == ("Ann", 5, 13, 2, 3, 1)
    assert _ask(ledger, "unseen_by_check")[2][:6] == (B1, 4, 1, 1, 1, 1 / 4)


def test_kinds_of_round_and_simulated_audits_stand_apart(ledger: Ledger) -> None:
    ledger.append([visit("S1", 3, {A1: F}, simulated=True)])
    assert _ask(ledger, "passes_by_check")[0][5:7] == (0, 1)  # there are only simulated ones
    ledger.append([visit("S1", 3, {A1: P}, number=2), visit("S1", 4, {A1: F}, round_="m", kind="mystery")])
    assert _ask(ledger, "passes_by_check")[0][5:7] == (1, 1)
    assert _ask(ledger, "passes_by_check", simulated=True)[0][5:7] == (0, 1)
    assert _ask(ledger, "passes_by_check", kind="mystery")[0][5:7] == (0, 1)
    kinds = [tuple(row)[:6] for row in ask(ledger, "kinds")]
    assert kinds == [("audit", "mall", False, 1, 1, 1), ("audit", "mall", True, 1, 1, 1), ("mystery", "mall", False, 1, 1, 1)]


def test_scores_and_places(ledger: Ledger) -> None:
    good, half, bad, open_ = {A1: P, A2: P}, {A1: P, A2: F}, {A1: F, A2: F}, {A1: P, A2: B}
    ledger.append([
        visit("S1", 3, good), visit("S1", 4, half, number=2), visit("S1", 5, open_, number=3),
        visit("S2", 3, half), visit("S2", 4, good, number=2),
        visit("S3", 3, bad), visit("S3", 4, half, number=2), visit("S4", 3, good),
    ])  # fmt: skip
    assert [(row[0], row[3], row[4], row[5], row[9], row[10]) for row in _ask(ledger, "scores_by_store", least=2)] == [
        ("S1", 2, 1, 75.0, 1, 2),
        ("S2", 2, 0, 75.0, 1, 2),
        ("S3", 2, 0, 25.0, 3, 1),
        ("S4", 1, 0, 100.0, None, None),  # one visit is no place
    ]
    assert _ask(ledger, "scores_by_region") == [
        ("", 1, 1, 0, 100.0, 100.0, 100.0, 0),
        ("north", 2, 4, 1, 75.0, 50.0, 100.0, 0),
        ("south", 1, 2, 0, 25.0, 0.0, 50.0, 0),
    ]
    assert [(row[0], row[2]) for row in _ask(ledger, "scores_by_format")] == [("", 1), ("kiosk", 2), ("mall", 4)]
    scores = ask(ledger, "scores", kind="audit", set="mall")
    assert [(one.store, one.visit, one.percent, one.counts) for one in scores][:3] == [
        ("S1", 1, 100.0, True), ("S1", 2, 50.0, True), ("S1", 3, 50.0, False)
    ]  # fmt: skip
    assert [(row[0], row[3]) for row in _ask(ledger, "visits_by_store")] == [("S1", 3), ("S2", 2), ("S3", 2), ("S4", 1)]


def test_a_store_without_a_visit_is_named(ledger: Ledger) -> None:
    ledger.append([visit("S1", 3, {A1: P}), visit("S1", 9, {A1: P}, number=2, auditor="Bob")])
    assert _ask(ledger, "visits_by_store") == [
        ("S1", "north", "mall", 2, 2, date(2026, 11, 3), date(2026, 11, 9)),
        ("S2", "north", "kiosk", 0, 0, None, None),
        ("S3", "south", "mall", 0, 0, None, None),
    ]


def test_bounds_of_disputed_na(ledger: Ledger) -> None:
    ledger.append([visit("S1", 3, {A1: P, A2: F, B1: N}), visit("S2", 3, {A1: O})])
    assert [row[5:] for row in _ask(ledger, "na_bounds")] == [(1, 2.0, 2.0, 4.0, 100 * 2 / 6, 100 * 4 / 6), (0, 0.0, 0.0, 0.0, None, None)]


def test_trend_on_the_checks_that_all_rounds_share(ledger: Ledger) -> None:
    ledger.append([
        visit("S1", 3, {A1: P, A2: F, B1: P}), visit("S2", 3, {A1: P, A2: F, B1: N}),
        visit("S1", 13, {A1: F, A2: P}, round_="r2", edition="e2"), visit("S3", 13, {A1: P, A2: B}, round_="r2", edition="e2"),
    ])  # fmt: skip
    both = ask(ledger, "trend_by_round", {"changed_checks": []}, kind="audit", set="mall")
    assert [(one.round, one.checks, one.stores, one.passed, one.seen, one.percent) for one in both] == [
        ("r1", 2, 2, 2, 4, 50.0), ("r2", 2, 1, 1, 2, 50.0)
    ]  # fmt: skip
    one = ask(ledger, "trend_by_round", {"changed_checks": [(A2,)]}, kind="audit", set="mall")
    assert [(row.round, row.checks, row.percent) for row in one] == [("r1", 1, 100.0), ("r2", 1, 0.0)]
    by_check = ask(ledger, "trend_by_check", kind="audit", set="mall")
    assert [(row.round, row.edition, row.check_id, row.stores, row.passed, row.seen) for row in by_check] == [
        ("r1", "e1", A1, 2, 2, 2), ("r1", "e1", A2, 2, 0, 2), ("r1", "e1", B1, 1, 1, 1), ("r2", "e2", A1, 1, 0, 1), ("r2", "e2", A2, 1, 1, 1)
    ]  # fmt: skip
    assert by_check[0].due == date(2026, 11, 10)


def test_a_store_that_is_visited_twice_in_a_round_is_one_store(ledger: Ledger) -> None:
    ledger.append([
        visit("S1", 3, {A1: P, A2: N}), visit("S1", 4, {A1: F, A2: P}, number=2), visit("S2", 5, {A1: P, A2: P}), visit("S3", 6, {A1: P}),
    ])  # fmt: skip
    by_check = ask(ledger, "trend_by_check", kind="audit", set="mall")
    assert [(row.check_id, row.stores, row.passed, row.seen) for row in by_check] == [(A1, 3, 3, 4), (A2, 2, 2, 2)]


def test_stores_change_on_the_checks_that_count_at_both_visits(ledger: Ledger) -> None:
    ledger.append([
        visit("S1", 3, {A1: P, A2: F, B1: P}), visit("S2", 3, {A1: P, A2: F, B1: N}), visit("S3", 3, {A1: P, B1: B}),
        visit("S1", 13, {A1: F, A2: P, B1: P}, round_="r2"), visit("S2", 13, {A1: P, A2: P, B1: P}, round_="r2"),
        visit("S3", 13, {A1: P, B1: P}, round_="r2"), visit("S4", 13, {A1: P}, round_="r2"),
    ])  # fmt: skip
    asked = {"kind": "audit", "set": "mall", "before": "r1", "after": "r2"}
    rows = ask(ledger, "changes_by_store", {"changed_checks": []}, **asked)
    assert [tuple(row) for row in rows] == [("S1", 3, pytest.approx(200 / 3), pytest.approx(200 / 3)), ("S2", 2, 50.0, 100.0)]
    rows = ask(ledger, "changes_by_store", {"changed_checks": [(A1,)]}, **asked)
    assert [tuple(row) for row in rows] == [("S1", 2, 50.0, 100.0), ("S2", 1, 0.0, 100.0)]


def test_promises_are_kept_when_all_their_checks_are(ledger: Ledger) -> None:
    rows = [(P, P), (P, F), (P, N), (N, N), (P, O), (F, B), (N, P)]
    ledger.append([visit("S1", 3, {A1: one, B1: two}, number=at) for at, (one, two) in enumerate(rows, start=1)])
    checks = {"promise_checks": [("P-FAST", A1), ("P-FAST", B1), ("P-NEW", "CC-01.1")]}
    found = ask(ledger, "promises_kept", checks, kind="audit", set="mall")
    assert [tuple(one) for one in found] == [("P-FAST", "S1", 3, 5, 2)]
    with pytest.raises(TypeError, match="promises_kept needs the tables"):
        ask(ledger, "promises_kept", kind="audit", set="mall")


def test_promised_and_measured_values(ledger: Ledger) -> None:
    ledger.append([
        visit("S1", 3, {A1: F, A2: P}, values={A1: (5, 7.5), A2: (500, 510, 490)}),
        visit("S2", 3, {A1: F}, values={A1: (5, 7.5)}),
        visit("S2", 4, {A1: P}, values={A1: (5, 4)}, number=2),
    ])  # fmt: skip
    assert _ask(ledger, "promised_times") == [(A1, "r1", 5.0, 4.0, P, 1, 1), (A1, "r1", 5.0, 7.5, F, 2, 2)]
    assert _ask(ledger, "promised_times", store="S1") == [(A1, "r1", 5.0, 7.5, F, 1, 1)]
    assert _ask(ledger, "measured_values") == [(A2, "r1", 500.0, 510.0, 490.0, P, 1, 1)]


def test_double_audits_give_pairs_of_answers(ledger: Ledger) -> None:
    ann, bob = visit("S1", 3, {A1: P, A2: F}), visit("S1", 5, {A1: P, A2: P}, auditor="Bob", number=2)
    far = visit("S1", 25, {A1: F, A2: F}, auditor="Cem", round_="r2")
    other = visit("S1", 5, {A1: F, A2: F}, auditor="Dan", round_="r3", edition="e2")
    ledger.append([far, bob, ann, other, visit("S1", 6, {A1: F}, number=3), visit("S2", 3, {A1: P}, auditor="Bob")])
    found = ask(ledger, "double_audits", kind="audit", set="mall", days=5)
    pairs = [(one.auditor_1, one.auditor_2, one.days_between, one.check_id, one.result_1, one.result_2) for one in found]
    assert ("Ann", "Bob", 2, A1, P, P) in pairs
    assert ("Ann", "Bob", 2, A2, F, P) in pairs
    assert ("Bob", "Ann", 1, A1, P, F) in pairs
    assert len(pairs) == 3  # Cem came too late, Dan under another edition, Ann twice is no second auditor
    assert len(ask(ledger, "double_audits", kind="audit", set="mall", days=20)) == 6


def test_incidence(ledger: Ledger) -> None:
    ledger.append(
        [visit("S1", 3, {A1: P}), visit("S1", 4, {A1: F}, number=2), visit("S2", 3, {A1: B}, auditor="Bob"), visit("S3", 3, {}, auditor="")]
    )
    assert _ask(ledger, "incidence") == [("Ann", "S1", 2, 2, 50.0), ("Bob", "S2", 1, 0, None)]


def test_questions_about_integrity(ledger: Ledger) -> None:
    alike, note = {A1: P, A2: F, B1: N}, {A2: "The sign was missing. "}
    first = visit("S1", 3, alike, notes=note, photos={A1: ("a",), A2: ("b",)}, start=Clock(600), end=Clock(660))
    second = visit("S2", 3, alike, notes=note, photos={A1: ("a",)}, start=Clock(650), end=Clock(660))
    third = visit(
        "S3", 12, {A1: P, A2: P, B1: P}, notes={A1: "short"}, photos={A1: ("c",)}, start=Clock(1430), end=Clock(10), auditor="Bob"
    )
    ledger.append([first, second, third, visit("S3", 1, {A1: P, A2: P, B1: B}, number=2, auditor="Bob")])
    same = ask(ledger, "same_answers", kind="audit", set="mall", least=3)
    assert [(one.alike, one.store) for one in same] == [(2, "S1"), (2, "S2")]
    assert _ask(ledger, "same_answers", least=4) == []
    assert _ask(ledger, "all_perfect") == [("Ann", 2, 0, 0.0, 0), ("Bob", 2, 1, 0.5, 1)]
    assert [row[:5] for row in _ask(ledger, "copied_notes", least=10)] == [("The sign was missing.", 2, 2, 1, 1)]
    photos = ask(ledger, "same_photo", kind="audit", set="mall")
    assert [(one.sha256, one.places, one.store) for one in photos] == [("a", 2, "S1"), ("a", 2, "S2")]
    dates = ask(ledger, "odd_dates", kind="audit", set="mall", today=date(2026, 11, 11))
    assert [(one.store, one.day.day, one.why) for one in dates] == [("S3", 1, "early"), ("S3", 12, "future")]
    late = ask(ledger, "odd_dates", kind="audit", set="mall", today=date(2026, 12, 11))
    assert [(one.day.day, one.why) for one in late] == [(1, "early"), (12, "late")]
    overlap = ask(ledger, "overlapping_visits", kind="audit", set="mall")
    assert [(one.auditor, one.store_1, one.store_2) for one in overlap] == [("Ann", "S1", "S2")]
    quick = ask(ledger, "quick_visits", kind="audit", set="mall")  # 10, 20 over midnight and 60 minutes, 3 checks each
    assert [(one.store, one.minutes, one.minutes_each, one.usual_each) for one in quick] == [("S2", 10, 10 / 3, 10.0)]


def test_a_round_without_audits_gives_nothing_and_no_error(ledger: Ledger) -> None:
    ledger.refresh([], [])
    assert _ask(ledger, "visits_by_store") == []
    assert _ask(ledger, "scores_by_store", least=3) == []


def test_an_unknown_question_or_parameter_is_refused(ledger: Ledger) -> None:
    with pytest.raises(KeyError, match="weather"):
        ask(ledger, "weather")
    with pytest.raises(TypeError, match="scores needs the parameters"):
        ask(ledger, "scores", kind="audit")
    with pytest.raises(TypeError, match="scores needs the parameters"):
        _ask(ledger, "scores", least=3)


def test_it_can_be_asked_of_a_ledger_that_is_only_read(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with open_ledger(path) as other:
        other.append([visit("S1", 3, {A1: P})])
    with open_ledger(path, read_only=True) as other:
        for _ in range(2):
            assert len(ask(other, "promises_kept", {"promise_checks": [("P-A", A1)]}, kind="audit", set="mall")) == 1
