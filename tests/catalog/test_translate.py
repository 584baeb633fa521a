"""A workspace in another language: every text said, nothing else changed, what is missing marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from floorwalk.catalog.match import update
from floorwalk.catalog.po import from_po
from floorwalk.catalog.shelf import read_catalog, translator_for
from floorwalk.catalog.texts import map_texts
from floorwalk.catalog.translate import edition_in_language, in_language, translator, wanted
from floorwalk.edition.freeze import Edition
from floorwalk.errors import FloorwalkError
from floorwalk.source.workspace import Workspace


@pytest.fixture(scope="module")
def shouted(mall: Workspace) -> Workspace:
    entries, _ = update([], wanted(mall))
    return in_language(mall, translator("tr", "en", [replace(entry, translation=entry.source.upper()) for entry in entries]))


def test_every_text_is_said(shouted: Workspace) -> None:
    left = [text for text in (one.source for one in wanted(shouted)) if text != text.upper()]
    assert left == []


def test_ids_numbers_and_files_stay(mall: Workspace, shouted: Workspace) -> None:
    before, after = (list(space.standards()) for space in (mall, shouted))
    assert [one.standard.id for one in before] == [one.standard.id for one in after]
    assert [one.standard.ask for one in before] == [one.standard.ask for one in after]
    assert [[check.points for check in one.standard.checks] for one in before] == [
        [check.points for check in one.standard.checks] for one in after
    ]
    assert after[0].document is before[0].document
    assert shouted.company is not None
    assert mall.company is not None
    assert (shouted.company.name, shouted.company.roles[0].id) == (mall.company.name, mall.company.roles[0].id)


def test_clock_is_a_word_of_the_rule_and_never_translated(shouted: Workspace) -> None:
    clocks = [check for one in shouted.standards() for check in one.standard.checks if getattr(check, "is_clock", False)]
    assert clocks
    assert {check.unit for check in clocks} == {"clock"}  # type: ignore[union-attr]


def test_what_is_not_translated_is_marked(mall: Workspace) -> None:
    bare = in_language(mall, translator("tr", "en", []))
    standard = bare.sets["mall"].standards["ENV-03"].standard
    assert standard.title.endswith(" [en]")
    assert not any(word.endswith("[en]") for word in (*standard.situations, *standard.synonyms))
    assert {getattr(check, "unit", "") for check in standard.checks} == {"°C"}


def test_an_edition_keeps_its_hash_in_every_language(mall_edition: Edition) -> None:
    said = edition_in_language(mall_edition, translator("tr", "en", []))
    assert said.hash == mall_edition.hash
    assert said.standards[0].title == mall_edition.standards[0].title + " [en]"


def test_the_same_text_twice_in_a_context_is_wanted_once(mall: Workspace) -> None:
    texts = wanted(mall)
    assert len({text.key for text in texts}) == len(texts)


def test_what_says_the_same_gives_the_same_model(mall: Workspace) -> None:
    assert mall.company is not None
    assert map_texts(mall.company, "company", lambda _context, text: text) is mall.company


def test_a_language_that_the_company_does_not_have(mall: Workspace) -> None:
    with pytest.raises(FloorwalkError) as caught:
        translator_for(mall, "zh-hans")
    assert (caught.value.code, caught.value.repair) == ("FW801", "Did you mean 'zh-Hans'?")


def test_a_broken_catalog_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(FloorwalkError) as caught:
        from_po('msgid ""\nmsgstr ""\n\nmsgctxt "PAY-04:how"\nmsgid "one"\nmsgstr two\n', "tr.po")
    assert caught.value.code == "FW802"
    assert "line 6" in caught.value.what
    folder = tmp_path / "standards/translations"
    folder.mkdir(parents=True)
    (folder / "tr.po").write_bytes(b"\xff\xfe")
    with pytest.raises(FloorwalkError, match="FW802"):
        read_catalog(tmp_path, "tr")
