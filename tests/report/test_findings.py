from __future__ import annotations

from floorwalk.model import ActionLine
from floorwalk.report.findings import actions_of, failures, unproven_of


def test_every_failed_check_is_a_finding_and_critical_ones_come_first(samples):
    _, _, results = samples.four()
    found = failures(results, {"PAY-01": "cashier"})
    assert [(one.visit.store.id, one.score.check.id, one.owner, one.critical) for one in found] == [
        ("S1", "PAY-01.2", "cashier", True),
        ("S1", "EXT-01.1", "lead", False),
    ]


def test_a_check_that_failed_at_the_applicable_visit_before_is_a_repeat(samples):
    _, _, (_, bad, _) = samples.four()
    edition, store = bad.asked.edition, bad.store
    answers = [{"EXT-01.1": ("no",)}, {"EXT-01.1": "na"}, {"EXT-01.1": ("no",)}, {"EXT-01.1": ("yes",)}, {"EXT-01.1": ("no",)}]
    visits = [samples.result(edition, store, own, number=number) for number, own in enumerate(answers, start=1)]
    assert [(one.visit.number, one.repeat) for one in failures(visits, {})] == [(1, False), (3, True), (5, False)]


def test_critical_checks_that_nobody_confirmed_are_named(samples):
    _, _, results = samples.four()
    unseen = samples.result(results[0].asked.edition, results[0].store, {"PAY-01.2": "not_observed"})
    assert [one.score.check.id for one in unproven_of([*results, unseen], {})] == ["PAY-01.2"]


def test_actions_with_a_date_come_first(samples):
    _, _, results = samples.four()
    lines = (ActionLine(issue="later"), ActionLine(issue="first", due=results[0].audit.day))
    visit = samples.result(results[0].asked.edition, results[0].store, {}, actions=lines)
    assert [one.line.issue for one in actions_of([visit])] == ["first", "later"]
