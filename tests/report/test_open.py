from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from floorwalk.followup.finding import Followup
from floorwalk.report.figures import figures
from floorwalk.report.parts.open import LISTED, open_block
from floorwalk.report.past import Past, PastRound, alone

MADE = date(2026, 12, 1)


def followup(**more: Any) -> Followup:
    day = date(2026, 11, 1)
    own = {
        "store": "S1",
        "set": "small",
        "kind": "audit",
        "check": "PAY-01.2",
        "standard": "PAY-01",
        "issue": "",
        "todo": (),
        "critical": True,
    }
    own |= {
        "since": day,
        "last": day,
        "times": 1,
        "rounds": ("r1",),
        "sheet": "r1.small.S1.1",
        "edition": "a" * 64,
        "owner": "lead",
        "due": day,
        "state": "open",
    }
    return Followup(**own | more)


def scope_with(samples: SimpleNamespace, **more: Any) -> Any:
    space, round_, results = samples.four()
    found = figures(space, round_, results, MADE)
    now = PastRound(round_.id, round_.title, round_.due)
    return samples.scope(found, Past((now,), alone(now, found.visits).visits, **more))


def test_nothing_open_is_said(samples):
    assert open_block(scope_with(samples)).said == ["Nothing is open."]


def test_an_earlier_report_leaves_what_is_open_to_the_last(samples):
    block = open_block(scope_with(samples, later=True))
    assert block.said == ["Later rounds are on record: what is open stands in their reports."]
    assert not block.grids


def test_what_is_open_is_counted_by_owner_and_what_is_late_named(samples):
    found = (followup(), followup(state="overdue", store="S2"), followup(state="said-done", said="done", owner="", critical=False))
    block = open_block(scope_with(samples, open=found))
    assert block.said == [
        "3 findings are open.",
        "1 of them is past its day.",
        "1 is said to be done, and nobody has seen it.",
    ]
    by_owner, late = block.grids
    assert [row[:4] for row in by_owner.rows] == [["Desk lead", "2", "1", "0"], ["nobody named", "1", "0", "1"]]
    assert [(row[0].text, row[4]) for row in late.rows] == [("S2 Second", "30")]
    assert open_block(scope_with(samples, open=found), {"S3"}).said == ["Nothing is open."]


def test_a_long_list_is_cut_with_its_number(samples):
    found = tuple(followup(state="overdue", check=f"PAY-{number:02}.1") for number in range(LISTED + 5))
    late = open_block(scope_with(samples, open=found)).grids[1]
    assert len(late.rows) == LISTED
    assert late.caption == f"Past their day, critical ones first: {LISTED} of {LISTED + 5}"
