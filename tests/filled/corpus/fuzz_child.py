"""A workbook's path, the name of a mutation and two seeds in; what became of each mutation, a line each, on standard output.

Runs alone, within limits that it sets for itself: the system ends it, with the place in the code on standard error, when one file takes too
long, even inside a library; the line of a seed is begun before its file is read, so that the one that ended it is known.
"""

from __future__ import annotations

import faulthandler
import signal
import sys
import time
from math import ceil
from pathlib import Path

from tests.filled.corpus.mutations import MUTATIONS
from tests.sheet.conftest import taken

from floorwalk.codes import BY_ID
from floorwalk.filled.read import Filled
from floorwalk.model import Audit

SECONDS = 5  # of processor time, for one file
MEMORY = 300_000_000  # bytes: of the whole process, and of addresses beyond what Python and its libraries take
_STATUS = Path("/proc/self/status")


def main() -> None:
    """Read the mutations from the first seed up to the one before the last."""
    faulthandler.enable()
    path, name, first, stop = sys.argv[1:]
    content = Path(path).read_bytes()
    audit = taken(content).audit
    assert audit, "the workbook itself cannot be read"
    limit_memory()
    # Check sums cover all content of a zip file: what is accepted after other bytes must be what it was.
    only = audit if name == "mutated_outside" and content.startswith(b"PK") else None
    for seed in range(int(first), int(stop)):
        changed = MUTATIONS[name](content, seed)
        print(seed, end=" ", flush=True)
        limit_time()
        filled = taken(changed)
        hold(filled, only)
        print(filled.status, flush=True)


def hold(filled: Filled, only: Audit | None) -> None:
    """Raise AssertionError unless it is an audit, or a refusal with one reason; every problem has a code and its repair."""
    assert filled.audit or len(filled.problems) == 1, filled.problems
    for problem in filled.problems:
        assert problem.code in BY_ID, problem
        assert problem.what.endswith((".", "?")) and problem.repair.endswith("."), problem  # noqa: PT018  # one thing: it reads as sentences
    assert only is None or filled.audit in (None, only), "other answers than the file held"
    assert (used := most_memory()) < MEMORY, f"{used // 1_000_000} MB of memory"


def limit_time() -> None:
    """Let the system end this process when it uses SECONDS more. Windows has no such limit: there the parent's clock alone ends it."""
    if sys.platform != "win32":
        import resource

        faulthandler.register(signal.SIGXCPU, chain=True)
        resource.setrlimit(resource.RLIMIT_CPU, (ceil(time.process_time()) + SECONDS, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def limit_memory() -> None:
    """Let the system refuse more addresses, where it says how many there are."""
    if _STATUS.exists():
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_kilobytes("VmSize") * 1024 + MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def most_memory() -> int:
    """Bytes that this process ever had at once; 0 where the system does not say."""
    return _kilobytes("VmHWM") * 1024 if _STATUS.exists() else 0


def _kilobytes(name: str) -> int:
    return next(int(line.split()[1]) for line in _STATUS.read_text().splitlines() if line.startswith(name))


if __name__ == "__main__":
    main()
