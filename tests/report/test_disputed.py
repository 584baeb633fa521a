"""Disputed answers stay scored as found, are marked wherever they stand, and move the score no further than its bounds."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from fractions import Fraction
from types import SimpleNamespace
from typing import Any

import html5lib
import pytest
from openpyxl import load_workbook

from floorwalk import report
from floorwalk.model import Decision
from floorwalk.report import Report, Result
from floorwalk.report.disputed import dispute_lines
from floorwalk.report.measures.bounds import Dispute, disputed_bounds, disputed_checks, na_bounds
from floorwalk.report.recorded import results
from floorwalk.score import score

MADE = date(2026, 12, 1)


def placed(result: Result) -> Result:
    """The result as it was read: each answer with the cell where it stands."""
    answers = tuple(
        one.model_copy(update={"sheet": "Audit", "cell": f"F{number}", "note": f"Seen {number}", "comment": "Look again"})
        for number, one in enumerate(result.audit.answers, start=6)
    )
    audit = result.audit.model_copy(update={"answers": answers})
    return replace(result, audit=audit, score=score(result.asked, audit))


@pytest.fixture(scope="module")
def first(samples: SimpleNamespace) -> Result:
    """S1: PAY-01.1 passed (2 points), PAY-01.2 failed (2 points, critical), EXT-01.1 failed (6 points): 2 of 10."""
    return placed(samples.four()[2][1])


@pytest.fixture(scope="module")
def made(samples: SimpleNamespace, first: Result) -> Report:
    space, round_, found = samples.four()
    disputed = replace(first, disputed=frozenset({"EXT-01.1", "PAY-01.1"}))
    return report.build(space, round_, [found[0], disputed, found[2]], MADE, "en")


def text_of(page: str) -> str:
    return "".join(html5lib.parse(page).itertext())


@pytest.mark.parametrize(
    ("disputed", "low", "high"),
    [({"EXT-01.1"}, 20, 80), ({"PAY-01.1"}, 0, 20), ({"EXT-01.1", "PAY-01.1", "PAY-01.2"}, 0, 100), (set(), 20, 20)],
)
def test_the_score_lies_between_its_bounds_however_a_dispute_is_decided(first: Result, disputed: set[str], low: int, high: int) -> None:
    found = disputed_bounds(replace(first, disputed=frozenset(disputed)))
    assert (found.low, found.scored, found.high) == (low, 20, high)


def test_a_disputed_n_a_is_as_open_as_the_rule_for_n_a_says(samples: SimpleNamespace) -> None:
    _, _, (good, *_) = samples.four()
    visit = samples.result(good.asked.edition, good.store, {"PAY-01.1": ("yes",), "PAY-01.2": ("no",), "EXT-01.1": "na"})
    visit = replace(visit, disputed=frozenset({"EXT-01.1"}))
    assert disputed_bounds(visit) == na_bounds(visit)
    assert (disputed_bounds(visit).low, disputed_bounds(visit).high) == (20, 80)


def test_a_visit_that_is_not_scored_has_no_bounds(samples: SimpleNamespace) -> None:
    _, _, (good, *_) = samples.four()
    unseen = samples.result(good.asked.edition, good.store, dict.fromkeys(("PAY-01.1", "PAY-01.2", "EXT-01.1"), "not_observed"))
    visit = replace(unseen, disputed=frozenset({"EXT-01.1"}))
    assert disputed_bounds(visit).low is None
    assert dispute_lines(Dispute(disputed_checks(visit), disputed_bounds(visit)), str) == [
        "1 answer of this visit is disputed; it stays scored as found."
    ]


def test_every_page_marks_them_and_says_the_bounds(made: Report) -> None:
    said = "2 answers of this visit are disputed; they stay scored as found."
    between = "However that is decided, the score lies between these bounds: 0.0 to 80.0\u00a0%."
    assert "Answers under dispute: 2 (visits: 1)." in text_of(made.html)
    assert "2 (0.0 to 80.0\u00a0%)" in text_of(made.html)
    region = text_of(made.regions["north"])
    assert said in region
    assert between in region
    assert "EXT-01.1: no, expected yes = 0 x 6 points = 0 of 6 disputedAudit!F8 · Note: Seen 8 · Comment: Look again" in region
    assert "PAY-01.1: yes, expected yes = 1 x 2 points = 2 of 2 disputedAudit!F6" in region
    store = text_of(made.stores["S1"])
    assert said in store
    assert between in store
    assert "The store disputes this answer." in store
    assert "disputed" not in text_of(made.stores["S3"])
    assert "Answers under dispute: 2" in made.summary


def test_the_json_names_them_with_their_cells(made: Report) -> None:
    one, _, other = json.loads(made.json)["visits"]
    assert one["disputed"] == {"checks": ["PAY-01.1", "EXT-01.1"], "bounds": ["0", "80"]}
    assert other["disputed"] is None
    assert one["score"]["exact"] == "20"
    cells = {check["id"]: (check["disputed"], check["sheet"], check["cell"], check["comment"]) for check in one["checks"]}
    assert cells == {"PAY-01.1": (True, "Audit", "F6", "Look again"), "PAY-01.2": (False, "Audit", "F7", "Look again"),
                     "EXT-01.1": (True, "Audit", "F8", "Look again")}  # fmt: skip


def test_the_workbook_lists_them_and_gives_the_bounds(made: Report) -> None:
    book = load_workbook(io.BytesIO(made.workbook))
    rows = list(book["Disputed"].iter_rows(values_only=True))
    assert [row[3] for row in rows[1:]] == ["PAY-01.1", "EXT-01.1"]
    assert [row[-3:] for row in rows[1:]] == [("audits/filled/S1.xlsx", "Audit", "F6"), ("audits/filled/S1.xlsx", "Audit", "F8")]
    heads, row = list(book["Stores"].iter_rows(values_only=True))[:2]
    found: dict[Any, Any] = dict(zip(heads, row, strict=True))
    assert found["Disputed"] == 2
    assert (found["However that is decided, from %"], found["However that is decided, up to %"]) == (0, 80)


def test_without_a_dispute_nothing_is_said_of_it(samples: SimpleNamespace) -> None:
    space, round_, found = samples.four()
    plain = report.build(space, round_, found, MADE, "en")
    assert "isputed" not in "".join(text_of(page) for page in (plain.html, *plain.regions.values(), *plain.stores.values()))
    assert "Disputed" not in load_workbook(io.BytesIO(plain.workbook)).sheetnames


def test_decisions_say_what_is_disputed_and_scores_stay(samples: SimpleNamespace, mall: Any, tmp_path: Any) -> None:
    from floorwalk.edition.shelf import put
    from floorwalk.ledger.entry import Recorded

    round_, _ = mall.rounds["2026-11"]
    [visit] = samples.random(mall, round_, mall.stores.rows[:1])
    check = visit.score.checks[0].check.id
    space = replace(mall, root=tmp_path)
    put(tmp_path, mall.sets["mall"])
    entry = samples.entry(visit)
    recorded = [Recorded(entry.content_hash, entry.file, entry.audit, ())]
    [before] = results(space, round_, recorded)
    row = Decision.model_validate(
        {"date": "2026-12-02", "by": "Jo", "kind": "dispute", "store": visit.store.id, "ref": check, "reason": "No"}
    )
    space.decisions = replace(space.decisions, rows=[row])
    [after] = results(space, round_, recorded)
    assert (before.disputed, after.disputed) == (frozenset(), {check})
    assert isinstance(after.score.percent, Fraction)
    assert after.score == before.score
