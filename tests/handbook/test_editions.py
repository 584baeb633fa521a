"""Where a page stands in other languages, and what is mended in what the theme writes about languages."""

from __future__ import annotations

import pytest

from floorwalk.handbook.editions import Editions, mended, own_name, spoken


@pytest.mark.parametrize(("here", "up"), [("en", ""), ("tr", "../")])
def test_links_lead_to_the_same_page_in_every_language(here: str, up: str) -> None:
    links = Editions("en", ("tr",)).links("s/PAY-01/index.html", here)
    assert [one["link"] for one in links] == [f"{up}s/PAY-01/index.html", f"{up}tr/s/PAY-01/index.html"]
    assert [one["lang"] for one in links] == ["en", "tr"]


def test_one_language_has_no_switch() -> None:
    assert Editions("en").links("index.html", "en") == []


def test_a_language_is_called_what_it_calls_itself() -> None:
    assert [own_name(one) for one in ("tr", "ta", "xx-none")] == ["Türkçe", "தமிழ்", "xx-none"]


def test_a_page_says_its_language_by_our_code() -> None:
    assert spoken('<html lang="tl" class="no-js"><p lang="tl">', "fil") == '<html lang="fil" class="no-js"><p lang="tl">'


def test_the_theme_asks_for_no_list_of_pages_and_names_speak_their_language() -> None:
    assert mended('<a href="../ta/" hreflang="ta" class="md-select__link">', "fil") == '<a href="../ta/" lang="ta" class="md-select__link">'


def test_a_word_of_the_theme_is_put_into_the_right_chinese_script() -> None:
    assert mended("找到 1 个", "zh-Hant") == "找到 1 個"
    assert mended("找到 1 个", "zh-Hans") == "找到 1 个"
