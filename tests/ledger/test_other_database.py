"""Each question, told to another database by sqlglot, gives there what it gives here. SQLite divides whole numbers, and knows no DuckDB."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import sqlglot
from tests.ledger.test_ask import A1, A2, B1, ROUNDS, STORES, visit

from floorwalk.ledger.ask import ask, names, query
from floorwalk.ledger.store import Ledger, open_ledger
from floorwalk.ledger.tables import ALL
from floorwalk.model import Clock

VALUES: dict[str, Any] = {
    "kind": "audit",
    "set": "mall",
    "least": 2,
    "days": 14,
    "today": date(2026, 11, 20),
    "before": "r1",
    "after": "r2",
}
TABLES = {"promise_checks": [("P-A", A1), ("P-A", B1), ("P-B", A2)], "changed_checks": [(A2,)]}
COLUMNS = {"promise_checks": 2, "changed_checks": 1}


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """Sixty visits by chance: three stores, two rounds, every result, notes and photos that come again."""
    chance = random.Random(4)
    entries = []
    for number in range(60):
        round_, first = ("r1", 3) if number % 2 else ("r2", 12)
        results = {id_: chance.choice(["passed"] * 5 + ["failed"] * 3 + ["na", "not_observed", "blank"]) for id_ in (A1, A2, B1)}
        more: dict[str, Any] = {
            "auditor": chance.choice(["Ann", "Bob"]),
            "notes": {A1: chance.choice(["", "the same words"])},
            "photos": {B1: (chance.choice("xyz"),)},
        }
        begin = 540 + chance.randrange(200)
        more |= {"start": Clock(begin), "end": Clock((begin + chance.randrange(20, 90)) % 1440)}
        given = {id_ for id_ in (A1, A2) if results[id_] in ("passed", "failed")}
        values = {id_: row for id_, row in {A1: (500, 480 + number, 510), A2: (5, chance.randrange(3, 9))}.items() if id_ in given}
        entries.append(
            visit(f"S{chance.randrange(1, 4)}", first + chance.randrange(10), results, number=number, round_=round_, values=values, **more)
        )
    with open_ledger(tmp_path_factory.mktemp("other") / "l.duckdb") as opened:
        opened.refresh(STORES, ROUNDS)
        opened.append(entries)
        yield opened


@pytest.fixture(scope="module")
def other(ledger: Ledger) -> Iterator[sqlite3.Connection]:
    """The same rows in SQLite."""
    connection = sqlite3.connect(":memory:")
    for table in ALL:
        rows = ledger.connection.execute(f"FROM {table.name}").fetchall()
        connection.execute(f"CREATE TABLE {table.name} ({', '.join(table.names())})")
        connection.executemany(f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(table.columns))})", [_plain(row) for row in rows])  # noqa: S608
    for name, rows in TABLES.items():
        connection.execute(f"CREATE TABLE {name} ({'promise, ' if COLUMNS[name] == 2 else ''}check_id)")
        connection.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * COLUMNS[name])})", rows)  # noqa: S608
    yield connection
    connection.close()


def _plain(row: Any) -> tuple[Any, ...]:
    """What SQLite knows: days as text, true as 1."""
    return tuple(value.isoformat() if isinstance(value, date) else int(value) if isinstance(value, bool) else value for value in row)


@pytest.mark.parametrize("name", names())
def test_it_gives_the_same_there(ledger: Ledger, other: sqlite3.Connection, name: str) -> None:
    asked = query(name)
    values = {key: value for key, value in VALUES.items() if key in asked.parameters}
    here = [_plain(row) for row in ask(ledger, name, {table: TABLES[table] for table in asked.tables}, **values)]
    (told,) = sqlglot.transpile(asked.sql, read="duckdb", write="sqlite")
    given = values | {key: None for key in ("round", "store") if key in asked.parameters} | {"simulated": 0}
    there = other.execute(told, {key: value.isoformat() if isinstance(value, date) else value for key, value in given.items()}).fetchall()
    assert [pytest.approx(row, nan_ok=True) for row in there] == here
    assert here, "a question without an answer proves nothing"
