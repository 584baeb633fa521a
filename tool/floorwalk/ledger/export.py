"""An open ledger in; its tables as Parquet, CSV or JSON files out, with the columns and the order that tables.py says."""

from __future__ import annotations

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
# A spreadsheet program takes a text that begins with one of these for a formula, also in quotes. In CSV such a text, and one that begins
# with an apostrophe, gets an apostrophe before it: whoever takes one leading apostrophe off each text has the exact words again.
FORMULA = "=+-@\t\r\n＝＋－＠'"  # the wide ones too: some programs fold them
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
        done = ledger.connection.execute(f"COPY ({rows}) TO '{_quoted(part)}' ({options})").fetchone()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return int(done[0]) if done else 0


def _guarded(column: Column) -> str:
    """A text, with an apostrophe before what a spreadsheet would take for a formula."""
    if column.type != "VARCHAR":
        return column.name
    first = ", ".join("'" + sign.replace("'", "''") + "'" for sign in FORMULA)
    return f"CASE WHEN left({column.name}, 1) IN ({first}) THEN '''' || {column.name} ELSE {column.name} END AS {column.name}"


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
