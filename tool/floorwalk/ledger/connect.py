"""A ledger's path in; an open DuckDB connection out. One writer at a time, with a bounded wait; its errors become messages of ours."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import duckdb

from floorwalk.errors import FloorwalkError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

WAIT = 30.0  # seconds that a second writer waits for the first
# A writer inserts batches and needs little, however large the ledger is; its log goes into the file every few hundred audits, since that
# costs as much as the batches themselves. Who asks sums up millions of answers, and the rest goes to disk.
WRITING = {"memory_limit": "64MB", "threads": "1", "wal_autocheckpoint": "16MB"}
READING = {"memory_limit": "1500MB"}
_LOCKED = ("could not set lock", "conflicting lock", "being used by another process")  # as Linux, macOS and Windows say it
_FULL = ("no space left", "not enough space", "file too large", "disk quota")
_DAMAGED = ("corrupt", "checksum", "invalidated because of a previous fatal error", "failed to deserialize")
_UNUSABLE = (duckdb.IOException, duckdb.SerializationException, duckdb.FatalException, duckdb.InternalException)
_AGAIN = "Make it again from audits/filled with: floorwalk ledger rebuild"


@contextmanager
def connected(
    path: Path, *, read_only: bool = False, wait: float = WAIT, tell: Callable[[str], None] | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection, closed at the end. `tell` hears once, in a sentence, that another process has to be waited for.

    Raises FloorwalkError FW704 when another process keeps the ledger for more than `wait` seconds, FW711 when it is damaged, FW720 when
    the disk is full, also for what is found while it is in use.
    """
    connection = _connect(path, read_only=read_only, wait=wait, tell=tell)
    try:
        yield connection
    except duckdb.Error as error:
        if not _of_the_file(error):
            raise  # a mistake of ours in a statement
        raise said(path, error) from error
    finally:
        _close(path, connection)


def _of_the_file(error: duckdb.Error) -> bool:
    """Whether it is the disk or the file that is at fault: a full disk comes as a failed commit, a damaged block as an error of no kind."""
    return isinstance(error, _UNUSABLE) or any(words in str(error).lower() for words in (*_FULL, *_DAMAGED))


def _close(path: Path, connection: duckdb.DuckDBPyConnection) -> None:
    """The database writes its log into the file now; when that fails, both stay as they are, and the next opening reads both."""
    try:
        connection.close()
    except duckdb.Error as error:
        raise said(path, error) from error


def _connect(path: Path, *, read_only: bool, wait: float, tell: Callable[[str], None] | None) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + wait
    told = tell is None
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only, config=dict(READING if read_only else WRITING))
        except duckdb.Error as error:
            if not any(words in str(error).lower() for words in _LOCKED):
                raise said(path, error) from error
            if time.monotonic() > deadline:
                what = f"another floorwalk has been writing to {path.name} for {wait:.0f} seconds."
                raise FloorwalkError("FW704", what, "Wait until it has ended, or end it, and try again.") from error
            if tell and not told:
                tell(f"Another floorwalk is writing to {path.name}; waiting for it, {wait:.0f} seconds at most.")
                told = True
            time.sleep(min(0.2, wait))


def said(path: Path, error: duckdb.Error) -> FloorwalkError:
    """Say what the database met: a full disk, a file that it may not touch, or a damaged one."""
    first = str(error).splitlines()[0][:200]
    if any(words in str(error).lower() for words in _FULL):
        what = f"the disk is full; {path.name} holds what it held before this step, and nothing else of it was written."
        return FloorwalkError("FW720", what, "Make room on the disk and run the same command again: nothing is taken twice.")
    if "permission denied" in str(error).lower() or "read-only file system" in str(error).lower():
        return FloorwalkError("FW710", f"the ledger {path.name} cannot be opened: {first}.", "Ask for the right to read and write it.")
    return FloorwalkError("FW711", f"the ledger {path.name} cannot be opened: {first}.", _AGAIN)
