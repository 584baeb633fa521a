"""An open ledger in; its tables as Parquet, CSV or JSON files out, with the columns and the order that tables.py says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import duckdb

from floorwalk.errors import FloorwalkError
from floorwalk.ledger.tables import ALL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from floorwalk.ledger.store import Ledger
    from floorwalk.ledger.tables import Column, Table

Format = Literal["parquet", "csv", "json"]
# A spreadsheet takes what begins with one of these for a formula, also in quotes. In CSV each that could begin a cell, and each apostrophe
# there, gets an apostrophe before it: at the beginning of a text, and after a semicolon or line break in it, where a cell begins in
# the countries whose Excel expects semicolons and so sees no quotes. Whoever takes these apostrophes off has the exact words again.
FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20'"  # the wide ones too: some programs fold them
_BEGINS = f'(^|[;\r\n])([ \t\r\n"\u00a0\u3000]*)([{re.escape(FORMULA)}])'  # read alike by Python and by DuckDB
_BOM = "\ufeff"  # without it Excel takes UTF-8 for the letters of its own country
_OPTIONS: dict[Format, str] = {
    "parquet": "FORMAT parquet, COMPRESSION zstd",
    "json": "FORMAT json, ARRAY true",
    # A suffix must be given with a prefix; the end of the last line, which is there already, is one.
    "csv": "FORMAT csv, HEADER false, FORCE_QUOTE *, PREFIX '{head}', SUFFIX '\n'",
}


def export(ledger: Ledger, folder: Path, form: Format) -> Iterator[tuple[Path, int]]:
    """Write one file a table, each whole or not at all; gives each with its number of rows. Raises FloorwalkError FW710."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for table in ALL:
            path = folder / f"{table.name}.{form}"
            yield path, _write(ledger, table, path, form)
    except (OSError, duckdb.IOException) as error:
        first = str(error).splitlines()[0][:200]
        what = f"the export to {folder} stopped: {first}."
        raise FloorwalkError("FW710", what, "Make room, close the files if a program has them open, or choose another folder.") from error


def _write(ledger: Ledger, table: Table, path: Path, form: Format) -> int:
    part = path.with_name(f".{path.name}.part")
    given = ", ".join(_guarded(column) if form == "csv" else column.name for column in table.columns)
    options = _OPTIONS[form].format(head=_BOM + ",".join(f'"{name}"' for name in table.names()) + "\n")
    rows = f"SELECT {given} FROM {table.name} ORDER BY {', '.join(table.key)}"  # noqa: S608  # our own names
    try:
        done = ledger.connection.execute(f"COPY ({rows}) TO '{_quoted(str(part))}' ({options})").fetchone()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return int(done[0]) if done else 0


def guarded(text: str) -> str:
    """Give a text for a CSV file, with an apostrophe before whatever a spreadsheet would take for a formula."""
    return re.sub(_BEGINS, r"\1\2'\3", text)


def _guarded(column: Column) -> str:
    """The same in SQL, for a column of text."""
    if column.type != "VARCHAR":
        return column.name
    return rf"regexp_replace({column.name}, '{_quoted(_BEGINS)}', '\1\2''\3', 'g') AS {column.name}"


def _quoted(text: str) -> str:
    return text.replace("'", "''")
