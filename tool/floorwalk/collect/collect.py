"""Files in; what became of each out, accepted audits in the ledger. Other content for a visit on record is held."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from floorwalk.collect.collected import Collected
from floorwalk.collect.desk import Desk
from floorwalk.collect.reading import Incoming, Reader, Reading, lost
from floorwalk.collect.workers import in_order
from floorwalk.memory import swept_seldom

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from floorwalk.filled.read import Known
    from floorwalk.ledger.store import Ledger
    from floorwalk.model import Decision

__all__ = ["Collected", "Incoming", "collect"]

ALONE = 40  # up to so many new files are read without other processes, whose start would cost more than they save
BATCH = 100  # files between two commits: what a person who stops it waits for, and what a power cut costs


def collect(
    files: Iterable[Incoming],
    known: Known,
    ledger: Ledger | None,
    decisions: Sequence[Decision],
    *,
    workers: int = 1,
    write: bool = True,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Collected]:
    """Read files and write what is accepted, a batch a transaction; gives each file, in their order, once its batch is on the disk.

    With `workers` over 1 so many processes read when there are many new files; the result is the same. Without `write`, or without a
    ledger, nothing is written. When `stopped` turns true, the batch in hand is written and given, and no further file is taken.
    """
    desk = Desk(ledger, decisions, write=write)
    reader = Reader(known)

    def at_once(incoming: Incoming) -> Reading | None:
        return desk.on_record(incoming, reader.photos)

    with swept_seldom() as done, closing(in_order(files, at_once, reader, lost, processes=workers, alone=ALONE)) as readings:
        for reading in readings:
            done()
            desk.take(reading, reader)
            if len(desk.told) >= BATCH or stopped():
                yield from desk.hand_over()
                if stopped():
                    return
    yield from desk.hand_over()
