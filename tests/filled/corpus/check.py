"""A case and its file in; nothing out when what was read is what the case says, and no answer is lost without a word."""

from __future__ import annotations

from tests.filled.corpus.case import SHEET, Case
from tests.sheet import conftest

from floorwalk.filled.read import Filled
from floorwalk.model import Answer

RIGHT = conftest.taken(SHEET)


def check(case: Case, content: bytes) -> Filled:
    """Read a file, and hold what came out against the case."""
    filled = conftest.taken(content)
    assert tuple(problem.code for problem in filled.problems) == case.codes, [str(problem) for problem in filled.problems]
    assert filled.status == ("rejected" if case.rejected else "accepted with issues" if case.codes else "accepted")
    assert case.says in " ".join(problem.what for problem in filled.problems)
    assert all(problem.what.endswith(".") and problem.repair.endswith(".") for problem in filled.problems)
    if filled.audit:
        _answers(case, filled)
    return filled


def _answers(case: Case, filled: Filled) -> None:
    """Each answer is read right, or is blank and reported, or was never given."""
    assert filled.audit
    assert RIGHT.audit
    right, back = RIGHT.audit.by_check(), filled.audit.by_check()
    assert back.keys() == right.keys()
    wrong = {id_ for id_, answer in back.items() if _plain(answer) != _plain(right[id_])}
    assert wrong == {*case.lost, *case.silent}
    assert {back[id_].state for id_ in wrong} <= {"blank"}
    assert set(case.lost) <= {problem.place.check for problem in filled.problems}


def _plain(answer: Answer) -> tuple[str, tuple[object, ...]]:
    return answer.state, answer.values
