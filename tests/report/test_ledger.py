"""The whole report from a ledger with several rounds."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import html5lib
import pytest

from floorwalk.edition.shelf import put
from floorwalk.ledger.store import open_ledger
from floorwalk.report import from_ledger
from floorwalk.source.workspace import load

ROUNDS = 9


@pytest.fixture(scope="module")
def made(samples, root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("company")
    for part in ("standards", "audits/rounds", "audits/stores.csv", "audits/contacts.csv", "audits/decisions.csv"):
        copy(root / part, folder / part)
    text = (folder / "audits/rounds/2026-11.yaml").read_text(encoding="utf-8")
    for number in range(1, ROUNDS):
        earlier = text.replace("2026-11", f"2026-{number:02}").replace("-30", "-28").replace("November round", f"Round {number}")
        (folder / f"audits/rounds/2026-{number:02}.yaml").write_text(earlier, encoding="utf-8")
    space = load(folder)
    put(folder, space.sets["mall"])
    with open_ledger(folder / "audits/ledger.duckdb") as ledger:
        for seed, (round_, _) in enumerate(space.rounds.values()):
            results = samples.random(space, round_, space.stores.rows, seed)
            ledger.append([samples.entry(one) for one in results])
        round_, _ = space.rounds["2026-11"]
        return from_ledger(ledger, space, round_, date(2026, 12, 1), "en")


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)


def test_all_rounds_stand_in_the_report_with_limits(made):
    plain = json.loads(made.json)
    assert [one["id"] for one in plain["rounds"]][-1] == "2026-11"
    assert len(plain["rounds"]) == ROUNDS
    assert all(one["of_mean"]["low"] is not None for one in plain["rounds"])
    assert plain["rounds"][-1]["change"]["clusters"] > 5


def test_pages_stay_sound_html_with_a_text_for_each_chart(made):
    for text in (made.html, *made.regions.values(), *made.stores.values()):
        tree = html5lib.HTMLParser(strict=True).parse(text)
        ids = [one.get("id") for one in tree.iter() if one.get("id")]
        assert len(ids) == len(set(ids))
        for svg in tree.iter("{http://www.w3.org/2000/svg}svg"):
            assert svg.get("role") == "img"
            assert svg.get("aria-label")
            assert svg.findtext("{http://www.w3.org/2000/svg}title")


def test_no_interval_is_printed_without_its_n(made):
    for one in json.loads(made.json)["standards"]:
        assert one["rate"]["n"] > 0
        assert (one["rate"]["low"] is None) == (one["rate"]["why_not"] is not None)


def test_ranked_stores_carry_the_places_that_they_may_hold(made):
    places = [one for one in json.loads(made.json)["places"] if one["place"]]
    assert places
    assert all(one["visits"] >= 3 and one["best"] <= one["place"] <= one["worst"] for one in places)


def test_a_store_page_has_its_own_history_in_its_language(made):
    text = "".join(html5lib.parse(made.stores["S003"]).itertext())
    assert 'lang="tr"' in made.stores["S003"]
    assert text.count(" turu") >= ROUNDS - 1
    assert "Round " not in text
