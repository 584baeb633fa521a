"""The handbook on a device without a network, in Chromium: taken along, found again, renewed, installed."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tests.handbook.conftest import serving

from floorwalk.handbook.build import build
from floorwalk.handbook.offline import FAREWELL
from floorwalk.handbook.weight import first_view
from floorwalk.source.workspace import Workspace

Make = Callable[..., Workspace]
READY = "The handbook is on this device. It opens without a network."
WORKER_STATE = """async (folder) => {
    const known = await navigator.serviceWorker.getRegistration(new URL(folder, location.origin).href);
    return known ? [known.scope, known.active && known.active.state, Boolean(known.waiting)] : null;
}"""


DRESSED = """document.querySelector('link[rel=stylesheet]') !== null
    && [...document.querySelectorAll('link[rel=stylesheet]')].every(link => link.sheet && link.sheet.cssRules.length > 0)"""


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone with an empty store of its own."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context
    context.close()


def taken(page: Page, address: str) -> None:
    """Open a page and wait until the device has everything."""
    page.goto(address)
    page.wait_for_function("document.querySelector('.fw-along').textContent.length > 30 && !document.querySelector('.fw-along progress')")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def until(page: Page, condition: str) -> None:
    """Wait for a condition over `known`, the registration that the page belongs to."""
    again = "new Promise((done) => setTimeout(done, 50))"
    registration = "await navigator.serviceWorker.getRegistration()"
    page.evaluate(f"async () => {{ for (let known; known = {registration}, !({condition}); ) await {again}; }}")


def search_for(page: Page, typed: str) -> str:
    page.click(".md-header__button[for=__search]")
    page.fill(".md-search__input", typed)
    page.wait_for_selector(".md-search-result__link")
    return page.locator(".md-search-result__link").first.get_attribute("href") or ""


def test_without_a_network_a_page_never_visited_opens_and_the_search_finds(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    with serving(site) as address:
        taken(page, f"{address}s/PAY-04/index.html")
        assert page.inner_text(".fw-along") == READY
    page.goto(f"{address}s/SRV-22/")  # the short address, as printed codes have it
    assert page.locator("h1").inner_text()
    assert page.locator(".fw-what").inner_text()
    assert page.evaluate(DRESSED)
    assert "/s/PAY-06/" in search_for(page, "no receipt")
    page.goto(f"{address}store/S012/index.html")
    page.goto(f"{address}s/PAY-04")
    assert page.url == f"{address}s/PAY-04/"
    page.wait_for_selector('.fw-call[href="tel:1220"]')
    assert faults == []


def test_without_a_network_an_unknown_address_says_so(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    with serving(site) as address:
        taken(page, address)
        page.goto(f"{address}s/NEW-99/")
        assert "offline" not in page.inner_text("body")
    answer = page.goto(f"{address}s/NEW-99/")
    assert answer
    assert answer.status == 404
    assert page.locator("[data-offline]").inner_text() == "You are offline, and this page is not in the handbook on this device."
    assert page.evaluate(DRESSED)
    page.click("article >> text=Home")
    page.wait_for_selector(".fw-journey")


@pytest.fixture
def spoken(small: Make, tmp_path: Path) -> Callable[[str], Path]:
    """Build a small handbook in two languages with one sentence of choice, always into the same folder."""

    def make(sentence: str) -> Path:
        space = small(company={"languages": ["en", "tr"]}, PAY_01={"what": sentence}, PAY_02={"what": sentence})
        build(space.root, space, tmp_path / "site", ["tr"])
        return tmp_path / "site"

    return make


@pytest.fixture
def opened(context: BrowserContext, spoken: Callable[[str], Path]) -> Iterator[tuple[Page, str]]:
    """A page that says "First words.", with the whole handbook on the device, and the address at which newer ones are published."""
    page = context.new_page()
    with serving(spoken("First words.")) as address:
        taken(page, f"{address}s/PAY-01/")
        page.reload()
        yield page, address


def test_a_newer_version_is_fetched_whole_and_then_shown(context: BrowserContext, spoken: Callable[[str], Path]) -> None:
    folder = spoken("First words.")
    page = context.new_page()
    with serving(folder) as address:
        taken(page, f"{address}s/PAY-01/")
        page.reload()
        assert "First words." in page.inner_text(".fw-what")
        spoken("Second words.")
        page.reload()
        assert "First words." in page.inner_text(".fw-what")
        page.wait_for_selector("text=A newer handbook is ready.")
        fetched = _asked_for(context)
        page.goto(f"{address}s/PAY-02/")  # never visited; the next page is of the newer version
        assert "Second words." in page.inner_text(".fw-what")
        assert fetched == []
    page.goto(f"{address}s/PAY-01/index.html")
    assert "Second words." in page.inner_text(".fw-what")
    assert len(page.evaluate("caches.keys()")) == 1


def _asked_for(context: BrowserContext) -> list[str]:
    """The addresses that go over the network from now on, in a list that grows."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url) if request.service_worker and "index.html" in request.url else None)
    return asked


