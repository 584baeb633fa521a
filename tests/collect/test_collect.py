"""Files into the ledger: once each, nothing overwritten unseen, and the same ledger from the same files in any order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from tests.sheet.conftest import EDITION, SPACE, good, make, taken

from floorwalk.collect import collect as module
from floorwalk.collect.collect import Collected, Incoming, collect
from floorwalk.filled.known import known
from floorwalk.ledger.store import Ledger, open_ledger
from floorwalk.model import Decision

KNOWN = known(SPACE, {EDITION.hash: EDITION})
BLANK, OTHER_STORE = make(), make("S2")
FIRST = good(BLANK).done()
SECOND = good(BLANK).write("YES-03.1", "No").done()
THIRD = good(BLANK).write("MEA-01.1", 1).done()
NEXT_DOOR = good(OTHER_STORE).done()
PICTURE = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de")
UNCLEAR = good(OTHER_STORE).write("YES-01.1", "Y es").done()


def _hash(content: bytes) -> str:
    return taken(content).content_hash


def _accept(content: bytes, *, store: str = "S1", digits: int = 12) -> Decision:
    return Decision(date=date(2026, 12, 1), by="A. Lind", kind="accept", store=store, ref=_hash(content)[:digits], reason="Corrected")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "l.duckdb") as opened:
        yield opened


class Folder:
    """Files on disk, collected in the order in which they are named."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, *files: bytes) -> list[Incoming]:
        made = [Incoming(f"{at}.xlsx", self.folder / f"{at}.xlsx") for at in range(len(files))]
        for one, content in zip(made, files, strict=True):
            one.path.write_bytes(content)
        return made

    def run(self, ledger: Ledger | None, *files: bytes, decisions: tuple[Decision, ...] = (), **more: object) -> list[Collected]:
        return list(collect(self.put(*files), KNOWN, ledger, decisions, **more))  # type: ignore[arg-type]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def _statuses(collected: list[Collected]) -> list[str]:
    return [one.status for one in collected]


def test_what_is_accepted_is_on_record(ledger: Ledger, folder: Folder) -> None:
    result = folder.run(ledger, FIRST, NEXT_DOOR)
    assert [(one.status, one.store, one.round, one.known) for one in result] == [
        ("accepted", "S1", "2026-11", False),
        ("accepted", "S2", "2026-11", False),
    ]
    assert [(one.audit.store, one.file) for one in ledger.audits("2026-11")] == [("S1", "0.xlsx"), ("S2", "1.xlsx")]


def test_the_same_content_again_changes_nothing(ledger: Ledger, folder: Folder) -> None:
    folder.run(ledger, FIRST)
    before = ledger.audits("2026-11")
    result = folder.run(ledger, FIRST, FIRST)
    assert [(one.status, one.known, one.same_as) for one in result] == [("accepted", True, ""), ("accepted", True, "0.xlsx")]
    assert ledger.audits("2026-11") == before


