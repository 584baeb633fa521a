"""What earlier visits left open: closed by a later pass, a later Yes or a decision; told in the sheet's language, with its owner."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from floorwalk.edition.freeze import Edition
from floorwalk.ledger.entry import Entry
from floorwalk.ledger.store import open_ledger
from floorwalk.model import ActionLine, Answer, Audit, Decision, Round, YesNo
from floorwalk.score import CheckScore, CheckState, Score
from floorwalk.sheet.left_open import LeftOpen, left_open
from floorwalk.sheet.open_points import OpenPoints, issue_text, open_points
from floorwalk.sheet.visits import visits
from floorwalk.source.workspace import Workspace

FAILED, PASSED = {"PAY-04.1": "failed"}, {"PAY-04.1": "passed"}
LINE = ActionLine(issue="Show Ali how", owner="Ada", due=date(2026, 6, 1), check=None)


def audit(day: str, states: Mapping[str, str], *actions: ActionLine, **changes: object) -> Entry:
    """An audit of S001 in a round of its month, unless said."""
    answers = tuple(Answer(check=check, state="given", values=("no",)) for check in states)
    facts = {
        "sheet_id": f"{day}.mall", "round": day[:7], "kind": "audit", "set": "mall", "edition": "e" * 64, "store": "S001", "day": day,
        "answers": answers, "actions": actions,
    }  # fmt: skip
    made = Audit.model_validate(facts | changes)
    scores = tuple(_scored(answer, state) for answer, state in zip(answers, states.values(), strict=True))  # type: ignore[arg-type]
    score = Score(scores, (), Fraction(0), Fraction(2), Fraction(1), Fraction(1, 3), 1, None, "fail", (), "checks")
    return Entry(hashlib.sha256(repr((made, states)).encode()).hexdigest(), f"{day}.xlsx", made, score, ())


def _scored(answer: Answer, state: CheckState) -> CheckScore:
    check = YesNo(id=answer.check, question="Q?", seen_by="look", points=Decimal(2), kind="yes_no")
    return CheckScore(check, answer.check[:6], "pay", state, Fraction(0), Fraction(0), Fraction(2), answer, "no, expected yes")


def round_(**changes: object) -> Round:
    facts = {"id": "2026-11", "title": "R", "set": "mall", "from": "2026-11-02", "due": "2026-11-30"}
    return Round.model_validate(facts | changes)


ROUND = round_()


def closing(**changes: str) -> Decision:
    facts = {"date": "2026-06-01", "by": "Head", "kind": "close", "store": "S001", "ref": "PAY-04.1", "until": None, "reason": "Seen."}
    return Decision.model_validate(facts | changes)


def left(folder: Path, *audits: Entry, round_: Round = ROUND, decisions: tuple[Decision, ...] = (), simulated: bool = False) -> LeftOpen:
    with open_ledger(folder / "ledger.duckdb") as ledger:
        ledger.append(audits)
        return left_open(ledger, round_, decisions, simulated=simulated)


@pytest.mark.parametrize(
    ("audits", "is_open"),
    [
        ([audit("2026-05-10", FAILED)], True),
        ([audit("2026-05-10", PASSED)], False),
        ([audit("2026-05-10", FAILED), audit("2026-08-10", PASSED)], False),
        ([audit("2026-05-10", PASSED), audit("2026-08-10", FAILED)], True),
        ([audit("2026-08-10", PASSED), audit("2026-05-10", FAILED)], False),
        ([audit("2026-05-10", FAILED), audit("2026-08-10", {"PAY-04.1": "not_observed"})], True),
        ([audit("2026-05-10", FAILED), audit("2026-08-10", {"PAY-04.1": "na"})], True),
        ([audit("2026-05-10", FAILED), audit("2026-08-10", {"PAY-04.1": "blank"})], True),
        ([audit("2026-05-10", FAILED), audit("2026-08-10", PASSED, store="S002")], True),
        ([audit("2026-05-10", FAILED), audit("2026-08-10", PASSED, kind="recheck")], False),
        ([audit("2026-05-10", FAILED), audit("2026-08-10", PASSED, kind="self")], True),
        ([audit("2026-05-10", FAILED, kind="self")], False),
        ([audit("2026-05-10", FAILED, set="store")], False),
        ([audit("2026-05-10", FAILED, simulated=True)], False),
        ([audit("2026-11-01", FAILED, round="2026-10")], True),
        ([audit("2026-11-02", FAILED, round="2026-10")], False),
        ([audit("2026-11-01", FAILED, round="2026-11")], False),
        ([audit("2026-05-10", FAILED), audit("2026-08-10", {}, ActionLine(issue="M", check="PAY-04.1", done=True))], False),
        ([audit("2026-05-10", FAILED), audit("2026-08-10", {}, ActionLine(issue="M", check="PAY-04.1", done=False))], True),
        ([audit("2026-05-10", FAILED, ActionLine(issue="M", check="PAY-04.1", done=True))], True),
    ],
)  # fmt: skip
def test_a_failure_is_open_until_something_later_closes_it(tmp_path: Path, audits: list[Entry], is_open: bool) -> None:
    assert left(tmp_path, *audits).failed == ({"S001": frozenset(FAILED)} if is_open else {})


@pytest.mark.parametrize(
    ("changes", "is_open"),
    [({}, False), ({"date": "2026-05-10"}, False), ({"date": "2026-05-09"}, True), ({"ref": "PAY-05.1"}, True), ({"store": "S002"}, True), ({"kind": "dispute"}, True)],
)  # fmt: skip
def test_a_decision_closes_what_was_open_when_it_was_made(tmp_path: Path, changes: dict[str, str], is_open: bool) -> None:
    line = ActionLine(issue="M", check="PAY-04.1")
    found = left(tmp_path, audit("2026-05-10", FAILED, line), decisions=(closing(**changes),))
    assert (bool(found.failed), bool(found.written)) == (is_open, is_open)


def test_what_people_wrote_at_the_latest_visit_stands_until_it_is_done(tmp_path: Path) -> None:
    late, done = ActionLine(issue="Paint", due=None), ActionLine(issue="Lamp", done=True)
    audits = [audit("2026-05-10", {}, ActionLine(issue="Old")), audit("2026-08-10", PASSED, late, done, LINE)]
    assert left(tmp_path, *audits).written == {"S001": (LINE, late)}


def test_a_recheck_is_told_what_the_audit_left_open_and_simulated_sheets_what_simulated_visits_did(tmp_path: Path) -> None:
    assert left(tmp_path, audit("2026-05-10", FAILED), round_=round_(kind="recheck")).failed
    (tmp_path / "demo").mkdir()
    assert left(tmp_path / "demo", audit("2026-05-10", FAILED, simulated=True), simulated=True).failed


def test_points_are_told_in_the_sheets_language_with_the_owner_and_critical_ones_first(mall: Workspace, mall_edition: Edition) -> None:
    asked = visits(mall, mall.rounds["2026-11"][0], mall_edition, only=["S001"], language="tr")[0]
    checks = list(asked.asked.checks())
    plain, critical = (next(check for check in reversed(checks) if check.critical == which) for which in (False, True))
    gone = "PAY-99.1"
    found = LeftOpen({"S001": frozenset({plain.id, critical.id, gone})}, {"S001": (LINE, ActionLine(issue="Ours", check=plain.id))})
    points = OpenPoints(found, {}, [(plain.id, "Ours")])(asked.asked, asked.company)
    standards = {standard.standard.id: standard.standard for section in asked.asked.sections for standard in section.standards}
    assert [point.check for point in points] == [critical.id, plain.id, ""]
    assert points[0].issue.startswith(standards[critical.id[:6]].title)
    assert points[1].owner == asked.company.title_of("roles", standards[plain.id[:6]].ask[0].role)
    assert (points[2].issue, points[2].owner, points[2].due) == (LINE.issue, LINE.owner, LINE.due)
    assert OpenPoints(found, {})(visits(mall, mall.rounds["2026-11"][0], mall_edition, only=["S002"])[0].asked, asked.company) == []


def test_a_standard_with_several_checks_says_which(mall_edition: Edition) -> None:
    several = next(standard for standard in mall_edition.standards if len(standard.checks) > 1)
    alone = next(standard for standard in mall_edition.standards if len(standard.checks) == 1)
    assert issue_text(several.checks[0], several) == f"{several.title}: {several.checks[0].question}"
    assert issue_text(alone.checks[0], alone) == alone.title


def test_a_point_that_came_back_on_its_sheet_is_not_taken_for_a_persons_words(
    mall: Workspace, mall_edition: Edition, tmp_path: Path
) -> None:
    this = mall.rounds["2026-11"][0]
    printed = visits(mall, this, mall_edition, only=["S001"], language="ta")[0]
    standard = next(one.standard for one in printed.asked.sections[-1].standards if len(one.standard.checks) == 1)
    check = standard.checks[0]
    ours = ActionLine(issue=issue_text(check, standard), check=check.id, owner="Lead")
    with open_ledger(tmp_path / "ledger.duckdb") as ledger:
        ledger.append([audit("2026-05-10", {check.id: "failed"}, ours, LINE, ActionLine(issue="Own words", check=check.id))])
        points = open_points(mall, ledger, this, mall_edition)(printed.asked, printed.company)
    assert [(point.issue, point.check) for point in points] == [
        (standard.title, check.id),
        ("Show Ali how", ""),
        ("Own words", check.id),
    ]
