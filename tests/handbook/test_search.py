"""What staff type finds its page in every language, in the theme's own search in Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from tests.handbook.conftest import Make, serving

from floorwalk.catalog.translate import Translator
from floorwalk.handbook.search import borrowed, sharpened

FIRST = 3

# As it is typed on the shop floor: no accents, the other Chinese script, plurals, cases, affixes, one letter wrong, whole sentences.
TYPED = {
    "en": [
        ("reciept", "PAY-06"),
        ("refunds without a receipt", "PAY-08"),
        ("kid crying alone", "SRV-22"),
        ("somebody fell on the moving stairs", "EQP-01"),
        ("customers shouting at me", "SRV-20"),
        ("cleaner wet floors", "SAN-06"),
        ("defibrilator", "EQP-04"),
        ("pay04", "PAY-04"),
        ("shoplifters", "DIS-06"),
        ("puddles", "SAN-06"),
    ],
    "tr": [
        ("fis rulosu bitti", "PAY-06"),
        ("kayip cocuk agliyor", "SRV-22"),
        ("ASANSÖRDE KALDI", "EQP-02"),
        ("para iadesi istiyor", "PAY-08"),
        ("yuruyen merdivenden dustu", "EQP-01"),
        ("tuvaletler cok kirli", "SAN-01"),
        ("musteriler bagiriyor", "SRV-20"),
        ("temizlik görevlisi yerler islak", "SAN-06"),
        ("defibrlatör", "EQP-04"),
        ("isiklar sondu", "EQP-07"),
        ("hirsizlar", "DIS-06"),
        ("çöpler doldu", "SAN-07"),
        ("IŞIK", "ENV-01"),
        ("agirligi", "MER-06"),
    ],
    "zh-Hans": [
        ("小票纸没了", "PAY-06"),
        ("退錢", "PAY-08"),
        ("小孩走丢了怎么办", "SRV-22"),
        ("電梯困人", "EQP-02"),
        ("扶梯上有人摔倒", "EQP-01"),
        ("厕所没纸", "SAN-01"),
        ("晕倒", "EQP-04"),
        ("收银员排长队", "PAY-01"),
        ("refund", "PAY-08"),
        ("顧客大喊", "SRV-20"),
        ("卡刷不了", "PAY-04"),
        ("收據", "PAY-06"),
        ("偷窃", "DIS-06"),
        ("会员卡忘带了", "SRV-18"),
        ("对讲机没人回", "EQP-06"),
    ],
    "zh-Hant": [
        ("退钱", "PAY-08"),
        ("電梯困人", "EQP-02"),
        ("厕所没纸", "SAN-01"),
        ("小孩走失", "SRV-22"),
        ("暈倒", "EQP-04"),
        ("停電", "EQP-07"),
        ("手扶梯有人跌倒", "EQP-01"),
        ("小票纸用完", "PAY-06"),
        ("垃圾桶满了", "SAN-07"),
        ("地上濕濕的", "SAN-06"),
        ("過期的牛奶", "MER-01"),
        ("您在這裡", "LAY-04"),
    ],
    "ta": [
        ("குழந்தைகள் அழுகிறார்கள்", "SRV-22"),
        ("பில் ரோல் தீர்ந்தது", "PAY-06"),
        ("லிஃப்டில் மாட்டிக்கொண்டார்கள்", "EQP-02"),
        ("பணத்தை திருப்பி கொடு", "PAY-08"),
        ("டாய்லெட்டில் பேப்பர் இல்லை", "SAN-01"),
        ("எஸ்கலேட்டர்கள் நின்றது", "EQP-01"),
        ("கத்தி", "DIS-06"),
        ("பொருட்களின் விலைகள் இல்லை", "DIS-01"),
        ("துப்புரவு பணியாளர் தரை ஈரம்", "SAN-06"),
        ("refund", "PAY-08"),
        ("ரசீதுகள்", "PAY-06"),
        ("பரிசுகளை", "PAY-09"),
        ("எஸ்கலேடர்", "EQP-01"),
        ("சாவிகளை தொலைத்துவிட்டேன்", "SRV-19"),
    ],
    "fil": [
        ("nagbabayad pumipila", "PAY-01"),
        ("nagre-refund walang resibo", "PAY-08"),
        ("umiiyak na bata", "SRV-22"),
        ("nasira ang elevator", "EQP-02"),
        ("nahulog sa escalator", "EQP-01"),
        ("sumisigaw ang customer", "SRV-20"),
        ("ninakaw", "DIS-06"),
        ("resebo", "PAY-06"),
        ("isinauli ng customer", "PAY-08"),
        ("nagpabalot ng regalo", "PAY-09"),
        ("tagalinis natapunan ang sahig", "SAN-06"),
        ("nababasag", "MER-05"),
        ("magtatapon ng basura", "SAN-07"),
        ("bumagsak ang mga patong", "DIS-03"),
    ],
}


@pytest.fixture(scope="module")
def address(spoken_site: Path) -> Iterator[str]:
    """The example's handbook in all its languages."""
    with serving(spoken_site) as address:
        yield address


