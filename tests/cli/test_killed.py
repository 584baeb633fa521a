"""A collect that is stopped, killed or met by another one: what it told is on record, and the next one ends with the same result."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from tests.cli.grown import grow

from floorwalk.ledger.entry import Recorded
from floorwalk.ledger.store import open_ledger

FILES = 40
_PROGRAM = """
import floorwalk.collect.collect as collect
collect.BATCH, collect.ALONE = 4, 2
from floorwalk.cli import main
main()
"""
_HOLD = """
import sys, time
from pathlib import Path
from floorwalk.ledger.store import open_ledger
with open_ledger(Path(sys.argv[1])):
    print("open", flush=True)
    time.sleep(float(sys.argv[2]))
"""


@pytest.fixture
def folder(own: Path) -> Path:
    grow(own, FILES)
    return own


def _start(folder: Path, *words: str) -> subprocess.Popen[str]:
    argv = [sys.executable, "-c", _PROGRAM, "-w", str(folder), "collect", *words]
    return subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8")


def _collect(folder: Path) -> list[Recorded]:
    """Collect undisturbed; what is on record then."""
    process = _start(folder, "--format", "json", "--workers", "1")
    _end(process)
    assert process.returncode in (0, 1)
    with open_ledger(folder / "audits/ledger.duckdb", read_only=True) as ledger:
        return ledger.audits("first")


def _told(lines: list[str]) -> dict[str, str]:
    """Content hash of each file that was told to be accepted, by sheet id; the last line may be cut off."""
    files = [json.loads(line.rstrip(",\n")) for line in lines if line.startswith('{"file"') and line.endswith(("},\n", "}\n"))]
    return {file["sheet_id"]: file["sha256"] for file in files if file["status"].startswith("accepted")}


def _read_on(process: subprocess.Popen[str], lines: int) -> list[str]:
    assert process.stdout
    return [line for _ in range(lines) if (line := process.stdout.readline())]


def _end(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What is still to be read. It ends only when the readers have ended, too: they hold the other end of the pipes."""
    assert process.stdout
    assert process.stderr
    with process:
        return process.stdout.read(), process.stderr.read()


def _whole(folder: Path) -> dict[str, str]:
    """What is on record; every audit of it with all that belongs to it."""
    if not (folder / "audits/ledger.duckdb").exists():
        return {}
    with open_ledger(folder / "audits/ledger.duckdb") as ledger:
        torn = "SELECT audit FROM audits a WHERE asked <> (SELECT count(*) FROM answers n WHERE n.audit = a.audit)"
        assert ledger.connection.execute(torn).fetchall() == []
        strays = "SELECT audit FROM answers WHERE audit NOT IN (SELECT audit FROM audits)"
        assert ledger.connection.execute(strays).fetchall() == []
        return ledger.hashes()


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9, which Windows does not have")
def test_killed_at_any_moment_nothing_that_was_told_is_lost(folder: Path) -> None:
    wanted = _collect(folder)
    ledger, chance = folder / "audits/ledger.duckdb", Random(4)
    assert len(wanted) == FILES
    killed = 0
    for number in range(20):
        if number % 4 == 0:
            for path in folder.glob("audits/ledger.duckdb*"):
                path.unlink()
        process = _start(folder, "--format", "json", "--workers", "2" if number % 5 == 4 else "1")
        lines = _read_on(process, chance.choice((0, 1, 2, 6, 11, 17)))
        time.sleep(chance.random() / (20 if lines else 2))
        process.kill()
        rest, _ = _end(process)
        killed += process.returncode == -signal.SIGKILL
        assert _told([*lines, *rest.splitlines(keepends=True)]).items() <= _whole(folder).items()
    assert killed > 10
    assert _collect(folder) == wanted
    ledger.unlink()
    assert _collect(folder) == wanted


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals as a terminal sends them")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_keeps_what_was_told_and_says_how_to_go_on(folder: Path, workers: str) -> None:
    process = _start(folder, "--format", "json", "--workers", workers)
    lines = _read_on(process, 3)
    os.kill(process.pid, signal.SIGINT)
    out, err = _end(process)
    told = json.loads("".join(lines) + out)
    on_record = _whole(folder)
    assert (process.returncode, told["summary"]["stopped"]) == (130, True)
    assert 0 < len(on_record) < FILES
    assert {file["sheet_id"] for file in told["files"]} == on_record.keys()
    assert f"Stopped by Ctrl-C: {len(on_record)} of {FILES} files were taken; {len(on_record)} visits are on record." in err
    assert "Traceback" not in err
    assert len(_collect(folder)) == FILES


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals as a terminal sends them")
def test_ctrl_c_of_a_terminal_reaches_the_readers_too_and_is_answered_once(folder: Path) -> None:
    argv = [sys.executable, "-c", _PROGRAM, "-w", str(folder), "collect", "--format", "json", "--workers", "2"]
    process = subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True)
    _read_on(process, 2)
    os.killpg(process.pid, signal.SIGINT)
    _, err = _end(process)
    assert process.returncode == 130
    assert err.count("Ctrl-C") == 1
    assert "Traceback" not in err


def test_two_at_once_one_waits_and_says_so(folder: Path) -> None:
    ledger = folder / "audits/ledger.duckdb"
    first = subprocess.Popen([sys.executable, "-c", _HOLD, str(ledger), "2"], stdout=subprocess.PIPE, text=True)
    assert first.stdout
    assert first.stdout.readline() == "open\n"
    second = _start(folder, "--workers", "1")
    _, err = _end(second)
    first.communicate()
    assert "Another floorwalk is writing to ledger.duckdb; waiting for it, 30 seconds at most." in err
    assert second.returncode in (0, 1)
    assert len(_whole(folder)) == FILES


def test_a_reader_that_is_killed_costs_one_file(folder: Path) -> None:
    if not Path(f"/proc/{os.getpid()}/task").exists():
        pytest.skip("needs /proc to find the readers")
    process = _start(folder, "--format", "json", "--workers", "2")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    readers: list[int] = []
    while process.poll() is None and not readers:
        found = [int(word) for word in children.read_text(encoding="ascii").split()]
        readers = [pid for pid in found if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    lines = _read_on(process, 5)  # they read by now
    for pid in readers[:1]:
        os.kill(pid, signal.SIGKILL)
    out, _ = _end(process)
    told = json.loads("".join(lines) + out)
    rejected = [file for file in told["files"] if file["status"] == "rejected"]
    assert len(rejected) <= 1
    assert [file["issues"][0]["code"] for file in rejected] == ["FW635"] * len(rejected)
    assert len(_whole(folder)) == FILES - len(rejected)
    assert len(_collect(folder)) == FILES
