"""Rounds: nobody audits their own store, and only what may be left out is."""

from __future__ import annotations

import pytest
from tests.lint.conftest import STANDARD, Space

ROUND = """\
id: r1
title: Round
set: shop
from: 2026-11-02
due: 2026-11-30
auditors:
  - {id: a1, title: Ann, store: S1}
  - {id: a2, title: Bob}
visits:
  - {store: S1, auditor: a2}
  - {store: S2, auditor: a1}
"""


def found(space: Space, text: str) -> list[tuple[str, int]]:
    path = space.root / "audits/rounds/r1.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [(problem.code, problem.place.line) for problem in space.problems()]


def test_auditors_of_other_stores_are_fine(space: Space):
    assert found(space, ROUND) == []


def test_nobody_audits_their_own_store_but_a_store_may_look_at_itself(space: Space):
    own = ROUND.replace("{store: S1, auditor: a2}", "{store: S1, auditor: a1}")
    assert found(space, own) == [("FW332", 10)]
    assert found(space, own.replace("set: shop", "set: shop\nkind: self")) == []


def test_an_auditors_own_store_is_a_store(space: Space):
    assert found(space, ROUND.replace("Ann, store: S1", "Ann, store: S9")) == [("FW319", 7)]


@pytest.mark.parametrize(
    ("id_", "critical", "codes"), [("PAY-01.1", False, []), ("PAY-01.1", True, [("FW333", 12)]), ("PAY-01.9", False, [("FW333", 12)])]
)
def test_what_is_left_out_exists_and_is_not_critical(space: Space, id_: str, critical: bool, codes: list[tuple[str, int]]):
    if critical:
        space.change(STANDARD, "points: 2", "points: 2\n    critical: true")
    assert found(space, f"{ROUND}leave_out: [{id_}]\n") == codes
