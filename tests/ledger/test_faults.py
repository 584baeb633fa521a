"""What disks, machines and copies do to a ledger: each fault has its message, and what was on record stays or can be made again."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tests.conftest import ROOT, program
from tests.ledger.made import entry

from floorwalk.errors import FloorwalkError
from floorwalk.ledger.status import later_than, status
from floorwalk.ledger.store import open_ledger
from floorwalk.ledger.tables import ALL

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs a signal that cannot be caught, and limits of POSIX")
BEFORE = f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tool')!r}]\n"
APPENDING = (
    BEFORE
    + """
from pathlib import Path
from tests.ledger.made import entry
from floorwalk.ledger.store import open_ledger
first = int(sys.argv[2])
with open_ledger(Path(sys.argv[1])) as ledger:
    print("open", flush=True)
    for batch in range(first, first + 200):
        ledger.append([entry(number) for number in range(batch * 20, batch * 20 + 20)])
        print(batch, flush=True)
"""
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.duckdb"


def _python(code: str, *arguments: object) -> subprocess.Popen[str]:
    words = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _tables(path: Path) -> dict[str, list[Any]]:
    with open_ledger(path, read_only=True) as ledger:
        return {table.name: ledger.connection.execute(f"FROM {table.name} ORDER BY ALL").fetchall() for table in ALL}


@POSIX
def test_killed_twenty_times_in_the_midst_of_writing_every_batch_is_whole(path: Path) -> None:
    chance, said = random.Random(1), set[int]()
    for turn in range(20):
        with _python(APPENDING, path, turn * 200) as process:
            assert process.stdout
            assert process.stdout.readline() == "open\n"
            said |= {int(process.stdout.readline()) for _ in range(chance.randrange(3))}
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(chance.random() * 0.02)
            process.kill()
            said |= {int(line) for line in process.stdout}
        with open_ledger(path, read_only=True) as ledger:
            there = {int(id_.rpartition(".")[2]) for id_ in ledger.hashes()}
            counts = {table: ledger.connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in ("answers", "photos")}  # noqa: S608
        batches = {number // 20 for number in there}
        assert there == {number for batch in batches for number in range(batch * 20, batch * 20 + 20)}
        assert said <= batches
        assert counts == {"answers": 3 * len(there), "photos": 2 * len(there)}
    assert len(said) > 10


FULL = (
    BEFORE
    + """
import resource, signal
from pathlib import Path
from tests.ledger.made import entry
from floorwalk.ledger.store import open_ledger
from floorwalk.errors import FloorwalkError
path, most = Path(sys.argv[1]), int(sys.argv[2])
if most:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
done = 0
try:
    with open_ledger(path) as ledger:
        for batch in range(100000):
            ledger.append([entry(number, note=f"{number:05}" * 2000) for number in range(batch * 10, batch * 10 + 10)])
            done = batch + 1
except FloorwalkError as error:
    print(done, error.code, error.what, flush=True)
