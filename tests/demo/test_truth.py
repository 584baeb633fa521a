from __future__ import annotations

from floorwalk.demo.truth import MARKED, truth
from floorwalk.edition.freeze import Edition
from floorwalk.source.workspace import Workspace


def test_it_says_what_was_put_in(mall: Workspace, mall_edition: Edition) -> None:
    text = truth(mall_edition, mall.rounds["2026-11"][0], "pay", ["S002", "S010"])
    assert text.startswith(MARKED)
    assert 'In the November round, new tills upset the section "Cash desk and payment"' in text
    assert "Auditor 2 is strict, Auditor 3 is mild." in text
    assert "an answer in the sheet of S002 and S010 cannot be read" in text
    assert "no store" in truth(mall_edition, mall.rounds["2026-11"][0], "pay", [])
