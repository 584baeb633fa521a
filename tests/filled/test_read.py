"""What was written into a sheet is what is read out of it, whatever happened to the sheet on the way."""

from __future__ import annotations

import string
from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from tests.sheet.conftest import EDITION, Pen, by_office, found, good, make, said, taken, visit

from floorwalk.filled.read import Filled
from floorwalk.model import ActionLine, Answer, Check, Choice, Measure, Promise, Rating, Sample, YesNo

BLANK = make()
CHECKS = list(visit().asked.checks())
WORDS = {"na": "N/A", "not_observed": "Not observed", "yes": "Yes", "no": "No"}
_NUMBERS = st.decimals(min_value=-50, max_value=99_999, places=2, allow_nan=False, allow_infinity=False)
_MINUTES = st.integers(0, 1439).map(Decimal)
_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=20).map(str.strip)


def _values(check: Check) -> SearchStrategy[tuple[Decimal | str, ...]]:
    one: SearchStrategy[Decimal | str]
    if isinstance(check, YesNo):
        one = st.sampled_from(["yes", "no"])
    elif isinstance(check, Rating):
        one = st.integers(0, len(check.steps) - 1).map(Decimal)
    elif isinstance(check, Choice) and check.options:
        one = st.sampled_from([option.id for option in check.options])
    elif isinstance(check, Choice):
        one = st.integers(0, 40).map(Decimal)
    elif isinstance(check, Sample):
        return (
            st.integers(0, 200)
            .flatmap(lambda seen: st.tuples(st.integers(0, seen), st.just(seen)))
            .map(lambda pair: tuple(map(Decimal, pair)))
        )
    else:
        one = _MINUTES if isinstance(check, (Measure, Promise)) and check.is_clock else _NUMBERS
        count = check.reading_count if isinstance(check, Measure) else 2
        return st.tuples(*[one] * count)
    return st.tuples(one)


@st.composite
def _answers(draw: st.DrawFn) -> list[Answer]:
    answers = []
    for check in CHECKS:
        state = draw(st.sampled_from(["given", "given", "given", "not_observed", "blank", *(["na"] if check.na else [])]))
        values = draw(_values(check)) if state == "given" else ()
        answers.append(
            Answer(check=check.id, state=state, values=values, note=draw(_TEXT), photo=draw(_TEXT), corrected=draw(st.booleans()))
        )
    return answers


