from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from floorwalk.report.data import KEYS, report_json
from floorwalk.report.figures import figures
from floorwalk.report.plain import KEYS as MEASURES


@pytest.fixture
def plain(samples) -> Any:
    space, round_, results = samples.four()
    found = figures(space, round_, results, date(2026, 12, 1))
    return json.loads(report_json(found, samples.measured(found), "en"))


def test_every_key_is_documented_and_every_documented_key_is_there(plain):
    assert set(plain) | {f"visits[].{key}" for key in plain["visits"][0]} == set(KEYS) | set(MEASURES)


def test_scores_are_exact_and_shown(samples):
    space, round_, results = samples.four()
    edition, store = results[0].asked.edition, results[0].store
    third = samples.result(edition, store, {"PAY-01.1": ("yes",), "PAY-01.2": ("yes",), "EXT-01.1": ("no",)})
    found = figures(space, round_, [third], date(2026, 12, 1))
    visit = json.loads(report_json(found, samples.measured(found), "en"))["visits"][0]
    assert visit["score"] == {"exact": "40", "shown": "40.0 %"}
    assert Fraction(visit["sections"][0]["score"]["exact"]) == 100


def test_what_was_not_scored_is_null(plain):
    first, second, _ = plain["visits"]
    assert second["shared_score"] is None
    assert second["band"] is None
    assert second["sections"][1]["score"] is None
    assert first["checks"][1] == {
        "id": "PAY-01.2", "standard": "PAY-01", "section": "pay", "state": "failed", "fraction": "0", "earned": "0", "possible": "2",
        "critical": True, "disputed": False, "note": "", "comment": "", "photo": "", "photos": [], "corrected": False,
        "line": "PAY-01.2: no, expected yes = 0 x 2 points = 0 of 2", "sheet": "", "cell": "",
    }  # fmt: skip


def test_the_simulated_flag_is_false_for_real_audits(plain):
    assert plain["simulated"] is False
