"""When Python looks for garbage in circles: hardly ever while much is made that has none, or that stays."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_SWEEP = 20  # jobs between two looks at what is new: a workbook leaves few circles, and to look for them everywhere costs a tenth
_WHOLE = 1_000  # jobs between two looks at everything


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector: thousands of trees of nodes have no circles, and looking for some would take most of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


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
