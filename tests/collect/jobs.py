"""What the processes of the tests do: a word says what befalls a job."""

from __future__ import annotations

import os
import time

from floorwalk.collect.workers import Lost


def answer(job: str) -> tuple[str, int]:
    """Give the job back, and who did it."""
    if job == "die":
        os._exit(9)
    if job == "hang":
        time.sleep(600)
    if job == "slow":
        time.sleep(0.5)
    return job, os.getpid()


class Unfit:
    """Work that no other process can take over: each that tries ends."""

    def __call__(self, job: str) -> tuple[str, int]:
        return answer(job)

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (7,)


def lost(job: str, how: Lost) -> tuple[str, int]:
    return f"{job}: {how}", 0


def nothing(_job: str) -> tuple[str, int] | None:
    """No result is there at once."""
    return None
