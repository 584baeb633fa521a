"""Entries in, a DuckDB file between, audits out. A batch is one transaction; one writer at a time, with a bounded wait."""

from __future__ import annotations

import time
from contextlib import contextmanager
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from floorwalk.errors import FloorwalkError, Place, Problem
from floorwalk.ledger.entry import Entry, Recorded
from floorwalk.model import ActionLine, Answer, Audit, Clock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

VERSION = 1
TABLES = ("audits", "answers", "findings", "actions", "problems")
Fields = dict[str, Any]  # a row by column
_WAIT = 30.0  # seconds that a second writer waits for the first


@contextmanager
def open_ledger(path: Path, *, read_only: bool = False, wait: float = _WAIT) -> Iterator[Ledger]:
    """Open the ledger, making it when it is not there; raises FloorwalkError FW704 when another process keeps it, FW707 for a newer one."""
    connection = _connect(path, read_only=read_only, wait=wait)
    try:
        ledger = Ledger(connection)
        if not read_only:
            connection.execute(files("floorwalk.ledger").joinpath("schema.sql").read_text(encoding="utf-8"))
        ledger.check_version(write=not read_only)
        yield ledger
    finally:
        connection.close()


def _connect(path: Path, *, read_only: bool, wait: float) -> duckdb.DuckDBPyConnection:
    deadline = time.monotonic() + wait
    while True:
        try:
            return duckdb.connect(str(path), read_only=read_only)
        except duckdb.IOException as error:
            if "lock" not in str(error).lower():
                repair = f"Delete {path.name} and run `floorwalk collect`: it is rebuilt from audits/filled."
                raise FloorwalkError("FW704", f"the ledger {path.name} cannot be opened: {str(error).splitlines()[0]}.", repair) from error
            if time.monotonic() > deadline:
                what = f"another floorwalk has been writing to {path.name} for {wait:.0f} seconds."
                raise FloorwalkError("FW704", what, "Wait until it has ended, or end it, and try again.") from error
            time.sleep(0.2)


