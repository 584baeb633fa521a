"""The tool's own words: every msgid of the code stands in every catalog, translated, with its placeholders."""

from __future__ import annotations

import importlib.util
import re
from importlib.machinery import SourceFileLoader
from pathlib import Path

import polib
import pytest
from tests.conftest import ROOT

from floorwalk.sheet.layout import WORDS
from floorwalk.words import words
from floorwalk.words.fold import fold

LOCALE = ROOT / "tool/floorwalk/words/locale"
LANGUAGES = ("zh-Hans", "zh-Hant", "ta", "tr", "fil")


def msgids() -> dict[str, str]:
    loader = SourceFileLoader("words_script", str(ROOT / ".ci/words"))
    spec = importlib.util.spec_from_loader("words_script", loader)
    assert spec is not None
    script = importlib.util.module_from_spec(spec)
    loader.exec_module(script)
    found = script.msgids()
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_holds_exactly_the_words_of_the_code(language: str) -> None:
    catalog = polib.pofile(str(LOCALE / f"{language}.po"))
    assert {entry.msgid for entry in catalog} == set(msgids()), "run .ci/words"
    assert [entry.msgid for entry in catalog if not entry.msgstr] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_placeholder_is_lost(language: str) -> None:
    names = re.compile(r"\{\w*\}")
    catalog = polib.pofile(str(LOCALE / f"{language}.po"))
    lost = [entry.msgid for entry in catalog if sorted(names.findall(entry.msgid)) != sorted(names.findall(entry.msgstr))]
    assert lost == []


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
def test_the_four_words_of_an_answer_are_told_apart(language: str) -> None:
    t = words(language)
    assert len({fold(t(word)) for word in WORDS.values()}) == 4


def test_no_word_means_two_things_in_two_languages() -> None:
    meanings: dict[str, set[str]] = {}
    for language in ("en", *LANGUAGES):
        for meaning, word in WORDS.items():
            meanings.setdefault(fold(words(language)(word)), set()).add(meaning)
    assert {word: found for word, found in meanings.items() if len(found) > 1} == {}


def test_a_language_without_a_catalog_speaks_english() -> None:
    assert words("eo")("Answer") == "Answer"
    assert Path(LOCALE / "eo.po").exists() is False