def test_what_is_on_record_is_not_read_again_and_its_issues_are_still_told(
    ledger: Ledger, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = folder.run(ledger, FIRST, UNCLEAR)

    def fails(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("floorwalk.collect.reading.read", fails)
    again = folder.run(ledger, FIRST, UNCLEAR)
    assert [(one.status, one.known) for one in again] == [("accepted", True), ("accepted with issues", True)]
    assert [one.problems for one in again] == [one.problems for one in first]
    assert [problem.code for problem in again[1].problems] == ["FW609"]


def test_a_file_on_record_whose_photo_has_come_is_read_again(ledger: Ledger, folder: Folder) -> None:
    waiting = good(BLANK).write("YES-01.1", photo="IMG_7").done()
    assert [problem.code for problem in folder.run(ledger, waiting)[0].problems] == ["FW624"]
    assert folder.run(ledger, waiting)[0].status == "accepted with issues"
    (folder.folder / "photos").mkdir()
    (folder.folder / "photos/img_7.JPG").write_bytes(PICTURE)
    for _ in range(2):
        assert [(one.status, one.known, one.problems) for one in folder.run(ledger, waiting)] == [("accepted", True, ())]
        (answer,) = [answer for answer in ledger.audits("2026-11")[0].audit.answers if answer.check == "YES-01.1"]
        assert [(photo.name, photo.width) for photo in answer.photos] == [("img_7.JPG", 1)]


def test_other_content_for_the_visit_is_held_until_somebody_decides(ledger: Ledger, folder: Folder) -> None:
    result = folder.run(ledger, FIRST, SECOND, NEXT_DOOR)
    assert _statuses(result) == ["accepted", "held", "accepted"]
    assert [problem.code for problem in result[1].problems] == ["FW615"]
    assert 'floorwalk accept 1.xlsx --reason "' in result[1].problems[0].repair
    assert ledger.hashes()["2026-11.all.kinds.S1.1"] == _hash(FIRST)


def test_an_accept_line_replaces_what_was_on_record(ledger: Ledger, folder: Folder) -> None:
    folder.run(ledger, FIRST)
    result = folder.run(ledger, FIRST, SECOND, decisions=(_accept(SECOND),))
    assert [(one.status, one.known, one.instead_of) for one in result] == [("accepted", True, ""), ("accepted", False, "0.xlsx")]
    assert [one.content_hash for one in ledger.audits("2026-11")] == [_hash(SECOND)]
    answers = ledger.connection.execute("SELECT count(*), count(DISTINCT audit) FROM answers").fetchone()
    assert answers == (13, 1)
    again = folder.run(ledger, FIRST, SECOND, decisions=(_accept(SECOND),))
    assert [(one.status, one.problems) for one in again] == [("replaced", ()), ("accepted", ())]


@pytest.mark.parametrize(
    "decision", [_accept(SECOND, store="S2"), _accept(SECOND, digits=4), _accept(THIRD)], ids=["store", "too short", "another file"]
)
def test_a_line_that_does_not_mean_this_file_accepts_nothing(ledger: Ledger, folder: Folder, decision: Decision) -> None:
    assert _statuses(folder.run(ledger, FIRST, SECOND, decisions=(decision,))) == ["accepted", "held"]


def test_the_latest_decision_counts_in_whatever_order_files_come(tmp_path: Path, folder: Folder) -> None:
    decisions = (_accept(THIRD), _accept(SECOND))
    for at, order in enumerate(permutations((FIRST, SECOND, THIRD))):
        with open_ledger(tmp_path / f"{at}.duckdb") as ledger:
            folder.run(ledger, *order, decisions=decisions)
            assert set(ledger.hashes().values()) == {_hash(SECOND)}


def test_a_file_that_is_no_sheet_stops_no_other(ledger: Ledger, folder: Folder) -> None:
    files = folder.put(b"nothing", FIRST, FIRST)
    files[1].path.unlink()
    result = list(collect(files, KNOWN, ledger, ()))
    assert [(one.file, one.status) for one in result] == [("0.xlsx", "rejected"), ("1.xlsx", "rejected"), ("2.xlsx", "accepted")]
    assert [one.problems[0].code for one in result[:2]] == ["FW601", "FW101"]
    assert len(ledger.audits("2026-11")) == 1


@pytest.mark.parametrize(("error", "code"), [(KeyError("x"), "FW637"), (MemoryError(), "FW635")])
def test_a_mistake_of_ours_costs_one_file(
    ledger: Ledger, folder: Folder, monkeypatch: pytest.MonkeyPatch, error: Exception, code: str
) -> None:
    real = module.Reader.__call__.__globals__["read"]

    def fails(content: bytes, name: str, *more: object, **named: object) -> object:
        if name == "0.xlsx":
            raise error
        return real(content, name, *more, **named)

    monkeypatch.setattr("floorwalk.collect.reading.read", fails)
    result = folder.run(ledger, FIRST, NEXT_DOOR)
    assert [(one.status, [problem.code for problem in one.problems]) for one in result] == [("rejected", [code]), ("accepted", [])]


@pytest.mark.parametrize("batch", [1, 2])
def test_batches_give_the_same_as_one(ledger: Ledger, folder: Folder, monkeypatch: pytest.MonkeyPatch, batch: int) -> None:
    monkeypatch.setattr(module, "BATCH", batch)
    result = folder.run(ledger, FIRST, NEXT_DOOR, SECOND, decisions=(_accept(SECOND),))
    assert _statuses(result) == ["accepted"] * 3
    assert sorted(ledger.hashes().values()) == sorted([_hash(SECOND), _hash(NEXT_DOOR)])


def test_a_file_is_given_only_when_it_is_on_record(ledger: Ledger, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BATCH", 2)
    for one in collect(folder.put(FIRST, NEXT_DOOR, b"nothing"), KNOWN, ledger, ()):
        assert one.status == "rejected" or ledger.hashes()[one.sheet_id] == one.content_hash


def test_a_dry_run_says_the_same_and_writes_nothing(ledger: Ledger, folder: Folder) -> None:
    files = (FIRST, SECOND, NEXT_DOOR, THIRD, FIRST, b"nothing")
    dry = folder.run(ledger, *files, write=False)
    without = folder.run(None, *files, write=False)
    assert ledger.hashes() == {}
    assert dry == without == folder.run(ledger, *files)
    assert _statuses(dry) == ["accepted", "held", "accepted", "held", "accepted", "rejected"]


def test_stopping_writes_and_gives_the_batch_in_hand(ledger: Ledger, folder: Folder) -> None:
    asked = iter([False, True, True])
    result = list(collect(folder.put(FIRST, NEXT_DOOR, SECOND), KNOWN, ledger, (), stopped=lambda: next(asked)))
    assert [one.file for one in result] == ["0.xlsx", "1.xlsx"]
    assert sorted(ledger.hashes().values()) == sorted([_hash(FIRST), _hash(NEXT_DOOR)])
    assert _statuses(folder.run(ledger, FIRST, NEXT_DOOR, SECOND)) == ["accepted", "accepted", "held"]


@pytest.mark.parametrize("workers", [2, 3])
def test_any_number_of_processes_gives_the_same(tmp_path: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch, workers: int) -> None:
    monkeypatch.setattr(module, "ALONE", 1)
    monkeypatch.setattr(module, "BATCH", 3)
    files = (FIRST, SECOND, UNCLEAR, THIRD, NEXT_DOOR, b"nothing", FIRST, SECOND)
    decisions = (_accept(SECOND),)
    told = []
    for number in (1, workers):
        with open_ledger(tmp_path / f"{number}.duckdb") as ledger:
            told.append((folder.run(ledger, *files, decisions=decisions, workers=number), ledger.audits("2026-11")))
    assert told[0] == told[1]
    assert [one.status for one in told[0][0]] == [
        "accepted",
        "accepted",
        "accepted with issues",
        "replaced",
        "held",
        "rejected",
        "replaced",
        "accepted",
    ]
