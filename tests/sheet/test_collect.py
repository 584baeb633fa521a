"""Files into the ledger: once each, nothing overwritten unseen, and the same ledger from the same files in any order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from tests.sheet.conftest import KNOWN, good, make, taken

from floorwalk.ledger.store import Ledger, open_ledger
from floorwalk.model import Decision
from floorwalk.sheet import collect as module
from floorwalk.sheet.collect import Collected, collect
from floorwalk.sheet.package import Refused

BLANK, OTHER_STORE = make(), make("S2")
FIRST = good(BLANK).done()
SECOND = good(BLANK).write("YES-03.1", "No").done()
THIRD = good(BLANK).write("MEA-01.1", 1).done()
NEXT_DOOR = good(OTHER_STORE).done()


def _hash(content: bytes) -> str:
    return taken(content).content_hash


def _accept(content: bytes, *, store: str = "S1", digits: int = 12) -> Decision:
    return Decision(date=date(2026, 12, 1), by="A. Lind", kind="accept", store=store, ref=_hash(content)[:digits], reason="Corrected")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "l.duckdb") as opened:
        yield opened


def _run(ledger: Ledger, *files: bytes, decisions: tuple[Decision, ...] = ()) -> list[Collected]:
    return collect([(f"{at}.xlsx", content) for at, content in enumerate(files)], KNOWN, ledger, decisions)


def test_what_is_accepted_is_on_record(ledger: Ledger) -> None:
    result = _run(ledger, FIRST, NEXT_DOOR)
    assert [(one.status, one.store, one.round, one.known) for one in result] == [
        ("accepted", "S1", "2026-11", False),
        ("accepted", "S2", "2026-11", False),
    ]
    assert [(one.audit.store, one.file) for one in ledger.audits("2026-11")] == [("S1", "0.xlsx"), ("S2", "1.xlsx")]


def test_the_same_content_again_changes_nothing(ledger: Ledger) -> None:
    _run(ledger, FIRST)
    before = ledger.audits("2026-11")
    result = _run(ledger, FIRST, FIRST)
    assert [(one.status, one.known) for one in result] == [("accepted", True)] * 2
    assert ledger.audits("2026-11") == before


def test_other_content_for_the_visit_is_held_until_somebody_decides(ledger: Ledger) -> None:
    result = _run(ledger, FIRST, SECOND, NEXT_DOOR)
    assert [one.status for one in result] == ["accepted", "held", "accepted"]
    assert [problem.code for problem in result[1].problems] == ["FW615"]
    assert f"accept,S1,{_hash(SECOND)[:12]}," in result[1].problems[0].repair
    assert ledger.hashes()["2026-11.all.kinds.S1.1"] == _hash(FIRST)


def test_an_accept_line_replaces_what_was_on_record(ledger: Ledger) -> None:
    _run(ledger, FIRST)
    result = _run(ledger, FIRST, SECOND, decisions=(_accept(SECOND),))
    assert [(one.status, one.known) for one in result] == [("accepted", True), ("accepted", False)]
    assert [one.content_hash for one in ledger.audits("2026-11")] == [_hash(SECOND)]
    answers = ledger.connection.execute("SELECT count(*), count(DISTINCT audit) FROM answers").fetchone()
    assert answers == (13, 1)
    again = _run(ledger, FIRST, SECOND, decisions=(_accept(SECOND),))
    assert [(one.status, one.problems) for one in again] == [("replaced", ()), ("accepted", ())]


@pytest.mark.parametrize(
    "decision", [_accept(SECOND, store="S2"), _accept(SECOND, digits=4), _accept(THIRD)], ids=["store", "too short", "another file"]
)
def test_a_line_that_does_not_mean_this_file_accepts_nothing(ledger: Ledger, decision: Decision) -> None:
    assert [one.status for one in _run(ledger, FIRST, SECOND, decisions=(decision,))] == ["accepted", "held"]


def test_the_latest_decision_counts_in_whatever_order_files_come(tmp_path: Path) -> None:
    decisions = (_accept(THIRD), _accept(SECOND))
    for at, order in enumerate(permutations((FIRST, SECOND, THIRD))):
        with open_ledger(tmp_path / f"{at}.duckdb") as ledger:
            _run(ledger, *order, decisions=decisions)
            assert set(ledger.hashes().values()) == {_hash(SECOND)}


def test_a_file_that_is_no_sheet_stops_no_other(ledger: Ledger) -> None:
    files = [("a.xlsx", b"nothing"), ("b.xlsx", Refused("FW101", "the file cannot be opened.", "Close it.")), ("c.xlsx", FIRST)]
    result = collect(files, KNOWN, ledger, ())
    assert [(one.file, one.status) for one in result] == [("a.xlsx", "rejected"), ("b.xlsx", "rejected"), ("c.xlsx", "accepted")]
    assert [one.problems[0].code for one in result[:2]] == ["FW601", "FW101"]
    assert len(ledger.audits("2026-11")) == 1


def test_batches_give_the_same_as_one(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 1)
    result = _run(ledger, FIRST, NEXT_DOOR, SECOND, decisions=(_accept(SECOND),))
    assert [one.status for one in result] == ["accepted"] * 3
    assert sorted(ledger.hashes().values()) == sorted([_hash(SECOND), _hash(NEXT_DOOR)])
