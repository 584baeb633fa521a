"""What earlier visits left open, as lines of the next sheet: told in its language, with owner and due date, critical ones first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.followup.made import audit

from floorwalk.edition.freeze import Edition
from floorwalk.followup import Followup, issue_text
from floorwalk.ledger.store import open_ledger
from floorwalk.model import ActionLine
from floorwalk.sheet.open_points import OpenPoints, open_points
from floorwalk.sheet.visits import visits
from floorwalk.source.workspace import Workspace

DAY = date(2026, 5, 10)


def left(check: str, owner: str = "", due: date | None = None, issue: str = "", todo: tuple[ActionLine, ...] = ()) -> Followup:
    standard = check.rpartition(".")[0]
    return Followup("S001", "mall", "audit", check, standard, issue, todo, False, DAY, DAY, 1, ("r1",), "s", "e", owner, due, "open")


def test_points_are_told_in_the_sheets_language_with_the_owner_and_critical_ones_first(mall: Workspace, mall_edition: Edition) -> None:
    asked = visits(mall, mall.rounds["2026-11"][0], mall_edition, only=["S001"], language="tr")[0]
    checks = list(asked.asked.checks())
    plain, critical = (next(check for check in reversed(checks) if check.critical == which) for which in (False, True))
    found = [
        left(plain.id, "cash-desk-lead", date(2026, 5, 24)),
        left(critical.id, "Ada"),
        left("PAY-99.1"),
        left("", "Can", None, "Paint"),
    ]
    found[0] = replace(found[0], todo=(ActionLine(issue="Own", owner="Eve", due=DAY, check=plain.id),))
    points = OpenPoints(found)(asked.asked, asked.company)
    standards = {standard.standard.id: standard.standard for section in asked.asked.sections for standard in section.standards}
    assert [point.check for point in points] == [critical.id, plain.id, plain.id, ""]
    assert points[0].issue.startswith(standards[critical.id[:6]].title)
    assert (points[0].owner, points[0].due) == ("Ada", None)
    assert (points[1].owner, points[1].due) == (asked.company.title_of("roles", "cash-desk-lead"), date(2026, 5, 24))
    assert asked.company.title_of("roles", "cash-desk-lead") != "Cash desk lead"
    assert (points[2].issue, points[2].owner, points[2].due) == ("Own", "Eve", DAY)
    assert (points[3].issue, points[3].owner, points[3].due) == ("Paint", "Can", None)
    assert OpenPoints(found)(visits(mall, mall.rounds["2026-11"][0], mall_edition, only=["S002"])[0].asked, asked.company) == []


def test_a_standard_with_several_checks_says_which(mall_edition: Edition) -> None:
    several = next(standard for standard in mall_edition.standards if len(standard.checks) > 1)
    alone = next(standard for standard in mall_edition.standards if len(standard.checks) == 1)
    assert issue_text(several.checks[0], several) == f"{several.title}: {several.checks[0].question}"
    assert issue_text(alone.checks[0], alone) == alone.title


def test_they_come_from_the_ledger_and_a_point_that_is_said_to_be_done_stands_there_until_it_is_seen(
    mall: Workspace, mall_edition: Edition, tmp_path: Path
) -> None:
    this = mall.rounds["2026-11"][0]
    printed = visits(mall, this, mall_edition, only=["S001"], language="ta")[0]
    standard = next(one.standard for one in printed.asked.sections[-1].standards if len(one.standard.checks) == 1)
    check = standard.checks[0]
    done = ActionLine(issue="Own words", check=check.id, done=True)
    with open_ledger(tmp_path / "ledger.duckdb") as ledger:
        ledger.append([audit("2026-05-10", {check.id: "failed"}), audit("2026-06-10", {}, done)])
        points = open_points(mall, ledger, this)(printed.asked, printed.company)
    assert [(point.issue, point.check) for point in points] == [(standard.title, check.id)]


def test_what_the_round_leaves_out_is_no_less_open(mall: Workspace, mall_edition: Edition) -> None:
    check = next(one for standard in reversed(mall_edition.standards) for one in standard.checks if not one.critical)
    this = mall.rounds["2026-11"][0].model_copy(update={"leave_out": (check.id,)})
    printed = visits(mall, this, mall_edition, only=["S001"])[0]
    assert check.id not in {one.id for one in printed.asked.checks()}
    assert [point.check for point in OpenPoints([left(check.id)], this.leave_out)(printed.asked, printed.company)] == [check.id]
    assert OpenPoints([left(check.id)])(printed.asked, printed.company) == []
