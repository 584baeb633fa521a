from __future__ import annotations

from datetime import date

import pytest

from floorwalk.words import words
from floorwalk.words.days import day_text, month_text
from floorwalk.words.rounds import round_name


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "30 November 2026"),
        ("tr", "30 Kasım 2026"),
        ("ta", "30 நவம்பர், 2026"),
        ("fil", "Nobyembre 30, 2026"),
        ("zh-Hans", "2026年11月30日"),
        ("zh-Hant", "2026年11月30日"),
        ("xx", "2026-11-30"),
        ("no language", "2026-11-30"),
    ],
)
def test_a_day_in_words(language: str, text: str) -> None:
    assert day_text(date(2026, 11, 30), language) == text


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "November 2026"),
        ("tr", "Kasım 2026"),
        ("ta", "நவம்பர் 2026"),
        ("fil", "Nobyembre 2026"),
        ("zh-Hans", "2026年11月"),
        ("no language", "2026-11"),
    ],
)
def test_a_month_in_words(language: str, text: str) -> None:
    assert month_text(date(2026, 11, 30), language) == text


def test_a_round_has_its_title_where_it_was_written_and_elsewhere_its_month() -> None:
    due = date(2026, 11, 30)
    assert round_name("Before the feast", due, "en", "en", words("en")) == "Before the feast"
    assert round_name("Before the feast", due, "en", "tr", words("tr")) == "Kasım 2026 turu"
    assert round_name("Bayramdan önce", due, "tr", "en", words("en")) == "Round of November 2026"
