"""What does `floorwalk collect` cost beside openpyxl's read-only reading, in time and memory? Wanted: five times its rate per core.

All guards are on and the ledger is written. The peak memory of many files is to be within 1.2 of that of a hundred, and collecting within
1.5 of only reading.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from cost import FLOORWALK, Command, alternating, cpu, environment, show, show_machine, show_ratio
from filled import fill_folder
from grown import with_stores

RATE_TARGET, MEMORY_TARGET, WRITING_TARGET = 5.0, 1.2, 1.5
_FEW = 100
_OPENPYXL = """
import sys
from pathlib import Path
from openpyxl import load_workbook
for path in sorted(Path(sys.argv[1]).glob("*.xlsx")):
    book = load_workbook(path, read_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            pass
    book.close()
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=500, help="files that both read")
    options.add_argument("--many", type=int, default=10_000, help="files for the memory; 0 leaves it out")
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    with TemporaryDirectory(prefix="floorwalk-bench-") as name:
        folder = Path(name) / "some"
        _made(folder, given.files)
        print(f"collect: {given.files:,} files of 82 checks, CPU of whole processes, medians of alternating runs")
        _rate(folder, given.files, given.runs)
        if given.many:
            _memory(Path(name), given.many)
    show_machine()


def _made(folder: Path, files: int) -> None:
    with_stores(folder, files)
    fill_folder(folder, files)


def _collect(folder: Path, *words: str, name: str, new: bool) -> Command:
    """Exit code 1 says that simulated auditors made their usual mistakes."""
    argv = (*FLOORWALK, "--workspace", str(folder), "collect", *words)
    return Command(name, argv, folder, (0, 1), (folder / "audits/ledger.duckdb").unlink if new else lambda: None)


def _rate(folder: Path, files: int, runs: int) -> None:
    (folder / "audits/ledger.duckdb").touch()
    commands = (
        Command("openpyxl, read-only, every cell", (sys.executable, "-c", _OPENPYXL, str(folder / "audits/filled")), folder),
        _collect(folder, "--dry-run", name="floorwalk collect --dry-run", new=True),
        _collect(folder, "--workers", "1", name="floorwalk collect, one process", new=False),
        _collect(folder, name="floorwalk collect again", new=False),
    )
    seconds = alternating(commands, runs)
    for command in commands:
        show(command.name, seconds[command.name], f"   {median(seconds[command.name]) / files * 1000:.2f} ms a file")
    openpyxl, reading, collecting, again = (seconds[command.name] for command in commands)
    show_ratio(f"openpyxl / collect, wanted {RATE_TARGET} or more", openpyxl, collecting)
    show_ratio("collect / only reading", collecting, reading, WRITING_TARGET)
    show_ratio("collect again / collect", again, collecting)
    whole = _collect(folder, name="floorwalk collect, as many processes as cores", new=True)
    show(whole.name, [cpu(whole)])


def _memory(folder: Path, many: int) -> None:
    """Peak resident memory of the program and of its readers together, in one workspace: it holds as many stores either time."""
    space, few = folder / "many", folder / "few"
    _made(space, many)
    few.mkdir()
    for path in sorted((space / "audits/filled").glob("*.xlsx"))[:_FEW]:
        path.rename(few / path.name)
    peaks = {}
    for files, where in ((_FEW, few), (many, space / "audits/filled")):
        (space / "audits/ledger.duckdb").unlink(missing_ok=True)
        peaks[files], seconds = _peak(space, where)
        for path in few.glob("*.xlsx"):
            path.rename(space / "audits/filled" / path.name)
        print(f"  collect, {files:,} files: peak {peaks[files] / 1024:.0f} MB, {files / seconds:.0f} files/s by the clock")
    print(f"  memory, {many:,} files / {_FEW}: {peaks[many] / peaks[_FEW]:.2f}  (wanted under {MEMORY_TARGET})")


def _peak(folder: Path, filled: Path) -> tuple[int, float]:
    """Kilobytes at the worst moment of each process, summed up, and the seconds that it took."""
    argv = (*FLOORWALK, "--workspace", str(folder), "collect", str(filled), "--workers", "2")
    began = time.monotonic()
    process = subprocess.Popen(argv, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    worst: dict[int, int] = {}
    while process.poll() is None:
        for pid in (process.pid, *_children(process.pid)):
            worst[pid] = _high_water(pid) or worst.get(pid, 0)  # not the highest: a process that starts has its parent's for a moment
        time.sleep(0.05)
    return sum(worst.values()), time.monotonic() - began


def _children(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def _high_water(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


if __name__ == "__main__":
    main()
