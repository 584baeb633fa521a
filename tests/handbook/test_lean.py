import json

import pytest

from floorwalk.handbook.lean import lean, unused


def test_blank_space_of_templates_becomes_one_line_break() -> None:
    assert lean("<p>\n    \n\n   a b\n  </p>\n\n<p>c</p>") == "<p>\na b\n</p>\n<p>c</p>"


@pytest.mark.parametrize("tag", ["pre", "textarea", "script", "style"])
def test_what_was_set_in_lines_stays(tag: str) -> None:
    kept = f"<{tag} class=x>\n  a\n\n    b\n</{tag}>"
    assert lean(f"<div>\n\n{kept}\n\n\n<b>x</b></div>") == f"<div>\n{kept}\n<b>x</b></div>"


def test_the_words_of_the_theme_are_letters_and_end_no_script() -> None:
    words = {"a": "தமிழ்", "b": "</script><b>"}
    given = json.dumps(words).replace("<", "\\u003c")
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
