"""What staff type finds its page in every language, in the theme's own search in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.handbook.conftest import serving

from floorwalk.catalog.shelf import translated_languages
from floorwalk.handbook.build import build
from floorwalk.source.workspace import Workspace

pytestmark = pytest.mark.xdist_group("handbook")
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
    ],
    "zh-Hant": [
        ("退钱", "PAY-08"),
        ("電梯困人", "EQP-02"),
        ("厕所没纸", "SAN-01"),
        ("小孩走失", "SRV-22"),
        ("暈倒", "EQP-04"),
        ("停電", "EQP-07"),
        ("手扶梯有人跌倒", "EQP-01"),
        ("sale food expired", "MER-01"),
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
    ],
    "fil": [
        ("nagbabayad pumipila", "PAY-01"),
        ("nagre-refund walang resibo", "PAY-08"),
        ("umiiyak na bata", "SRV-22"),
        ("nasira ang elevator", "EQP-02"),
        ("nahulog sa escalator", "EQP-01"),
        ("sumisigaw ang customer", "SRV-20"),
        ("nagnanakaw", "DIS-06"),
        ("resebo", "PAY-06"),
    ],
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, root: Path, mall: Workspace) -> Iterator[str]:
    """The example's handbook in all its languages, built once."""
    out = tmp_path_factory.mktemp("languages") / "site"
    build(root, mall, out, translated_languages(mall))
    with serving(out) as address:
        yield address


@pytest.fixture(scope="module")
def searching(browser: Browser, address: str) -> Iterator[dict[str, Page]]:
    """One open page a language, made when first asked for."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield {}
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
