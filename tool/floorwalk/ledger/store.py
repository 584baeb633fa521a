"""Entries in, a DuckDB file between, audits out. A batch is one transaction."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import duckdb

from floorwalk.errors import FloorwalkError
from floorwalk.ledger.connect import READING, WAIT, WRITING, connected, said
from floorwalk.ledger.entry import OnRecord
from floorwalk.ledger.migrate import VERSION, bring_forward
from floorwalk.ledger.packed import pack, packed, taking
from floorwalk.ledger.recall import problems_of, recall
from floorwalk.ledger.rows import TABLES, around
from floorwalk.ledger.tables import ALL

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from floorwalk.errors import Problem
    from floorwalk.ledger.entry import Entry, Recorded
    from floorwalk.ledger.packed import Packed
    from floorwalk.model import Round, Store


@contextmanager
def open_ledger(path: Path, *, read_only: bool = False, wait: float = WAIT, tell: Callable[[str], None] | None = None) -> Iterator[Ledger]:
    """Open the ledger, making it when it is not there, and bringing one of an older version forward.

    `tell` hears, in a sentence, that another process has to be waited for. Raises FloorwalkError FW704 when it is kept for more than `wait`
    seconds, FW707 for a newer one, FW711 for a damaged one, FW720 when the disk is full.
    """
    if read_only and _older(path, wait, tell):
        with open_ledger(path, wait=wait, tell=tell):
            pass  # opening for writing brings it forward
    with connected(path, read_only=read_only, wait=wait, tell=tell) as connection:
        ledger = Ledger(connection)
        try:
            ledger.prepare(write=not read_only)
        except duckdb.Error as error:
            raise said(path, error) from error
        yield ledger


def _older(path: Path, wait: float, tell: Callable[[str], None] | None) -> bool:
    with connected(path, read_only=True, wait=wait, tell=tell) as connection:
        try:
            return (version_of(connection) or VERSION) < VERSION
        except duckdb.Error as error:
            raise said(path, error) from error


def version_of(connection: duckdb.DuckDBPyConnection) -> int | None:
    """Give the version of an open ledger; None for one that is not made yet."""
    row = connection.execute("SELECT max(version) FROM ledger").fetchone()
    return row[0] if row else None


class Ledger:
    """An open ledger."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def prepare(self, *, write: bool) -> None:
        """Look at the version, make the tables of a new ledger, bring older ones forward; raises FloorwalkError FW707 for a newer one."""
        if write:
            self.connection.execute("CREATE TABLE IF NOT EXISTS ledger (version INTEGER NOT NULL)")
        version = version_of(self.connection)
        if version is not None and version > VERSION:
            what = f"the ledger has version {version}; this floorwalk knows {VERSION}."
            raise FloorwalkError("FW707", what, "Update floorwalk.")
        if write and version is None:
            with self._transaction():
                self._make()
        elif write and version is not None and version < VERSION:
            self._bring_forward(version)

    def _bring_forward(self, version: int) -> None:
        """All that is on record is written anew: with the memory of one who asks, not of one who writes a batch."""
        self.connection.execute(f"SET memory_limit = '{READING['memory_limit']}'")
        with self._transaction():
            bring_forward(self.connection, version)
        self.connection.execute(f"SET memory_limit = '{WRITING['memory_limit']}'")

    def _make(self) -> None:
        for table in ALL:
            self.connection.execute(table.sql)
        self.connection.execute("INSERT INTO ledger VALUES (?)", [VERSION])

    def hashes(self) -> dict[str, str]:
        """Content hash of what is on record, by sheet id."""
        return dict(self.connection.execute("SELECT sheet_id, audit FROM audits").fetchall())

    def append(self, entries: Sequence[Entry], replacing: Collection[str] = ()) -> None:
        """Write entries in one transaction, those on record already left out.

        `replacing` are content hashes that leave the ledger in the same breath. Raises FloorwalkError FW721, with nothing written, when two
        audits claim the same visit.
        """
        named = {entry.content_hash: entry for entry in entries}
        known = self.connection.execute("SELECT audit FROM audits WHERE audit IN (SELECT unnest(?))", [list(named)]).fetchall()
        left_out = {row[0] for row in known} - set(replacing)
        self.append_packed([pack(entry) for hash_, entry in named.items() if hash_ not in left_out], replacing)

    def append_packed(self, audits: Sequence[Packed], replacing: Collection[str] = ()) -> None:
        """Write audits that are not on record, as `pack` makes them, in one transaction; raises as `append` does."""
        with self._transaction():
            for table in TABLES if replacing else ():
                self.connection.execute(f"DELETE FROM {table} WHERE audit IN (SELECT unnest(?))", [list(replacing)])  # noqa: S608
            for table in TABLES:
                self._insert(table, [one.texts[table] for one in audits if table in one.texts])
            self._one_a_visit([one.sheet_id for one in audits])

    def _one_a_visit(self, sheet_ids: Sequence[str]) -> None:
        sql = "SELECT sheet_id, max(file) FROM audits WHERE sheet_id IN (SELECT unnest(?)) GROUP BY sheet_id HAVING count(*) > 1 ORDER BY 1"
        twice = self.connection.execute(sql, [sheet_ids]).fetchone()
        if twice:
            what = f"{twice[1]}: another audit of the visit {twice[0]} is on record."
            raise FloorwalkError("FW721", what, "Accept one of the two files with: floorwalk accept FILE --reason TEXT")

    def refresh(self, stores: Iterable[Store], rounds: Iterable[Round]) -> None:
        """Take over what the workspace says of its stores and rounds, instead of what it said before."""
        with self._transaction():
            for table, made in around(stores, rounds).items():
                self.connection.execute(f"DELETE FROM {table}")  # noqa: S608  # table names are our own
                self._insert(table, [packed(table, made)] if made else [])

    def audits(self, round_: str) -> list[Recorded]:
        """Give the audits of a round by store and visit."""
        return recall(self.connection, "a.round = ?", round_)

    def recorded(self, hashes: Collection[str]) -> dict[str, Recorded]:
        """Give what is on record under content hashes."""
        return {one.content_hash: one for one in recall(self.connection, "a.audit IN (SELECT unnest(?))", list(hashes))}

    def before(self, day: date) -> list[Recorded]:
        """Give the audits whose visit was earlier than a day."""
        return recall(self.connection, "a.day < ?", day)

    def problems(self, hashes: Collection[str]) -> dict[str, tuple[Problem, ...]]:
        """Give the problems of audits by content hash; an audit without problems has no entry."""
        return problems_of(self.connection, hashes)

    def photos_besides(self, hashes: Collection[str]) -> frozenset[str]:
        """SHA-256 of the pictures that belong to audits other than these."""
        sql = "SELECT DISTINCT sha256 FROM photos WHERE sha256 <> '' AND audit NOT IN (SELECT unnest(?::VARCHAR[]))"
        return frozenset(row[0] for row in self.connection.execute(sql, [list(hashes)]).fetchall())

    def awaited_photos(self, code: str) -> dict[str, list[tuple[str, int]]]:
        """Give, by content hash, what was written as photo at the checks with a problem of that code, and how many of them were found."""
        sql = """SELECT p.audit, n.photo, count(DISTINCT f.sha256) FILTER (NOT f.pasted)
            FROM problems p JOIN answers n ON n.audit = p.audit AND n.check_id = p.check_id
            LEFT JOIN photos f ON f.audit = p.audit AND f.check_id = p.check_id
            WHERE p.code = ? AND n.photo <> '' GROUP BY p.audit, p.check_id, n.photo"""
        found: dict[str, list[tuple[str, int]]] = {}
        for audit, photo, there in self.connection.execute(sql, [code]).fetchall():
            found.setdefault(audit, []).append((photo, there))
        return found

    def on_record(self) -> list[OnRecord]:
        """Give a line for each audit, by sheet id."""
        counts = "(SELECT audit, count(*) AS problems FROM problems GROUP BY audit)"
        sql = f"""SELECT a.sheet_id, a.audit, a.store, a.round, a.file, coalesce(p.problems, 0)
            FROM audits a LEFT JOIN {counts} p ON p.audit = a.audit ORDER BY a.sheet_id"""  # noqa: S608  # our own words
        return [OnRecord(*row) for row in self.connection.execute(sql).fetchall()]

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
            with suppress(duckdb.Error):  # a failed COMMIT has rolled back already, and a database that gave up takes no more statements
                self.connection.execute("ROLLBACK")
            raise

    def _insert(self, table: str, texts: Sequence[str]) -> None:
        """Append packed rows: one statement a table, whatever their number."""
        if texts:
            self.connection.execute(taking(table), [texts])
