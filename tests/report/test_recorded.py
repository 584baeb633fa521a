"""Results from the ledger: what came back on an Actions sheet as our sheet carried it is nobody's own words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

from floorwalk.edition.shelf import put
from floorwalk.followup.wording import printed
from floorwalk.ledger.entry import Recorded
from floorwalk.model import ActionLine
from floorwalk.report.recorded import results
from floorwalk.source.workspace import Workspace


def test_only_peoples_own_words_stay(samples: SimpleNamespace, mall: Workspace, tmp_path: Path) -> None:
    round_, _ = mall.rounds["2026-11"]
    [visit] = samples.random(mall, round_, mall.stores.rows[:1])
    put(tmp_path, mall.sets["mall"])
    check, ours = next(printed(mall, visit.asked.edition))
    lines = (ActionLine(issue=ours, check=check), ActionLine(issue="Order a new lamp", check=check), ActionLine(issue=ours))
    audit = visit.audit.model_copy(update={"actions": lines})
    [found] = results(replace(mall, root=tmp_path), round_, [Recorded("0" * 64, visit.file, audit, ())])
    assert found.audit.actions == lines[1:]
    assert found.audit.answers == audit.answers
