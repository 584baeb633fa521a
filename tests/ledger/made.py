"""Entries for tests of the ledger: every field filled, so that one that gets lost is seen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from floorwalk.errors import Place, Problem
from floorwalk.ledger.entry import Entry
from floorwalk.model import ActionLine, Answer, Audit, Clock, Photo, YesNo
from floorwalk.score import CheckScore, CheckState, Score

SHEET = "Denetim '1'"
PHOTOS = (
    Photo(name="xl/media/image1.png", pasted=True, sha256="a" * 64, width=640, height=480),
    Photo(name="7.jpg"),
)


def entry(number: int = 1, *, store: str = "S1", note: str = "") -> Entry:
    answers = (
        Answer(
            check="PAY-04.1",
            state="given",
            values=("no",),
            note=note,
            photo="7",
            photos=PHOTOS,
            comment="By A",
            corrected=True,
            sheet=SHEET,
            cell="F5",
        ),
        Answer(check="PAY-05.1", state="given", values=(Decimal("0.1"), Decimal("1E+3"), Decimal("-2")), sheet=SHEET, cell="F6"),
        Answer(check="PAY-06.1", state="blank"),
    )
    audit = Audit(
        sheet_id=f"2026-11.mall.{store}.{number}",
        round="2026-11",
        kind="mystery",
        set="mall",
        edition="e" * 64,
        store=store,
        day=date(2026, 11, 9),
        due=date(2026, 11, 30),
        start=Clock(605),
        end=Clock(700),
        language="tr",
        corrects=("c" * 64, "d" * 64),
        auditor="A",
        announced=True,
        simulated=True,
        answers=answers,
        remarks="R'; DROP TABLE audits",
        actions=(ActionLine(issue="Mend", owner="Lead", due=date(2026, 12, 1), check="PAY-04.1", done=False), ActionLine(issue="Look")),
    )
    scores = tuple(_scored(answer, state) for answer, state in zip(answers, ("failed", "passed", "blank"), strict=True))
    score = Score(scores, (), Fraction(0), Fraction(2), Fraction(1), Fraction(1, 3), 1, None, "fail", (), "checks")
    problems = tuple(
        Problem(Place("f.xlsx", sheet="Audit", cell=cell, check="PAY-06.1"), "FW609", "What.", "Repair.", "warning")
        for cell in ("F9", "F10")
    )
    return Entry(f"{number}{store}".ljust(64, "0"), f"{number}.xlsx", audit, score, problems)


def _scored(answer: Answer, state: CheckState) -> CheckScore:
    check = YesNo(id=answer.check, question="Q?", seen_by="look", points=Decimal(2), kind="yes_no")
    return CheckScore(check, answer.check[:6], "pay", state, Fraction(0), Fraction(0), Fraction(2), answer, "no, expected yes")
