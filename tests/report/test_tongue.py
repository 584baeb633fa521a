"""A store's page is told in its own language, whatever the language of the report."""

from __future__ import annotations

from datetime import date

import pytest

from floorwalk import report
from floorwalk.edition.freeze import freeze
from floorwalk.report.figures import figures
from floorwalk.report.tongue import Tongues

MADE = date(2026, 12, 1)


@pytest.fixture(scope="module")
def world(samples, mall):
    round_, _ = mall.rounds["2026-11"]
    edition = freeze(mall.sets["mall"])
    results = samples.random(mall, round_, mall.stores.rows)
    return mall, round_, results, {edition.hash: edition}


def test_each_page_is_in_the_language_of_its_store(world):
    space, round_, results, editions = world
    made = report.build(space, round_, results, MADE, "en", editions=editions)
    languages = {store.id: store.language for store in space.stores.rows}
    assert {id_: page.split('lang="', 1)[1].split('"', 1)[0] for id_, page in made.stores.items()} == languages
    assert "Teşekkürler" in made.stores["S003"] or "Teşekkür" in made.stores["S003"]
    assert "Thank you, team of" in made.stores["S001"]
    assert 'lang="en"' in made.html


def test_a_result_keeps_its_score_and_gets_the_words_of_the_language(world):
    space, round_, results, editions = world
    found = figures(space, round_, results, MADE)
    visit = found.last_visits["S003"]
    told = Tongues(space, space.company, editions, "en").told(visit)
    here, there = visit.score, told.visit.score
    assert (here.percent, here.outcome, here.earned) == (there.percent, there.outcome, there.earned)
    assert [(one.check.id, one.state, one.earned) for one in here.checks] == [(one.check.id, one.state, one.earned) for one in there.checks]
    mine, theirs = found.findings_of(visit), told.findings(found.findings_of(visit))
    assert [one.score.check.id for one in mine] == [one.score.check.id for one in theirs]
    assert mine
    assert all(a.standard.title != b.standard.title for a, b in zip(mine, theirs, strict=True))
    assert all(a.title != b.title for a, b in zip(here.sections, there.sections, strict=True))


def test_a_language_that_the_company_does_not_have_is_told_in_the_reports(world):
    space, _, _, editions = world
    tongues = Tongues(space, space.company, editions, "en")
    assert tongues.of("de").language == "en"
    assert tongues.of("ta").language == "ta"
    assert Tongues(space, space.company, {}, "en").of("ta").language == "en"