"""
)


def _is_whole_after(path: Path, said: str) -> None:
    done, code, what = said.split(" ", 2)
    assert code == "FW720", said
    assert "the disk is full" in what
    assert int(done) > 1
    with open_ledger(path) as ledger:
        there = {int(id_.rpartition(".")[2]) for id_ in ledger.hashes()}
        assert set(range(int(done) * 10)) <= there  # a last batch whose message was lost may be there too, and is whole
        assert len(there) % 10 == 0
        ledger.append([entry(10**7)])
    assert len(_tables(path)["audits"]) == len(there) + 1


@POSIX
def test_a_disk_that_takes_no_more_costs_the_last_batch_alone(path: Path) -> None:
    with _python(FULL, path, 6_000_000) as process:
        said, wrong = process.communicate(timeout=300)
    assert said, wrong
    _is_whole_after(path, said)


@contextmanager
def _small_disk(folder: Path) -> Iterator[Path]:
    """A disk of 8 MB in memory; skips where this user may not make one."""
    folder.mkdir()
    made = subprocess.run(
        [program("mount"), "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(folder)], capture_output=True, text=True, check=False
    )
    if made.returncode:
        pytest.skip(f"needs the right to mount a small disk: {made.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run([program("umount"), "-l", str(folder)], check=True)


def test_a_full_disk_costs_the_last_batch_alone(tmp_path: Path) -> None:
    with _small_disk(tmp_path / "small") as folder:
        path = folder / "ledger.duckdb"
        with _python(FULL, path, 0) as process:
            said, wrong = process.communicate(timeout=300)
        assert said, wrong
        moved = tmp_path / "moved.duckdb"  # room is made
        for one in folder.iterdir():
            (tmp_path / one.name.replace("ledger", "moved")).write_bytes(one.read_bytes())
        _is_whole_after(moved, said)


def test_flipped_bits_are_seen_or_do_no_harm(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.append([entry(number, note="a note") for number in range(300)])
    sound, content, seen = _tables(path), path.read_bytes(), 0
    chance = random.Random(2)
    for place in [*range(0, 12_288, 1024), *(chance.randrange(len(content)) for _ in range(60))]:
        damaged = bytearray(content)
        damaged[place] ^= 1 << chance.randrange(8)
        path.write_bytes(bytes(damaged))
        found = _read(path)
        assert found in (sound, "FW711"), place
        seen += found == "FW711"
    assert seen > 10


def _read(path: Path) -> dict[str, list[Any]] | str:
    try:
        return _tables(path)
    except FloorwalkError as error:
        return error.code


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.99])
def test_a_cut_ledger_is_named_and_left_alone(path: Path, share: float) -> None:
    with open_ledger(path) as ledger:
        ledger.append([entry(number) for number in range(300)])
    content = path.read_bytes()
    cut = content[: int(len(content) * share)]
    path.write_bytes(cut)
    with pytest.raises(FloorwalkError) as refused:
        _tables(path)
    assert refused.value.code == "FW711"
    assert "floorwalk ledger rebuild" in refused.value.repair
    assert path.read_bytes() == cut


def test_a_log_without_its_ledger_does_no_harm(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.append([entry(1)])
        log = path.with_name("ledger.duckdb.wal").read_bytes()
    path.unlink()
    path.with_name("ledger.duckdb.wal").write_bytes(log)
    with open_ledger(path) as ledger:
        ledger.append([entry(2)])
    assert [row[1] for row in _tables(path)["audits"]] == ["2026-11.mall.S1.2"]


def test_whoever_waits_is_told_once(path: Path) -> None:
    holding = BEFORE + (
        "from pathlib import Path\nfrom floorwalk.ledger.store import open_ledger\n"
        "with open_ledger(Path(sys.argv[1])):\n    print('open', flush=True)\n    sys.stdin.readline()\n"
    )
    told: list[str] = []
    with _python(holding, path) as first:
        assert first.stdout
        assert first.stdout.readline() == "open\n"
        with pytest.raises(FloorwalkError) as refused, open_ledger(path, wait=0.7, tell=told.append):
            pass
        first.communicate("\n", timeout=60)
    assert refused.value.code == "FW704"
    assert told == ["Another floorwalk is writing to ledger.duckdb; waiting for it, 1 seconds at most."]
    with open_ledger(path, tell=told.append):
        assert len(told) == 1


def test_two_audits_of_one_visit_are_not_both_written(path: Path) -> None:
    first = entry(1)
    second = replace(first, content_hash="f" * 64, file="second.xlsx")
    with open_ledger(path) as ledger:
        ledger.append([first])
        for entries in ([second], [entry(2), second]):
            with pytest.raises(FloorwalkError) as refused:
                ledger.append(entries)
            assert (refused.value.code, "2026-11.mall.S1.1" in refused.value.what) == ("FW721", True)
        assert list(ledger.hashes().values()) == [first.content_hash]
        ledger.append([second], replacing=[first.content_hash])
        assert list(ledger.hashes().values()) == [second.content_hash]
    assert len(_tables(path)["answers"]) == 3


def test_a_visit_in_the_future_is_told_and_kept(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.append([entry(1)])
        (problem,) = later_than(ledger, date(2026, 11, 8))
        assert later_than(ledger, date(2026, 11, 9)) == []
        assert len(ledger.audits("2026-11")) == 1
    assert str(problem) == (
        "1.xlsx: the visit 2026-11.mall.S1.1 is dated 2026-11-09, which is later than today, 2026-11-08."
        " Check the date with the auditor, and the clock of this computer. [FW722] (warning)"
    )


def test_a_ledger_that_may_not_be_read_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise duckdb.IOException('Cannot open file "ledger.duckdb": Permission denied')

    monkeypatch.setattr(duckdb, "connect", refused)
    with pytest.raises(FloorwalkError) as told, open_ledger(path):
        pass
    assert (told.value.code, told.value.repair) == ("FW710", "Ask for the right to read and write it.")


def test_status_counts_what_is_on_record(path: Path) -> None:
    with open_ledger(path) as ledger:
        assert status(ledger).rounds == ()
        ledger.append([entry(1), entry(2), entry(1, store="S2")])
        (one,) = status(ledger).rounds
    assert (one.round, one.kind, one.simulated, one.audits, one.stores, one.answers, one.findings, one.issues) == (
        "2026-11", "mystery", True, 3, 2, 9, 3, 6
    )  # fmt: skip
