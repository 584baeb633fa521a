"""What a process of its own does: jobs come in through a pipe, results go back, until the pipe is closed."""

from __future__ import annotations

import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from floorwalk.memory import swept_seldom

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection


def serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """Say that it is ready, then answer each job with its result in a tuple, so that no result can be taken for an end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with swept_seldom() as done, suppress(EOFError, OSError):  # the program that started it may end first
        pipe.send("ready")
        while (job := pipe.recv()) is not None:
            pipe.send((work(job),))
            done()
