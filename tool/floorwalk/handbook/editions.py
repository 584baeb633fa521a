"""The languages of a handbook in; where the same page stands in each of them out, so that the switch stays on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError


@dataclass(frozen=True)
class Editions:
    """The source language, which stands at the root of the site, and the others, each in a folder named after it."""

    source: str
    others: tuple[str, ...] = ()

    def folder(self, language: str) -> str:
        """The folder of a language below the root; empty for the source language."""
        return "" if language == self.source else f"{language}/"

    def links(self, page: str, here: str) -> list[dict[str, str]]:
        """Give name, language and link of a page (its path in the site) in every language; links begin at the folder of `here`."""
        if not self.others:
            return []
        up = "../" if self.folder(here) else ""
        return [{"name": own_name(one), "link": f"{up}{self.folder(one)}{page}", "lang": one} for one in (self.source, *self.others)]


def spoken(page: str, language: str) -> str:
    """Give a built page with our own code of its language: the theme has others, as tl for Filipino."""
    return re.sub(r'<html lang="[^"]*"', f'<html lang="{language}"', page, count=1)


def mended(part: str, language: str) -> str:
    """Give a part of the theme with what it says about languages mended.

    Each name in the switch says its language, for the right font; by `hreflang` the theme would ask each language for a list of its pages.
    One of its Chinese words is in the other script.
    """
    part = re.sub(r'hreflang="([^"]*)" (?=class="md-select__link")', r'lang="\1" ', part)
    return part.replace("1 个", "1 個") if language == "zh-Hant" else part


def own_name(language: str) -> str:
    """What a language calls itself, as Türkçe; its code when nobody has written that down."""
    try:
        name = Locale.parse(language, sep="-").get_display_name() or language
    except (ValueError, UnknownLocaleError):
        return language
    return name[:1].upper() + name[1:]
