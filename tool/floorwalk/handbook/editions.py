"""The languages of a handbook in; where the same page stands in each of them out, so that the switch stays on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

# Stands for the root of all languages until the page is written: MkDocs would bend a relative link back into one language.
ROOT = "/@root@/"


@dataclass(frozen=True)
class Editions:
    """The source language, which stands at the root of the site, and the others, each in a folder named after it."""

    source: str
    others: tuple[str, ...] = ()

    def folder(self, language: str) -> str:
        """The folder of a language below the root; empty for the source language."""
        return "" if language == self.source else f"{language}/"

    def links(self, page: str) -> list[dict[str, str]]:
        """Give name, link and language of a page (its path in the site) in every language; the links begin at ROOT."""
        if not self.others:
            return []
        return [{"name": own_name(one), "link": f"{ROOT}{self.folder(one)}{page}", "lang": one} for one in (self.source, *self.others)]

    def relative(self, output: str, page: str, here: str) -> str:
        """Give a built page (its path in the site of the language `here`) with ROOT as the way up from it."""
        return output.replace(ROOT, "../" * (page.count("/") + (here != self.source)) or "./")


def spoken(output: str, language: str) -> str:
    """Give a built page with our own code of its language, and with what the theme writes about languages mended.

    For each other language the theme would ask for a sitemap on every page, unless its way of finding them fails; our links need none.
    Each name in the switch says its language, for the right font. One of its Chinese words is in the other script.
    """
    output = re.sub(r'<html lang="[^"]*"', f'<html lang="{language}"', output, count=1)
    output = output.replace('<link rel="alternate" ', '<link rel="alternate " ')
    output = re.sub(r'hreflang="([^"]*)" (?=class="md-select__link")', r'lang="\1" ', output)
    return output.replace(r"1 \u4e2a", r"1 \u500b") if language == "zh-Hant" else output


def own_name(language: str) -> str:
    """What a language calls itself, as Türkçe; its code when nobody has written that down."""
    try:
        name = Locale.parse(language, sep="-").get_display_name() or language
    except (ValueError, UnknownLocaleError):
        return language
    return name[:1].upper() + name[1:]
