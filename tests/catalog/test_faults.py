"""What a translation must not lose."""

from __future__ import annotations

import pytest

from floorwalk.catalog.entry import Entry
from floorwalk.catalog.faults import faults
from floorwalk.catalog.status import glossary, review


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("at most 1,000 ppm", "en çok 1.000 ppm"),
        ("1.10 m above the floor", "yerden 1,10 m yukarıda"),
        ("Doors open by 10:00", "Kapılar 10.00'da açılır"),
        ("within 5 min", "5 分钟内"),
        ("Survey of February 2026", "2026年2月的调查"),
        ("half an hour", "30 分钟"),
        ("Ask {role} within {n} min", "{n} dakika içinde {role} arayın"),
        ("18 to 22 °C", "１８–２２ °C"),
        ("no number here", "burada sayı yok"),
    ],
)
def test_what_agrees(source: str, translation: str) -> None:
    assert faults(source, translation) == []


@pytest.mark.parametrize(
    ("source", "translation", "word"),
    [
        ("within 5 min", "beş dakika içinde", "number 5"),
        ("within 5 min", "15 dakika içinde", "number 5"),
        ("a till nearby", "2 kasa", "number 2"),
        ("Ask {role}", "Rolü sorun", "placeholder {role}"),
        ("Ask the lead", "{role} sorun", "placeholder {role}"),
        ("Write to cards@marram-and-vale.example", "Bize yazın", "address cards@marram-and-vale.example"),
    ],
)
def test_what_is_lost_or_changed(source: str, translation: str, word: str) -> None:
    assert word in " ".join(faults(source, translation))


def test_the_glossary_is_held_where_its_term_stands_as_a_word() -> None:
    terms, problems = glossary("source,translation,avoid,note\ntill,kasa,vezne;POS,\n", "tr.csv")
    assert problems == []
    entries = [
        Entry("A:how", "Open the till.", "Vezneyi açın. vezne"),
        Entry("A:why", "Wait until ten.", "vezne"),
        Entry("A:synonyms", "till", "vezne"),
        Entry("A:what", "The till is open.", "Kasa açık, yani kasa vezne."),
    ]
    found = review(entries, terms, "tr.po")
    assert [(problem.code, problem.place.check) for problem in found] == [("FW804", "A:how")]


def test_a_glossary_with_another_header_is_told() -> None:
    assert [problem.code for problem in glossary("a,b\n", "tr.csv")[1]] == ["FW110"]
    assert [problem.place.line for problem in glossary("source,translation,avoid,note\ntill,kasa\n", "tr.csv")[1]] == [2]
