"""Rows travel as text: whatever people write, and every number, comes out of the ledger as it went in."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger.made import entry

from floorwalk.ledger.entry import Entry
from floorwalk.ledger.packed import pack
from floorwalk.ledger.rows import rows
from floorwalk.ledger.store import Ledger, open_ledger
from floorwalk.ledger.tables import BY_NAME

NASTY = (
    "", " ", "'", '"', "\\", "\\u0000", "\x00", "a\x00b", "\x1f\x1e", "\n\r\t", "\u2028", "\ufeff", "\uffff", "\U0010ffff", "😀", "İıŞğ", "e\u0301",
    "=1+1", "+1", "-1", "@SUM(A1)", "＝1", "null", "NULL", "true", "{}", "[1]", '{"a":1}', "%s", "$1", "?", "-- ", "; DROP TABLE audits",
    "1e400", "Infinity", "x" * 32_767,
)  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "ledger.duckdb") as opened:
        yield opened


def _back(ledger: Ledger, one: Entry) -> None:
    """Every row of every table is there again, of the same types, and the audit is the one that went in."""
    ledger.append([one])
    for table, made in rows([one]).items():
        sql = f"SELECT * FROM {table} WHERE audit = ? ORDER BY {', '.join(BY_NAME[table].key)}"  # noqa: S608
        found = ledger.connection.execute(sql, [one.content_hash]).fetchall()
        assert [_typed(row) for row in found] == [_typed(row) for row in made]
    assert ledger.recorded([one.content_hash])[one.content_hash].audit == one.audit


def _typed(row: tuple[object, ...]) -> list[tuple[type, object]]:
    return [(type(value), value) for value in row]


def _said(number: int, text: str) -> Entry:
    """An audit in which a text stands wherever people write."""
    one = entry(number)
    answers = tuple(answer.model_copy(update=dict.fromkeys(("note", "photo", "comment", "sheet"), text)) for answer in one.audit.answers)
    actions = tuple(line.model_copy(update={"issue": text, "owner": text}) for line in one.audit.actions)
    audit = one.audit.model_copy(update={"answers": answers, "actions": actions, "auditor": text, "remarks": text})
    checks = tuple(replace(check, answer=answer, reason=text) for check, answer in zip(one.score.checks, answers, strict=True))
    problems = tuple(replace(problem, what=text) for problem in one.problems)
    return replace(one, file=text, audit=audit, score=replace(one.score, checks=checks), problems=problems)


def test_every_text_comes_out_as_it_went_in(ledger: Ledger) -> None:
    for number, text in enumerate(NASTY, start=1):
        _back(ledger, _said(number, text))


_NUMBER = iter(range(10**6, 10**7))


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_whatever_is_typed_comes_out_as_it_went_in(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    with open_ledger(tmp_path_factory.getbasetemp() / "typed.duckdb") as ledger:
        _back(ledger, _said(next(_NUMBER), text))


@pytest.mark.parametrize(
    "value", ["0.1", "1E+3", "-0", "12345678901234567890.123456789", "1E-320", "1E+308", "1.10", "0.30000000000000004"]
)
def test_numbers_keep_every_digit(ledger: Ledger, value: str) -> None:
    one = entry(1)
    answers = tuple(answer.model_copy(update={"values": (Decimal(value),)}) if answer.values else answer for answer in one.audit.answers)
    checks = tuple(replace(check, answer=answer, fraction=Fraction(1, 3)) for check, answer in zip(one.score.checks, answers, strict=True))
    changed = replace(one, audit=one.audit.model_copy(update={"answers": answers}), score=replace(one.score, checks=checks))
    _back(ledger, changed)
    found = ledger.connection.execute("SELECT DISTINCT given, value_1, fraction FROM answers WHERE given <> ''").fetchall()
    assert found == [(str(Decimal(value)), float(value), "1/3")]
    assert math.copysign(1, found[0][1]) == math.copysign(1, float(value))


def test_a_number_too_large_for_a_column_is_no_reason_to_lose_the_audit(ledger: Ledger) -> None:
    one = entry(1)
    answers = tuple(answer.model_copy(update={"values": (Decimal("1E+400"),)}) if answer.values else answer for answer in one.audit.answers)
    checks = tuple(replace(check, answer=answer) for check, answer in zip(one.score.checks, answers, strict=True))
    ledger.append([replace(one, audit=one.audit.model_copy(update={"answers": answers}), score=replace(one.score, checks=checks))])
    assert ledger.connection.execute("SELECT DISTINCT value_1 FROM answers WHERE given <> ''").fetchall() == [(math.inf,)]
    assert ledger.audits("2026-11")[0].audit.answers[0].values == (Decimal("1E+400"),)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1969, 12, 31), date(9999, 12, 31)])
def test_days_come_out_as_they_went_in(ledger: Ledger, day: date) -> None:
    one = entry(1)
    _back(ledger, replace(one, audit=one.audit.model_copy(update={"day": day, "due": None, "start": None})))


def test_tables_without_rows_are_left_out() -> None:
    one = entry(1)
    bare = replace(one, audit=one.audit.model_copy(update={"actions": (), "answers": ()}), problems=())
    assert set(pack(bare).texts) == {"audits", "answers", "findings"}  # answers and findings are those of the score
    assert set(pack(one).texts) == {"audits", "answers", "findings", "actions", "photos", "problems"}
