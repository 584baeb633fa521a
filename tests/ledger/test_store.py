"""The ledger's promises: a batch is written whole or not at all, one writer at a time, and it can be made again from the files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.ledger.made import entry

from floorwalk.errors import FloorwalkError
from floorwalk.ledger import store as module
from floorwalk.ledger.rows import TABLES
from floorwalk.ledger.store import Ledger, open_ledger


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
    entries = [entry(2), entry(1), entry(1, store="S0")]
    ledger.append(entries)
    back = ledger.audits("2026-11")
    assert [one.audit for one in back] == [entries[2].audit, entries[1].audit, entries[0].audit]
    assert [one.problems for one in back] == [one.problems for one in reversed(entries)]
    assert [one.file for one in back] == ["1.xlsx", "1.xlsx", "2.xlsx"]
    assert ledger.audits("2026-12") == []
    assert ledger.rounds() == {"2026-11": 3}
    assert ledger.hashes()["2026-11.mall.S1.2"] == entry(2).content_hash
    assert _counts(ledger) == {"audits": 3, "answers": 9, "findings": 3, "actions": 6, "photos": 6, "problems": 6}


def test_it_is_still_there_when_it_is_opened_again(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.append([entry()])
    with open_ledger(path, read_only=True) as ledger:
        assert [one.audit for one in ledger.audits("2026-11")] == [entry().audit]


def test_the_same_content_again_is_left_out(ledger: Ledger) -> None:
    ledger.append([entry(), entry()])
    before = _counts(ledger)
    ledger.append([entry()])
    assert _counts(ledger) == before == {"audits": 1, "answers": 3, "findings": 1, "actions": 2, "photos": 2, "problems": 2}


def test_what_is_replaced_leaves_every_table_in_the_same_breath(ledger: Ledger) -> None:
    ledger.append([entry(1), entry(2)])
    ledger.append([entry(3)], replacing={entry(1).content_hash})
    assert sorted(ledger.hashes()) == ["2026-11.mall.S1.2", "2026-11.mall.S1.3"]
    assert _counts(ledger) == {"audits": 2, "answers": 6, "findings": 2, "actions": 4, "photos": 4, "problems": 4}


@pytest.mark.parametrize("table", ["answers", "problems"])
def test_stopped_in_the_middle_it_is_as_before(path: Path, monkeypatch: pytest.MonkeyPatch, table: str) -> None:
    real = Ledger._insert

    def stopped(self: Ledger, name: str, made: list[tuple[object, ...]]) -> None:
        if name == table:
            raise KeyboardInterrupt
        real(self, name, made)

    with open_ledger(path) as ledger:
        ledger.append([entry(1)])
        before = _counts(ledger)
        monkeypatch.setattr(Ledger, "_insert", stopped)
        with pytest.raises(KeyboardInterrupt):
            ledger.append([entry(2), entry(3)], replacing=[entry(1).content_hash])
        assert _counts(ledger) == before
    monkeypatch.undo()
    with open_ledger(path) as ledger:
        assert [one.audit for one in ledger.audits("2026-11")] == [entry(1).audit]
        ledger.append([entry(2)])


KILLED = """
import sys, os, signal
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from floorwalk.ledger.store import open_ledger
with open_ledger(Path(sys.argv[1])) as ledger:
    ledger.connection.execute("BEGIN TRANSACTION")
    ledger.connection.execute("DELETE FROM audits")
    ledger.connection.execute("INSERT INTO findings SELECT 'x', 0, 'x', 'x', 'x', true, 1, 'x' FROM range(100000)")
    os.kill(os.getpid(), signal.SIGKILL)
"""
TOOL = str(Path(module.__file__).parents[2])


@pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that cannot be caught")
def test_killed_in_the_middle_of_a_transaction_it_is_whole(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.append([entry(1), entry(2)])
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
    assert refused.value.repair == "Make it again from audits/filled with: floorwalk ledger rebuild"
    assert path.read_bytes() == content


def test_a_cut_file_is_named(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.append([entry(number) for number in range(1, 40)])
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
