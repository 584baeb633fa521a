"""Each question keeps the rules that make it portable, and says truly what it needs and gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlglot
from sqlglot import exp

from floorwalk.ledger.ask import PARAMETERS, ask, names, query
from floorwalk.ledger.store import open_ledger
from floorwalk.ledger.tables import BY_NAME

UNIQUE_TAILS = {"audit", "store", "sheet_id"}  # what makes an order over audits, or over stores, unique
SCOPE = (("kind", "kind"), ("standard_set", "set"), ("simulated", "simulated"))  # column and parameter
VALUES: dict[str, Any] = {"kind": "audit", "set": "mall", "least": 3, "days": 14, "today": date(2026, 12, 1), "before": "r1", "after": "r2"}
# Functions that DuckDB, PostgreSQL and Spark have under one name and meaning.
PORTABLE = {
    "SUM",
    "COUNT",
    "AVG",
    "MIN",
    "MAX",
    "COALESCE",
    "NULLIF",
    "CASE",
    "IF",
    "CAST",
    "ROWNUMBER",
    "TRIM",
    "LENGTH",
    "AND",
    "OR",
    "EXISTS",
}


def _parsed(name: str) -> exp.Expr:
    return sqlglot.parse_one(query(name).sql, read="duckdb")


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("dialect", ["postgres", "spark"])
def test_it_becomes_sql_of_other_databases(name: str, dialect: str) -> None:
    told = sqlglot.transpile(query(name).sql, read="duckdb", write=dialect, unsupported_level=sqlglot.ErrorLevel.RAISE)
    assert len(told) == 1
    assert sqlglot.parse_one(told[0], read=dialect)


@pytest.mark.parametrize("name", names())
def test_every_division_is_one_of_doubles(name: str) -> None:
    for division in _parsed(name).find_all(exp.Div):
        casts = [cast for cast in division.this.find_all(exp.Cast) if cast.to.is_type("double")]
        assert casts, division.sql()


@pytest.mark.parametrize("name", names())
def test_every_rank_has_a_unique_tail(name: str) -> None:
    for window in _parsed(name).find_all(exp.Window):
        if window.args.get("order") is None:
            assert isinstance(window.this, exp.Sum | exp.Count)  # of the whole group: no row comes first
            continue
        assert isinstance(window.this, exp.RowNumber | exp.Sum), "RANK and its like give ties the order that the database meets them in"
        last = window.args["order"].expressions[-1].this
        assert isinstance(last, exp.Column)
        assert last.name in UNIQUE_TAILS, window.sql()


@pytest.mark.parametrize("name", names())
def test_it_names_what_it_takes_and_orders_what_it_gives(name: str) -> None:
    tree = _parsed(name)
    assert not list(tree.find_all(exp.Star)) or all(isinstance(star.parent, exp.Count) for star in tree.find_all(exp.Star))
    assert isinstance(tree, exp.Select)
    assert tree.args.get("order"), "an answer without an order comes out differently each time"
    used = {type(one).__name__.upper() for one in tree.find_all(exp.Func)}
    assert used <= PORTABLE, used - PORTABLE


@pytest.mark.parametrize("name", names())
def test_kinds_of_round_and_simulated_audits_are_never_mixed(name: str) -> None:
    if name == "kinds":  # it gives what there is, apart
        return
    assert {"kind", "set", "simulated"} <= set(query(name).parameters)
    for select in _parsed(name).find_all(exp.Select):
        if select.args["from_"].this.name == "audits":
            where = select.args["where"].sql(dialect="duckdb")
            assert all(f"v.{column} = ${parameter}" in where for column, parameter in SCOPE), where


@pytest.mark.parametrize("name", names())
def test_its_head_says_what_it_needs_and_gives(name: str, tmp_path: Path) -> None:
    asked = query(name)
    assert asked.question.endswith((".", "?"))
    used = {found.name for found in _parsed(name).find_all(exp.Placeholder)}
    assert set(asked.parameters) == used
    assert set(asked.parameters) <= PARAMETERS.keys()
    tables: dict[str, list[tuple[str, ...]]] = {table: [] for table in asked.tables}
    with open_ledger(tmp_path / "l.duckdb") as ledger:
        rows = ask(ledger, name, tables, **{key: value for key, value in VALUES.items() if key in asked.parameters})
    assert rows == []
    columns = [one.alias_or_name for one in _parsed(name).selects]
    assert list(asked.columns) == columns
    assert all(asked.columns.values())


@pytest.mark.parametrize("name", names())
def test_it_asks_tables_that_there_are(name: str) -> None:
    tree = _parsed(name)
    ctes = {cte.alias for cte in tree.find_all(exp.CTE)}
    tables = {table.name for table in tree.find_all(exp.Table)}
    assert tables <= BY_NAME.keys() | ctes | set(query(name).tables)
