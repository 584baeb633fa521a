"""A file that answers our questions may change what we asked about, and nothing else; the rule says the same in whatever order files come."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from floorwalk.collect.correction import beyond, corrects
from floorwalk.errors import Place, Problem
from floorwalk.model import ActionLine, Answer, Audit, Clock, Photo

OLD, NEW = "1" * 64, "2" * 64
PASTED = Photo(name="image1.png", pasted=True, sha256="ab" * 32)
ANSWERS = (
    Answer(check="PAY-01.1", state="given", values=("yes",), note="Fine"),
    Answer(check="PAY-02.1", state="blank", note="Seen twice"),
    Answer(check="PAY-03.1", state="given", values=(Decimal(4), Decimal(5)), photo="7.jpg", photos=(PASTED,), comment="C"),
    Answer(check="PAY-04.1", state="given", values=("no",)),
    Answer(check="PAY-05.1", state="na", corrected=True),
)
LINES = (ActionLine(issue="Mend", owner="Lead"), ActionLine(issue="Look"))


def _audit(**more: Any) -> Audit:
    plain: dict[str, Any] = {
        "sheet_id": "2026-11.mall.S1.1", "round": "2026-11", "kind": "audit", "set": "mall", "edition": "e" * 64, "store": "S1",
        "day": date(2026, 11, 9), "due": date(2026, 11, 30), "start": Clock(600), "auditor": "A", "answers": ANSWERS, "actions": LINES,
        "remarks": "All well",
    }  # fmt: skip
    return Audit(**plain | more)


def _problem(code: str, check: str = "") -> Problem:
    return Problem(Place("f.xlsx", sheet="Audit", cell="F9", check=check), code, "What.", "Repair.")


def _with(at: int, **more: Any) -> Audit:
    changed = ANSWERS[at].model_copy(update=more)
    return _audit(answers=(*ANSWERS[:at], changed, *ANSWERS[at + 1 :]))


ASKED = (_problem("FW609", "PAY-02.1"),)


def test_it_must_name_the_file_that_it_corrects() -> None:
    better = _with(1, state="given", values=("yes",))
    assert not corrects(better, OLD, _audit(), ASKED)
    assert corrects(better.model_copy(update={"corrects": (OLD,)}), OLD, _audit(), ASKED)
    assert corrects(better.model_copy(update={"corrects": ("0" * 64, OLD)}), OLD, _audit(), ASKED)


def test_nothing_changed_is_nothing_beyond() -> None:
    assert beyond(_audit(), _audit(), ()) == ()


ALLOWED: dict[str, tuple[Audit, tuple[Problem, ...]]] = {
    "an answer that could not be read": (_with(1, state="given", values=("no",), note="New note", photo="8.jpg"), ASKED),
    "a blank line, asked about or not": (_with(1, state="not_observed"), ()),
    "a missing note": (_with(3, note="Broken"), (_problem("FW613", "PAY-04.1"),)),
    "a missing photo": (_with(3, photo="9.jpg"), (_problem("FW618", "PAY-04.1"),)),
    "the mark": (_with(4, corrected=False), (_problem("FW609", "PAY-05.1"),)),
    "a picture under another name": (_with(2, photos=(PASTED.model_copy(update={"name": "image9.png"}),)), ()),
    "the day": (_audit(day=date(2026, 11, 8)), (_problem("FW614"),)),
    "when it began": (_audit(start=Clock(660)), (_problem("FW610"),)),
    "whether it was announced": (_audit(announced=True), (_problem("FW609"),)),
    "an action": (_audit(actions=(LINES[0], ActionLine(issue="Look", due=date(2026, 12, 1)))), (_problem("FW619"),)),
    "all actions, when their sheet was gone": (_audit(actions=()), (_problem("FW606"),)),
    "an end that was empty": (_audit(end=Clock(700)), ()),
}


@pytest.mark.parametrize(("new", "asked"), ALLOWED.values(), ids=ALLOWED.keys())
def test_what_was_asked_about_may_change(new: Audit, asked: tuple[Problem, ...]) -> None:
    assert beyond(new, _audit(), asked) == ()


HELD: dict[str, tuple[Audit, tuple[Problem, ...], str]] = {
    "a better answer elsewhere": (_with(3, values=("yes",)), ASKED, "PAY-04.1"),
    "a count": (_with(2, values=(Decimal(5), Decimal(5))), ASKED, "PAY-03.1"),
    "a note rewritten": (_with(0, note="Bad"), ASKED, "PAY-01.1"),
    "a note rewritten where another was missing": (_with(0, note="Bad"), (_problem("FW613", "PAY-04.1"),), "PAY-01.1"),
    "an answer where only the note was missing": (_with(3, values=("yes",), note="N"), (_problem("FW613", "PAY-04.1"),), "PAY-04.1"),
    "a picture gone": (_with(2, photos=()), ASKED, "PAY-03.1"),
    "a comment gone": (_with(2, comment=""), ASKED, "PAY-03.1"),
    "corrected on the spot": (_with(3, corrected=True), ASKED, "PAY-04.1"),
    "an answer made blank": (_with(0, state="blank", values=()), ASKED, "PAY-01.1"),
    "fewer checks": (_audit(answers=ANSWERS[1:]), ASKED, "checks"),
    "another day": (_audit(day=date(2026, 11, 8)), ASKED, "day"),
    "another name": (_audit(auditor="B"), ASKED, "auditor"),
    "other remarks": (_audit(remarks=""), ASKED, "remarks"),
    "another store": (_audit(store="S2"), ASKED, "store"),
    "another edition": (_audit(edition="f" * 64), ASKED, "edition"),
    "an action gone": (_audit(actions=LINES[:1]), ASKED, "actions"),
    "two actions, one asked about": (_audit(actions=(ActionLine(issue="X"), ActionLine(issue="Y"))), (_problem("FW619"),), "actions"),
}


@pytest.mark.parametrize(("new", "asked", "named"), HELD.values(), ids=HELD.keys())
def test_whatever_else_changed_is_named(new: Audit, asked: tuple[Problem, ...], named: str) -> None:
    assert beyond(new, _audit(), asked) == (named,)


def test_a_chain_of_corrections_has_one_last() -> None:
    """Each later one corrects all before it, none corrects a later one: so the last wins in whatever order they are read."""
    first = _audit()
    second = _with(1, note="Seen three times").model_copy(update={"corrects": (OLD,)})
    third = _with(1, state="given", values=("yes",)).model_copy(update={"corrects": (OLD, NEW)})
    assert corrects(second, OLD, first, ASKED)
    assert corrects(third, NEW, second, ASKED)
    assert corrects(third, OLD, first, ASKED)
    assert not corrects(second, "3" * 64, third, ())
    assert not corrects(first, "3" * 64, third, ())
