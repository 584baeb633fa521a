"""The ledger's tables and questions in; the manual's page about them out, as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.ledger.ask import BROUGHT, PARAMETERS, names, query
from floorwalk.ledger.migrate import VERSION
from floorwalk.ledger.tables import ALL

if TYPE_CHECKING:
    from floorwalk.ledger.ask import Query
    from floorwalk.ledger.tables import Table

_HEAD = f"""\
<!-- Made by `floorwalk schema --reference guide/reference` from the ledger's tables and questions. Do not edit. -->
# The ledger

All results stand in one file, `audits/ledger.duckdb`, which any program that knows DuckDB can open. It is made from the filled sheets and
can be made again at any time: `floorwalk ledger rebuild`. `floorwalk ledger export` writes the same tables as Parquet, CSV or JSON, one
file a table, with the columns below, rows in the order of the columns that name a row. This is version {VERSION} of the tables.

- **Numbers.** `earned`, `possible` and `percent` are for adding up. Scores are made anew from the answers, as exact fractions, whenever
  they are shown; the columns that end in `_exact`, and `fraction`, hold such fractions as text, as 2497/30.
- **Empty** says that a thing was not given, and is not the same as 0.
- **CSV.** UTF-8 with its mark, commas, every field in double quotes; one without quotes is empty. Where a text, a line in it or what
  follows a semicolon in it begins with = + - @ or an apostrophe, spaces and quotes passed over, an apostrophe stands before that sign: a
  spreadsheet would take it for a formula. Take these apostrophes off to have the exact words. Parquet and JSON hold all text as it is.
- **Names.** `auditor`, `owner`, `note`, `comment` and `remarks` may hold names of people. Export them only where you may.
"""
_QUESTIONS = """\
## Questions

`floorwalk.ledger.ask.ask(ledger, name, **parameters)` answers each of these; the SQL stands in `queries/NAME.sql` of the package and runs,
through sqlglot, on PostgreSQL and Spark too. Kinds of round are never mixed in one figure, nor simulated audits with real ones.
"""


def ledger_page() -> str:
    """Give the page: one part a table, then one a question."""
    parameters = [f"| `{name}` | {about} |" for name, about in PARAMETERS.items()]
    known = "\n".join(["| Parameter | What it says |", "|---|---|", *parameters]) + "\n"
    parts = [_HEAD, *(_table(table) for table in ALL), _QUESTIONS, known]
    return "\n".join([*parts, *(_question(query(name)) for name in names())])


def _table(table: Table) -> str:
    rows = [f"| `{one.name}` | {one.type} | {'yes' if one.empty else ''} | {one.about} |" for one in table.columns]
    head = f"## Table {table.name}\n\n{table.about} A row is named by {', '.join(f'`{name}`' for name in table.key)}.\n"
    return "\n".join([head, "| Column | Type | May be empty | What stands in it |", "|---|---|---|---|", *rows]) + "\n"


def _question(one: Query) -> str:
    needs = [f"`{name}`" for name in one.parameters]
    needs += [f"the table `{table}` ({', '.join(BROUGHT[table])})" for table in one.tables]
    rows = [f"| `{name}` | {about} |" for name, about in one.columns.items()]
    head = f"### {one.name}\n\n{one.question}\n\n" + (f"Needs {', '.join(needs)}.\n" if needs else "Needs nothing.\n")
    return "\n".join([head, "| Column | What stands in it |", "|---|---|", *rows]) + "\n"
