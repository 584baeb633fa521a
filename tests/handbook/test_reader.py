"""What the handbook does for its reader beyond the answer, in Chromium: text size, dark, versions, cards, booklets, paper, nothing found."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from tests.handbook.conftest import serving

from floorwalk.handbook.build import build
from floorwalk.source.workspace import Workspace

Make = Callable[..., Workspace]
KINDS = [
    "",
    "s/PAY-04/",
    "s/SRV-18/",
    "moment/",
    "moment/paying/",
    "role/cashier/",
    "section/pay/",
    "tier/",
    "tier/beacon/",
    "store/",
    "store/S012/",
]
KINDS += ["promises/", "promises/P-SAFE/", "style/", "triangle/", "triangle/people/", "results/", "404.html"]
TOLD = [{"version": 2, "date": "2026-12-01", "what": "The thank-you comes before the receipt."}]


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with serving(site) as address:
        yield address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that fails the test when a script of a page fails."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


SIZES = ((390, 844), (1280, 900))
AT_REST = "() => new Promise(requestAnimationFrame).then(() => document.getAnimations().forEach((one) => one.finish()))"


@pytest.mark.parametrize("path", KINDS)
def test_axe_finds_nothing(browser: Browser, address: str, path: str) -> None:
    """All rules at both sizes, by day and by night."""
    context = browser.new_context(color_scheme="light", service_workers="block")  # a line that comes and goes is nothing to count on
    page, axe = context.new_page(), Axe()
    page.goto(address + path)
    found = {}
    for scheme in ("default", "slate"):
        if scheme == "slate":
            page.click("label[for=__palette_1]:visible")
        assert page.get_attribute("body", "data-md-color-scheme") == scheme
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate(AT_REST)
            found[scheme, width] = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    context.close()
    told = {where: [(one["id"], [node["html"][:120] for node in one["nodes"]][:3]) for one in faults] for where, faults in found.items()}
    assert {where: faults for where, faults in told.items() if faults} == {}


def test_larger_text_is_remembered_and_fits(phone: Page, address: str) -> None:
    phone.goto(f"{address}s/PAY-04/")
    before = phone.evaluate("parseFloat(getComputedStyle(document.querySelector('.fw-what p')).fontSize)")
    phone.click(".fw-size")
    for path in ("s/PAY-04/", "", "role/cashier/", "store/S012/", "triangle/"):
        phone.goto(address + path)
        assert phone.get_attribute(".fw-size", "aria-pressed") == "true"
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, path
    phone.goto(f"{address}s/PAY-04/")
    assert phone.evaluate("parseFloat(getComputedStyle(document.querySelector('.fw-what p')).fontSize)") == pytest.approx(before * 1.25)


@pytest.mark.parametrize("path", KINDS[:-1])
def test_text_twice_as_large_stays_readable(phone: Page, address: str, path: str) -> None:
    phone.goto(address + path)
    phone.add_style_tag(content="html { font-size: 250% !important; }")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_dark_is_a_tap_away(phone: Page, address: str) -> None:
    phone.goto(f"{address}s/PAY-04/")
    assert phone.get_attribute("body", "data-md-color-scheme") == "default"
    phone.click("label[for=__palette_1]:visible")
    assert phone.get_attribute("body", "data-md-color-scheme") == "slate"
    phone.goto(address)
    assert phone.get_attribute("body", "data-md-color-scheme") == "slate"


def test_by_keyboard_alone_from_search_to_the_call(phone: Page, address: str) -> None:
    phone.goto(address)
    phone.keyboard.press("Tab")  # the link that skips to the content
    for _ in range(20):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.classList.contains('fw-search')"):
            break
    phone.keyboard.press("Enter")
    phone.keyboard.type("card refused")
    phone.wait_for_selector(".md-search-result__link")
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/s/PAY-04/**")
    for _ in range(30):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.classList.contains('fw-call')"):
            return
    pytest.fail("no call button is reached by the Tab key")


def test_a_card_can_come_first(phone: Page, address: str) -> None:
    phone.goto(f"{address}tier/beacon/")
    phone.click(".fw-tier")
    assert phone.inner_text(".fw-tier") == "Shown first on this device. Stop"
    phone.goto(f"{address}s/SRV-18/")
    assert "Beacon card" in phone.inner_text(".fw-note >> nth=0")
    phone.goto(f"{address}tier/beacon/")
    phone.click(".fw-tier")
    phone.goto(f"{address}s/SRV-18/")
    assert phone.locator(".fw-note:visible").count() == 0


def test_nothing_found_leads_on(phone: Page, address: str) -> None:
    phone.goto(f"{address}s/PAY-04/")
    phone.click(".md-header__button[for=__search]")
    phone.fill(".md-search__input", "qqqqxxxx")
    phone.wait_for_selector(".fw-nothing >> text=Nothing found")
    phone.click(".fw-nothing >> text=Whom to ask in my store")
    phone.wait_for_url("**/store/**")
    phone.click(".md-header__button[for=__search]")
    phone.fill(".md-search__input", "receipt")
    phone.wait_for_selector(".md-search-result__link")
    assert not phone.locator(".fw-nothing").is_visible()


def test_a_reader_is_told_what_changed(phone: Page, small: Make, tmp_path: Path) -> None:
    build(tmp_path / "w", small(PAY_01={"version": 2, "changes": TOLD}, PAY_02={}), tmp_path / "site")
    with serving(tmp_path / "site") as address:
        phone.goto(f"{address}s/PAY-02/")
        phone.evaluate("""localStorage.setItem('floorwalk.seen', '{"PAY-01": 1}')""")  # as the page of version 1 left it
        phone.goto(address)
        assert "Changed since you last looked" in phone.inner_text(".fw-changed")
        phone.goto(f"{address}s/PAY-01/")
        assert phone.inner_text(".fw-newer") == "Changed since you read it last: The thank-you comes before the receipt."
        phone.goto(address)
        assert not phone.locator(".fw-changed").is_visible()
        phone.goto(f"{address}s/PAY-01/?v=1")
        assert "Your paper has version 1; this page is version 2." in phone.inner_text(".fw-newer")
        phone.goto(f"{address}s/PAY-01/?v=3")
        assert "your paper has version 3 already" in phone.inner_text(".fw-newer")
        phone.goto("about:blank")  # its search would still load words while the server goes


def _pages(page: Page, paper: str) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format=paper)))


def test_a_standard_prints_on_one_page_with_its_code(phone: Page, address: str, root: Path) -> None:
    for standard in ("PAY-04", "SRV-22", "EQP-04", "SRV-18", "LAY-07"):
        phone.goto(f"{address}s/{standard}/", wait_until="networkidle")
        printed = _pages(phone, "A4")
        assert len(printed.pages) == 1, standard
        assert "Stuck? Ask" in printed.pages[0].extract_text()
        assert len(_pages(phone, "A5").pages) == 1, standard
    phone.emulate_media(media="print")
    phone.set_viewport_size({"width": 800, "height": 1100})
    picture = phone.locator(".fw-code").screenshot()
    [code] = zxingcpp.read_barcodes(_gray(phone, picture))
    assert code.text == "https://handbook.marram-and-vale.example/s/LAY-07/?v=1"


def test_a_standard_in_the_longest_language_prints_on_one_sheet_too(phone: Page, spoken_site: Path) -> None:
    with serving(spoken_site) as address:
        for standard in ("SRV-18", "EQP-04", "PAY-09"):
            phone.goto(f"{address}ta/s/{standard}/", wait_until="networkidle")
            printed = _pages(phone, "A4")
            assert len(printed.pages) == 1, standard
            assert standard in printed.pages[0].extract_text()


def _gray(page: Page, picture: bytes) -> memoryview:
    """The picture's pixels as gray, read by the browser."""
    import base64

    script = """async data => {
        const image = new Image(); image.src = 'data:image/png;base64,' + data; await image.decode();
        const canvas = document.createElement('canvas'); canvas.width = image.width * 2; canvas.height = image.height * 2;
        const pen = canvas.getContext('2d'); pen.fillStyle = '#fff'; pen.fillRect(0, 0, canvas.width, canvas.height);
        pen.drawImage(image, 0, 0, canvas.width, canvas.height);
        const raw = pen.getImageData(0, 0, canvas.width, canvas.height).data;
        return [canvas.width, canvas.height, Array.from({length: raw.length / 4}, (_, i) => raw[i * 4])];
    }"""
    width, height, gray = page.evaluate(script, base64.b64encode(picture).decode())
    return memoryview(bytes(gray)).cast("B", (height, width))


def test_a_section_prints_as_a_booklet(phone: Page, address: str) -> None:
    phone.goto(f"{address}store/S012/")
    phone.goto(f"{address}section/pay/", wait_until="networkidle")
    phone.evaluate("window.print = () => { window.printed = document.querySelectorAll('.fw-part').length; }")
    phone.click(".fw-print")
    phone.wait_for_function("window.printed === 9")
    text = _pages(phone, "A4")
    assert len(text.pages) == 10
    assert "1220" in text.pages[4].extract_text()  # the chosen store's own number
    assert not phone.locator(".fw-part").first.is_visible()  # on paper only
    phone.evaluate("window.printed = 0")
    phone.click(".fw-print")
    phone.wait_for_function("window.printed === 9")
