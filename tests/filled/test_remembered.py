"""A row that was read in one file is not read again in the next: the answer is the one that it would have had alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest
from tests.incoming.remembered import forget
from tests.sheet.conftest import EDITION, KNOWN, Pen, good, make

from floorwalk.filled import read as room
from floorwalk.filled.find import find
from floorwalk.filled.read import Filled, Known, read
from floorwalk.incoming.workbook import read_workbook

BLANK = make()
PLAIN = good(BLANK).done()


def _alone(content: bytes, known: Known = KNOWN) -> Filled:
    forget()
    return read(content, "a.xlsx", replace(known))


def _changed(change: Callable[[Pen], object]) -> bytes:
    pen = good(BLANK)
    change(pen)
    return pen.done()


def _renamed(pen: Pen) -> None:
    pen.audit.title = "Denetim"


def _merged(pen: Pen) -> None:
    row = pen.rows["YES-02.1"]
    pen.audit.merge_cells(start_row=row - 1, end_row=row, start_column=pen.columns["a1"], end_column=pen.columns["a1"])


FILES = {
    "plain": PLAIN,
    "other answers": _changed(lambda pen: pen.write("YES-01.1", "No").write("MEA-01.1", 299.5).write("SAM-01.1", "N/A")),
    "zeros": _changed(lambda pen: pen.write("MEA-01.1", "412").write("RAT-01.1", "3")),
    "notes": _changed(lambda pen: pen.write("YES-01.1", note="seen").write("CHO-01.1", corrected="Yes")),
    "faults": _changed(lambda pen: pen.write("YES-01.1", "X").write("SAM-01.1", "4/5").write("MEA-03.1", "late")),
    "beside": _changed(lambda pen: pen.write("YES-01.1", result="Passed", limit="No")),
    "renamed": _changed(_renamed),
    "column inserted": _changed(lambda pen: pen.audit.insert_cols(3)),
    "row inserted": _changed(lambda pen: pen.audit.insert_rows(9)),
    "merged": _changed(_merged),
}


@pytest.fixture(scope="module")
def alone() -> dict[str, Filled]:
    return {name: _alone(content) for name, content in FILES.items()}


@pytest.mark.parametrize("first", FILES)
def test_whatever_was_read_before(first: str, alone: dict[str, Filled]) -> None:
    forget()
    known = replace(KNOWN)
    for name in (first, *FILES, *reversed(FILES)):
        assert read(FILES[name], "a.xlsx", known) == alone[name]


def test_the_order_of_files_changes_not_even_a_zero(alone: dict[str, Filled]) -> None:
    for order in permutations(("plain", "zeros", "other answers")):
        forget()
        known = replace(KNOWN)
        assert [_written(read(FILES[name], "a.xlsx", known)) for name in order] == [_written(alone[name]) for name in order]


def _written(filled: Filled) -> str:
    """Numbers as they are written: 412 and 412.0 are equal, and differ here."""
    assert filled.audit
    assert filled.scored
    return f"{filled.audit!r} {filled.scored.explanation()}"


def test_words_that_mean_something_else_elsewhere() -> None:
    """The same row under another company's words and options is what it is there."""
    content = _changed(lambda pen: pen.write("YES-01.1", "Evet").write("CHO-01.1", "Dolu"))
    turkish = replace(KNOWN, languages=("en", "tr"), options={EDITION.hash: {("CHO-01.1", "dolu"): "full"}})
    one, other = _alone(content), _alone(content, turkish)
    assert one.audit
    assert other.audit
    assert [filled.audit.by_check()["YES-01.1"].values for filled in (one, other) if filled.audit] == [(), ("yes",)]
    assert [filled.audit.by_check()["CHO-01.1"].values for filled in (one, other) if filled.audit] == [(), ("full",)]
    forget()
    here, there = replace(KNOWN), replace(turkish)
    for _ in range(2):
        assert read(content, "a.xlsx", here) == one
        assert read(content, "a.xlsx", there) == other


def test_a_check_that_another_store_is_not_asked() -> None:
    waived = replace(KNOWN, waived=lambda store, _day: frozenset({"YES-01"} if store == "S2" else ()))
    contents = [good(make(store)).done() for store in ("S1", "S2", "S1", "S2")]
    alone = [_alone(content, waived) for content in contents]
    assert [[problem.code for problem in filled.problems] for filled in alone[:2]] == [[], ["FW617", "FW627"]]
    forget()
    known = replace(waived)
    assert [read(content, "a.xlsx", known) for content in contents] == alone


def test_sheets_that_are_alike_share_a_form_and_others_do_not() -> None:
    forms = [_form(FILES[name]) for name in ("plain", "other answers", "row inserted", "renamed", "column inserted")]
    assert forms[0] is forms[1]
    assert forms[0] is forms[2]
    assert len({id(form) for form in forms}) == 3


def _form(content: bytes, known: Known = KNOWN) -> object:
    return known.form(EDITION, find(read_workbook(content), known.languages).audit)


def test_forms_are_bounded() -> None:
    known = replace(KNOWN)
    table = find(read_workbook(PLAIN), known.languages).audit
    for number in range(500):
        known.form(EDITION, replace(table, grid=replace(table.grid, title=f"Audit {number}")))
        assert len(known._forms) <= room._FORMS


def test_a_form_does_not_travel_to_another_process() -> None:
    known = replace(KNOWN)
    _form(PLAIN, known)
    assert known._forms
    assert not known.__getstate__()["_forms"]
