from typing import Any

import pytest
from tests.edition.made import SCORING, YES, frozen, measured, standard

from floorwalk.edition.compare import Change, compare

RATED = {"kind": "rating", "steps": ["Bad", "Good"], "pass_at": "1/2"}
SAMPLED = {"kind": "sample", "of": 5, "unit": "customers", "pass_at": "4/5"}


def changes(old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str, bool]]:
    """Path, kind and whether a raised version is owed, for two versions of one standard."""
    found = compare(frozen(standard(**old)), frozen(standard(**new)))
    return [("/".join(one.path), one.kind, one.unraised) for one in found]


def test_no_change_is_no_change() -> None:
    assert changes({}, {"owner": "boss", "why": "Other."}) == []


@pytest.mark.parametrize(
    ("new", "path"),
    [
        ({"title": "Thank all customers"}, "title"),
        ({"what": "Customers hear a thank-you."}, "what"),
        ({"how": ["Look up, and smile.", "Say thank you."]}, "how"),
        ({"say": "Thank you!"}, "say"),
        ({"check": {"question": "Did the customer hear a thank-you?"}}, "checks/PAY-01.1/question"),
        ({"check": {"help": "Stand at the till."}}, "checks/PAY-01.1/help"),
        ({"check": {"minutes": 3}}, "checks/PAY-01.1/minutes"),
        ({"check": {"note_on_fail": True}}, "checks/PAY-01.1/note_on_fail"),
    ],
)
def test_words_that_change_no_number_are_wording(new: dict[str, Any], path: str) -> None:
    assert changes({}, new) == [(path, "wording", False)]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ({}, {"check": {"points": 3}}, "points"),
        ({}, {"check": {"critical": True}}, "critical"),
        ({"check": RATED}, {"check": RATED | {"pass_at": 1}}, "pass_at"),
        ({"check": SAMPLED}, {"check": SAMPLED | {"pass_at": "3/5"}}, "pass_at"),
    ],
)
def test_points_critical_and_pass_at_are_scoring(old: dict[str, Any], new: dict[str, Any], path: str) -> None:
    assert changes(old, new) == [(f"checks/PAY-01.1/{path}", "scoring", False)]


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ({}, {"what": "Every customer hears 2 thank-yous."}, "what"),
        ({}, {"ask": [{"role": "boss", "within": "2 min"}]}, "ask/0/role"),
        ({}, {"ask": [{"role": "lead", "within": "9 min"}]}, "ask/0/within"),
        ({}, {"for": {"formats": ["mall"]}}, "for/formats"),
        ({}, {"effective": {"from": "2026-12-01"}}, "effective"),
        ({}, {"check": {"na": "allowed"}}, "checks/PAY-01.1/na"),
        ({}, {"check": {"expect": "no"}}, "checks/PAY-01.1/expect"),
        ({}, {"checks": []}, "checks/PAY-01.1"),
        ({}, {"checks": [YES, YES | {"id": "PAY-01.2"}]}, "checks/PAY-01.2"),
        ({}, {"variants": [{"when": {"region": "south"}, "say": "Hi"}]}, "variants"),
        (measured({"at_most": 4}), measured({"at_most": 5}), "checks/PAY-01.1/limits/0/at_most"),
        (measured({"between": [4, 6]}), measured({"between": [4, 7]}), "checks/PAY-01.1/limits/0/between/1"),
        (measured({"at_most": 4}), measured({"at_most": 4}, unit="K"), "checks/PAY-01.1/unit"),
        (measured({"at_most": 4}), measured({"at_most": 4, "when": {"months": [6]}}), "checks/PAY-01.1/limits/0/when"),
        ({"check": SAMPLED}, {"check": SAMPLED | {"of": 6}}, "checks/PAY-01.1/of"),
        ({"check": RATED}, {"check": RATED | {"steps": ["Bad", "Dull", "Good"]}}, "checks/PAY-01.1/steps"),
    ],
)
def test_all_else_is_a_requirement_and_owes_a_raised_version(old: dict[str, Any], new: dict[str, Any], path: str) -> None:
    assert changes(old, new) == [(path, "requirement", True)]
    assert changes(old, new | {"version": 2}) == [(path, "requirement", False)]


def test_a_raised_version_makes_a_requirement_of_changed_words() -> None:
    assert changes({}, {"say": "Thank you!", "version": 2}) == [("say", "requirement", False)]


def test_a_raised_version_alone_asks_staff_to_read_again() -> None:
    assert changes({}, {"version": 2}) == [("version", "requirement", False)]


def test_the_order_of_checks_is_no_change() -> None:
    two = [YES, YES | {"id": "PAY-01.2"}]
    assert changes({"checks": two}, {"checks": two[::-1]}) == []


def test_several_changes_are_told_one_by_one() -> None:
    found = changes(measured({"at_most": 4}), measured({"at_most": 5}, points=9, question="How warm?") | {"say": "Brr."})
    assert {(path.rpartition("/")[2], kind) for path, kind, _ in found} == {
        ("say", "wording"),
        ("at_most", "requirement"),
        ("points", "scoring"),
        ("question", "wording"),
    }


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"scoring": SCORING | {"pass_mark": 85}}, ("scoring", "pass_mark")),
        ({"scoring": SCORING | {"total": "sections"}}, ("scoring", "total")),
        ({"sections": [{"id": "pay", "title": "Pay", "weight": 3, "standards": ["PAY-01"]}]}, ("sections", "pay")),
    ],
)
def test_the_scoring_of_the_set_is_compared(change: dict[str, Any], path: tuple[str, ...]) -> None:
    found = compare(frozen(standard()), frozen(standard(), **change))
    assert [(one.standard, one.path, one.kind) for one in found] == [("", path, "scoring")]


def test_old_and_new_values_are_told() -> None:
    found = compare(frozen(standard()), frozen(standard(check={"points": 3})))
    assert found == [Change("PAY-01", ("checks", "PAY-01.1", "points"), "scoring", 2, 3)]


def test_a_standard_of_only_one_edition_is_not_compared() -> None:
    other = standard(id="PAY-02", checks=[])
    assert compare(frozen(standard()), frozen(standard(), other)) == []
    assert compare(frozen(standard(), other), frozen(standard())) == []
