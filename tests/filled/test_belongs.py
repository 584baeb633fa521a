"""Whose sheet it is: an edition, store or round that is not known rejects the file, and says what to fetch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.sheet.conftest import EDITION, KNOWN, ROUND, Pen, found, good, make, taken

from floorwalk.filled.read import read
from floorwalk.model.standard import Effective

BLANK = make()


def _with_meta(**facts: str | None) -> bytes:
    pen: Pen = good(BLANK)
    meta = pen.book["_meta"]
    for row in meta.iter_rows():
        if row[0].value in facts:
            row[1].value = facts[row[0].value]
    return pen.done()


@pytest.mark.parametrize(
    ("facts", "code", "words"),
    [
        ({"edition": "d" * 64}, "FW605", "edition dddddddd"),
        ({"edition": None}, "FW605", "edition (none)"),
        ({"edition": "c"}, "FW605", "edition (none)"),  # too short to mean one
        ({"store": "S999"}, "FW616", "store 'S999'"),
        ({"round": "2019-01"}, "FW616", "round '2019-01'"),
        ({"format": "floorwalk-sheet/2"}, "FW604", "floorwalk-sheet/2"),
    ],
)
def test_what_is_not_known_is_said(facts: dict[str, str | None], code: str, words: str) -> None:
    filled = taken(_with_meta(**facts))
    assert found(filled) == [(code, "")]
    assert words in filled.problems[0].what
    assert filled.status == "rejected"


def test_a_workbook_of_somebody_else_is_not_ours() -> None:
    pen = good(BLANK)
    for sheet in (pen.start, pen.audit, pen.book["_meta"]):
        sheet.delete_rows(1, 60)
    assert found(taken(pen.done())) == [("FW604", "")]


def test_a_sheet_of_another_edition_is_read_under_its_own() -> None:
    older = EDITION.model_copy(update={"hash": "a" * 64, "version": 7})
    both = replace(KNOWN, editions={older.hash: older, EDITION.hash: EDITION})
    filled = read(_with_meta(edition=older.hash), "x.xlsx", both)
    assert filled.audit
    assert filled.audit.edition == older.hash
    assert filled.asked
    assert filled.asked.edition.version == 7


def test_a_waived_standard_is_not_asked_for() -> None:
    pen = good(BLANK)
    pen.audit.delete_rows(pen.rows["YES-03.1"])
    waiving = replace(KNOWN, waived=lambda store, _: frozenset({"YES-03"} if store == "S1" else set()))
    filled = read(pen.done(), "x.xlsx", waiving)
    assert filled.status == "accepted"
    assert filled.audit
    assert "YES-03.1" not in filled.audit.by_check()


def test_a_sheet_stays_what_it_was_printed_as_when_the_round_is_moved() -> None:
    standards = list(EDITION.standards)
    ends = next(at for at, one in enumerate(standards) if one.id == "YES-03")
    standards[ends] = standards[ends].model_copy(update={"effective": Effective.model_validate({"to": date(2026, 11, 30)})})
    edition = EDITION.model_copy(update={"standards": tuple(standards)})
    moved = ROUND.model_copy(update={"due": date(2026, 12, 10)})
    later = replace(KNOWN, editions={edition.hash: edition}, rounds={ROUND.id: moved})
    for content in (good(BLANK).done(), _without_meta()):
        filled = read(content, "x.xlsx", later)
        assert filled.status == "accepted"
        assert filled.audit
        assert filled.audit.due == date(2026, 11, 30)
        assert filled.audit.by_check()["YES-03.1"].state == "given"


def _without_meta() -> bytes:
    pen = good(BLANK)
    pen.book.remove(pen.book["_meta"])
    return pen.done()
