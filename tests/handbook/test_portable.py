"""The handbook in a plain folder: what lies in it, and in Chromium that it opens, finds and remembers from file:// in every language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from floorwalk.catalog.shelf import translated_languages
from floorwalk.errors import FloorwalkError
from floorwalk.handbook.build import build
from floorwalk.source.workspace import Workspace

Make = Callable[..., Workspace]
TYPED = {
    "en": ("lost child", "SRV-22"),
    "tr": ("kayıp çocuk", "SRV-22"),
    "ta": ("காணாமல் போன குழந்தை", "SRV-22"),
    "fil": ("nawawalang bata", "SRV-22"),
    "zh-Hans": ("走失的孩子", "SRV-22"),
    "zh-Hant": ("走失的孩子", "SRV-22"),
}


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory, root: Path, mall: Workspace) -> Path:
    out = tmp_path_factory.mktemp("stick") / "portable"
    build(root, mall, out, translated_languages(mall), portable=True)
    return out


def test_one_page_to_start_from_and_nothing_for_servers(stick: Path) -> None:
    assert sorted(path.name for path in stick.iterdir()) == ["START.html", "handbook"]
    names = {path.name for path in stick.rglob("*")}
    assert not names & {"offline-worker.js", "offline.pack", "manifest.webmanifest", "sitemap.xml", "404.html", "search_index.json"}
    page = (stick / "handbook/s/PAY-04/index.html").read_text(encoding="utf-8")
    assert "manifest" not in page
    assert "offline.js" not in page


@pytest.mark.parametrize("language", TYPED)
def test_it_opens_and_finds_from_a_plain_folder(browser: Browser, stick: Path, language: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda request: faults.append(request.url))
    page.goto(f"file://{stick}/START.html")
    page.click(f"a:lang({language})")
    assert page.locator("html").get_attribute("lang") == language
    page.click(".fw-search")
    typed, wanted = TYPED[language]
    page.fill(".md-search__input", typed)
    page.wait_for_selector(".md-search-result__link")
    links = page.locator(".md-search-result__item > a.md-search-result__link")
    assert any(f"/s/{wanted}/" in (links.nth(place).get_attribute("href") or "") for place in range(min(3, links.count())))
    assert faults == []
    context.close()


def test_one_language_is_opened_at_once(browser: Browser, small: Make, tmp_path: Path) -> None:
    space = small()
    build(space.root, space, tmp_path / "out", portable=True)
    page = browser.new_page()
    page.goto(f"file://{tmp_path}/out/START.html")
    page.wait_for_url("**/handbook/index.html")
    page.close()


def test_an_older_one_is_replaced_and_nothing_else(small: Make, tmp_path: Path) -> None:
    space = small()
    for portable in (True, False, True):
        build(space.root, space, tmp_path / "out", portable=portable)
    (tmp_path / "mine/handbook").mkdir(parents=True)
    (tmp_path / "mine/handbook/notes.txt").write_text("x", encoding="utf-8")
    with pytest.raises(FloorwalkError) as stopped:
        build(space.root, space, tmp_path / "mine", portable=True)
    assert stopped.value.code == "FW702"
