"""A ledger of an older version in; the same audits in today's tables out, in one transaction, or nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.ledger.tables import ALL

if TYPE_CHECKING:
    import duckdb

VERSION = 3

_POSITION = "CAST(row_number() OVER (PARTITION BY o.audit ORDER BY o.rowid) - 1 AS INTEGER)"
_COUNT = "(SELECT CAST(count(*) AS INTEGER) FROM answers_old a WHERE a.audit = o.audit{more})"
_SUM = "(SELECT coalesce(sum(a.{column}), 0) FROM answers_old a WHERE a.audit = o.audit)"
_OF_ANSWER = "coalesce((SELECT max(a.{column}) FROM answers_old a WHERE a.audit = o.audit AND a.check_id = o.check_id), {otherwise})"
_ALIKE = (
    "(SELECT sha256(coalesce(string_agg(a.check_id || ' ' || a.state || ' ' || array_to_string(a.given, ' '), chr(10)"
    " ORDER BY a.position), '')) FROM answers_old a WHERE a.audit = o.audit)"
)
_NO_PLACE = {"sheet": "NULL", "cell": "NULL"}
# For each older version: how a column of today is had from the old row `o` where the old table has no column of that name. What an older
# ledger did not hold stays empty; `floorwalk ledger rebuild` fills it from the sheets.
_FROM: dict[int, dict[str, dict[str, str]]] = {
    1: {
        "audits": {
            "visit": "coalesce(try_cast(regexp_extract(o.sheet_id, '[0-9]+$') AS INTEGER), 1)",
            "day_number": "CAST(date_diff('day', DATE '1970-01-01', o.day) AS INTEGER)",
            "end_minutes": "NULL",
            "language": "''",
            "asked": _COUNT.format(more=""),
            "blanks": _COUNT.format(more=" AND a.state = 'blank'"),
            "coverage": "NULL",
            "earned": _SUM.format(column="earned"),
            "possible": _SUM.format(column="possible"),
            "percent_exact": "NULL",
            "earned_exact": "NULL",
            "possible_exact": "NULL",
            "band": "NULL",
            "corrects": "''",
            "answers_hash": _ALIKE,
        },
        "answers": {
            "check_kind": "NULL",
            "critical": "NULL",
            "points": "CASE WHEN o.possible > 0 THEN o.possible END",
            "given": "array_to_string(o.given, ' ')",
            "value_1": "try_cast(o.given[1] AS DOUBLE)",
            "value_2": "try_cast(o.given[2] AS DOUBLE)",
            "value_3": "try_cast(o.given[3] AS DOUBLE)",
            "fraction": "NULL",
            "comment": "''",
            **_NO_PLACE,
        },
        "findings": {
            "position": _POSITION,
            "section": _OF_ANSWER.format(column="section", otherwise="''"),
            "lost": _OF_ANSWER.format(column="possible - a.earned", otherwise="0"),
        },
        "actions": {"done": "NULL"},
        "problems": {"position": _POSITION},
    },
    2: {"answers": _NO_PLACE},
}


def bring_forward(connection: duckdb.DuckDBPyConnection, version: int) -> None:
    """Bring the tables of an older version forward; to be called inside of a transaction."""
    there = {row[0] for row in connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT temporary").fetchall()}
    moved = [table for table in ALL if table.name in there]
    for table in moved:
        connection.execute(f"ALTER TABLE {table.name} RENAME TO {table.name}_old")
    for table in ALL:
        connection.execute(table.sql)
    for table in moved:
        had = _FROM[version].get(table.name, {})
        given = ", ".join(had.get(name, f"o.{name}") for name in table.names())
        connection.execute(f"INSERT INTO {table.name} SELECT {given} FROM {table.name}_old o ORDER BY o.rowid")  # noqa: S608  # our own names
    for table in moved:
        connection.execute(f"DROP TABLE {table.name}_old")
    connection.execute("UPDATE ledger SET version = ?", [VERSION])
