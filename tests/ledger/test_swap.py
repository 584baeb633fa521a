"""A new file takes the ledger's place when it is whole, and never before; a log of the old one is not read into it."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from tests.ledger.made import entry

from floorwalk.errors import FloorwalkError
from floorwalk.ledger.store import Ledger, open_ledger
from floorwalk.ledger.swap import compact, fresh
from floorwalk.ledger.tables import ALL


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.duckdb"
    with open_ledger(path) as ledger:
        ledger.append([entry(1), entry(2)])
    return path


def _visits(path: Path) -> list[str]:
    with open_ledger(path, read_only=True) as ledger:
        return sorted(ledger.hashes())


def test_the_new_one_takes_the_place_and_knows_what_was_there(path: Path) -> None:
    with fresh(path) as (ledger, before):
        assert before.files == {entry(1).content_hash: "1.xlsx", entry(2).content_hash: "2.xlsx"}
        ledger.append([entry(3)])
        assert _visits(path) == ["2026-11.mall.S1.1", "2026-11.mall.S1.2"]  # readable until the end
    assert _visits(path) == ["2026-11.mall.S1.3"]
    assert [one.name for one in path.parent.iterdir()] == ["ledger.duckdb"]


def _stopped(ledger: Ledger, error: BaseException) -> None:
    ledger.append([entry(3)])
    raise error


@pytest.mark.parametrize("error", [KeyboardInterrupt(), FloorwalkError("FW000", "a", "b")])
def test_stopped_in_the_middle_the_old_one_stays(path: Path, error: BaseException) -> None:
    before = path.read_bytes()
    with pytest.raises(type(error)), fresh(path) as (ledger, _):
        _stopped(ledger, error)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["ledger.duckdb"]


def test_nobody_else_writes_meanwhile(path: Path) -> None:
    with fresh(path) as (ledger, _):
        ledger.append([entry(3)])
        with pytest.raises(duckdb.Error):
            duckdb.connect(str(path), read_only=False)


def test_there_need_not_be_an_old_one(tmp_path: Path) -> None:
    with fresh(tmp_path / "ledger.duckdb") as (ledger, before):
        assert before.files == {}
        ledger.append([entry(1)])
    assert _visits(tmp_path / "ledger.duckdb") == ["2026-11.mall.S1.1"]


@pytest.mark.parametrize("keep", [0.5, 0.01])
def test_a_damaged_one_is_kept_aside(path: Path, keep: float) -> None:
    content = path.read_bytes()
    damaged = content[: int(len(content) * keep)]
    path.write_bytes(damaged)
    with fresh(path) as (ledger, before):
        ledger.append([entry(3)])
    assert before.damaged == path.with_name("ledger-damaged.duckdb")
    assert before.damaged.read_bytes() == damaged
    assert _visits(path) == ["2026-11.mall.S1.3"]


def test_one_of_a_newer_version_is_left_alone(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.connection.execute("UPDATE ledger SET version = 99")
    with pytest.raises(FloorwalkError, match="FW707"), fresh(path):
        pass


def test_a_log_left_behind_is_not_read_into_the_new_one(path: Path) -> None:
    log = path.with_name("ledger.duckdb.wal")
    with open_ledger(path) as ledger:
        ledger.append([entry(3)])
        content = log.read_bytes()
    log.write_bytes(content)
    with fresh(path) as (ledger, _):
        ledger.append([entry(4)])
    assert not log.exists()
    assert _visits(path) == ["2026-11.mall.S1.4"]


def test_compacted_it_holds_the_same_and_no_deleted_name(tmp_path: Path) -> None:
    path = tmp_path / "it's.duckdb"
    named = [entry(number, note=f"seen by Zebulon Quartermain {number}") for number in range(1, 60)]
    with open_ledger(path) as ledger:
        ledger.append(named)
    with open_ledger(path) as ledger:
        ledger.append([entry(number) for number in range(1, 60)], replacing=[one.content_hash for one in named])
        tables = [ledger.connection.execute(f"FROM {table.name} ORDER BY ALL").fetchall() for table in ALL]
        described = [ledger.connection.execute(f"DESCRIBE {table.name}").fetchall() for table in ALL]
    assert b"Quartermain" in path.read_bytes()
    compact(path)
    assert b"Quartermain" not in path.read_bytes()
    with open_ledger(path) as ledger:
        assert [ledger.connection.execute(f"FROM {table.name} ORDER BY ALL").fetchall() for table in ALL] == tables
        assert [ledger.connection.execute(f"DESCRIBE {table.name}").fetchall() for table in ALL] == described
