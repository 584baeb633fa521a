"""Texts that were typed over or moved: nobody's answer is taken for a question that was not asked in its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.filled.corpus.office import Job, by_libreoffice
from tests.sheet.conftest import ANSWERED, Pen, good, make, taken

from floorwalk.filled.read import Filled

BLANK = make()
TEXTS = ("question", "limit", "seen", "points")
VISIBLE = ("id", *TEXTS, "a1", "a2", "a3", "note", "photo", "corrected")


def _swapped(first: str, second: str, *keys: str) -> bytes:
    """The good sheet with some cells of two lines in each other's place."""
    pen = good(BLANK)
    for key in keys:
        one, other = pen.cell(first, key), pen.cell(second, key)
        one.value, other.value = other.value, one.value
    return pen.done()


def _blank(filled: Filled) -> set[str]:
    assert filled.audit
    return {answer.check for answer in filled.audit.answers if answer.state == "blank"}


def _said(filled: Filled) -> list[tuple[str, str, str, str]]:
    return [(problem.code, problem.severity, problem.place.cell, problem.place.check) for problem in filled.problems]


@pytest.mark.parametrize(("key", "cell"), [("question", "B8"), ("limit", "C8")], ids=["the question", "what counts as good"])
def test_what_was_typed_over_is_said_and_the_answer_kept(key: str, cell: str) -> None:
    filled = taken(good(BLANK).write("YES-03.1", **{key: "Was the lamp mended?"}).done())
    assert _said(filled) == [("FW633", "warning", cell, "YES-03.1")]
    assert "'Was the lamp mended?'; the answer was taken for YES-03.1." in filled.problems[0].what
    assert filled.audit
    assert filled.audit.by_check()["YES-03.1"].values == ("yes",)


MOVED = {
    "ids alone": ("id",),
    "questions alone": ("question",),
    "what counts as good alone": ("limit",),
    "all texts": TEXTS,
    "ids and texts": ("id", *TEXTS),
    "all that is seen": VISIBLE,
    "answers with their ids": ("id", "a1", "a2", "a3"),
}


@pytest.mark.parametrize("keys", MOVED.values(), ids=MOVED)
def test_where_id_and_texts_contradict_each_other_no_answer_is_taken(keys: tuple[str, ...]) -> None:
    """Within one section: what was moved between sections is seen by the section too."""
    filled = taken(_swapped("YES-01.1", "YES-03.1", *keys))
    assert {problem.code for problem in filled.problems} == {"FW632"}
    codes = {check: code for code, severity, _, check in _said(filled) if severity == "error" and code == "FW632"}
    assert codes == {"YES-01.1": "FW632", "YES-03.1": "FW632"}
    assert _blank(filled) == {"YES-01.1", "YES-03.1"}
    assert all("'Yes'" in problem.what for problem in filled.problems if problem.code == "FW632")


def test_it_says_whose_text_stands_there() -> None:
    first = taken(_swapped("YES-01.1", "YES-03.1", "question")).problems[0]
    assert first.what.startswith("the line has the id YES-01.1 and the text of YES-03.1: columns were sorted or moved")


@pytest.mark.parametrize("form", ["xlsx", "ods", "xls"])
def test_it_is_seen_in_every_form(form: str, tmp_path: Path) -> None:
    content = by_libreoffice(_swapped("YES-01.1", "YES-03.1", "question"), {form: Job(form)}, tmp_path)[form]
    assert _blank(taken(content)) == {"YES-01.1", "YES-03.1"}


def _every_question(pen: Pen) -> None:
    for check in ANSWERED:
        pen.write(check, question=f"Soru {check}?")


def _no_number(pen: Pen) -> None:
    for check in ANSWERED:
        pen.cell(check, "texts").value = None
    pen.write("YES-01.1", question="Other words?")


def _odd_numbers(pen: Pen) -> None:
    for check, value in zip(ANSWERED, (-1, 1.5, "x", 1e300, 2**60, True, 0.1), strict=False):
        pen.cell(check, "texts").value = value


UNHARMED: dict[str, tuple[Callable[[Pen], object], list[str]]] = {
    "whole sheet in other words": (_every_question, ["FW633"]),
    "question cleared": (lambda pen: pen.write("YES-01.1", question=None, limit=None), []),
    "spaces and line breaks": (lambda pen: pen.write("YES-01.1", question="How  is\nYES-01.1? "), []),
    "a sheet from before the numbers": (_no_number, []),
    "numbers that are none of ours": (_odd_numbers, ["FW627", "FW627"]),
    "column of the numbers deleted": (lambda pen: pen.audit.delete_cols(pen.columns["texts"]), []),
}


@pytest.mark.parametrize(("change", "codes"), UNHARMED.values(), ids=UNHARMED)
def test_no_answer_is_lost_where_nothing_contradicts(change: Callable[[Pen], object], codes: list[str]) -> None:
    pen = good(BLANK)
    change(pen)
    filled = taken(pen.done())
    assert _blank(filled) == set()
    assert [problem.code for problem in filled.problems] == codes


def test_a_text_under_every_line_is_said_once() -> None:
    pen = good(BLANK)
    _every_question(pen)
    assert "so it is in 12 more lines of this sheet." in taken(pen.done()).problems[0].what


def test_answers_alone_that_were_moved_are_noticed_where_they_do_not_fit() -> None:
    """And nowhere else: the manual says so."""
    fit = taken(_swapped("YES-01.1", "YES-02.1", "a1"))
    assert _blank(fit) == set()
    unfit = taken(_swapped("YES-01.1", "RAT-01.1", "a1"))
    assert _blank(unfit) == {"YES-01.1", "RAT-01.1"}
    assert {problem.place.check for problem in unfit.problems} == {"YES-01.1", "RAT-01.1"}
