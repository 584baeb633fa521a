import json
from collections.abc import Callable
from typing import Any

import pytest

from floorwalk.errors import FloorwalkError
from floorwalk.handbook.pages import handbook
from floorwalk.handbook.results import Results, read_results
from floorwalk.source.workspace import Workspace

Make = Callable[..., Workspace]


def report(**more: Any) -> str:
    """A report as `floorwalk report` writes it, of two visits, in few keys."""
    visit = {
        "store": "S1",
        "visit": 1,
        "day": "2026-11-10",
        "outcome": "pass",
        "score": {"exact": "877/10", "shown": "87.7 %"},
        "findings": [],
    }
    failed = [{"standard": "PAY-01"}, {"standard": "PAY-01"}]
    plain = {
        "format": "floorwalk-report/1",
        "language": "en",
        "round": {"title": "November round", "due": "2026-11-30"},
        "planned": 3,
        "visits_n": 2,
        "simulated": False,
        "outcomes": {"pass": 1, "fail": 1, "not_proven": 0, "incomplete": 0, "not_scored": 0},
        "sections": [{"id": "pay", "mean": {"exact": "425/6", "shown": "70.8 %"}, "n": 2}, {"id": "gone", "mean": None, "n": 0}],
        "checks": [
            {"id": "PAY-01.1", "passed": 1, "failed": 1},
            {"id": "PAY-01.2", "passed": 2, "failed": 0},
        ],
        "promises": [{"id": "P-THANKS", "kept": 1, "n": 2}],
        "visits": [visit, visit | {"store": "S2", "outcome": "fail", "score": None, "findings": failed}],
    }
    return json.dumps(plain | more)


@pytest.fixture
def told(small: Make) -> Callable[[str], str]:
    """The Markdown of a page of a handbook that was given results."""
    check = {"question": "Was it kept?", "kind": "yes_no", "seen_by": "look", "points": 1}
    checks = [check | {"id": f"PAY-01.{number}"} for number in (1, 2)]
    promise = {"id": "P-THANKS", "text": "Nobody leaves without a thank-you."}
    space = small(company={"promises": [promise]}, PAY_01={"checks": checks, "promises": ["P-THANKS"]})
    book = handbook(space, results=read_results(report(), "report.json"))
    return lambda path: book.pages[f"{path}index.md"].markdown


def test_in_another_language_than_the_reports_a_round_is_named_by_its_month(small: Make) -> None:
    results = read_results(report(), "report.json")
    text = handbook(small(company={"languages": ["en", "tr"]}), "tr", results=results).pages["results/index.md"].markdown
    assert "Kasım 2026 turu, son gün 30 Kasım 2026" in text
    assert "November" not in text


def test_staff_see_counts_with_their_n(told: Callable[[str], str]) -> None:
    text = told("results/")
    assert "November round, due 30 November 2026: 2 of 3 visits are in." in text
    assert "<li><strong>1</strong> Pass</li>" in text
    assert "Not proven" not in text
    assert "70.8 %" in text
    assert "<th scope=row>Nobody leaves without a thank-you.</th><td>1 of 2</td>" in text
    assert "Kept at 1 of 2 visits." in text


def test_a_standard_says_how_often_it_was_kept_by_its_weakest_check(told: Callable[[str], str]) -> None:
    assert "November round: kept at 1 of 2 visits." in told("s/PAY-01/")


def test_a_store_sees_its_own_visit(told: Callable[[str], str]) -> None:
    assert "Visit of 10 November 2026: Pass, 87.7 %." in told("store/S1/")
    second = told("store/S2/")
    assert "Fail, not scored" in second
    assert second.count("s/PAY-01/index.html") == 1


def test_without_results_nothing_speaks_of_them(small: Make) -> None:
    book = handbook(small())
    assert "results/index.md" not in book.pages
    assert "kept at" not in book.pages["s/PAY-01/index.md"].markdown


def test_results_hold_no_names_of_people() -> None:
    assert set(Results.__dataclass_fields__) & {"auditor", "notes", "remarks"} == set()
    text = json.loads(report())
    text["visits"][0]["auditor"] = "Ada"
    assert "Ada" not in repr(read_results(json.dumps(text), "report.json"))


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", '{"format": "another/1"}', report(visits=[{}]), report(sections=[{"id": "x", "mean": {"exact": "1/0"}, "n": 1}])],
)
def test_a_file_that_is_no_report_is_refused(text: str) -> None:
    with pytest.raises(FloorwalkError) as stopped:
        read_results(text, "report.json")
    assert stopped.value.code == "FW744"
