"""The sum that the manual does by hand, done again by `floorwalk.score`."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from floorwalk.demo.begin import STARTER
from floorwalk.edition.apply import ask
from floorwalk.edition.freeze import freeze
from floorwalk.model import Answer, Audit
from floorwalk.score import Score, number, score, shown
from floorwalk.source.workspace import load

PAGE = (Path(__file__).parents[2] / "guide/how-a-score-is-made.md").read_text(encoding="utf-8")
VISIT: dict[str, tuple[object, ...] | str] = {
    "DOOR-01.1": (Decimal(544),),
    "DOOR-02.1": ("yes",),
    "FLOOR-01.1": (Decimal(7), Decimal(10)),
    "FLOOR-02.1": "not_observed",
    "FLOOR-03.1": (Decimal(2),),
    "FLOOR-03.2": ("no",),
    "HELP-01.1": ("found",),
    "HELP-02.1": "na",
}
ALL_RIGHT = VISIT | {
    "DOOR-01.1": (Decimal(539),),
    "FLOOR-01.1": (Decimal(10), Decimal(10)),
    "FLOOR-02.1": (Decimal(20), Decimal(21)),
    "FLOOR-03.1": (Decimal(3),),
    "HELP-02.1": (Decimal(900), Decimal(905)),
}
WHAT_IF = {
    "one more price": (VISIT | {"FLOOR-01.1": (Decimal(8), Decimal(10))}, "sections", "pass"),
    "exit was locked": (ALL_RIGHT | {"DOOR-02.1": ("no",)}, "sections", "fail"),
    "nobody tried the exit": (ALL_RIGHT | {"DOOR-02.1": "not_observed"}, "sections", "not_scored"),
    "no weights": (VISIT, "checks", "fail"),
    "stayed blank": (VISIT | {"FLOOR-03.2": "blank"}, "sections", "not_scored"),
}


def _score(answers: dict[str, tuple[object, ...] | str], total: str = "sections") -> Score:
    space = load(STARTER)
    store = space.store("S1")
    assert store is not None
    edition = freeze(space.sets["store"])
    edition = edition.model_copy(update={"scoring": edition.scoring.model_copy(update={"total": total})})
    given = tuple(
        Answer.model_validate(
            {"check": check, "state": one if isinstance(one, str) else "given", "values": () if isinstance(one, str) else one}
        )
        for check, one in answers.items()
    )
    audit = Audit(
        sheet_id="first.store.S1.1",
        round="first",
        kind="audit",
        set="store",
        edition=edition.hash,
        store="S1",
        day=date(2026, 1, 20),
        answers=given,
    )
    return score(ask(edition, store, audit.day), audit)


def test_the_tool_says_the_lines_that_the_page_quotes() -> None:
    (quoted,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert _score(VISIT).explanation() == quoted.splitlines()


def test_the_table_is_the_sum() -> None:
    rows = [[cell.strip(" *") for cell in row.split("|")[1:-1]] for row in PAGE.splitlines() if re.match(r"\| [A-Z]+-\d\d\.\d ", row)]
    result = _score(VISIT)
    assert len(rows) == len(result.checks) == 8
    for (title, _, share, points, earned), check in zip(rows, result.checks, strict=True):
        assert title.startswith(check.check.id)
        assert points.strip("()") == number(check.check.points)
        assert ("critical" in title) == check.check.critical
        if check.fraction is None:
            assert (share, earned) == ("", "")
            assert points.startswith("(")
        else:
            assert (share, earned) == (str(check.fraction), number(check.earned))


def test_the_numbers_in_the_text() -> None:
    result = _score(VISIT)
    assert result.percent == Fraction(2159, 27)
    assert float(result.percent) == pytest.approx(79.962962, abs=1e-6)
    assert shown(result.percent) == "79.9 %"
    assert (result.outcome, result.band and result.band.title) == ("fail", "Weak")
    assert [section.percent for section in result.sections] == [60, Fraction(2050, 27), 100]
    assert [section.weight for section in result.sections] == [20, 50, 30]
    assert (result.coverage, result.possible) == (Fraction(18, 20), 18)


@pytest.mark.parametrize("words", WHAT_IF)
def test_what_if(words: str) -> None:
    answers, total, outcome = WHAT_IF[words]
    (row,) = [line for line in PAGE.splitlines() if line.startswith("| ") and words in line]
    result = _score(answers, total)
    assert result.outcome == outcome
    assert row.split("|")[2].strip() == shown(result.percent)
    if outcome == "not_scored":
        observed = sum(Fraction(check.check.points) for check in result.checks if check.state in ("passed", "failed"))
        applicable = sum(Fraction(check.check.points) for check in result.checks if check.state != "na")
        assert f"({number(observed)} of {number(applicable)} points)" in row
