from __future__ import annotations

from datetime import date

from floorwalk.report.figures import figures
from floorwalk.report.summary import summary

MADE = date(2026, 12, 1)


def test_it_says_what_changed_what_to_do_and_how_sure_in_half_a_page(samples, mall):
    round_, _ = mall.rounds["2026-11"]
    found = figures(mall, round_, samples.random(mall, round_, mall.stores.rows), MADE)
    text = summary(samples.scope(found))
    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## What changed", "## What came out", "## What to do first", "## How sure we are"
    ]  # fmt: skip
    assert "**Simulated data" in text
    assert "no earlier round" in text
    assert len(text.splitlines()) <= 40


def test_words_of_people_are_no_markup(samples):
    space, _, results = samples.four()
    found = figures(space, samples.round(title="*Best* <b>round</b> [x](y)"), results, MADE)
    first = summary(samples.scope(found)).splitlines()[0]
    assert first == r"# \*Best\* \<b\>round\</b\> \[x\](y): Small set"
