"""Sums of checks are exact, however many parts they come in; what an answer meant in one audit is what it means in the next."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.score.test_score import DAY, STORE, _minutes, answer_of, edition_of, rows_of

from floorwalk.edition.apply import Asked, ask
from floorwalk.model import Answer, Audit, Clock
from floorwalk.score import CheckScore, Score, score
from floorwalk.score.result import _MOST, _known, score_check
from floorwalk.score.sums import HUNDRED, Tally

ROWS = rows_of(
    """
    PAY-01.1 | queue   | 2   | 4
    PAY-02.1 | warm    | 1.5 | 20
    SHO-01.1 | 3 lux   | 3   | 310 300 290
    SHO-02.1 | sample  | 1   | 2 3
    """
)
CHECK = next(ask(edition_of(ROWS), STORE, DAY).checks())
_PARTS = st.builds(
    lambda state, earned, possible: (state, min(earned, possible), possible),
    st.sampled_from(["passed", "failed", "na", "not_observed", "blank"]),
    st.fractions(0, 5, max_denominator=12),
    st.fractions(0, 5, max_denominator=12),
)


def _check(state: Any, earned: Fraction, possible: Fraction) -> CheckScore:
    answer = Answer(check=CHECK.id, state="blank")
    return CheckScore(CHECK, "PAY-01", "pay", state, None, earned, possible, answer, "")


@given(st.lists(_PARTS, max_size=30), st.integers(0, 30))
def test_sums_are_those_of_the_single_checks(parts: list[tuple[str, Fraction, Fraction]], cut: int) -> None:
    checks = [_check(*part) for part in parts]
    whole = Tally(checks).sums()
    possible = sum((one.possible for one in checks), Fraction(0))
    applicable = possible + Fraction(CHECK.points) * sum(one.state == "not_observed" for one in checks)
    observed = possible - sum((one.possible for one in checks if one.state == "blank"), Fraction(0))
    assert whole.earned == sum((one.earned for one in checks), Fraction(0))
    assert whole.possible == possible
    assert whole.coverage == (observed / applicable if applicable else 0)
    assert whole.percent == (HUNDRED * whole.earned / possible if possible else None)
    assert Tally.of([Tally(checks[:cut]), Tally(checks[cut:])]).sums() == whole


def _scored(asked: Asked, *, day: date = DAY, start: str = "", **answers: str) -> Score:
    given_ = tuple(answer_of(row[0], row[1], answers.get(row[0].replace("-", "").replace(".", "_"), row[3])) for row in ROWS)
    began = Clock(_minutes(start)) if start else None
    audit = Audit(
        sheet_id="r.small.S1.1", round="r", kind="audit", set="small", edition="a" * 64, store="S1", day=day, start=began, answers=given_
    )
    return score(asked, audit)


def test_what_was_judged_once_is_judged_alike_again() -> None:
    asked = ask(edition_of(ROWS), STORE, DAY)
    for _ in range(2):
        assert [one.state for one in _scored(asked).checks] == ["failed", "passed", "passed", "failed"]
        assert [one.state for one in _scored(asked, start="18:00").checks] == ["passed", "passed", "passed", "failed"]
        assert [one.state for one in _scored(asked, day=date(2026, 7, 20)).checks] == ["failed", "failed", "passed", "failed"]


def test_it_is_what_score_check_gives() -> None:
    asked = ask(edition_of(ROWS), STORE, DAY)
    for start in ("", "18:00", "", "18:00"):
        found = _scored(asked, start=start)
        audit = Audit(
            sheet_id="r.small.S1.1", round="r", kind="audit", set="small", edition="a" * 64, store="S1", day=DAY,
            start=Clock(_minutes(start)) if start else None, answers=tuple(one.answer for one in found.checks),
        )  # fmt: skip
        assert found.checks == tuple(score_check(one.check, one.answer, one.standard, one.section, audit) for one in found.checks)


def test_equal_numbers_mean_the_same_and_stay_as_they_were_written() -> None:
    asked = ask(edition_of(ROWS), STORE, DAY)
    one, other = (_scored(asked, PAY02_1=written).checks[1] for written in ("20", "20.0"))
    assert one.explanation == other.explanation
    assert [str(found.answer.values[0]) for found in (one, other)] == ["20", "20.0"]


def test_judgements_that_are_remembered_are_bounded() -> None:
    asked = ask(edition_of(ROWS), STORE, DAY)
    for number in range(2 * _MOST):
        _scored(asked, PAY01_1=str(Decimal(number) / 100))
    assert len(_known(asked.listed, str)._judged) <= _MOST
