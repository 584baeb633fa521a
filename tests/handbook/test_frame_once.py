"""What all pages share: taken from the installed theme, kept in one script, put in place by it; and a theme without it is named."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest
from jinja2 import DictLoader, Environment
from mkdocs.exceptions import PluginError
from playwright.sync_api import Browser
from tests.handbook.conftest import serving

from floorwalk.handbook.frame_once import Around, as_script, named, parts, put_before

THEME = {
    "base.html": '{% block config %}<script id="__config">{"base": "{{ base_url }}", "translations": {{ words }}}</script>{% endblock %}'
    '{% block header %}{% include "partials/header.html" %}{% endblock %}',
    "main.html": '{% extends "base.html" %}',
    "partials/language.html": "{% macro t(key) %}<{{ key }}>{% endmacro %}",
    "partials/header.html": '<header>{{ lang.t("a") }}{% include "partials/javascripts/palette.html" %}</header>',
    "partials/nav.html": '<nav>{{ "home.html" }}</nav>',
    "partials/footer.html": "<footer></footer>",
    "partials/javascripts/palette.html": "<script>colours</script>",
}
CONTEXT: dict[str, Any] = {"config": SimpleNamespace(theme={"features": []}), "base_url": "@root@", "words": "{}"}


def theme(**changed: str | None) -> Environment:
    files = THEME | {name.replace("__", "/") + ".html": text for name, text in changed.items() if text is not None}
    gone = {name.replace("__", "/") + ".html" for name, text in changed.items() if text is None}
    return Environment(loader=DictLoader({name: text for name, text in files.items() if name not in gone}), autoescape=False)  # noqa: S701  # as MkDocs has it


def test_parts_are_the_themes_own_without_what_the_script_does() -> None:
    env = theme()
    made = parts(env, CONTEXT)
    assert made["header"] == "<header><a></header>"
    assert set(made) == {"config", "header", "menu", "footer"}
    assert env.get_template("partials/javascripts/palette.html").render() == "<script>colours</script>"  # the theme is as it was


@pytest.mark.parametrize(
    ("changed", "missing"),
    [({"partials__nav": None}, "partials/nav.html"), ({"partials__language": None}, "partials/language.html"), ({"base": "<p>"}, "config")],
)
def test_a_theme_that_has_changed_is_named_with_the_way_out(changed: dict[str, str | None], missing: str) -> None:
    with pytest.raises(PluginError, match=rf"no template or block .*{missing}.* pip install 'mkdocs-material==9\.8"):
        parts(theme(**changed), CONTEXT)


def test_the_words_of_the_theme_are_letters_end_no_script_and_those_that_nobody_sees_are_empty() -> None:
    words = {"search.result.one": "தமிழ்</script>", "clipboard.copy": "Copy"}
    escaped = json.dumps(words).replace("<", "\\u003c")
    config = parts(theme(), CONTEXT | {"words": escaped})["config"]
    body = config.removeprefix('<script id="__config">').removesuffix("</script>")
    assert "தமிழ்" in body
    assert "<" not in body
    assert json.loads(body) == {"base": "@root@/", "translations": {"search.result.one": "தமிழ்</script>", "clipboard.copy": ""}}


def test_the_script_holds_the_parts_and_none_of_them_ends_it() -> None:
    script = as_script({"a": "</script>தமிழ்"}, "var parts = FRAME_PARTS;")
    assert "</" not in script
    assert json.loads(script.removeprefix("var parts = ").removesuffix(";")) == {"a": "</script>தமிழ்"}


def test_our_templates_come_before_the_themes_and_call_them() -> None:
    env = theme()
    put_before(env, Around([], {"s/A/index.html"}, "", "#000000"))
    assert env.get_template("partials/nav.html").render() == '<script>floorwalk("menu")</script>'
    assert env.get_template("theirs/partials/nav.html").render() == "<nav>home.html</nav>"


def test_the_switch_leads_to_the_same_page_only_where_every_language_has_it() -> None:
    around = Around([], {"s/A/index.html"}, "", "#000000")
    pages: list[Any] = [SimpleNamespace(file=SimpleNamespace(dest_uri=uri)) for uri in ("s/A/index.html", "parking.html")]
    assert [around.elsewhere(one) for one in (*pages, None)] == ["s/A/index.html", "index.html", "index.html"]


def test_the_search_gets_a_name_unless_the_theme_gives_it_one() -> None:
    search = '<div data-md-component="search" role="dialog"{}>'
    assert named(search.format(""), "Find") == search.format(' aria-label="Find"')
    assert named(search.format(' aria-label="Theirs"'), "Find") == search.format(' aria-label="Theirs"')


def shared(site: Path) -> dict[str, str]:
    """The parts that a built script holds."""
    [told] = re.findall(r"var parts = (\{.*\});", (site / "assets/folder.js").read_text(encoding="utf-8"))
    made: dict[str, str] = json.loads(told)
    return made


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


def test_each_link_that_all_pages_share_leads_to_a_page(site: Path) -> None:
    reader = _Links()
    for part in shared(site).values():
        reader.feed(part)
    assert len(reader.found) > 30  # the whole menu
    for link in reader.found:
        assert link.startswith("@root@/")
        assert (site / unquote(link.removeprefix("@root@/"))).is_file(), link


def test_the_installed_theme_is_the_one_that_the_pages_are_made_for(site: Path) -> None:
    """If this fails after an update of mkdocs-material, look at what its templates now call their parts, and at handbook/theme/."""
    made = shared(site)
    wanted = {
        "header": ('data-md-component="header-topic"', 'class="md-ellipsis"', 'data-md-component="palette"', 'aria-label="Search"'),
        "menu": ('class="md-nav__link"', "md-nav__toggle", "md-nav__item--nested"),
        "footer": ('class="fw-along"',),
        "config": ('id="__config"', '"base":"@root@/"'),
    }
    assert [(name, sign) for name, signs in wanted.items() for sign in signs if sign not in made[name]] == []
    page = (site / "s/PAY-04/index.html").read_text(encoding="utf-8")
    for name in made:
        assert page.count(f'<script>floorwalk("{name}"') == 1, name
    assert "__md_hash" not in page
    assert "md-sidebar--secondary" not in page
    script = (site / "assets/folder.js").read_text(encoding="utf-8")
    assert all(f"window.{name} =" in script for name in ("__md_scope", "__md_hash", "__md_get", "__md_set"))


def test_the_menu_shows_where_one_is_and_no_page_has_its_own(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    page = context.new_page()
    with serving(site) as address:
        for path in ("role/cashier/", "role/cashier/index.html?a#b"):
            page.goto(address + path)
            assert page.locator(".md-nav__link--active[href]").all_inner_texts() == ["Cashier"]
            assert page.get_attribute(".md-nav__link--active[href]", "aria-current") == "page"
            assert page.locator(".md-sidebar--primary >> text=Cleaner").first.is_visible()
            assert page.inner_text("[data-md-component=header-topic]") == "Cashier"
        page.goto(f"{address}s/PAY-04/")
        assert page.locator(".md-nav__link--active").count() == 0
        assert not page.locator(".md-sidebar--primary >> text=Cleaner").first.is_visible()
    context.close()


def test_without_script_there_is_a_way_home_and_from_there_to_everything(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = context.new_page()
    with serving(site) as address:
        page.goto(f"{address}s/PAY-04/")
        page.click(".fw-plain >> text=Home")
        for title in ("By role", "Our promises", "How we did"):
            assert page.locator(f".fw-plain >> text={title}").is_visible()
    context.close()
