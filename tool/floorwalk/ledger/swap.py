"""A ledger's path in; a new file in its place, once that is whole: the ledger made again, or without what was deleted."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from floorwalk.errors import FloorwalkError
from floorwalk.ledger.connect import connected
from floorwalk.ledger.migrate import VERSION
from floorwalk.ledger.store import Ledger, open_ledger, version_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass
class Before:
    """What was on record: file name by content hash. `damaged`: the old file could not be read, and is kept under this path."""

    files: dict[str, str]
    damaged: Path | None = None


@contextmanager
def fresh(path: Path, tell: Callable[[str], None] | None = None) -> Iterator[tuple[Ledger, Before]]:
    """Give an empty ledger and what the one at `path` holds; at the end the new one takes its place, unless the block raises.

    Until then the old one is kept and readable, and nobody else can write to it. One that cannot be read is kept aside. Raises
    FloorwalkError as `open_ledger` does.
    """
    made = _beside(path, "new")
    _remove(made)
    try:
        with ExitStack() as held:
            before = _hold(path, held, tell)
            with open_ledger(made) as ledger:
                yield ledger, before
        if before.damaged:
            path.replace(before.damaged)
        _take_the_place(made, path)
    finally:
        _remove(made)


def compact(path: Path, tell: Callable[[str], None] | None = None) -> None:
    """Write the ledger anew, so that no byte of what was deleted from it stays in the file; raises FloorwalkError as `open_ledger` does."""
    made = _beside(path, "new")
    _remove(made)
    try:
        with connected(path, tell=tell) as connection:
            (name,) = connection.execute("SELECT current_database()").fetchall()[0]
            connection.execute(f"ATTACH '{str(made).replace(chr(39), chr(39) * 2)}' AS compacted")
            connection.execute(f'COPY FROM DATABASE "{name}" TO compacted')
            connection.execute("DETACH compacted")
        _take_the_place(made, path)
    finally:
        _remove(made)


def _hold(path: Path, held: ExitStack, tell: Callable[[str], None] | None) -> Before:
    """Open the old ledger for reading, which keeps writers out; a damaged one is to be kept aside."""
    if not path.exists():
        return Before({})
    try:
        connection = held.enter_context(connected(path, read_only=True, tell=tell))
        version = version_of(connection) or VERSION
        if version > VERSION:
            what = f"the ledger has version {version}; this floorwalk knows {VERSION}."
            raise FloorwalkError("FW707", what, "Update floorwalk.")
        return Before(dict(connection.execute("SELECT audit, file FROM audits").fetchall()))
    except (FloorwalkError, duckdb.Error) as error:
        if isinstance(error, FloorwalkError) and error.code != "FW711":
            raise
        held.close()
        return Before({}, _beside(path, "damaged"))


def _beside(path: Path, word: str) -> Path:
    return path.with_name(f"{path.stem}-{word}{path.suffix}")


def _take_the_place(made: Path, path: Path) -> None:
    """The log of the old file goes first: it must never be read into the new one."""
    _log(path).unlink(missing_ok=True)
    try:
        made.replace(path)
    except OSError as error:
        what = f"{path} cannot be written: {error.strerror or error}."
        raise FloorwalkError("FW710", what, "Close it if it is open in another program, and try again.") from error


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
        _log(path).unlink(missing_ok=True)


def _log(path: Path) -> Path:
    """The database's own log of what is not in the file yet."""
    return path.with_name(path.name + ".wal")
