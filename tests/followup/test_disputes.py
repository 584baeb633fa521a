"""Answers under dispute: by check or by the sheet's hash, since the visit, until a close line."""

from __future__ import annotations

import pytest
from tests.followup.made import audit, decided

from floorwalk.followup import disputed

ENTRY = audit("2026-05-10", {"PAY-04.1": "failed", "PAY-05.1": "passed"})


@pytest.mark.parametrize(
    ("ref", "day", "kind", "found"),
    [
        ("PAY-04.1", "2026-05-10", "dispute", {"PAY-04.1"}),
        ("PAY-04.1", "2026-05-09", "dispute", set()),
        ("PAY-99.1", "2026-05-10", "dispute", set()),
        ("PAY-04.1", "2026-05-10", "close", set()),
        (ENTRY.content_hash[:12], "2026-05-10", "dispute", {"PAY-04.1", "PAY-05.1"}),
        (ENTRY.content_hash[:7], "2026-05-10", "dispute", set()),
    ],
)
def test_a_line_contests_an_answer_or_a_sheet(ref: str, day: str, kind: str, found: set[str]) -> None:
    assert disputed(ENTRY.audit, ENTRY.content_hash, [decided(ref=ref, date=day, kind=kind)]) == found


def test_a_later_close_line_ends_it() -> None:
    lines = [decided(kind="dispute", date="2026-06-01"), decided(date="2026-06-02")]
    assert disputed(ENTRY.audit, ENTRY.content_hash, lines) == frozenset()
    assert disputed(ENTRY.audit, ENTRY.content_hash, lines[:1]) == {"PAY-04.1"}
    assert disputed(ENTRY.audit, ENTRY.content_hash, [decided(kind="dispute", store="S002")]) == frozenset()
