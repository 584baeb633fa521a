"""What a process of its own does: jobs come in through a pipe, results go back, until the pipe is closed."""

from __future__ import annotations

import gc
import signal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

_SWEEP = 50  # jobs between two collections of garbage: what a workbook leaves has few circles, and looking for them costs a quarter


def serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """Say that it is ready, then answer each job with its result in a tuple, so that no result can be taken for an end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.disable()
    done = 0
    try:
        pipe.send("ready")
        while (job := pipe.recv()) is not None:
            pipe.send((work(job),))
            done += 1
            if done % _SWEEP == 0:
                gc.collect()
    except (EOFError, OSError):  # the program that started it has ended
        return
    finally:
        gc.unfreeze()  # else modules that count their leaks at the end would tell people of some
