"""The menu of pages that do not stand in it is made once for those from which it leads on alike, and is the theme's own."""

from __future__ import annotations

from itertools import count
from types import SimpleNamespace

from jinja2 import DictLoader, Environment

from floorwalk.handbook.menu_once import menu_once

THEIRS = "<nav>{{ base_url }} {{ made() }}</nav>"


def menus(*pages: str, listed: tuple[str, ...] = ()) -> tuple[list[str], int]:
    """What is shown on each page, and how often the theme's menu was made."""
    env = Environment(loader=DictLoader({"main.html": '{% include "partials/nav.html" %}', "partials/nav.html": THEIRS}), autoescape=False)  # noqa: S701  # as MkDocs has it
    times = count(1)
    menu_once(env, listed)
    shown = []
    for uri in pages:
        page = SimpleNamespace(file=SimpleNamespace(dest_uri=uri))
        up = "../" * uri.count("/")
        shown.append(env.get_template("main.html").render(page=page, base_url=up, made=times.__next__))
    return shown, next(times) - 1


def test_pages_side_by_side_share_a_menu() -> None:
    shown, times = menus("s/A/index.html", "s/B/index.html", "store/S1/index.html")
    assert shown == ["<nav>../../ 1</nav>", "<nav>../../ 1</nav>", "<nav>../../ 2</nav>"]
    assert times == 2


def test_a_page_that_is_listed_or_holds_listed_ones_has_its_own() -> None:
    listed = ("role/clerk/index.html", "store/index.html")
    shown, times = menus("role/clerk/index.html", "role/clerk/more.html", "role/boss/index.html", "store/S1/index.html", listed=listed)
    assert times == len(set(shown)) == 4


def test_a_page_at_the_root_and_the_page_for_unknown_addresses_have_their_own() -> None:
    assert menus("index.html", "other.html")[1] == 2
    env = Environment(loader=DictLoader({"partials/nav.html": "<nav></nav>"}), autoescape=False)  # noqa: S701  # as MkDocs has it
    menu_once(env, ())
    assert env.get_template("partials/nav.html").render(page=None) == "<nav></nav>"
