"""Jobs in; their results out in the same order, many of them made by processes of their own. One that dies or hangs costs one job."""

from __future__ import annotations

import signal
import time
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

from floorwalk.collect.worker import serve
from floorwalk.errors import FloorwalkError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Job = TypeVar("Job")
Result = TypeVar("Result")
Lost = Literal["died", "hung"]
PATIENCE = 60.0  # seconds for one job, before its process is ended
AHEAD = 24  # jobs that lie ready with each process: it reads on while the ledger is written
_BETWEEN = 48  # results that may wait, for each process, for an earlier one to come: what bounds the memory
_LOOK = 0.5  # seconds between two looks at who hangs


@dataclass(eq=False)
class _Worker(Generic[Job]):
    """A process, the jobs in its hands, oldest first, and since when it has been at the first of them."""

    process: BaseProcess
    pipe: Connection
    hands: deque[tuple[int, Job]] = field(default_factory=deque)
    since: float = 0.0
    ready: bool = False
    hung: bool = False


class _Crew(Generic[Job, Result]):
    """The processes. What they send comes into one queue by a thread each, so that none ever waits for the ledger to be written."""

    def __init__(self, work: Callable[[Job], Result], processes: int) -> None:
        self.work = work
        self.context = get_context("spawn")  # as on Windows and macOS: nothing of ours is copied unasked, wherever it runs
        self.came: SimpleQueue[tuple[_Worker[Job], Any]] = SimpleQueue()
        self.left: deque[tuple[int, Job]] = deque()  # what was taken and not handed out, or what a dead process had not begun
        self.processes = processes
        self.workers: list[_Worker[Job]] = []

    def _hire(self) -> _Worker[Job]:
        ours, theirs = self.context.Pipe()
        process = self.context.Process(target=serve, args=(theirs, self.work), name="floorwalk reader")
        with _interrupts_held():
            process.start()
        theirs.close()
        worker: _Worker[Job] = _Worker(process, ours)
        Thread(target=self._listen, args=(worker,), daemon=True).start()
        return worker

    def _listen(self, worker: _Worker[Job]) -> None:
        """Pass on what a process sends; at last None, when it has ended."""
        try:
            while True:
                self.came.put((worker, worker.pipe.recv()))
        except (EOFError, OSError):
            self.came.put((worker, None))

    def feed(self, job: Job, number: int) -> None:
        """Take a job."""
        self.left.append((number, job))
        self._hand_out()

    def _hand_out(self) -> None:
        """Whoever has the fewest in hand comes first; the processes start with the first job."""
        self.workers = self.workers or [self._hire() for _ in range(self.processes)]
        while self.left and len((worker := min(self.workers, key=lambda one: len(one.hands))).hands) < AHEAD:
            number, job = self.left.popleft()
            if not worker.hands:
                worker.since = time.monotonic()
            worker.hands.append((number, job))
            self._send(worker, job)

    def _send(self, worker: _Worker[Job], job: Job | None) -> None:
        try:
            worker.pipe.send(job)
        except OSError:  # it has died: the thread that listens says so too
            return

    def busy(self) -> bool:
        return bool(self.left) or any(worker.hands for worker in self.workers)

    def next(self, lost: Callable[[Job, Lost], Result]) -> dict[int, Result]:
        """Wait a moment for a result; gives at most one, by its number. Raises FloorwalkError FW713 when no process can be started."""
        try:
            worker, message = self.came.get(timeout=_LOOK)
        except Empty:
            self._end_those_that_hang()
            return {}
        if message is None:
            return self._bury(worker, lost)
        if not worker.ready:
            worker.ready, worker.since = True, time.monotonic()
            return {}
        number, _ = worker.hands.popleft()
        worker.since = time.monotonic()
        self._hand_out()
        return {number: message[0]}

    def _bury(self, worker: _Worker[Job], lost: Callable[[Job, Lost], Result]) -> dict[int, Result]:
        """The job that a dead process was at is lost; the others in its hands go to another one."""
        worker.process.join()
        worker.pipe.close()
        if not worker.ready:
            what = f"the programs that read the files cannot be started (one ended at once with {worker.process.exitcode})."
            raise FloorwalkError("FW713", what, "Run it again with --workers 1, which needs none.")
        self.workers[self.workers.index(worker)] = self._hire()
        if not worker.hands:
            return {}
        number, job = worker.hands.popleft()
        self.left.extendleft(reversed(worker.hands))
        self._hand_out()
        return {number: lost(job, "hung" if worker.hung else "died")}

    def _end_those_that_hang(self) -> None:
        for worker in self.workers:
            if worker.ready and worker.hands and not worker.hung and time.monotonic() - worker.since > PATIENCE:
                worker.hung = True
                worker.process.kill()

    def dismiss(self) -> None:
        """End all processes; one that is still at work is not waited for."""
        for worker in self.workers:
            if worker.hands or not worker.ready:
                worker.process.kill()
            else:
                self._send(worker, None)
        for worker in self.workers:
            worker.process.join()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C goes to every process of a terminal; ours alone answers it. A process that starts takes over what is held back here."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def in_order(
    jobs: Iterable[Job],
    at_once: Callable[[Job], Result | None],
    work: Callable[[Job], Result],
    lost: Callable[[Job, Lost], Result],
    *,
    processes: int,
    alone: int,
) -> Generator[Result, None, None]:
    """Give the result of each job, in their order, whichever process made it; `lost` stands in for one whose process died or hung.

    What `at_once` gives for a job needs no work. Of the others the first `alone` are done here, since processes take a while to start; with
    one process all are. `work` is pickled once for each process. Results that wait for an earlier one are bounded, and so is the memory.
    """
    crew: _Crew[Job, Result] = _Crew(work, processes)
    done: dict[int, Result] = {}
    given = worked = 0  # number of the next result to give; how many needed work
    try:
        for number, job in enumerate(jobs):
            found = at_once(job)
            worked += found is None
            if found is None and (processes == 1 or worked <= alone):
                found = work(job)
            if found is None:
                crew.feed(job, number)
            else:
                done[number] = found
            while given in done or number - given >= processes * _BETWEEN:
                if given not in done:
                    done |= crew.next(lost)
                    continue
                yield done.pop(given)
                given += 1
        while done or crew.busy():
            if given not in done:
                done |= crew.next(lost)
                continue
            yield done.pop(given)
            given += 1
    finally:
        crew.dismiss()
