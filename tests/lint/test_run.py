"""All rules together: every fault in one run, each once, and no phantom that only follows from another."""

from datetime import date

from tests.lint.conftest import STANDARD, Space

COMPANY = "standards/company.yaml"


def test_the_small_workspace_is_clean(space: Space):
    assert space.problems() == []


def test_all_faults_come_in_one_run_in_the_order_of_files(space: Space):
    space.change(STANDARD, "moment: paying", "moment: payin")
    space.change(STANDARD, "points: 2", "points: 0\n    critical: true")
    space.change("audits/contacts.csv", "*,shop-lead", "S9,shop-lead")
    problems = space.problems()
    assert [problem.code for problem in problems] == ["FW328", "FW312", "FW303", "FW317"]
    assert problems == sorted(set(problems))


def test_a_broken_company_makes_no_unknown_role(space: Space):
    space.change(COMPANY, "name: Small Shop", "name: Small Shop\nname: Other")
    assert space.codes() == ["FW106"]


def test_a_broken_standard_is_not_missing_and_its_promise_not_unkept(space: Space):
    space.change(STANDARD, "title: Thank", "title: Thanks: thank")
    assert space.codes() == ["FW105"]


def test_broken_stores_make_no_unknown_store_or_attribute(space: Space):
    space.change("audits/stores.csv", "S2,Market Square", "S2,Market, Square")
    space.change(STANDARD, "effort:", 'for: {attributes: {lifts: "yes"}}\neffort:')
    space.change("audits/contacts.csv", "*,shop-lead", "S2,shop-lead")
    assert space.codes() == ["FW110"]


def test_an_unknown_role_is_said_once_and_not_as_a_gap(space: Space):
    space.change(STANDARD, "role: shop-lead", "role: shop-leed")
    assert space.codes() == ["FW302"]


def test_a_review_is_overdue_from_the_day_after(space: Space):
    assert space.problems(date(2099, 5, 31)) == []
    [problem] = space.problems(date(2099, 6, 1))
    assert (problem.code, problem.severity) == ("FW320", "warning")


def test_english_words_are_not_judged_in_another_language(space: Space):
    space.change(STANDARD, "title: Thank every customer", "title: Thank every customer properly")
    assert space.codes() == ["FW401"]
    space.change(COMPANY, "languages: [en]", "languages: [tr, en]\nsource_language: tr")
    assert space.codes() == []
