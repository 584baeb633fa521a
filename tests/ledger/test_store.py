"""The ledger's promises: a batch is written whole or not at all, one writer at a time, and it can be made again from the files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from floorwalk.errors import FloorwalkError, Place, Problem
from floorwalk.ledger import store as module
from floorwalk.ledger.entry import Entry
from floorwalk.ledger.rows import TABLES
from floorwalk.ledger.store import Ledger, open_ledger
from floorwalk.model import ActionLine, Answer, Audit, Clock, YesNo
from floorwalk.score import CheckScore, CheckState, Score


def _entry(number: int = 1, *, store: str = "S1", note: str = "") -> Entry:
    answers = (
        Answer(check="PAY-04.1", state="given", values=("no",), note=note, photo="7", corrected=True),
        Answer(check="PAY-05.1", state="given", values=(Decimal("0.1"), Decimal("1E+3"), Decimal("-2"))),
        Answer(check="PAY-06.1", state="blank"),
    )
    audit = Audit(
        sheet_id=f"2026-11.mall.{store}.{number}",
        round="2026-11",
        kind="mystery",
        set="mall",
        edition="e" * 64,
        store=store,
        day=date(2026, 11, 9),
        due=date(2026, 11, 30),
        start=Clock(605),
        auditor="A",
        announced=True,
        simulated=True,
        answers=answers,
        remarks="R'; DROP TABLE audits",
        actions=(ActionLine(issue="Mend", owner="Lead", due=date(2026, 12, 1), check="PAY-04.1"), ActionLine(issue="Look")),
    )
    scores = tuple(_scored(answer, state) for answer, state in zip(answers, ("failed", "passed", "blank"), strict=True))
    score = Score(scores, (), Fraction(0), Fraction(2), Fraction(1), Fraction(1, 3), 1, None, "fail", (), "checks")
    problems = tuple(
        Problem(Place("f.xlsx", sheet="Audit", cell=cell, check="PAY-06.1"), "FW609", "What.", "Repair.", "warning")
        for cell in ("F9", "F10")
    )
    return Entry(f"{number}{store}".ljust(64, "0"), f"{number}.xlsx", audit, score, problems)


def _scored(answer: Answer, state: CheckState) -> CheckScore:
    check = YesNo(id=answer.check, question="Q?", seen_by="look", points=Decimal(2), kind="yes_no")
    return CheckScore(check, answer.check[:6], "pay", state, Fraction(0), Fraction(0), Fraction(2), answer, "no, expected yes")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "block-and-lock" / "ledger.duckdb"


@pytest.fixture(autouse=True)
def _folder(path: Path) -> None:
    path.parent.mkdir()


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with open_ledger(path) as opened:
        yield opened


def _counts(ledger: Ledger) -> dict[str, int]:
    return {table: ledger.connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in TABLES}  # noqa: S608


def test_what_went_in_comes_out_as_it_was(ledger: Ledger, path: Path) -> None:
    entries = [_entry(2), _entry(1), _entry(1, store="S0")]
    ledger.append(entries)
    back = ledger.audits("2026-11")
    assert [one.audit for one in back] == [entries[2].audit, entries[1].audit, entries[0].audit]
    assert [one.problems for one in back] == [one.problems for one in reversed(entries)]
    assert [one.file for one in back] == ["1.xlsx", "1.xlsx", "2.xlsx"]
    assert ledger.audits("2026-12") == []
    assert ledger.rounds() == {"2026-11": 3}
    assert ledger.hashes()["2026-11.mall.S1.2"] == _entry(2).content_hash
    assert _counts(ledger) == {"audits": 3, "answers": 9, "findings": 3, "actions": 6, "problems": 6}


def test_it_is_still_there_when_it_is_opened_again(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.append([_entry()])
    with open_ledger(path, read_only=True) as ledger:
        assert [one.audit for one in ledger.audits("2026-11")] == [_entry().audit]


def test_the_same_content_again_is_left_out(ledger: Ledger) -> None:
    ledger.append([_entry(), _entry()])
    before = _counts(ledger)
    ledger.append([_entry()])
    assert _counts(ledger) == before == {"audits": 1, "answers": 3, "findings": 1, "actions": 2, "problems": 2}


def test_what_is_replaced_leaves_every_table_in_the_same_breath(ledger: Ledger) -> None:
    ledger.append([_entry(1), _entry(2)])
    ledger.append([_entry(3)], replacing={_entry(1).content_hash})
    assert sorted(ledger.hashes()) == ["2026-11.mall.S1.2", "2026-11.mall.S1.3"]
    assert _counts(ledger) == {"audits": 2, "answers": 6, "findings": 2, "actions": 4, "problems": 4}


@pytest.mark.parametrize("table", ["answers", "problems"])
def test_stopped_in_the_middle_it_is_as_before(path: Path, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    real = Ledger._insert

    def stopped(self: Ledger, name: str, made: list[tuple[object, ...]]) -> None:
        if name == table:
            raise KeyboardInterrupt
        real(self, name, made)

    with open_ledger(path) as ledger:
        ledger.append([_entry(1)])
        before = _counts(ledger)
        monkeypatch.setattr(Ledger, "_insert", stopped)
        with pytest.raises(KeyboardInterrupt):
            ledger.append([_entry(2), _entry(3)], replacing=[_entry(1).content_hash])
        assert _counts(ledger) == before
    monkeypatch.undo()
    with open_ledger(path) as ledger:
        assert [one.audit for one in ledger.audits("2026-11")] == [_entry(1).audit]
        ledger.append([_entry(2)])


KILLED = """
import sys, os, signal
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from floorwalk.ledger.store import open_ledger
with open_ledger(Path(sys.argv[1])) as ledger:
    ledger.connection.execute("BEGIN TRANSACTION")
    ledger.connection.execute("DELETE FROM audits")
    ledger.connection.execute("INSERT INTO findings SELECT 'x', 'x', 'x', true, 'x' FROM range(100000)")
    os.kill(os.getpid(), signal.SIGKILL)
