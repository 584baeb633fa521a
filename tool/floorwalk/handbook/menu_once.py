"""The theme's templates in; the same templates out, in which the menu of pages that do not stand in it is made once."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from jinja2 import ChoiceLoader, DictLoader, PrefixLoader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jinja2 import Environment
    from mkdocs.structure.pages import Page

_MENU = "partials/nav.html"
_ONCE = """\
{%- set key = fw_menu.key(page) -%}
{%- if key in fw_menu.made -%}{{ fw_menu.made[key] }}{%- else -%}
{%- set menu %}{% include "theirs/partials/nav.html" %}{% endset -%}
{{ fw_menu.keep(key, menu) }}{%- endif -%}
"""


class _Menu:
    """Menus by the folder above a page's own: from there all links of a menu are written alike, unless it lists pages in there."""

    def __init__(self, listed: Iterable[str]) -> None:
        self._listed = {above.as_posix() for page in listed for above in PurePosixPath(page).parents}
        self.made: dict[str, str] = {}

    def key(self, page: Page | None) -> str | None:
        own = posixpath.dirname(page.file.dest_uri) if page else ""
        return posixpath.dirname(own) if own and own not in self._listed else None

    def keep(self, key: str | None, menu: str) -> str:
        return menu if key is None else self.made.setdefault(key, menu)


def menu_once(env: Environment, listed: Iterable[str]) -> None:
    """Put our menu before the theme's, which it calls; `listed` are the pages that stand in the menu, by their file in the site."""
    theirs = env.loader
    if theirs is not None:
        env.globals["fw_menu"] = _Menu(listed)
        env.loader = ChoiceLoader([DictLoader({_MENU: _ONCE}), PrefixLoader({"theirs": theirs}), theirs])
