"""A standard with one line changed; each fault must be one problem, at its place, with a repair."""

import pytest
from pydantic import BaseModel, ValidationError

from floorwalk.errors import Problem
from floorwalk.model import Standard, StandardSet
from floorwalk.source.document import parse
from floorwalk.source.translate import problems

GOOD = """\
id: PAY-01
title: Thank each customer
what: Every customer hears a thank-you.
how:
  - Look up.
  - Say thank you.
ask:
  - {role: lead, within: 2 min}
why: They come back.
element: people
moment: paying
effort: {seconds: 5, per: customer}
checks:
  - id: PAY-01.1
    question: Was the customer thanked?
    kind: sample
    seen_by: look
    of: 5
    unit: customers
    pass_at: 4/5
    points: 2
owner: lead
review_by: 2027-05-31
"""


def found(text: str, model: type[BaseModel] = Standard) -> list[Problem]:
    document = parse(text.encode(), "a.yaml")
    assert document.problems == []
    try:
        model.model_validate(document.value)
    except ValidationError as error:
        return problems(document, model, error)
    return []


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def one(old: str, new: str) -> tuple[str, str, str, str]:
    """Line and column, code, what and repair of the only problem."""
    (problem,) = found(changed(old, new))
    assert problem.severity == "error"
    return f"{problem.place.line}:{problem.place.column}", problem.code, problem.what, problem.repair


def test_the_good_one_has_no_problem() -> None:
    assert found(GOOD) == []


def test_a_misspelt_key_and_the_missing_one_are_one_problem() -> None:
    assert one("how:", "hwo:") == ("4:1", "FW202", "unknown key 'hwo'.", "Did you mean 'how'?")
    assert one("role: lead", "rolle: lead") == ("8:6", "FW202", "unknown key 'rolle'.", "Did you mean 'role'?")
    assert one("    unit:", "    units:") == ("19:5", "FW202", "unknown key 'units'.", "Did you mean 'unit'?")


def test_a_misspelt_key_that_is_not_missing_is_one_problem() -> None:
    assert one("owner: lead", "ownr: lead")[1:] == ("FW202", "unknown key 'ownr'.", "Did you mean 'owner'?")
    assert one("why:", "titel: Thanks\nwhy:") == ("9:1", "FW202", "unknown key 'titel'.", "Did you mean 'title'?")


def test_two_misspelt_keys_take_one_missing_key_each() -> None:
    text = changed("how:", "hwo:").replace("why:", "wyh:")
    assert [(one.what, one.repair) for one in found(text)] == [
        ("unknown key 'hwo'.", "Did you mean 'how'?"),
        ("unknown key 'wyh'.", "Did you mean 'why'?"),
    ]


def test_an_unknown_key_like_no_other_is_told_with_the_keys_that_there_are() -> None:
    where, code, what, repair = one("role: lead", "role: lead, zzzzzz: 1")
    assert (where, code, what) == ("8:18", "FW202", "unknown key 'zzzzzz'.")
    assert repair == "Choose one of: role, within."


def test_a_missing_key_points_at_its_parent_and_says_what_it_is() -> None:
    assert one("why: They come back.\n", "")[:3] == ("1:1", "FW201", "'why' is missing here.")
    where, code, what, repair = one("{role: lead, within: 2 min}", "{role: lead}")
    assert (where, code, what) == ("8:5", "FW201", "'within' is missing here.")
    assert repair.startswith("Add `within:` - How soon")
    assert one("    points: 2\n", "")[:3] == ("14:5", "FW201", "'points' is missing here.")


def test_a_bad_entry_makes_no_phantom_of_a_list_that_is_too_short() -> None:
    assert one("{role: lead, within: 2 min}", "{role: lead, within: 2}")[1] == "FW213"
    assert one("  - Look up.\n  - Say thank you.\n", "  - 5\n")[1] == "FW203"


def test_an_empty_list_is_told() -> None:
    assert one("how:\n  - Look up.\n  - Say thank you.\n", "how: []\n")[:2] == ("4:6", "FW209")


def test_union_tags_are_no_part_of_a_place() -> None:
    assert one("of: 5", "of: five")[:2] == ("18:9", "FW205")
    assert one("pass_at: 4/5", "pass_at: 5/4")[:2] == ("20:14", "FW215")


