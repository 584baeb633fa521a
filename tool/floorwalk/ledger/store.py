"""Entries in, a DuckDB file between, audits out. A batch is one transaction; one writer at a time, with a bounded wait."""

from __future__ import annotations

import time
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import duckdb

from floorwalk.errors import FloorwalkError
from floorwalk.ledger.rows import TABLES, Fields, Row, recorded, rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from floorwalk.ledger.entry import Entry, Recorded

VERSION = 1
_WAIT = 30.0  # seconds that a second writer waits for the first
_LOCKED = ("could not set lock", "conflicting lock", "being used by another process")  # as Linux, macOS and Windows say it


@contextmanager
def open_ledger(path: Path, *, read_only: bool = False, wait: float = _WAIT) -> Iterator[Ledger]:
    """Open the ledger, making it when it is not there.

    Raises FloorwalkError FW704 when another process keeps it for more than `wait` seconds, FW707 for a newer one, FW711 for a damaged one.
    """
    connection = _connect(path, read_only=read_only, wait=wait)
    try:
        ledger = Ledger(connection)
        try:
            ledger.prepare(write=not read_only)
        except duckdb.Error as error:
            raise _damaged(path, error) from error
        yield ledger
    finally:
        connection.close()


def _connect(path: Path, *, read_only: bool, wait: float) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + wait
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only)
        except duckdb.Error as error:
            if not any(words in str(error).lower() for words in _LOCKED):
                raise _damaged(path, error) from error
            if time.monotonic() > deadline:
                what = f"another floorwalk has been writing to {path.name} for {wait:.0f} seconds."
                raise FloorwalkError("FW704", what, "Wait until it has ended, or end it, and try again.") from error
            time.sleep(min(0.2, wait))


def _damaged(path: Path, error: duckdb.Error) -> FloorwalkError:
    what = f"the ledger {path.name} cannot be opened: {str(error).splitlines()[0][:200]}."
    return FloorwalkError("FW711", what, f"Delete {path.name} and run `floorwalk collect`: it is made again from audits/filled.")


class Ledger:
    """An open ledger."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def prepare(self, *, write: bool) -> None:
        """Look at the version, and make the tables of a new ledger; raises FloorwalkError FW707 for a newer one."""
        if write:
            self.connection.execute("CREATE TABLE IF NOT EXISTS ledger (version INTEGER NOT NULL)")
        row = self.connection.execute("SELECT max(version) FROM ledger").fetchone()
        version = row[0] if row else None
        if version is not None and version > VERSION:
            what = f"the ledger has version {version}; this floorwalk knows {VERSION}."
            raise FloorwalkError("FW707", what, "Update floorwalk.")
        if version is None and write:
            with self._transaction():
                self.connection.execute(files("floorwalk.ledger").joinpath("schema.sql").read_text(encoding="utf-8"))
                self.connection.execute("INSERT INTO ledger VALUES (?)", [VERSION])

    def hashes(self) -> dict[str, str]:
        """Content hash of what is on record, by sheet id."""
        return dict(self.connection.execute("SELECT sheet_id, audit FROM audits").fetchall())

    def append(self, entries: Sequence[Entry], replacing: Collection[str] = ()) -> None:
        """Write entries in one transaction, those on record already left out.

        `replacing` are content hashes that leave the ledger in the same breath.
        """
        on_record = set(self.hashes().values()) - set(replacing)
        new = {entry.content_hash: entry for entry in entries if entry.content_hash not in on_record}
        with self._transaction():
            for table in TABLES:
                for old in replacing:
                    self.connection.execute(f"DELETE FROM {table} WHERE audit = ?", [old])  # noqa: S608  # table names are our own
            for table, made in rows(tuple(new.values())).items():
                self._insert(table, made)

    def audits(self, round_: str) -> list[Recorded]:
        """Give the audits of a round by store and visit."""
        heads = self._fields("SELECT * FROM audits WHERE round = ? ORDER BY store, sheet_id", round_)
        parts = [self._by_audit(table, round_) for table in ("answers", "actions", "problems")]
        return [recorded(head, *(part.get(head["audit"], []) for part in parts)) for head in heads]

    def rounds(self) -> dict[str, int]:
        """How many audits each round has on record."""
        return dict(self.connection.execute("SELECT round, count(*) FROM audits GROUP BY round ORDER BY round").fetchall())

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self.connection.execute("BEGIN TRANSACTION")
        try:
            yield
            self.connection.execute("COMMIT")
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise

    def _insert(self, table: str, made: Sequence[Row]) -> None:
        """Append rows column by column: one statement a table, whatever the number of rows."""
        if not made:
            return
        columns = [list(column) for column in zip(*made, strict=True)]
        types = [row[1] for row in self.connection.execute(f"DESCRIBE {table}").fetchall()]
        parts = ", ".join(f"unnest(?::{type_}[])" for type_ in types)
        self.connection.execute(f"INSERT INTO {table} SELECT {parts}", columns)  # our own names; values are parameters

    def _by_audit(self, table: str, round_: str) -> dict[str, list[Fields]]:
        order = "t.position" if table in ("answers", "actions") else "t.rowid"
        joined = f"{table} t JOIN audits a ON a.audit = t.audit"
        grouped: dict[str, list[Fields]] = {}
        sql = f"SELECT t.* FROM {joined} WHERE a.round = ? ORDER BY t.audit, {order}"  # noqa: S608  # our own names
        for row in self._fields(sql, round_):
            grouped.setdefault(row["audit"], []).append(row)
        return grouped

    def _fields(self, sql: str, *values: Any) -> list[Fields]:
        result = self.connection.execute(sql, list(values))
        columns = [column[0] for column in result.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
