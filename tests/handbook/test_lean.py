import json
from pathlib import Path
from typing import Any

import pytest

from floorwalk.handbook.lean import lean, unused


def test_blank_space_of_templates_becomes_one_line_break_or_none_at_a_block() -> None:
    assert lean("<p>\n    \n\n   a\n    b\n  </p>\n\n<p>c\n\n <b>d</b></p>") == "<p>\na\nb</p><p>c\n<b>d</b></p>"


@pytest.mark.parametrize("tag", ["pre", "textarea", "script", "style"])
def test_what_was_set_in_lines_stays(tag: str) -> None:
    kept = f"<{tag} class=x>\n  a\n\n    b\n</{tag}>"
    assert lean(f"<div>\n\n{kept}\n\n\n<b>x</b></div>").replace("<div>\n<", "<div><") == f"<div>{kept}\n<b>x</b></div>"


def test_the_words_of_the_theme_are_letters_and_end_no_script() -> None:
    words: dict[str, Any] = {"a": "தமிழ்", "b": "</script><b>", "translations": {"search.result.one": "1", "clipboard.copy": ""}}
    given = json.dumps(words | {"translations": words["translations"] | {"clipboard.copy": "Copy"}}).replace("<", "\\u003c")
    page = f'<script id="__config" type="application/json">{given}</script>'
    told = lean(page)
    assert "தமிழ்" in told
    body = told.removeprefix('<script id="__config" type="application/json">').removesuffix("</script>")
    assert "<" not in body
    assert json.loads(body) == words


def test_a_hidden_list_of_contents_goes_and_a_shown_one_stays() -> None:
    inner = '<div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner"><nav><a href="#a">A</a></nav></div></div></div><main>'
    side = '<div class="md-sidebar md-sidebar--secondary" data-md-type="toc"'
    assert lean(f"{side} hidden>{inner}") == "<main>"
    assert "#a" in lean(f"{side} >{inner}")


def test_files_that_serve_nobody() -> None:
    assert unused("assets/javascripts/bundle.js.map")
    assert unused("assets/javascripts/lunr/min/lunr.ar.min.js")
    assert not unused("assets/javascripts/lunr/min/lunr.stemmer.support.min.js")
    assert not unused("assets/javascripts/lunr/min/lunr.floorwalk.min.js")
    assert not unused("assets/javascripts/bundle.js")


def test_what_the_theme_repeats_on_every_page_is_in_one_script(site: Path) -> None:
    page = (site / "s/PAY-04/index.html").read_text(encoding="utf-8")
    assert '<script>__md_scope=new URL("../..",location)</script>' in page
    assert "<script>floorwalkPalette()</script>" in page
    assert "__md_hash" not in page
    script = (site / "assets/folder.js").read_text(encoding="utf-8")
    assert all(f"window.{name} =" in script for name in ("__md_hash", "__md_get", "__md_set", "floorwalkPalette"))