@pytest.fixture(scope="module")
def search(browser: Browser, address: str) -> Iterator[Callable[[str], Page]]:
    """Give the page of a language with its search open; one a language."""
    context = browser.new_context(viewport={"width": 390, "height": 844})

    @cache
    def opened(language: str) -> Page:
        page = context.new_page()
        page.goto(f"{address}{'' if language == 'en' else language + '/'}index.html")
        page.click(".fw-search")
        return page

    yield opened
    context.close()


def found(page: Page, typed: str) -> list[str]:
    """The ids of the first standards that are shown for what is typed."""
    page.fill(".md-search__input", "")
    page.wait_for_function("!document.querySelector('.md-search-result__link')")
    page.fill(".md-search__input", typed)
    page.wait_for_selector(".md-search-result__link")
    links = page.locator(".md-search-result__item > a.md-search-result__link")
    hrefs = [links.nth(place).get_attribute("href") or "" for place in range(min(FIRST, links.count()))]
    return [href.split("/s/")[-1].split("/")[0] for href in hrefs]


@pytest.mark.parametrize(("language", "typed", "standard"), [(language, *one) for language, table in TYPED.items() for one in table])
def test_what_is_typed_finds_its_page(search: Callable[[str], Page], language: str, typed: str, standard: str) -> None:
    assert standard in found(search(language), typed)


def test_only_quiet_words_still_find_something(search: Callable[[str], Page]) -> None:
    assert found(search("en"), "what to do")


def test_signs_of_the_search_itself_are_taken_as_words(search: Callable[[str], Page]) -> None:
    assert "PAY-04" in found(search("en"), 'the "card" was: +refused -*~^')


def test_a_result_shows_what_to_do_and_no_hidden_word(search: Callable[[str], Page]) -> None:
    page = search("tr")
    assert found(page, "fis rulosu")[0] == "PAY-06"
    shown = page.inner_text(".md-search-result__item")
    assert "sunulur" in shown
    assert "PAY-06" not in shown


LANGUAGES = tuple(TYPED)


def test_every_language_stands_in_the_switch_and_it_stays_on_the_page(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}s/PAY-02/index.html", wait_until="networkidle")
    for language in reversed(LANGUAGES):
        page.tap(".md-select button")
        page.locator(f".md-select__link[lang={language}]").tap()
        page.wait_for_selector(f"html[lang={language}]", state="attached")
        assert page.url.removeprefix(address) == ("" if language == "en" else language + "/") + "s/PAY-02/index.html"
    assert [url for url in asked if "sitemap" in url] == []
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_no_language_is_anything_wider_than_the_phone(search: Callable[[str], Page], address: str, language: str) -> None:
    page = search(language).context.new_page()
    for path in ("index.html", "s/PAY-02/index.html", "s/ENV-03/index.html", "style/index.html", "store/S012/index.html"):
        page.goto(f"{address}{'' if language == 'en' else language + '/'}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        assert page.locator("html").get_attribute("lang") == language
        assert "[en]" not in page.inner_text("body"), path
    page.close()


INDEX: dict[str, Any] = {
    "config": {"lang": ["en"], "separator": "x", "pipeline": ["stemmer"], "fields": {"tags": {"boost": 9}}},
    "docs": [
        {"location": "s/PAY-01/index.html", "title": "Pay", "text": "<p>What</p>", "boost": 4},
        {"location": "s/PAY-01/index.html#how", "title": "How", "text": "<p>Step</p>", "boost": 4},
        {"location": "parking.html", "title": "Parking", "text": "a"},
        {"location": "parking.html#bikes", "title": "Bikes", "text": "b"},
    ],
}


def test_our_own_pages_are_one_entry_and_handwritten_ones_keep_their_sections() -> None:
    made = sharpened(INDEX, {"s/PAY-01/index.html": "till · cash"})
    assert made["docs"][0] == INDEX["docs"][0] | {"words": "till · cash", "rest": "How <p>Step</p> "}
    assert made["docs"][1:] == INDEX["docs"][2:]
    assert made["config"]["lang"] == ["floorwalk"]
    assert set(made["config"]["fields"]) == {"title", "words", "text", "rest", "tags"}


def test_words_of_the_source_language_and_the_other_script_are_borrowed(small: Make) -> None:
    space = small(
        company={"languages": ["en", "zh-Hans", "zh-Hant", "tr"]}, PAY_01={"title": "Thank", "situations": ["leaving"], "synonyms": ["bye"]}
    )
    said = {("PAY-01:title", "Thank"): "道謝", ("PAY-01:synonyms", "bye"): "再見"}
    translators = [
        Translator("en", "en", {}),
        Translator("zh-Hant", "en", said),
        Translator("tr", "en", {("PAY-01:title", "Thank"): "Teşekkür"}),
    ]
    assert borrowed(space, "zh-Hans", translators) == {"PAY-01": ("Thank", "leaving", "bye", "道謝", "再見")}
    assert borrowed(space, "tr", translators) == {"PAY-01": ("Thank", "leaving", "bye")}
    assert borrowed(space, "en", translators) == {"PAY-01": ()}
