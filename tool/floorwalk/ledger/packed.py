"""The rows of an audit in; a JSON text a table, with a list a column, out, and the statement by which the database unpacks many texts.

Rows handed over as lists of Python values cost three times as much. The processes that read make the texts; the one that writes passes
them on.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from floorwalk.ledger.rows import rows
from floorwalk.ledger.tables import BY_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from floorwalk.ledger.entry import Entry
    from floorwalk.ledger.rows import Row

# Numbers keep every digit, a number too large for JSON is written as Infinity, which the database reads; only dates need a word from us.
_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=str).encode

_AUDIT = "audit"  # the first column of every table that holds it: said once for all rows of a text


@dataclass(frozen=True)
class Packed:
    """The rows of one audit, a text for each table that has some."""

    sheet_id: str
    texts: Mapping[str, str]


def pack(entry: Entry) -> Packed:
    """Pack what an audit leaves in the ledger."""
    return Packed(entry.audit.sheet_id, {table: packed(table, made) for table, made in rows([entry]).items() if made})


def packed(table: str, made: Sequence[Row]) -> str:
    """Pack rows of a table, one or more of them; where they belong to an audit, all to the same one."""
    columns: dict[str, object] = dict(zip(BY_NAME[table].names(), zip(*made, strict=True), strict=True))
    return _encode(columns | {_AUDIT: made[0][0]} if _AUDIT in columns else columns)


@cache
def taking(table: str) -> str:
    """The statement that takes rows into a table; its parameter is a list of texts. Any text and every number comes out as it was."""
    columns = BY_NAME[table].columns
    shape = json.dumps({column.name: column.type if column.name == _AUDIT else [column.type] for column in columns})
    lists = ", ".join(f"columns.{column.name}" if column.name == _AUDIT else f"unnest(columns.{column.name})" for column in columns)
    texts = f"SELECT from_json_strict(packed, '{shape}') AS columns FROM (SELECT unnest(?::VARCHAR[]) AS packed)"  # noqa: S608  # our own names
    return f"INSERT INTO {table} SELECT {lists} FROM ({texts})"  # noqa: S608  # our own names
