from __future__ import annotations

from datetime import date

import pytest

from floorwalk.errors import FloorwalkError
from floorwalk.report.figures import figures

MADE = date(2026, 12, 1)


def test_stores_are_compared_on_shared_checks_and_incomplete_visits_are_not(samples):
    space, round_, results = samples.four()
    found = figures(space, round_, results, MADE)
    first, second, third = found.visits
    assert found.shared == {"PAY-01.1", "PAY-01.2", "EXT-01.1"}
    assert (found.shared_score(first), found.shared_score(second), found.shared_score(third)) == (20, None, 100)


def test_one_simulated_audit_makes_the_report_simulated(samples):
    space, round_, results = samples.four()
    made_up = samples.result(results[0].asked.edition, results[0].store, {}, kind="self", simulated=True)
    assert not figures(space, round_, results, MADE).simulated
    assert figures(space, round_, [*results, made_up], MADE).simulated


def test_without_results_of_the_round_there_is_nothing_to_report(samples):
    space, _, results = samples.four()
    with pytest.raises(FloorwalkError) as stopped:
        figures(space, samples.round(kind="mystery"), results, MADE)
    assert stopped.value.code == "FW706"


def test_without_a_company_file_the_report_stops(samples):
    space, round_, results = samples.four()
    space.company = None
    with pytest.raises(FloorwalkError) as stopped:
        figures(space, round_, results, MADE)
    assert stopped.value.code == "FW708"