@pytest.mark.parametrize(
    ("old", "new", "where", "code", "repair"),
    [
        ("title: Thank each customer", "title: 0412", "2:8", "FW203", 'Put it in quotes: "0412".'),
        ("title: Thank each customer", "title: +905551112233", "2:8", "FW203", 'Put it in quotes: "+905551112233".'),
        ("title: Thank each customer", "title: true", "2:8", "FW203", 'Put it in quotes: "true".'),
        ("title: Thank each customer", "title: 1e3", "2:8", "FW203", 'Put it in quotes: "1e3".'),
        ("title: Thank each customer", "title: 0x10", "2:8", "FW203", 'Put it in quotes: "0x10".'),
        ("  - Look up.", "  - 7", "5:5", "FW203", 'Put it in quotes: "7".'),
        ("title: Thank each customer", "title:", "2:1", "FW209", "Write it, or take the key out if it is not needed."),
        ("title: Thank each customer", "title: ''", "2:1", "FW209", "Write it, or take the key out if it is not needed."),
        ("title: Thank each customer", "title: [a]", "2:8", "FW205", "Write one text; put it in double quotes if it holds a colon."),
        ("title: Thank each customer", "title: =1+1", "2:8", "FW207", "Begin with a word."),
        ("title: Thank each customer", 'title: " =1"', "2:8", "FW207", "Begin with a word."),
        ("title: Thank each customer", 'title: "a\\a"', "2:8", "FW108", "Delete it and type the text again."),
        ("title: Thank each customer", 'title: "a\\nb"', "2:8", "FW205", "Write it on one line, or fold it with `>-`."),
        ("title: Thank each customer", "title: " + "x" * 161, "2:8", "FW208", "Shorten it, or make two standards of it."),
        ("id: PAY-01\n", "id: Pay-1\n", "1:5", "FW206", "capital letters, a hyphen and a number, as PAY-04."),
        ("moment: paying", "moment: At the till", "11:9", "FW206", "small letters, digits and hyphens, as cash-desk-lead."),
        ("review_by: 2027-05-31", "review_by: 31.05.2027", "23:12", "FW211", "year-month-day"),
        ("review_by: 2027-05-31", "review_by: 2027-02-30", "23:12", "FW211", "year-month-day"),
        ("within: 2 min", "within: two minutes", "8:26", "FW213", "a number, a space and s, min, h or d"),
        ("element: people", "element: poeple", "10:10", "FW204", "Did you mean 'people'?"),
        ("kind: sample", "kind: sampel", "16:11", "FW204", "Did you mean 'sample'?"),
        ("points: 2", "points: 2000", "21:13", "FW210", "Mend the number."),
        ("points: 2", "points: two", "21:13", "FW216", "Write a number with a point, as 0.9, without quotes or unit."),
        ("points: 2", 'points: "2"', "21:13", "FW216", "Write a number with a point, as 0.9, without quotes or unit."),
        ("points: 2", "points: 0.0001", "21:13", "FW210", "Mend the number."),
        ("of: 5", "of: 5.5", "18:9", "FW205", "Write digits only, without quotes."),
        ("of: 5", "of: 0", "18:9", "FW210", "Mend the number."),
        ("points: 2", "points: 2\n    critical: yes", "22:15", "FW205", "Write true or false without quotes."),
        ("ask:\n  - {role: lead,", "ask: {role: lead,", "7:6", "FW205", "Begin each entry on its own line with a hyphen."),
        ("effort: {seconds: 5, per: customer}", "effort: 5", "12:9", "FW205", "Write `key: value` lines here, two spaces further in."),
        ("points: 2", "points: 2\n    min_seen: 6", "14:5", "FW226", "Write a smaller min_seen."),
    ],
)  # fmt: skip
def test_each_fault_is_one_problem_at_its_place_with_its_repair(old: str, new: str, where: str, code: str, repair: str) -> None:
    found_where, found_code, what, found_repair = one(old, new)
    assert (found_where, found_code) == (where, code)
    assert repair in found_repair
    assert what.endswith(".")


def test_a_check_without_kind_is_told_with_the_kinds() -> None:
    where, code, what, repair = one("    kind: sample\n", "")
    assert (where, code, what) == ("14:5", "FW201", "'kind' is missing here.")
    assert repair == "Add `kind:` - yes_no, rating, measure, sample, promise or choice."


def test_a_misspelt_kind_is_one_problem() -> None:
    assert one("    kind: sample", "    knid: sample") == ("16:5", "FW202", "unknown key 'knid'.", "Did you mean 'kind'?")


def test_a_key_of_another_kind_is_told() -> None:
    assert one("of: 5", "of: 5\n    expect: no")[:3] == ("19:5", "FW202", "unknown key 'expect'.")


def test_a_list_where_a_standard_is_wanted() -> None:
    (problem,) = found("- a\n- b\n")
    assert (str(problem.place), problem.code) == ("a.yaml:1:1", "FW205")
    assert problem.what == "the file: a group of keys with values is wanted here, not a list."


def test_all_faults_are_told_in_the_files_order() -> None:
    text = (
        changed("title: Thank each customer", "title: 5")
        .replace("points: 2", "points: x")
        .replace("hwo", "how")
        .replace("owner: lead\n", "")
    )
    assert [(one.place.line, one.code) for one in found(text)] == [(1, "FW201"), (2, "FW203"), (21, "FW216")]


def test_a_set_names_the_entry_of_its_list() -> None:
    text = """\
id: mall
title: Mall
version: 1
sections:
  - {id: pay, title: Pay, standards: [PAY-01, pay-02]}
scoring:
  pass_mark: 80
  bands:
    - {id: good, title: Good, from: 0, to: 100.55}
"""
    first, second = found(text, StandardSet)
    assert (str(first.place), first.code) == ("a.yaml:5:47", "FW206")
    assert first.what == "'standards' (number 2): 'pay-02' has the wrong form."
    assert (str(second.place), second.code) == ("a.yaml:9:44", "FW210")
