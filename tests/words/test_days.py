from __future__ import annotations

from datetime import date

import pytest

from floorwalk.words.days import day_text


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
