"""Commands in; the CPU seconds of each as a whole child process, medians over alternating runs and their ratios out."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ROOT = Path(__file__).resolve().parents[1]
FLOORWALK = (sys.executable, "-c", "from floorwalk.cli import main; main()")


@dataclass(frozen=True)
class Command:
    """A command line, the folder that it runs in, and the exit codes that are no failure of the measurement."""

    name: str
    argv: tuple[str, ...]
    folder: Path
    good: tuple[int, ...] = (0,)
    before: Callable[[], object] = lambda: None  # made ready outside of the measured time


def cpu(command: Command) -> float:
    """Run a command; give the user and system seconds of it and of the processes that it waited for. Raises SystemExit if it fails."""
    command.before()
    with TemporaryFile() as output:
        process = subprocess.Popen(command.argv, cwd=command.folder, env=environment(), stdout=output, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in command.good:
            output.seek(0)
            said = output.read().decode(errors="replace")[-2000:]
            raise SystemExit(f"{command.name} ended with {process.returncode}:\n{said}")
    return used.ru_utime + used.ru_stime


def alternating(commands: Sequence[Command], runs: int) -> dict[str, list[float]]:
    """Run each command in turn, `runs` times over, so that a busy minute falls on all of them; CPU seconds by name."""
    seconds: dict[str, list[float]] = {command.name: [] for command in commands}
    for _ in range(runs):
        for command in commands:
            seconds[command.name].append(cpu(command))
    return seconds


def show(name: str, seconds: Sequence[float], more: str = "") -> None:
    """Print one line: the median with the least and the most."""
    print(f"  {name:<44} {median(seconds):8.3f} s   ({min(seconds):.3f} to {max(seconds):.3f}){more}")


def show_ratio(name: str, above: Sequence[float], below: Sequence[float], target: float | None = None) -> None:
    """Print the median of the runs' own ratios: two neighbours in time met the same load."""
    ratios = [a / b for a, b in zip(above, below, strict=True)]
    wanted = f", wanted under {target}" if target is not None else ""
    print(f"  {name}: {median(ratios):.2f}  ({min(ratios):.2f} to {max(ratios):.2f}{wanted})")


def show_machine(more: Iterable[str] = ()) -> None:
    """Print what the figures were measured on and how busy it is at this moment."""
    load = " ".join(f"{number:.1f}" for number in os.getloadavg())
    words = (f"{os.cpu_count()} cores", f"load {load}", f"{platform.machine()}", f"Python {platform.python_version()}", *more)
    print("  machine: " + ", ".join(words))


def environment() -> dict[str, str]:
    """The surrounding one, with this checkout's package first and compiled modules kept, as on a person's machine."""
    paths = [str(ROOT / "tool"), *filter(None, [os.environ.get("PYTHONPATH")])]
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": os.pathsep.join(paths)}
