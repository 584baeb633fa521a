"""The handbook as a reader meets it, in Chromium: a phone, a desk, a plain folder, no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from tests.handbook.conftest import serving

from floorwalk.handbook.build import build
from floorwalk.source.workspace import Workspace

Make = Callable[..., Workspace]
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture
def spoken_address(small: Make, tmp_path: Path) -> Iterator[str]:
    """A small handbook in six languages."""
    languages = ["ta", "zh-Hans", "zh-Hant", "tr", "fil"]
    space = small(company={"name": "Marram, Vale & Daughters", "languages": ["en", *languages]}, PAY_04={})
    build(space.root, space, tmp_path / "out", languages)
    with serving(tmp_path / "out") as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that fails the test when a page's script fails."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def test_no_request_leaves_the_site(phone: Page, address: str) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    for path in ("", "s/PAY-04/", "moment/paying/", "store/S012/"):
        phone.goto(address + path, wait_until="networkidle")
    phone.click(".md-header__button[for=__search]")
    phone.fill(".md-search__input", "receipt")
    phone.wait_for_selector(".md-search-result__link")
    assert len(asked) > 10
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_what_first_steps_and_first_to_ask_are_on_the_first_screen(phone: Page, address: str) -> None:
    for standard in ("PAY-04", "SRV-22", "ENV-03"):
        phone.goto(f"{address}s/{standard}/")
        for part in (".fw-what", ".fw-how li:nth-child(2)", ".fw-posts > li:first-child .fw-call"):
            place = phone.locator(part).first.bounding_box()
            assert place
            assert place["y"] >= 0
            assert place["y"] + place["height"] <= PHONE["height"], (standard, part)


def test_a_chosen_store_fills_in_numbers_and_is_remembered(phone: Page, address: str) -> None:
    phone.goto(f"{address}s/PAY-04/")
    first = phone.locator(".fw-call").first
    assert first.get_attribute("href") == "../../store/index.html"
    phone.click("text=Choose your store")
    phone.click("text=Gull Corner")
    phone.wait_for_selector("text=This device shows the numbers of this store.")
    phone.goto(f"{address}s/PAY-04/")
    phone.wait_for_selector('.fw-call[href="tel:1220"]')
    assert "1220" in first.inner_text()
    assert "Numbers of Gull Corner." in phone.inner_text(".fw-mine")


def test_a_store_sees_its_own_variant_first(phone: Page, address: str) -> None:
    phone.goto(f"{address}s/PAY-02/")
    elsewhere = phone.inner_text(".fw-how")
    phone.goto(f"{address}store/S012/")
    phone.goto(f"{address}s/PAY-02/")
    phone.wait_for_selector("text=Here and now: Corner shop")
    assert phone.locator(".fw-how").first.inner_text() != elsewhere
    phone.click("summary:has-text('Otherwise')")
    assert phone.locator("details .fw-how").first.inner_text() == elsewhere


def test_a_store_that_is_gone_is_forgotten(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.evaluate("localStorage.setItem('floorwalk.store', 'S999')")
    phone.goto(f"{address}s/PAY-04/")
    phone.wait_for_function("localStorage.getItem('floorwalk.store') === null")
    assert phone.locator(".fw-call").first.get_attribute("href") == "../../store/index.html"


def test_a_season_marks_its_limit(phone: Page, address: str) -> None:
    phone.clock.set_fixed_time("2026-01-15T12:00:00")
    phone.goto(f"{address}s/ENV-03/")
    assert "18 to 22 °C" in phone.inner_text(".fw-limits .fw-now")
    phone.clock.set_fixed_time("2026-07-15T12:00:00")
    phone.goto(f"{address}s/ENV-03/")
    assert "23 to 26 °C" in phone.inner_text(".fw-limits .fw-now")


@pytest.mark.parametrize(
    ("typed", "standard"),
    [
        ("no receipt", "PAY-06"),
        ("lost child", "SRV-22"),
        ("card refused", "PAY-04"),
        ("reciept", "PAY-06"),
        ("toilet", "SAN-"),
        ("power cut", "EQP-07"),
    ],
)
def test_a_situation_finds_its_page(phone: Page, address: str, typed: str, standard: str) -> None:
    phone.goto(address)
    phone.click(".fw-search")
    phone.fill(".md-search__input", typed)
    phone.wait_for_selector(".md-search-result__link")
    links = phone.locator(".md-search-result__item > a.md-search-result__link")
    assert any(f"/s/{standard}" in (links.nth(place).get_attribute("href") or "") for place in range(min(2, links.count())))


def test_it_works_from_a_plain_folder(phone: Page, site: Path) -> None:
    phone.goto(f"file://{site}/index.html")
    phone.click("article >> text=Paying")
    phone.click("text=Keep every way to pay")
    assert phone.url.endswith("/s/PAY-04/index.html")
    phone.click(".md-header__button[for=__search]")
    phone.fill(".md-search__input", "lost child")
    phone.click(".md-search-result__link:has-text('lost child')")
    assert phone.url.split("?")[0].endswith("/s/SRV-22/index.html")
    phone.goto(f"file://{site}/store/S012/index.html")
    phone.goto(f"file://{site}/s/PAY-04/index.html")
    phone.wait_for_selector('.fw-call[href="tel:1220"]')


def test_a_language_from_right_to_left_is_mirrored(phone: Page, small: Make, tmp_path: Path) -> None:
    space = small(company={"languages": ["en", "ar"]}, PAY_01={}, PAY_02={})
    build(space.root, space, tmp_path / "site", ["ar"])
    beside_title = """() => {
        const words = document.createRange();
        words.selectNodeContents(document.querySelector("h1"));
        const box = words.getBoundingClientRect();
        return [box.left, innerWidth - box.right];
    }"""
    with serving(tmp_path / "site") as address:
        for path in ("", "s/PAY-01/", "section/pay/"):
            phone.goto(f"{address}ar/{path}")
            left, right = phone.evaluate(beside_title)
            assert left > 2 * right
            assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") == 0
        # browsers mirror ‹ and › by themselves: turned here too, they would point the wrong way
        arrow = "getComputedStyle(document.querySelector('.fw-cards li'), '::after').content"
        assert phone.evaluate(arrow) == '"›"'


def test_without_script_roles_and_the_way_to_the_number_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}s/PAY-04/")
    assert "Cash desk lead" in page.locator(".fw-call").first.inner_text()
    page.locator(".fw-call").first.click()
    page.click("text=Gull Corner")
    page.wait_for_selector('a[href="tel:1220"]')
    context.close()


HEADER = """() => [...document.querySelectorAll('header .md-header__button, header .md-select__link')]
    .filter(one => one.offsetParent && getComputedStyle(one).visibility !== 'hidden')
    .map(one => [one.title || one.className, one.getBoundingClientRect()])
    .filter(([, box]) => box.height > 0 && Math.min(Math.round(box.width), Math.round(box.height)) < 44)
    .map(([name, box]) => [name, box.width, box.height])"""
TARGETS = """() => [...document.querySelectorAll('article a, article button, article summary, .fw-foot button, .fw-nothing a')]
    .filter(one => one.offsetParent && !one.closest('p:not(.fw-mine), .fw-at, li li, article > ul'))
    .map(one => {const box = one.getBoundingClientRect(), after = getComputedStyle(one, '::after');
        const row = one.closest('li') && after.position === 'absolute' ? one.closest('li').getBoundingClientRect() : box;
        return [one.textContent.trim(), Math.round(Math.max(row.height, box.height))]})
    .filter(([, height]) => height < 44)"""


KINDS = ["", "s/PAY-04/", "s/PAY-02/", "s/SRV-18/", "moment/", "moment/paying/", "role/", "role/cashier/", "section/pay/", "tier/"]
KINDS += ["tier/beacon/", "store/", "store/S012/", "promises/", "style/", "triangle/", "404.html"]


def test_targets_fit_a_thumb(phone: Page, address: str) -> None:
    for path in KINDS:
        phone.goto(address + path)
        phone.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert phone.evaluate(TARGETS) == [], path


def test_the_header_fits_a_thumb_in_six_languages_at_both_sizes_of_text(phone: Page, spoken_address: str) -> None:
    for language in ("", "ta/", "zh-Hans/"):
        for path in ("index.html", "s/PAY-04/index.html"):
            phone.goto(spoken_address + language + path)
            for _ in range(2):
                assert phone.evaluate(HEADER) == [], language
                buttons = phone.evaluate(
                    "[...document.querySelectorAll('.md-header__button')].map(one => one.getBoundingClientRect().right)"
                )
                assert max(buttons) <= PHONE["width"]
                phone.click(".fw-size")


def test_nothing_is_wider_than_the_phone(phone: Page, address: str) -> None:
    for path in ("", "s/PAY-04/", "s/SRV-07/", "store/", "style/"):
        phone.goto(address + path)
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
