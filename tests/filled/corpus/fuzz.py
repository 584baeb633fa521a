"""A valid workbook and seeds in; a count of what came of its mutations out. Raises AssertionError for a crash, a hang, or a wrong answer."""

from __future__ import annotations

import signal
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.sheet.conftest import taken

LIMIT = 5  # seconds of processor time for one file
MOST_MEMORY = 300_000_000  # bytes, above what the process held before

Mutate = Callable[[bytes, int], bytes]


class Hang(BaseException):
    """No Exception, so that nothing under test can take it for a fault of the file."""


def fuzz(content: bytes, seeds: Iterable[int], mutate: Mutate, *, guarded: bool) -> Counter[str]:
    """Read each mutation. `guarded`: check sums cover all content, so what is accepted must be what it was."""
    right = taken(content).audit
    came = Counter[str]()
    for seed in seeds:
        changed = mutate(content, seed)
        try:
            with _limited():
                filled = taken(changed)
        except BaseException as error:
            raise AssertionError(f"{mutate.__name__} {seed}: {error!r}") from error
        came[filled.status] += 1
        assert filled.audit or len(filled.problems) == 1, f"{mutate.__name__} {seed}: {filled.problems}"
        assert not guarded or filled.audit in (None, right), f"{mutate.__name__} {seed}: another audit"
    return came


@contextmanager
def _limited() -> Iterator[None]:
    """Raise Hang in what takes longer than LIMIT; on Windows, which has no such clock, the test alone waits."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, LIMIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _stop(*_: object) -> None:
    raise Hang


@contextmanager
def bounded_memory() -> Iterator[None]:
    """Hold the most memory that the process ever had against what it has now; where the system does not say, nothing is held."""
    status, forget = Path("/proc/self/status"), Path("/proc/self/clear_refs")
    if not status.exists():
        yield
        return
    forget.write_text("5")  # begins anew: proc(5)
    before = _peak(status)
    yield
    grown = _peak(status) - before
    assert grown < MOST_MEMORY, f"{grown // 1_000_000} MB more"


def _peak(status: Path) -> int:
    return next(int(line.split()[1]) * 1024 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