def _written(check: Check, answer: Answer) -> list[object]:
    if answer.state != "given":
        return [WORDS[answer.state]] if answer.state in WORDS else []
    if isinstance(check, Choice) and check.options:
        return [next(option.text for option in check.options if option.id == answer.values[0])]
    if isinstance(check, (Measure, Promise)) and check.is_clock:
        return [time(int(value) // 60, int(value) % 60) for value in answer.values]
    return [WORDS[value] if isinstance(value, str) else float(value) for value in answer.values]


def _fill(answers: list[Answer]) -> Pen:
    pen = Pen(BLANK).fact("date", date(2026, 11, 10))
    for check, answer in zip(CHECKS, answers, strict=True):
        more = {"note": answer.note, "photo": answer.photo, "corrected": "Yes" if answer.corrected else ""}
        pen.write(check.id, *_written(check, answer), **{key: text for key, text in more.items() if text})
    return pen


@settings(max_examples=40, deadline=None)
@given(_answers())
def test_what_is_filled_in_is_what_is_read(answers: list[Answer]) -> None:
    filled = taken(_fill(answers).done())
    assert filled.audit
    assert said(filled.audit.answers) == answers
    assert {problem.code for problem in filled.problems} <= {"FW613", "FW618", "FW627"}  # what a fail still owes; a note without an answer
    alone = {one.check for one in answers if one.state == "blank" and (one.note or one.photo or one.corrected)}
    assert {problem.place.check for problem in filled.problems if problem.code == "FW627"} == alone


FILLED = good(BLANK)
FILLED.write("YES-01.1", "No", note="=1+1 is written on the wall", corrected="Yes").write("YES-02.1", "N/A").write(
    "MEA-01.1", "Not observed"
)
for _key, _value in (("issue", "@ Mend the lamp"), ("check", "MEA-01.1"), ("owner", "+Lead"), ("due", date(2026, 12, 1))):
    FILLED.place(FILLED.actions.cell(5, ["issue", "check", "owner", "due"].index(_key) + 1), _value)  # type: ignore[arg-type]
FILLED.fact("start", time(10, 5)).fact("remarks", "signed").fact("announced", "Yes")
SHEET = FILLED.done()
READ = taken(SHEET)


def same(content: bytes) -> None:
    """The file gives the same audit, wherever in the workbook it stands now, and nothing is wrong with it."""
    back = taken(content)
    assert back.audit
    assert READ.audit
    assert said(back.audit.answers) == said(READ.audit.answers)
    assert back.audit.model_copy(update={"answers": READ.audit.answers}) == READ.audit
    assert back.status == "accepted"


def test_everything_on_the_sheet_is_read() -> None:
    assert READ.status == "accepted"
    audit = READ.audit
    assert audit
    assert (audit.sheet_id, audit.store, audit.round, audit.set, audit.edition) == (
        "2026-11.all.kinds.S1.1",
        "S1",
        "2026-11",
        "all.kinds",
        EDITION.hash,
    )
    assert (audit.day, str(audit.start), audit.auditor, audit.announced, audit.remarks) == (
        date(2026, 11, 10),
        "10:05",
        "A. Lind",
        True,
        "signed",
    )
    assert audit.actions == (ActionLine(issue="@ Mend the lamp", owner="+Lead", due=date(2026, 12, 1), check="MEA-01.1"),)
    answers = audit.by_check()
    assert answers["YES-01.1"] == Answer(
        check="YES-01.1", state="given", values=("no",), note="=1+1 is written on the wall", corrected=True, sheet="Audit", cell="F6"
    )
    assert answers["YES-02.1"].state == "na"
    assert answers["MEA-01.1"].state == "not_observed"
    assert answers["MEA-03.1"].values == (Decimal(595),)
    assert answers["SAM-01.1"].values == (4, 5)


def _changed(change: Callable[[Pen], object]) -> bytes:
    pen = Pen(SHEET)
    change(pen)
    return pen.done()


def _sort_backwards(pen: Pen) -> None:
    rows = [[(cell.value, cell.data_type, cell.number_format) for cell in row] for row in pen.audit.iter_rows(min_row=5)]
    for at, cells in enumerate(reversed(rows), start=5):
        for column, (value, kind, form) in enumerate(cells, start=1):
            cell = pen.audit.cell(at, column)
            cell.value, cell.number_format = value, form
            cell.data_type = kind


@pytest.mark.parametrize(
    "change",
    [
        _sort_backwards,
        lambda pen: pen.audit.insert_rows(7, 3),
        lambda pen: pen.audit.insert_cols(6),
        lambda pen: pen.audit.insert_cols(1, 2),
        lambda pen: pen.audit.delete_cols(3, 2),
        lambda pen: pen.audit.delete_rows(5),  # the heading of a section
        lambda pen: pen.audit.delete_rows(2, 2),
        lambda pen: pen.audit.delete_rows(1),  # the hidden keys
        lambda pen: pen.actions.delete_rows(1),
        lambda pen: pen.actions.delete_rows(4),
        lambda pen: pen.actions.insert_rows(5, 4),
        lambda pen: pen.start.insert_cols(3),
        lambda pen: pen.start.delete_cols(1),
        lambda pen: pen.start.insert_rows(1, 5),
        lambda pen: [setattr(sheet, "title", f"Blatt {at}") for at, sheet in enumerate(pen.book.worksheets)],
        lambda pen: pen.book.move_sheet(pen.audit, 3),
        lambda pen: pen.book.remove(pen.book["Summary"]),
    ],
    ids=[
        "sorted",
        "rows inserted",
        "column inserted",
        "columns before",
        "columns deleted",
        "section deleted",
        "title deleted",
        "keys deleted",
        "action keys deleted",
        "action header deleted",
        "action rows inserted",
        "start column inserted",
        "start keys deleted",
        "start rows inserted",
        "renamed",
        "moved",
        "summary deleted",
    ],
)
def test_what_people_do_to_a_sheet_changes_no_answer(change: Callable[[Pen], object]) -> None:
    same(_changed(change))


def test_a_sheet_without_its_hidden_meta_is_known_by_its_start() -> None:
    back = taken(_changed(lambda pen: pen.book.remove(pen.book["_meta"])))
    assert READ.audit
    assert back.audit == READ.audit.model_copy(update={"language": ""})  # which language it is in, `_meta` alone says
    assert back.status == "accepted"


def test_without_meta_and_start_it_is_not_ours() -> None:
    def strip(pen: Pen) -> None:
        pen.book.remove(pen.book["_meta"])
        pen.book.remove(pen.start)

    assert found(taken(_changed(strip))) == [("FW604", "")]


def test_without_start_the_answers_are_kept_and_the_day_is_asked_for() -> None:
    back = taken(_changed(lambda pen: pen.book.remove(pen.start)))
    assert back.audit
    assert back.audit.answers == READ.audit.answers  # type: ignore[union-attr]
    assert back.audit.day == date(2026, 11, 30)
    assert found(back) == [("FW614", "")]


def test_without_the_actions_sheet_that_is_said() -> None:
    back = taken(_changed(lambda pen: pen.book.remove(pen.actions)))
    assert back.audit
    assert back.audit.answers == READ.audit.answers  # type: ignore[union-attr]
    assert found(back) == [("FW606", "")]


def test_without_the_audit_sheet_nothing_can_be_taken() -> None:
    assert found(taken(_changed(lambda pen: pen.book.remove(pen.audit)))) == [("FW606", "")]


def test_a_sheet_saved_by_libreoffice_reads_the_same(tmp_path: Path) -> None:
    same(by_office(SHEET, tmp_path, "xlsx"))


def test_a_sheet_saved_as_opendocument_reads_the_same(tmp_path: Path) -> None:
    same(by_office(SHEET, tmp_path, "ods"))


def test_the_same_bytes_give_the_same_hash_under_any_name() -> None:
    assert taken(SHEET, "a.xlsx").content_hash == taken(SHEET, "b.bin").content_hash == READ.content_hash
    assert set(READ.content_hash) <= set(string.hexdigits)


def test_announced_is_what_the_sheet_was_sent_out_with_when_it_is_left_empty() -> None:
    back: Filled = taken(_changed(lambda pen: pen.fact("announced", None)))
    assert back.audit
    assert not back.audit.announced
    assert back.status == "accepted"
