"""Ctrl-C in; a flag that the work in hand can look at out. A second Ctrl-C stops at once."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether Ctrl-C was pressed since."""
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():  # signals come to the main thread alone
        yield asked.is_set
        return

    def stop(_number: int, _frame: object) -> None:
        asked.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)
