"""Small visits for the tests of what is followed: an audit of a store with its answers by check and its lines on the Actions sheet."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from floorwalk.ledger.entry import Entry
from floorwalk.model import ActionLine, Answer, Audit, Decision, Round, YesNo
from floorwalk.score import CheckScore, CheckState, Score

FAILED, PASSED = {"PAY-04.1": "failed"}, {"PAY-04.1": "passed"}


def audit(day: str, states: Mapping[str, str], *actions: ActionLine, corrected: bool = False, **changes: object) -> Entry:
    """An audit of S001 in a round of its month, unless said."""
    answers = tuple(Answer(check=check, state="given", values=("no",), corrected=corrected) for check in states)
    facts = {
        "sheet_id": f"{day}.mall", "round": day[:7], "kind": "audit", "set": "mall", "edition": "e" * 64, "store": "S001", "day": day,
        "answers": answers, "actions": actions,
    }  # fmt: skip
    made = Audit.model_validate(facts | changes)
    scores = tuple(_scored(answer, state) for answer, state in zip(answers, states.values(), strict=True))  # type: ignore[arg-type]
    score = Score(scores, (), Fraction(0), Fraction(2), Fraction(1), Fraction(1, 3), 1, None, "fail", (), "checks")
    return Entry(hashlib.sha256(repr((made, states)).encode()).hexdigest(), f"{day}.xlsx", made, score, ())


def _scored(answer: Answer, state: CheckState) -> CheckScore:
    critical = answer.check.startswith("EQP")
    check = YesNo(id=answer.check, question="Q?", seen_by="look", points=Decimal(2), kind="yes_no", critical=critical)
    return CheckScore(check, answer.check[:6], "pay", state, Fraction(0), Fraction(0), Fraction(2), answer, "no, expected yes")


def round_(**changes: object) -> Round:
    facts = {"id": "2026-11", "title": "R", "set": "mall", "from": "2026-11-02", "due": "2026-11-30"}
    return Round.model_validate(facts | changes)


def decided(**changes: Any) -> Decision:
    facts = {"date": "2026-06-01", "by": "Head", "kind": "close", "store": "S001", "ref": "PAY-04.1", "until": None, "reason": "Seen."}
    return Decision.model_validate(facts | changes)
