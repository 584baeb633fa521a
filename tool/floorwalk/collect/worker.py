"""What a process of its own does: jobs come in through a pipe, results go back, until the pipe is closed."""

from __future__ import annotations

import gc
import signal
from contextlib import contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

_SWEEP = 20  # jobs between two looks at what is new: a workbook leaves few circles, and to look for them everywhere costs a tenth
_WHOLE = 1_000  # jobs between two looks at everything


@contextmanager
def swept_seldom() -> Iterator[Callable[[], None]]:
    """Look for garbage only at every twentieth call of what is given, in what is new since, and hardly ever in what was there before."""
    was_on, calls = gc.isenabled(), count(1)

    def done() -> None:
        number = next(calls)
        if number % _SWEEP == 0:
            gc.collect(0 if number % _WHOLE else 2)

    gc.freeze()
    gc.disable()
    try:
        yield done
    finally:
        gc.unfreeze()  # else modules that count their leaks at the end would tell people of some
        if was_on:
            gc.enable()


def serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """Say that it is ready, then answer each job with its result in a tuple, so that no result can be taken for an end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with swept_seldom() as done, suppress(EOFError, OSError):  # the program that started it may end first
        pipe.send("ready")
        while (job := pipe.recv()) is not None:
            pipe.send((work(job),))
            done()
