"""The same answers under two editions: what they share is compared, and what cannot be read under the other is said."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.score.test_score import DAY, KINDS, STORE, answer_of, edition_of, rows_of

from floorwalk.edition.apply import Asked, ask
from floorwalk.edition.freeze import Edition
from floorwalk.model import Audit
from floorwalk.score import score
from floorwalk.score.again import Rescored, rescore

THEN = """
PAY-01.1 | yes_no | 2 | yes
PAY-02.1 | rating | 3 | 2
PAY-03.1 | sample | 4 | 4 5
PAY-04.1 | lux    | 1 | 250
"""


def asked(edition: Edition) -> Asked:
    return ask(edition, STORE, DAY)


def again(then: str, now: list[list[str]] | str, **changes: dict[str, Any]) -> Rescored:
    """Rescore a table's answers as of another; `changes` by check id, with _ for - and ., are made to the other edition's checks."""
    rows = rows_of(then)
    answers = tuple(answer_of(row[0], row[1], row[3]) for row in rows)
    audit = Audit(sheet_id="r.small.S1.1", round="r", kind="audit", set="small", edition="a" * 64, store="S1", day=DAY, answers=answers)
    plain = edition_of(rows_of(now) if isinstance(now, str) else now).model_dump(mode="json", by_alias=True, exclude_defaults=True)
    for standard in plain["standards"]:
        standard["checks"] = [check | changes.get(re.sub("[-.]", "_", check["id"]), {}) for check in standard["checks"]]
    return rescore(audit, asked(edition_of(rows)), asked(Edition.model_validate(plain)))


def test_the_same_edition_gives_the_same_score_three_times() -> None:
    found = again(THEN, THEN)
    assert found.own == found.before == found.after
    assert (found.shared, found.left_out, found.not_asked) == (4, (), ())


def test_points_and_limits_are_what_is_compared() -> None:
    found = again(THEN, THEN, PAY_04_1={"limits": [{"at_least": 200}]}, PAY_01_1={"points": 4})
    assert found.own.percent == found.before.percent == Fraction(100) * (2 + 2 + Fraction(16, 5) + 0) / 10
    assert found.after.percent == Fraction(100) * (4 + 2 + Fraction(16, 5) + 1) / 12
    assert found.left_out == ()


def test_what_one_edition_alone_asks_is_in_no_comparison() -> None:
    found = again(THEN, [*rows_of(THEN)[:3], ["SRV-01.1", "yes_no", "9", "", ""]])
    assert [(one.check, one.why) for one in found.left_out] == [("PAY-04.1", "not asked there under the other edition")]
    assert found.not_asked == ("SRV-01.1",)
    assert found.before.percent == found.after.percent != found.own.percent
    assert found.shared == 3


@pytest.mark.parametrize(
    ("kind", "answer", "changes", "why"),
    [
        ("yes_no", "yes", {"expect": "no"}, ""),
        ("yes_no", "yes", KINDS["rating"], "was yes_no, is rating"),
        ("rating", "2", {"steps": ["Bad", "Good"]}, "rated 0 to 3 then, 0 to 1 there"),
        ("rating", "2", {"steps": ["a", "b", "c", "d"]}, ""),
        ("rating", "not observed", {"steps": ["Bad", "Good"]}, ""),
        ("lux", "250", {"unit": "klx"}, "in lx then, in klx there"),
        ("lux", "250", {"readings": 3}, "1 reading(s) then, 3 there"),
        ("sample", "4 5", {"unit": "tills"}, "in customers then, in tills there"),
        ("sample", "4 5", {"of": 9, "pass_at": "1/2"}, ""),
        ("call", "10 12", {"unit": "h"}, "in min then, in h there"),
        ("choice", "half", {"options": [{"id": "full", "text": "F", "points": 2}, {"id": "none", "text": "N", "points": 0}]}, "the option 'half' is not there"),
        ("choice", "full", {"options": [{"id": "full", "text": "F", "points": 2}, {"id": "none", "text": "N", "points": 0}]}, ""),
        ("choice", "full", {"options": [], "deduct": {"unit": "faults", "each": 1}}, "counted otherwise"),
        ("faults", "2", {"deduct": {"unit": "stains", "each": 1}}, "counted otherwise"),
        ("faults", "2", {"deduct": {"unit": "faults", "each": 1}}, ""),
    ],
)  # fmt: skip
def test_an_answer_is_read_only_where_it_means_the_same(kind: str, answer: str, changes: dict[str, Any], why: str) -> None:
    table = f"PAY-01.1 | {kind} | 2 | {answer}\nPAY-02.1 | yes_no | 2 | yes"
    found = again(table, table, PAY_01_1=changes)
    assert [one.why for one in found.left_out] == ([why] if why else [])
    assert found.shared == 2 - bool(why)


def test_blank_stays_blank_and_too_little_is_no_score() -> None:
    found = again("PAY-01.1 | yes_no | 2 | \nPAY-02.1 | yes_no | 2 | not observed", "PAY-01.1 | yes_no | 2 |\nPAY-02.1 | yes_no | 2 |")
    assert found.after.blanks == found.before.blanks == 1
    assert found.after.percent is None


@given(st.lists(st.booleans(), min_size=4, max_size=4))
def test_it_never_touches_the_audits_own_score(kept: list[bool]) -> None:
    rows = [row for row, keep in zip(rows_of(THEN), kept, strict=True) if keep] or [["XXX-01.1", "yes_no", "1", "", ""]]
    found = again(THEN, rows)
    assert found.own == score(asked(edition_of(rows_of(THEN))), found.audit)
    assert found.shared == sum(kept)