def test_a_newer_version_fetches_only_what_changed(context: BrowserContext, small: Make, tmp_path: Path) -> None:
    def make(sentence: str) -> Workspace:
        others = {f"PAY_{number:02}": {} for number in range(2, 40)}
        return small(PAY_01={"say": sentence}, **others)

    space = make("First words.")
    build(space.root, space, tmp_path / "site")
    page = context.new_page()
    with serving(tmp_path / "site") as address:
        taken(page, f"{address}s/PAY-01/")
        page.reload()
        space = make("Second words.")
        build(space.root, space, tmp_path / "site")
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url.removeprefix(address)) if request.service_worker else None)
        page.reload()
        page.wait_for_selector("text=A newer handbook is ready.")
        page.click("text=Show it")
        page.wait_for_selector("text=Second words.")
    fetched = {path for path in asked if path != "offline-worker.js"}
    assert "s/PAY-01/index.html" in fetched
    assert "search/search_index.json" in fetched
    assert len(fetched) < 8, fetched


LOOKED = "document.dispatchEvent(new Event('visibilitychange'))"
HIDDEN = "Object.defineProperty(Document.prototype, 'hidden', {get: () => true});"


def test_a_page_that_is_read_stays_until_its_reader_asks_and_every_other_is_of_the_newer_version(
    context: BrowserContext, opened: tuple[Page, str], spoken: Callable[[str], Path]
) -> None:
    one, address = opened
    read, aside = context.new_page(), context.new_page()
    aside.add_init_script(HIDDEN)
    for page in (read, aside):
        page.goto(f"{address}s/PAY-02/")
        assert "First words." in page.inner_text(".fw-what")
    spoken("Second words.")
    one.reload()
    for page in (one, read):
        page.wait_for_selector("text=A newer handbook is ready.")
        assert "First words." in page.inner_text(".fw-what")
    one.goto(f"{address}s/PAY-02/")
    assert "Second words." in one.inner_text(".fw-what")
    aside.wait_for_selector("text=Second words.")
    assert "First words." in read.inner_text(".fw-what")
    read.click("text=Show it")
    read.wait_for_selector("text=Second words.")


def test_a_page_that_is_read_loads_again_when_its_reader_looks_away(opened: tuple[Page, str], spoken: Callable[[str], Path]) -> None:
    page, _ = opened
    spoken("Second words.")
    page.reload()
    page.wait_for_selector("text=A newer handbook is ready.")
    page.click(".md-header__button[for=__search]")
    page.fill(".md-search__input", "thank")
    page.evaluate(HIDDEN)
    page.evaluate(LOOKED)
    page.wait_for_timeout(500)
    assert page.input_value(".md-search__input") == "thank"
    page.evaluate("document.getElementById('__search').checked = false")
    page.evaluate(LOOKED)
    page.wait_for_selector("text=Second words.")


def test_a_page_that_stays_open_asks_for_a_newer_handbook_when_it_is_looked_at_after_an_hour(
    opened: tuple[Page, str], spoken: Callable[[str], Path]
) -> None:
    page, _ = opened
    looked_at_after = "minutes => { Date.now = () => performance.timeOrigin + 60000 * minutes; " + LOOKED + " }"
    page.wait_for_timeout(3000)  # by itself the browser asks within a second or two
    spoken("Second words.")
    page.evaluate(looked_at_after, 50)
    page.wait_for_timeout(3000)
    assert page.inner_text(".fw-along") == READY
    page.evaluate(looked_at_after, 70)
    page.wait_for_selector("text=A newer handbook is ready.")


