"""What people write by mistake or in jest: shown as text in pages, search, scripts and files, never run; too long, too short, gone."""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import html5lib
import pytest
from playwright.sync_api import Browser, Page
from tests.handbook.conftest import serving
from tests.handbook.test_results import report

from floorwalk.handbook.build import build
from floorwalk.handbook.pages import handbook
from floorwalk.handbook.results import read_results
from floorwalk.source.workspace import Workspace, load

Make = Callable[..., Workspace]
NASTY = "</script><img src=x onerror=hacked()> **b** [x](javascript:hacked()) {{ 7*7 }} {% if 1 %} ${7*7} 'q' \"d\" &amp; \\"
STORES = """\
id,name,region,format,language,hours
S1,"{nasty}",north,shop,en,Mo-Su 09:00-18:00
S2,Kiosk,north,kiosk,en,Mo-Su 09:00-18:00
"""


def named(id_: str) -> dict[str, str]:
    return {"id": id_, "title": f"{id_} {NASTY}", "about": NASTY}


@pytest.fixture
def nasty(small: Make, tmp_path: Path) -> Path:
    """A handbook in which every text that anybody may write is the same attack."""
    company: dict[str, Any] = {
        "name": NASTY, "notice": NASTY, "about": NASTY, "style_reason": NASTY,
        "roles": [named("clerk") | {"first": ["PAY-01"]}, named("boss")],
        "moments": [named("paying"), named("leaving")],
        "regions": [named("north")], "formats": [named("shop"), named("kiosk")], "zones": [named("desk")],
        "promises": [{"id": "P-ONE", "text": NASTY}], "values": [named("joy")],
        "programmes": [named("gold") | {"benefits": [NASTY]}],
        "handbook_url": 'https://a.example/"onload="hacked()/', "edit_url": 'https://b.example/"onload="hacked()/',
        "feedback": 'https://c.example/?"onload="hacked()&id={id}',
    }  # fmt: skip
    check = {"id": "PAY-01.1", "kind": "yes_no", "question": NASTY, "seen_by": "record", "points": 1, "help": NASTY, "record": NASTY}
    measure = {"id": "PAY-01.2", "kind": "measure", "question": NASTY, "seen_by": "measure", "points": 1, "unit": "lx", "at": ["desk"]}
    measure |= {"limits": [{"at_least": 300}], "instrument": "meter"}
    evidence = dict.fromkeys(("source", "who", "method", "place", "finding"), NASTY) | {"n": 3, "date": "2026-01-01"}
    variants = [{"when": {"format": "shop"}, "what": NASTY, "how": [NASTY], "say": NASTY}, {"when": {"programme": "gold"}, "what": NASTY}]
    gift = {"give": NASTY, "up_to": 20, "currency": "EUR", "per": "customer", "role": "boss"}
    texts: dict[str, Any] = dict.fromkeys(("title", "what", "say", "why"), NASTY)
    texts |= {key: [NASTY] for key in ("how", "dont", "tools", "training", "situations", "synonyms")}
    texts |= {
        "checks": [check, measure], "evidence": [evidence], "variants": variants, "promises": ["P-ONE"], "recovery": [gift],
        "exceptions": [{"text": NASTY, "reason": NASTY}], "refs": [{"title": NASTY, "clause": NASTY, "edition": NASTY}],
        "version": 2, "changes": [{"version": 2, "date": "2026-12-01", "what": NASTY}], "programmes": ["gold"], "zones": ["desk"],
        "pictures": [{"file": "till.png", "good": True, "caption": NASTY}],
    }  # fmt: skip
    quoted = NASTY.replace('"', '""')
    contacts = f'store,role,channel,value,hours\nS1,boss,phone,"{quoted}",\nS2,boss,mail,"{quoted}",\n*,clerk,whatsapp,"{quoted}",\n'
    space = small(company=company, contacts=contacts, PAY_01=texts)
    (space.root / "audits/stores.csv").write_text(STORES.format(nasty=quoted), encoding="utf-8")
    (space.root / "standards/desk/pay/till.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    told = report(round={"title": NASTY, "due": "2026-11-30"}, promises=[{"id": "P-ONE", "kept": 1, "n": 2}])
    build(space.root, load(space.root), tmp_path / "out", results=read_results(told, "report.json"))
    return tmp_path / "out"


def test_what_people_wrote_is_shown_letter_by_letter(nasty: Path) -> None:
    page = html5lib.parse((nasty / "s/PAY-01/index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
    assert "".join(page.find(".//article").itertext()).count(NASTY) >= 25
    for path in nasty.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        tree = html5lib.parse(text, namespaceHTMLElements=False)
        assert not [one for one in tree.iter() if {"onerror", "onload"} & set(one.attrib)], path
        assert not [one for one in tree.iter("a") if one.get("href", "").startswith("javascript")], path
        assert "49" not in "".join(tree.find(".//article").itertext()), path


def test_files_beside_the_pages_are_what_they_say(nasty: Path) -> None:
    assert json.loads((nasty / "manifest.webmanifest").read_text(encoding="utf-8"))["name"] == NASTY
    script = (nasty / "assets/stores/S1.js").read_text(encoding="utf-8")
    store = json.loads(script.removeprefix("floorwalkStore(").removesuffix(");\n"))
    assert store["name"] == NASTY
    assert store["posts"]["boss"] == [[NASTY, "", ""]]
    index = json.loads((nasty / "search/search_index.json").read_text(encoding="utf-8"))
    assert all("<img" not in entry["text"] and "<img" not in entry["title"] for entry in index["docs"])


def test_nothing_of_it_runs(browser: Browser, nasty: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script("window.hacked = () => { window.wasHacked = true; }")
    with serving(nasty) as address:
        for path in sorted(nasty.rglob("index.html")):  # store/S1/ chooses the store for all that come after it
            page.goto(address + path.relative_to(nasty).as_posix())
            assert page.evaluate("window.wasHacked") is None, path
            assert page.evaluate("document.documentElement.scrollWidth") <= 390, path
        page.goto(f"{address}store/S1/")
        page.goto(f"{address}s/PAY-01/")
        page.wait_for_selector(".fw-known")
        assert NASTY in page.inner_text(".fw-mine")
        page.click(".md-header__button[for=__search]")
        page.fill(".md-search__input", "onerror")
        page.wait_for_selector(".md-search-result__link")
        assert "<img src=x onerror=hacked()>" in page.inner_text(".md-search-result__list")
        assert page.evaluate("window.wasHacked") is None
    context.close()
    assert faults == []


@pytest.mark.parametrize("value", ["call me maybe", "javascript:hacked()", "0100;ext=<b>", "+", "tel:0100", "１２３"])
@pytest.mark.parametrize("channel", ["phone", "whatsapp", "mail"])
def test_a_number_that_is_none_is_text_without_a_link(small: Make, channel: str, value: str) -> None:
    text = handbook(small(contacts=f"store,role,channel,value,hours\n*,boss,{channel},{value},\n")).pages["s/PAY-01/index.md"].markdown
    [button] = re.findall(r'<(\w+)(?: href="([^"]*)")? class="fw-call" data-role="boss">', text)
    assert button == ("span", "")
    assert html.escape(value) in text.replace("&#123;", "{")


def test_a_contact_that_is_gone_is_not_called(browser: Browser, small: Make, tmp_path: Path) -> None:
    """The reader chose a store whose post was there then."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
    page = context.new_page()
    space = small()
    build(space.root, space, tmp_path / "out")
    with serving(tmp_path / "out") as address:
        page.goto(f"{address}store/S1/")
        page.goto(f"{address}s/PAY-01/")
        page.wait_for_selector('.fw-call[href="tel:0100"]')
        space = small(contacts="store,role,channel,value,hours\nS2,boss,radio,channel 4,\n")
        build(space.root, space, tmp_path / "out")
        page.goto(f"{address}s/PAY-01/")
        page.wait_for_selector(".fw-call.fw-nobody")
        call = page.locator(".fw-call").first
        assert call.get_attribute("href") is None
        assert "No post of this kind here" in call.inner_text()
        assert "0100" not in page.content()
    context.close()


@pytest.fixture
def phone(browser: Browser, small: Make, tmp_path: Path) -> Callable[..., Page]:
    """The page of PAY-01 with these values, on a phone, from a plain folder."""

    def open_page(**values: Any) -> Page:
        space = small(PAY_01=values)
        build(space.root, space, tmp_path / "out")
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"file://{tmp_path / 'out/s/PAY-01/index.html'}")
        return page

    return open_page


def test_very_long_text_stays_on_the_screen(phone: Callable[..., Page]) -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitaen" * 3
    many = [f"{word} " * 20] * 30
    page = phone(title=word, what=f"{word} " * 60, how=many, say=word * 4, dont=many, why=word * 10, tools=[word], situations=[word])
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator(".fw-posts > li:first-child .fw-call").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 844  # whom to ask stays in reach of the thumb
    page.close()


def test_a_standard_without_any_optional_field_has_no_empty_parts(phone: Callable[..., Page]) -> None:
    page = phone()
    titles = page.locator("article :is(h1, h2)").all_inner_texts()
    assert titles == ["Thank every customer", "How", "Stuck? Ask", "Why", "Who, where, with what"]
    empty = "[...document.querySelectorAll('article :is(p, ul, ol, li, section, details)')].filter(e => !e.hidden && !e.textContent.trim()).length"
    assert page.evaluate(empty) == 0
    page.close()
