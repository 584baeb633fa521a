import pytest

from floorwalk.handbook.lean import lean, unused


def test_blank_space_of_templates_becomes_one_line_break_or_none_at_a_block() -> None:
    assert lean("<p>\n    \n\n   a\n    b\n  </p>\n\n<p>c\n\n <b>d</b></p>") == "<p>\na\nb</p><p>c\n<b>d</b></p>"


@pytest.mark.parametrize("tag", ["pre", "textarea", "script", "style"])
def test_what_was_set_in_lines_stays(tag: str) -> None:
    kept = f"<{tag} class=x>\n  a\n\n    b\n</{tag}>"
    assert lean(f"<div>\n\n{kept}\n\n\n<b>x</b></div>").replace("<div>\n<", "<div><") == f"<div>{kept}\n<b>x</b></div>"


def test_empty_places_of_the_theme_go() -> None:
    empty = '<div data-md-component="announce">\n</div><div class="md-dialog" data-md-component="dialog">\n<div class="x"></div>\n</div>'
    assert lean(f"<main>{empty}</main>") == "<main></main>"
    assert "Closed" in lean('<div data-md-component="announce">Closed</div>')


def test_files_that_serve_nobody() -> None:
    assert unused("assets/javascripts/bundle.js.map")
    assert unused("assets/javascripts/lunr/min/lunr.ar.min.js")
    assert not unused("assets/javascripts/lunr/min/lunr.stemmer.support.min.js")
    assert not unused("assets/javascripts/lunr/min/lunr.floorwalk.min.js")
    assert not unused("assets/javascripts/bundle.js")