def test_a_page_that_was_on_its_way_when_the_workers_changed_loads_again(context: BrowserContext, spoken: Callable[[str], Path]) -> None:
    page = context.new_page()
    with serving(spoken("One sentence.")) as address:
        taken(page, f"{address}s/PAY-01/")
    page.goto(f"{address}s/PAY-02/")
    assert page.evaluate("caches.keys()") == [f"floorwalk / {page.evaluate('document.documentElement.dataset.kept')}"]
    loaded: list[str] = []
    page.on("load", lambda one: loaded.append(one.url))
    page.add_init_script("""if (!sessionStorage.getItem("older")) {
        sessionStorage.setItem("older", "once");
        Object.defineProperty(HTMLElement.prototype, "dataset", { get: () => ({ kept: "older" }) });
    }""")
    page.goto(f"{address}s/PAY-01/")
    page.wait_for_function("performance.getEntriesByType('navigation')[0].type === 'reload'")
    page.wait_for_timeout(1000)
    assert loaded == 2 * [f"{address}s/PAY-01/"]


def test_a_page_that_one_goes_back_to_loads_again_when_it_is_of_an_older_version(opened: tuple[Page, str]) -> None:
    page, _ = opened
    page.wait_for_function(f"document.querySelector('.fw-along').textContent === '{READY}'")
    shown_again = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    page.evaluate("window.stayed = true")
    page.evaluate(shown_again)
    page.wait_for_timeout(500)
    assert page.evaluate("window.stayed")
    page.evaluate("document.documentElement.dataset.kept = 'older'")
    page.evaluate(shown_again)
    page.wait_for_function("!window.stayed")


def test_a_half_published_version_is_not_taken(opened: tuple[Page, str], spoken: Callable[[str], Path], tmp_path: Path) -> None:
    page, address = opened
    folder = tmp_path / "site"
    old = {name: (folder / name).read_bytes() for name in ("s/PAY-02/index.html", "offline.pack")}
    spoken("Second words.")
    for name, content in old.items():
        (folder / name).write_bytes(content)
    page.reload()
    page.evaluate("navigator.serviceWorker.getRegistration().then(known => known.update()).catch(() => null)")
    until(page, "!known.installing")
    for path in ("s/PAY-01/", "s/PAY-02/"):
        page.goto(address + path)
        assert "First words." in page.inner_text(".fw-what")
    assert page.evaluate(WORKER_STATE, "/")[2] is False


def test_each_language_has_its_own_worker(context: BrowserContext, spoken: Callable[[str], Path]) -> None:
    folder = spoken("One sentence.")
    page = context.new_page()
    with serving(folder) as address:
        taken(page, address)
        page.reload()
        page.goto(f"{address}tr/s/PAY-01/")
        assert page.locator("html").get_attribute("lang") == "tr"
        until(page, "known.scope.endsWith('/tr/') && known.active && known.active.state === 'activated'")
        page.goto(f"{address}tr/index.html")
        assert page.evaluate("navigator.serviceWorker.controller.scriptURL") == f"{address}tr/offline-worker.js"
        assert page.evaluate(WORKER_STATE, "/")[0] == address
    page.goto(f"{address}tr/s/PAY-02/")
    assert page.locator("html").get_attribute("lang") == "tr"
    page.goto(f"{address}s/PAY-02/")
    assert page.locator("html").get_attribute("lang") == "en"
    stores = page.evaluate("caches.keys()")
    assert [" ".join(name.split(" ")[:2]) for name in sorted(stores)] == ["floorwalk /", "floorwalk /tr/"]


def test_it_works_below_a_path(context: BrowserContext, small: Make, tmp_path: Path) -> None:
    space = small(company={"handbook_url": "https://shop.example/staff/book/"})
    build(space.root, space, tmp_path / "served/staff/book")
    page = context.new_page()
    with serving(tmp_path / "served") as address:
        taken(page, f"{address}staff/book/")
        assert page.evaluate(WORKER_STATE, "/staff/book/")[0] == f"{address}staff/book/"
    page.goto(f"{address}staff/book/s/PAY-01/")
    assert page.locator(".fw-what").count() == 1


