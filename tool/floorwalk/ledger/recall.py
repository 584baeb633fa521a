"""An open ledger and a condition on its audits in; those audits, as they were written down, out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from floorwalk.ledger.rows import problem, recorded

if TYPE_CHECKING:
    from collections.abc import Collection

    import duckdb

    from floorwalk.errors import Problem
    from floorwalk.ledger.entry import Recorded
    from floorwalk.ledger.rows import Fields

_PARTS = ("answers", "actions", "photos", "problems")


def recall(connection: duckdb.DuckDBPyConnection, where: str, value: Any) -> list[Recorded]:
    """Give the audits `a` for which a condition with one parameter holds, by store and visit."""
    heads = _fields(connection, f"SELECT * FROM audits a WHERE {where} ORDER BY store, sheet_id", value)  # noqa: S608  # our own words
    parts = {table: _by_audit(connection, table, where, value) for table in _PARTS}
    return [recorded(head, {table: part.get(head["audit"], []) for table, part in parts.items()}) for head in heads]


def problems_of(connection: duckdb.DuckDBPyConnection, hashes: Collection[str]) -> dict[str, tuple[Problem, ...]]:
    """Give the problems of audits by content hash; an audit without problems has no entry."""
    rows = _by_audit(connection, "problems", "a.audit IN (SELECT unnest(?))", list(hashes))
    return {audit: tuple(problem(row) for row in found) for audit, found in rows.items()}


def _by_audit(connection: duckdb.DuckDBPyConnection, table: str, where: str, value: Any) -> dict[str, list[Fields]]:
    grouped: dict[str, list[Fields]] = {}
    joined = f"{table} t JOIN audits a ON a.audit = t.audit"
    for row in _fields(connection, f"SELECT t.* FROM {joined} WHERE {where} ORDER BY t.audit, t.position", value):  # noqa: S608  # our own words
        grouped.setdefault(row["audit"], []).append(row)
    return grouped


def _fields(connection: duckdb.DuckDBPyConnection, sql: str, value: Any) -> list[Fields]:
    result = connection.execute(sql, [value])
    columns = [column[0] for column in result.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in result.fetchall()]