class Ledger:
    """An open ledger."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def check_version(self, *, write: bool) -> None:
        row = self.connection.execute("SELECT max(version) FROM ledger").fetchone()
        version = row[0] if row else None
        if version is None and write:
            self.connection.execute("INSERT INTO ledger VALUES (?)", [VERSION])
        elif version is not None and version > VERSION:
            raise FloorwalkError("FW707", f"the ledger has version {version}; this floorwalk knows {VERSION}.", "Update floorwalk.")

    def hashes(self) -> dict[str, str]:
        """Content hash of what is on record, by sheet id."""
        return dict(self.connection.execute("SELECT sheet_id, audit FROM audits").fetchall())

    def append(self, entries: Sequence[Entry], replacing: Iterable[str] = ()) -> None:
        """Write entries in one transaction; `replacing` are content hashes that leave the ledger in the same breath."""
        connection = self.connection
        connection.execute("BEGIN TRANSACTION")
        try:
            for table in TABLES:
                for old in replacing:
                    connection.execute(f"DELETE FROM {table} WHERE audit = ?", [old])  # noqa: S608  # table names are our own
            for table, rows in _rows(entries).items():
                _insert(connection, table, rows)
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise

    def audits(self, round_: str) -> list[Recorded]:
        """Give the audits of a round by store and visit."""
        result = self.connection.execute("SELECT * FROM audits WHERE round = ? ORDER BY store, sheet_id", [round_])
        columns = [column[0] for column in result.description or ()]
        heads = [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
        answers = self._by_audit("answers", round_)
        actions = self._by_audit("actions", round_)
        problems = self._by_audit("problems", round_)
        return [_recorded(head, *(part.get(head["audit"], []) for part in (answers, actions, problems))) for head in heads]

    def rounds(self) -> dict[str, int]:
        """How many audits each round has on record."""
        return dict(self.connection.execute("SELECT round, count(*) FROM audits GROUP BY round ORDER BY round").fetchall())

    def _by_audit(self, table: str, round_: str) -> dict[str, list[dict[str, Any]]]:
        order = "t.position" if table in ("answers", "actions") else "t.sheet, t.cell, t.code"
        joined = f"{table} t JOIN audits a ON a.audit = t.audit"
        sql = f"SELECT t.* FROM {joined} WHERE a.round = ? ORDER BY t.audit, {order}"  # noqa: S608  # our own names
        result = self.connection.execute(sql, [round_])
        columns = [column[0] for column in result.description or ()]
        grouped: dict[str, list[dict[str, Any]]] = {}
        for row in result.fetchall():
            values = dict(zip(columns, row, strict=True))
            grouped.setdefault(values["audit"], []).append(values)
        return grouped


def _insert(connection: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[Any, ...]]) -> None:
    """Append rows column by column: one statement a table, whatever the number of rows."""
    if not rows:
        return
    columns = [list(column) for column in zip(*rows, strict=True)]
    types = [row[1] for row in connection.execute(f"DESCRIBE {table}").fetchall()]
    parts = ", ".join(f"unnest(?::{type_}[])" for type_ in types)
    connection.execute(f"INSERT INTO {table} SELECT {parts}", columns)  # our own names; values are parameters


def _rows(entries: Sequence[Entry]) -> dict[str, list[tuple[Any, ...]]]:
    rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in TABLES}
    for entry in entries:
        key, audit, score = entry.content_hash, entry.audit, entry.score
        percent = None if score.percent is None else float(score.percent)
        start = None if audit.start is None else audit.start.minutes
        rows["audits"].append(
            (key, audit.sheet_id, entry.file, audit.round, audit.kind, audit.set, audit.edition, audit.store, audit.day, start,
             audit.auditor, audit.announced, audit.simulated, audit.remarks, percent, score.outcome)
        )  # fmt: skip
        for position, check in enumerate(score.checks):
            answer = check.answer
            rows["answers"].append(
                (key, position, check.check.id, check.standard, check.section, answer.state, check.state,
                 [str(value) for value in answer.values], float(check.earned), float(check.possible),
                 answer.note, answer.photo, answer.corrected)
            )  # fmt: skip
        rows["findings"] += [(key, one.check.id, one.standard, one.check.critical, one.reason) for one in score.failed()]
        rows["actions"] += [(key, number, one.issue, one.owner, one.due, one.check) for number, one in enumerate(audit.actions)]
        rows["problems"] += [
            (key, one.place.file, one.place.sheet, one.place.cell, one.place.check, one.code, one.what, one.repair, one.severity)
            for one in entry.problems
        ]
    return rows


def _value(text: str) -> Decimal | str:
    """Words begin with a letter, numbers never do."""
    return text if text[:1].isalpha() else Decimal(text)


def _recorded(head: Fields, answers: list[Fields], actions: list[Fields], problems: list[Fields]) -> Recorded:
    named = ("sheet_id", "round", "kind", "edition", "store", "day", "auditor", "announced", "simulated", "remarks")
    audit = Audit(
        **{name: head[name] for name in named},
        set=head["standard_set"],
        start=None if head["start_minutes"] is None else Clock(head["start_minutes"]),
        answers=tuple(_answer(row) for row in answers),
        actions=tuple(ActionLine(issue=row["issue"], owner=row["owner"], due=row["due"], check=row["check_id"]) for row in actions),
    )
    return Recorded(head["audit"], head["file"], audit, tuple(_problem(row) for row in problems))


def _answer(row: Fields) -> Answer:
    values = tuple(_value(text) for text in row["given"])
    return Answer(
        check=row["check_id"], state=row["state"], values=values, note=row["note"], photo=row["photo"], corrected=row["corrected"]
    )


def _problem(row: Fields) -> Problem:
    place = Place(row["file"], sheet=row["sheet"], cell=row["cell"], check=row["check_id"])
    return Problem(place, row["code"], row["what"], row["repair"], row["severity"])
