from __future__ import annotations

from datetime import date

import pytest

from floorwalk.report import sentences
from floorwalk.report.figures import figures

MADE = date(2026, 12, 1)


@pytest.fixture
def four(samples):
    space, round_, results = samples.four()
    return figures(space, round_, results, MADE)


def test_what_came_out(four):
    assert sentences.came_out(four, str) == [
        "3 of 4 planned sheets came back.",
        "Of 3 visits: 1 passed, 1 failed, 1 is not scored.",
        "1 visit failed at a critical check.",
        "The 2 complete and scored visits lie between 20.0\u00a0% and 100.0\u00a0%.",
        "Section with the highest mean: PAY (75.0\u00a0%, n = 2). With the lowest: EXT (50.0\u00a0%, n = 2).",
    ]


def test_what_to_do_first(four):
    assert sentences.do_first(four, str) == [
        "Put the critical failures right today (1): S1.",
        "Ask for the missing sheets (1): S4.",
        "Send back the sheets with blank answers (1): S2.",
        "Mend with Desk lead: Keep the exit free (EXT-01.1 failed at 1 of 2 visits).",
        "Mend with Desk lead: Thank each customer (PAY-01.2 failed at 1 of 3 visits).",
    ]


def test_how_sure_says_n_and_refuses_to_rank(four):
    said = " ".join(sentences.how_sure(four, str))
    assert "rests on 3 visits, one in each store" in said
    assert "cannot rank stores" in said
    assert "1 planned visit is missing from every figure" in said
    assert "Of 9 questions asked, 1 were left blank, 0 not observed and 1 not applicable." in said
    assert "3 of 3, answered at all 2 complete ones" in said


def test_a_round_without_fault_has_its_own_words(samples):
    space, _, results = samples.four()
    good = figures(space, samples.round(visits=[{"store": "S3"}]), results[:1], MADE)
    assert sentences.do_first(good, str) == ["Nothing failed and nothing is missing: thank the stores."]
    assert "nothing to compare" in " ".join(sentences.how_sure(good, str))


def test_long_lists_of_stores_are_cut_with_their_number(samples):
    space, _, results = samples.four()
    visits = [{"store": "S3"}, *({"store": f"X{number}"} for number in range(9))]
    said = sentences.do_first(figures(space, samples.round(visits=visits), results[:1], MADE), str)
    assert said == ["Ask for the missing sheets (9): X0, X1, X2, X3, X4, X5 and 3 more."]
