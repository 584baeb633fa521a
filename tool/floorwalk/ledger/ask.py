"""An open ledger and the name of a question in; the rows that answer it out. The questions are the files queries/*.sql, one each."""

from __future__ import annotations

import re
from collections import namedtuple
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from floorwalk.memory import collector_paused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from floorwalk.ledger.store import Ledger

# What a question may ask to be told. Kinds of round are never mixed in one figure, nor simulated audits with real ones.
PARAMETERS: dict[str, str] = {
    "kind": "kind of round: audit, self, mystery or recheck",
    "set": "id of the standard set",
    "round": "id of the round; all rounds when it is not given",
    "before": "id of an earlier round",
    "after": "id of a later round",
    "store": "id of the store; all stores when it is not given",
    "simulated": "true: simulated audits only; false: real ones only; not given: real ones where there are any, else simulated ones",
    "least": "least number of visits, failures, checks or characters, as the question says",
    "days": "number of days",
    "today": "today's date",
}
# Tables that the asker brings along, with their columns, all text.
BROUGHT: dict[str, tuple[str, ...]] = {"promise_checks": ("promise", "check_id"), "changed_checks": ("check_id",)}
_NOT_NEEDED = ("round", "store", "simulated")


@dataclass(frozen=True)
class Query:
    """A question: its sentences, the parameters and tables that it needs, what each column of the answer holds, and its SQL."""

    name: str
    question: str
    parameters: tuple[str, ...]
    tables: tuple[str, ...]
    columns: dict[str, str]
    sql: str


@cache
def query(name: str) -> Query:
    """Give a question by its name; raises KeyError for one that is not there."""
    file = files("floorwalk.ledger").joinpath(f"queries/{name}.sql")
    if not file.is_file():
        raise KeyError(name)
    text = file.read_text(encoding="utf-8")
    lines = [line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--")]
    at = next(number for number, line in enumerate(lines) if line.startswith("Parameters:"))
    named = lines[at].removeprefix("Parameters:").split(",")
    columns = dict(line.split(": ", 1) for line in lines[at + 2 :])
    sql = "\n".join(line for line in text.splitlines() if not line.startswith("--"))
    tables = tuple(table for table in BROUGHT if re.search(rf"\b{table}\b", sql))
    return Query(name, " ".join(lines[:at]), tuple(filter(None, map(str.strip, named))), tables, columns, sql)


def names() -> tuple[str, ...]:
    """The names of all questions."""
    folder = files("floorwalk.ledger").joinpath("queries")
    return tuple(sorted(file.name.removesuffix(".sql") for file in folder.iterdir() if file.name.endswith(".sql")))


def ask(ledger: Ledger, name: str, tables: Mapping[str, Iterable[Sequence[str]]] | None = None, **values: Any) -> list[Any]:
    """Give the rows that answer a question, as named tuples with its columns as fields.

    `values` are its parameters by name (PARAMETERS), of which `round`, `store` and `simulated` may be left out; `tables` the rows of the
    tables that it needs brought along (BROUGHT). Raises KeyError for an unknown question, TypeError for parameters or tables that are
    missing or too many.
    """
    asked = query(name)
    given: dict[str, Any] = dict.fromkeys(set(_NOT_NEEDED) & set(asked.parameters)) | values
    _require(name, "parameters", asked.parameters, given)
    _require(name, "tables", asked.tables, tables or {})
    if "simulated" in given and given["simulated"] is None:
        given["simulated"] = _only_simulated(ledger, given["kind"], given["set"])
    with _brought(ledger, tables or {}), collector_paused():
        result = ledger.connection.execute(asked.sql, given)
        row = namedtuple(name, [column[0] for column in result.description or ()])  # type: ignore[misc]  # made at run time
        return list(map(row._make, result.fetchall()))


def _require(name: str, what: str, wanted: Iterable[str], given: Iterable[str]) -> None:
    if set(wanted) != set(given):
        raise TypeError(f"{name} needs the {what} {sorted(wanted)}, not {sorted(given)}")


def _only_simulated(ledger: Ledger, kind: str, set_: str) -> bool:
    sql = "SELECT coalesce(bool_and(simulated), FALSE) FROM audits WHERE kind = ? AND standard_set = ?"
    found = ledger.connection.execute(sql, [kind, set_]).fetchone()
    return bool(found and found[0])


@contextmanager
def _brought(ledger: Ledger, tables: Mapping[str, Iterable[Sequence[str]]]) -> Iterator[None]:
    try:
        for table, rows in tables.items():
            columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in BROUGHT[table]]
            parts = ", ".join(f"unnest(?::VARCHAR[]) AS {column}" for column in BROUGHT[table])
            ledger.connection.execute(f"CREATE TEMP TABLE {table} AS SELECT {parts}", columns)
        yield
    finally:
        for table in tables:
            ledger.connection.execute(f"DROP TABLE IF EXISTS temp.{table}")