SPARING = "Object.defineProperty(navigator, 'connection', {value: {saveData: true, effectiveType: '4g'}});"


def test_who_saves_data_is_asked_first(context: BrowserContext, site: Path) -> None:
    context.add_init_script(SPARING)
    page = context.new_page()
    told = json.loads((site / "offline.json").read_text(encoding="utf-8"))
    with serving(site) as address:
        page.goto(f"{address}s/PAY-04/")
        page.wait_for_selector("text=Take along")
        assert f"({told['packed'] / 1e6:.1f} MB)" in page.inner_text(".fw-along")
        assert page.evaluate(WORKER_STATE, "/") is None
        page.click("text=Not now")
        page.reload()
        page.wait_for_selector("button:has-text('Take along')")
        assert page.locator(".fw-floats").count() == 0
        assert page.evaluate(WORKER_STATE, "/") is None
        page.click("button:has-text('Take along')")
        page.wait_for_selector(f"text={READY}")
    page.goto(f"{address}s/SRV-22/")
    assert page.locator(".fw-what").count() == 1


def test_a_server_without_the_pack_gives_the_files_one_by_one(context: BrowserContext, spoken: Callable[[str], Path]) -> None:
    folder = spoken("One sentence.")
    (folder / "offline.pack").unlink()
    page = context.new_page()
    with serving(folder) as address:
        taken(page, address)
    page.goto(f"{address}s/PAY-02/")
    assert "One sentence." in page.inner_text(".fw-what")


def test_without_a_secure_context_nothing_is_promised(browser: Browser, site: Path) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false});")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    with serving(site) as address:
        page.goto(address, wait_until="networkidle")
        assert page.inner_text(".fw-along") == ""
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert faults == []
    context.close()


@pytest.mark.parametrize("path", ["index.html", "s/PAY-04/index.html"])
def test_it_installs(context: BrowserContext, site: Path, path: str) -> None:
    page = context.new_page()
    with serving(site) as address:
        taken(page, address + path)
        session = context.new_cdp_session(page)
        session.send("Page.enable")
        found: dict[str, Any] = session.send("Page.getAppManifest")
        assert found["errors"] == []
        manifest = json.loads(found["data"])
        assert found["url"] == f"{address}manifest.webmanifest"
        assert manifest["name"] == "Marram & Vale"
        hindrances = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
        assert [one["errorId"] for one in hindrances] == ["in-incognito"]  # tests run in a private window; nothing else is missing
        for icon in manifest["icons"]:
            size = page.evaluate(
                "src => new Promise(done => {const one = new Image(); one.onload = () => done(one.naturalWidth); one.src = src})",
                address + icon["src"],
            )
            assert icon["sizes"] == f"{size}x{size}"


def test_a_writer_sees_every_change_although_a_worker_was_there(opened: tuple[Page, str], spoken: Callable[[str], Path]) -> None:
    page, _ = opened
    (spoken("Second words.") / "offline-worker.js").write_text(FAREWELL, encoding="utf-8")
    page.reload()
    page.wait_for_selector("text=Second words.")


SHIFT = """() => new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((one) => { if (!one.hadRecentInput) sum += one.value; }))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done(sum), 800);
})"""


@pytest.mark.parametrize("path", ["", "s/PAY-04/", "role/cashier/", "store/", "store/S012/"])
def test_a_first_visit_is_light_and_nothing_moves(context: BrowserContext, site: Path, path: str) -> None:
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with serving(site) as address:
        page.goto(address + path, wait_until="networkidle")
        assert page.evaluate(SHIFT) < 0.01
        names = {url.removeprefix(address).partition("?")[0] for url in asked if url.startswith(address)}
    files = [site / (f"{name}index.html" if name == "" or name.endswith("/") else name) for name in names]
    assert sum(len(gzip.compress(file.read_bytes())) for file in files if file.name != "offline.pack") < 300_000
    if path == "":
        assert {file.relative_to(site).as_posix() for file in files} - first_view(site, "") <= {"offline-worker.js"}
