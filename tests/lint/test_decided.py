"""Lines of decisions.csv that decide nothing, because what they name never was; what is only in an old edition still counts."""

from __future__ import annotations

from tests.lint.conftest import STANDARD, Space
from tests.lint.test_versions import freeze_now

HEAD = "date,by,kind,store,ref,until,reason\n"


def decide(space: Space, *lines: str) -> list[str]:
    path = space.root / "audits/decisions.csv"
    path.write_text(HEAD + "".join(f"2026-11-20,Head,{line},,Why not\n" for line in lines), encoding="utf-8")
    return [f"{problem.place.line} {problem.code}" for problem in space.problems()]


def test_what_is_named_must_be_a_check_or_a_standard(space: Space):
    assert decide(space, "close,S1,PAY-01.1", "dispute,S1,PAY-01.1", "dispute,S1,1f9c2a7b04d1", "accept,S1,anything") == []
    assert decide(space, "close,S1,PAY-01", "dispute,S1,PAY-01.9", "dispute,S1,1f9c2a", "waiver,S1,PAY-1") == [
        "2 FW331", "3 FW331", "4 FW331", "5 FW306"
    ]  # fmt: skip


def test_the_repair_names_the_nearest_check(space: Space):
    decide(space, "close,S1,PAY-01")
    [problem] = space.problems()
    assert "PAY-01.1" in problem.repair
    assert problem.what == "'PAY-01' is no check of this workspace or of an edition: the line closes nothing."


def test_a_check_of_an_old_edition_can_still_be_closed(space: Space):
    freeze_now(space)
    space.change(STANDARD, "id: PAY-01.1", "id: PAY-01.7")
    assert [code for code in decide(space, "close,S1,PAY-01.1") if code.endswith("FW331")] == []


def test_nothing_is_judged_by_a_standard_that_cannot_be_read(space: Space):
    space.change(STANDARD, "title: Thank", "title: Thanks: thank")
    assert [code for code in decide(space, "close,S1,PAY-01.1") if code.endswith("FW331")] == []
