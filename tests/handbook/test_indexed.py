"""The search keeps of our pages what the theme's own parser would keep."""

from __future__ import annotations

import pytest
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.plugins import event_priority

from floorwalk.handbook.indexed import sections
from floorwalk.handbook.plugin import FloorwalkPlugin
from floorwalk.handbook.search import entry_of, sharpened
from floorwalk.source.workspace import Workspace

Told = list[tuple[str, str, str | None, bool]]


def of_the_theme(html: str) -> Told:
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [("".join(one.title), "".join(one.text), one.id, one.is_excluded()) for one in parser.data]


def ours(html: str) -> Told:
    return [("".join(one.title), "".join(one.text), one.id, one.left_out) for one in sections(html)]


@pytest.mark.parametrize(
    "html",
    [
        '<h1 id="a">A &amp; b</h1>\n<p>One<br>two</p>\n<h2 id="b">B</h2><ul><li>x</li>\n<li></li></ul>',
        '<h1 id="a">A</h1><div data-search-exclude="true"><p>no <img src="x"></p><div>nor this</div></div><p>yes</p>',
        '<h1 id="a">A</h1><p>one</p><section><h2 id="b" data-search-exclude="true">B</h2><p>of b</p></section><p>of a again</p>',
        '<h1 id="a">A</h1><section><h2 id="b">B</h2><p>of b</p></section><p>of a again</p><h2 id="c">C</h2>c',
        '<p>before</p><h1 id="a">A</h1><p>after</p>',
        '<h2 id="b">B</h2><p>text</p>',
        '<h1 id="a">A <code>x</code></h1><pre>\n  a\n  b</pre><p>  </p><p>\n c &lt;b&gt; </p>',
        '<h1 id="a">A</h1><!-- <p>no</p> --><svg viewBox="0 0 1 1"><path d="M0 0"/></svg><p>yes</p><script>let a = "<p>";</script><p>end</p>',
        '<h1 id="a" title="a > b">A</h1><p class=\'c\' title="<">x</p>',
    ],
)
def test_a_page_is_read_as_the_theme_reads_it(html: str) -> None:
    assert ours(html) == of_the_theme(html)


def test_every_page_of_the_example_is_read_as_the_theme_reads_it(mall: Workspace, tmp_path: object) -> None:
    config = load_config(str(mall.root / "mkdocs.yml"), site_dir=str(tmp_path))
    plugin = config.plugins["floorwalk"]
    assert isinstance(plugin, FloorwalkPlugin)
    read: dict[str, str] = {}

    @event_priority(100)
    def note(html: str, page: object, **_: object) -> str:
        read[page.url] = html  # type: ignore[attr-defined]
        return html

    config.plugins._register_event("page_content", note, plugin_name="note")
    config.plugins.on_startup(command="build", dirty=False)
    plugin.workspace = mall
    try:
        build_site(config)
    finally:
        config.plugins.on_shutdown()
    assert len(read) > len(mall.sets["mall"].standards)
    for url, html in read.items():
        assert ours(html) == of_the_theme(html), url


def test_one_entry_holds_all_that_the_theme_would_make_several_of() -> None:
    html = '<h1 id="a">Pay</h1><p>What</p><h2 id="b">How</h2><p>Step</p><h2 id="c" data-search-exclude="true">Ask</h2><p>me</p>'
    entry = entry_of("s/PAY-01/index.html", html, "Pay", "till", 4)
    assert entry == {
        "location": "s/PAY-01/index.html",
        "title": "Pay",
        "text": "<p>What</p>",
        "boost": 4,
        "words": "till",
        "rest": "How <p>Step</p> ",
    }


def test_our_entries_join_those_of_the_theme() -> None:
    index = {"config": {"fields": {}}, "docs": [{"location": "parking.html", "title": "Parking", "text": "a"}]}
    entry = {"location": "s/PAY-01/index.html", "title": "Pay", "text": "", "words": "", "rest": ""}
    assert sharpened(index, {}, [entry])["docs"] == [index["docs"][0], entry]  # type: ignore[index]
