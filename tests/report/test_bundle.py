from __future__ import annotations

import json
import posixpath
import re
from datetime import date
from html import escape

import html5lib
import pytest

from floorwalk import report
from floorwalk.score import score

MADE = date(2026, 12, 1)
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="module")
def made(samples, mall):
    round_, _ = mall.rounds["2026-11"]
    return report.build(mall, round_, samples.random(mall, round_, mall.stores.rows[:9]), MADE, "en")


def test_the_same_results_give_the_same_report_in_any_order(samples, mall, made):
    round_, _ = mall.rounds["2026-11"]
    results = samples.random(mall, round_, mall.stores.rows[:9])
    assert report.build(mall, round_, results[::-1], MADE, "en") == made


def test_pages_are_valid_html_with_unique_ids_and_no_dead_anchor(made):
    for text in (made.html, *made.regions.values(), *made.stores.values()):
        tree = html5lib.HTMLParser(strict=True).parse(text)
        ids = [element.get("id") for element in tree.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        targets = [link.get("href", "")[1:] for link in tree.iter(f"{XHTML}a") if link.get("href", "").startswith("#")]
        assert set(targets) <= set(ids)


def test_nothing_is_fetched_from_anywhere(made):
    for text in (made.html, *made.regions.values(), *made.stores.values()):
        assert not re.search(r"<(link|img|iframe)|<script[^>]|url\(|@import", text)


def test_every_way_leads_to_a_page_and_a_place_that_is_there(made):
    pages = {name: text for name, text in made.files().items() if name.endswith(".html")}
    for name, text in pages.items():
        for href in re.findall(r'<a [^>]*href="([^"]+)"', text):
            path, _, place = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in pages, (name, href)
            assert not place or f'id="{place}"' in pages[target], (name, href)


def test_simulated_data_is_said_everywhere(made, mall):
    assert json.loads(made.json)["simulated"] is True
    for text in (made.html, *made.regions.values(), *made.stores.values()):
        assert text.count("Simulated data") >= 2
        assert escape(mall.company.notice, quote=False) in text


def test_real_data_is_not_called_simulated(samples):
    space, round_, results = samples.four()
    real = report.build(space, round_, results, MADE, "en")
    assert "Simulated data" not in real.html + "".join(real.stores.values())
    assert json.loads(real.json)["simulated"] is False


def test_notes_of_people_are_escaped(samples):
    space, round_, results = samples.four()
    answers = [answer.model_copy(update={"note": "<b>Two</b> of the signs"}) for answer in results[1].audit.answers]
    audit = results[1].audit.model_copy(update={"answers": tuple(answers)})
    noted = report.Result(audit, results[1].asked, score(results[1].asked, audit), (), "f")
    page = report.build(space, round_, [noted], MADE, "en").regions["north"]
    assert "&lt;b&gt;Two&lt;/b&gt; of the signs" in page
    assert "<b>Two" not in page


def test_each_score_can_be_read_line_by_line(made):
    visit = json.loads(made.json)["visits"][0]
    text = "".join("".join(html5lib.parse(page).itertext()) for page in made.regions.values())
    for line in (*(check["line"] for check in visit["checks"]), *visit["explanation"]):
        assert line in text


def test_many_visits_sum_up_full_points_and_leave_the_rest(samples, mall, monkeypatch):
    monkeypatch.setattr("floorwalk.report.region.FULL_LINES", 10)
    round_, _ = mall.rounds["2026-11"]
    small = report.build(mall, round_, samples.random(mall, round_, mall.stores.rows[:2]), MADE, "en")
    lines = [check for visit in json.loads(small.json)["visits"] for check in visit["checks"]]
    pages = "".join(small.regions.values())
    assert all(line["line"] not in pages for line in lines if line["state"] == "passed" and line["earned"] == line["possible"])
    text = "".join(html5lib.parse(pages).itertext())
    assert all(line["line"] in text for line in lines if line["state"] == "failed")


def test_auditors_and_their_notes_are_not_printed_for_the_wall(samples):
    space, round_, results = samples.four()
    answers = [answer.model_copy(update={"note": "Ask Jo at the till"}) for answer in results[1].audit.answers]
    audit = results[1].audit.model_copy(update={"auditor": "Robin Example", "answers": tuple(answers)})
    noted = report.Result(audit, results[1].asked, score(results[1].asked, audit), (), "f")
    page = report.build(space, round_, [noted], MADE, "en").stores["S1"]
    before, screen, rest = re.split(r'<div class="own screen">(?=<details id="spots">)|(?<=</details>)</div>', page)
    assert "Keep the exit free" in before
    assert "Robin Example" not in page
    assert "Ask Jo" in screen
    assert "Ask Jo" not in before + rest
    assert re.search(r"@media print .*nav, \.screen \{ display: none; \}", page, re.DOTALL)
