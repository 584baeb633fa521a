"""What visits on record left open: closed by a later pass or a decision alone, told apart by kind of round, set and simulation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.followup.made import FAILED, PASSED, audit, decided, round_

from floorwalk.followup import CHAINS, Chain, Followup, chains, followups_of, issue_text
from floorwalk.ledger.entry import Entry
from floorwalk.ledger.store import open_ledger
from floorwalk.model import ActionLine, Decision, Round
from floorwalk.source.tables import Table
from floorwalk.source.workspace import Workspace

ROUND = round_()
LINE = ActionLine(issue="Show Ali how", owner="Ada", due=date(2026, 6, 1), check=None)
DONE, NOT_DONE = (ActionLine(issue="M", check="PAY-04.1", done=done) for done in (True, False))


def left(
    space: Workspace, folder: Path, *audits: Entry, round_: Round = ROUND, decisions: tuple[Decision, ...] = (), simulated: bool = False
) -> list[Followup]:
    own = replace(space, decisions=Table("audits/decisions.csv", rows=list(decisions)))
    with open_ledger(folder / "ledger.duckdb") as ledger:
        ledger.append(audits)
        chain = Chain(round_.set, CHAINS[round_.kind], simulated)
        found = followups_of(own, ledger, chain, round_.start, before=round_.start, besides=round_.id)
    return list(found)


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
        ([audit("2026-05-10", FAILED), audit("2026-08-10", {}, DONE)], True),
        ([audit("2026-05-10", FAILED), audit("2026-08-10", {}, NOT_DONE)], True),
        ([audit("2026-05-10", FAILED, DONE)], True),
    ],
)  # fmt: skip
def test_a_failure_is_open_until_a_later_visit_sees_it_pass(mall: Workspace, tmp_path: Path, audits: list[Entry], is_open: bool) -> None:
    assert [one.check for one in left(mall, tmp_path, *audits) if one.is_finding] == (list(FAILED) if is_open else [])


@pytest.mark.parametrize(
    ("changes", "is_open"),
    [({}, False), ({"date": "2026-05-10"}, False), ({"date": "2026-05-09"}, True), ({"ref": "PAY-05.1"}, True), ({"store": "S002"}, True), ({"kind": "dispute"}, True)],
)  # fmt: skip
def test_a_decision_closes_what_was_open_when_it_was_made(mall: Workspace, tmp_path: Path, changes: dict[str, str], is_open: bool) -> None:
    line = ActionLine(issue="M", check="PAY-04.1")
    found = left(mall, tmp_path, audit("2026-05-10", FAILED, line), decisions=(decided(**changes),))
    assert [(one.is_finding, one.todo) for one in found] == ([(True, (line,))] if is_open else [])


def test_what_people_wrote_at_the_latest_visit_stands_until_it_is_done(mall: Workspace, tmp_path: Path) -> None:
    late, done = ActionLine(issue="Paint", due=None), ActionLine(issue="Lamp", done=True)
    audits = [audit("2026-05-10", {}, ActionLine(issue="Old")), audit("2026-08-10", PASSED, late, done, LINE)]
    found = left(mall, tmp_path, *audits)
    assert [(one.issue, one.owner, one.due, one.state) for one in found] == [
        ("Show Ali how", "Ada", date(2026, 6, 1), "overdue"), ("Paint", "", None, "open")
    ]  # fmt: skip


def test_a_recheck_is_told_what_the_audit_left_open_and_simulated_sheets_what_simulated_visits_did(mall: Workspace, tmp_path: Path) -> None:
    assert left(mall, tmp_path, audit("2026-05-10", FAILED), round_=round_(kind="recheck"))
    (tmp_path / "demo").mkdir()
    assert left(mall, tmp_path / "demo", audit("2026-05-10", FAILED, simulated=True), simulated=True)


def test_the_owner_is_the_standards_and_a_role_that_the_sheet_names_in_any_language(mall: Workspace, tmp_path: Path) -> None:
    assert mall.company
    own = mall.sets["mall"].standards["PAY-04"].standard.owner
    named = ActionLine(issue="M", check="PAY-04.1", owner="Cash desk lead", due=date(2026, 9, 1))
    [first] = left(mall, tmp_path, audit("2026-05-10", FAILED))
    assert (first.owner, first.due) == (own, date(2026, 5, 24))
    (tmp_path / "b").mkdir()
    found = left(mall, tmp_path / "b", audit("2026-05-10", FAILED, named))
    assert [(one.owner, one.due) for one in found if one.is_finding] == [("cash-desk-lead", date(2026, 9, 1))]


def test_our_own_words_that_come_back_are_no_persons(mall: Workspace, tmp_path: Path) -> None:
    from floorwalk.edition.shelf import shelf

    edition = shelf(mall.root)[next(iter(shelf(mall.root)))]
    standard = next(one for one in edition.standards if len(one.checks) == 1)
    check = standard.checks[0]
    ours, own = (ActionLine(issue=text, check=check.id, owner="Lead") for text in (issue_text(check, standard), "Own words"))
    found = left(mall, tmp_path, audit("2026-05-10", {check.id: "failed"}, ours, own, LINE, edition=edition.hash))
    assert [(one.check, one.issue, one.todo) for one in found] == [(check.id, "", (own,)), ("", "Show Ali how", ())]


def test_simulated_visits_count_only_where_there_are_no_real_ones(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.duckdb") as ledger:
        ledger.append([audit("2026-05-10", FAILED, simulated=True), audit("2026-05-11", FAILED, set="store", simulated=True)])
        ledger.append([audit("2026-05-12", FAILED, kind="recheck"), audit("2026-05-13", FAILED), audit("2026-05-14", FAILED, kind="self")])
        assert chains(ledger) == (
            Chain("mall", ("audit", "recheck")), Chain("mall", ("self",)), Chain("store", ("audit", "recheck"), simulated=True)
        )  # fmt: skip


def test_closed_ones_are_told_when_wanted(mall: Workspace, tmp_path: Path) -> None:
    entries = [audit("2026-05-10", FAILED), audit("2026-08-10", PASSED), audit("2026-09-10", FAILED), audit("2026-10-10", FAILED)]
    with open_ledger(tmp_path / "ledger.duckdb") as ledger:
        ledger.append(entries)
        chain = Chain("mall", CHAINS["audit"])
        all_ = followups_of(mall, ledger, chain, date(2026, 11, 1), closed=True)
        assert [(one.state, one.since, one.times) for one in all_] == [
            ("closed", date(2026, 5, 10), 1), ("overdue", date(2026, 9, 10), 2)
        ]  # fmt: skip
        assert followups_of(mall, ledger, chain, date(2026, 11, 1)) == all_[1:]
