"""Where a page stands in other languages, and what is mended in what the theme writes about languages."""

from __future__ import annotations

import pytest

from floorwalk.handbook.editions import Editions, own_name, spoken


@pytest.mark.parametrize(
    ("page", "here", "up"),
    [
        ("index.html", "en", "./"),
        ("s/PAY-01/index.html", "en", "../../"),
        ("index.html", "tr", "../"),
        ("s/PAY-01/index.html", "tr", "../../../"),
    ],
)
def test_links_lead_to_the_same_page_in_every_language(page: str, here: str, up: str) -> None:
    editions = Editions("en", ("tr",))
    links = [editions.relative(one["link"], page, here) for one in editions.links(page)]
    assert links == [up + page, f"{up}tr/{page}"]


def test_one_language_has_no_switch() -> None:
    assert Editions("en").links("index.html") == []


def test_a_language_is_called_what_it_calls_itself() -> None:
    assert [own_name(one) for one in ("tr", "ta", "xx-none")] == ["Türkçe", "தமிழ்", "xx-none"]


def test_the_theme_asks_for_no_sitemap_and_names_speak_their_language() -> None:
    page = '<html lang="tl"><link rel="alternate" href="../ta/" hreflang="ta"><a href="../ta/" hreflang="ta" class="md-select__link">'
    made = spoken(page, "fil")
    assert '<html lang="fil">' in made
    assert 'rel="alternate"' not in made  # what the theme's script looks for, sign by sign
    assert '<a href="../ta/" lang="ta" class="md-select__link">' in made


def test_a_word_of_the_theme_is_put_into_the_right_chinese_script() -> None:
    assert spoken(r'"\u627e\u5230 1 \u4e2a"', "zh-Hant") == r'"\u627e\u5230 1 \u500b"'
    assert spoken(r'"\u627e\u5230 1 \u4e2a"', "zh-Hans") == r'"\u627e\u5230 1 \u4e2a"'