"""
TOOL = str(Path(module.__file__).parents[2])


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that cannot be caught")
def test_killed_in_the_middle_of_a_transaction_it_is_whole(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.append([_entry(1), _entry(2)])
        before = _counts(ledger)
    assert subprocess.run([sys.executable, "-c", KILLED, str(path), TOOL], check=False).returncode == -9
    with open_ledger(path) as ledger:
        assert _counts(ledger) == before


HOLDING = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from floorwalk.ledger.store import open_ledger
with open_ledger(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.readline()
"""


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path), TOOL], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as first:
        assert first.stdout
        assert first.stdin
        assert first.stdout.readline() == "open\n"
        with pytest.raises(FloorwalkError) as refused, open_ledger(path, wait=0.3):
            pass
        first.communicate("\n", timeout=20)
    assert refused.value.code == "FW704"
    assert "another floorwalk" in refused.value.what
    with open_ledger(path, wait=0.3) as ledger:
        assert ledger.hashes() == {}


def test_a_ledger_of_a_newer_version_is_left_alone(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.connection.execute("UPDATE ledger SET version = 99")
    for read_only in (True, False):
        with pytest.raises(FloorwalkError) as refused, open_ledger(path, read_only=read_only):
            pass
        assert (refused.value.code, refused.value.repair) == ("FW707", "Update floorwalk.")


@pytest.mark.parametrize("content", [b"no ledger", b"\x00" * 5000, b"PK\x03\x04" + b"a" * 20_000], ids=["text", "zeros", "zip"])
def test_a_damaged_file_is_named_with_the_way_out(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(FloorwalkError) as refused, open_ledger(path, wait=5):
        pass
    assert refused.value.code == "FW711"
    assert refused.value.repair == "Delete ledger.duckdb and run `floorwalk collect`: it is made again from audits/filled."
    assert path.read_bytes() == content


def test_a_cut_file_is_named(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.append([_entry(number) for number in range(1, 40)])
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(FloorwalkError) as refused, open_ledger(path) as ledger:
        ledger.audits("2026-11")
    assert refused.value.code == "FW711"


def test_a_database_of_somebody_else_is_no_ledger(path: Path) -> None:
    with module.duckdb.connect(str(path)) as other:
        other.execute("CREATE TABLE mine (a INTEGER)")
    with pytest.raises(FloorwalkError) as refused, open_ledger(path, read_only=True):
        pass
    assert refused.value.code == "FW711"
