"""A company in; the settings of MkDocs and its Material theme out, so that mkdocs.yml stays a few lines."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from floorwalk.handbook.markup import address, plain
from floorwalk.handbook.search import WORDS_SCRIPT

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from floorwalk.handbook.book import Book
    from floorwalk.model import Company

FEATURES = ["content.action.edit", "navigation.indexes", "search.suggest"]
EXTENSIONS = ["admonition", "attr_list", "md_in_html"]
STYLES = ["assets/company.css", "assets/handbook.css"]
SCRIPTS = [WORDS_SCRIPT, "assets/handbook.js", "assets/reader.js"]
FOLDER_SCRIPT = "assets/folder.js"  # in the head: pages take what they share from it while they are read
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "ps", "ckb", "dv", "yi"}
THEME_LANGUAGES = {"zh-Hans": "zh", "fil": "tl"}  # the theme's own codes where they differ from ours


def _scheme(light: str, scheme: str, other: str) -> dict[str, object]:
    """Colours for a device that is set to light or dark, with the button that leads to the other ones."""
    icon = "material/weather-night" if light == "light" else "material/white-balance-sunny"
    media = f"(prefers-color-scheme: {light})"
    return {"media": media, "scheme": scheme, "primary": "custom", "accent": "custom", "toggle": {"icon": icon, "name": other}}


def apply_settings(config: MkDocsConfig, company: Company, language: str, t: Callable[[str], str]) -> None:
    """Set theme, addresses, extensions and strictness. Pages name index.html in links, so that the site works from a plain folder too."""
    theme = THEME_LANGUAGES.get(language, language)
    config.theme["language"] = theme
    config.theme["font"] = False  # no request leaves the site
    config.theme["features"] = FEATURES
    config.theme["palette"] = [_scheme(*one) for one in (("light", "default", t("Dark")), ("dark", "slate", t("Light")))]
    config.theme["direction"] = "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
    config.theme["favicon"] = "assets/favicon.svg"
    config.theme["icon"] = {"logo": "material/clipboard-check-outline"}
    config.site_name = plain(config.site_name or company.name)
    config.site_url = config.site_url or (address(company.handbook_url) if company.handbook_url else None)
    config.use_directory_urls = False
    config.extra["generator"] = False
    config.extra["polyfills"] = [*config.extra.get("polyfills", []), FOLDER_SCRIPT]
    config.copyright = config.copyright or plain(company.name)
    config.extra_css[:] = [*STYLES, *config.extra_css]
    config.extra_javascript[:] = [*SCRIPTS, *config.extra_javascript]
    config.markdown_extensions[:] = [*config.markdown_extensions, *(name for name in EXTENSIONS if name not in config.markdown_extensions)]
    _strictness(config)


def script_words(book: Book) -> dict[str, str]:
    """Give what stands in the scripts for each of their placeholders: the words of the book's language, as JSON."""
    t = book.t
    reader = {
        "large": t("Larger text"),
        "printed": t("Your paper has version {old}; this page is version {new}."),
        "older": t("This page is version {old}; your paper has version {new} already. Open the handbook with a connection to renew it."),
        "since": t("Changed since you read it last:"),
        "nothing": t("Nothing found. Try another word, or look here:"),
        "unprinted": t("Not all pages could be fetched. Try again with a connection."),
        "ways": ways_in(book),
    }
    store = {
        "chosen": t("Numbers of {store}."),
        "change": t("Change"),
        "none": t("No post of this kind here"),
        "here": t("Here and now: {condition}"),
        "else": t("Otherwise"),
    }
    told = {"READER_WORDS": reader, "STORE_WORDS": store}
    return {"QUIET_WORDS": quiet_words(t), "LANGUAGE_CODE": book.language} | {
        name: json.dumps(said, ensure_ascii=False) for name, said in told.items()
    }


def ways_in(book: Book) -> list[tuple[str, str]]:
    """Give title and built page of each way in, for who found nothing."""
    t = book.t
    ways = [(t("The customer's way"), "moment/index.html"), (t("By role"), "role/index.html"), (t("By section"), "section/index.html")]
    return ways + ([(t("Whom to ask in my store"), "store/index.html")] if book.stores else [])


def quiet_words(t: Callable[[str], str]) -> str:
    """Give the words that the search passes over when it has better ones, as JSON: typed with a wildcard they would match every page."""
    words = t(
        "a an and are at by do does for from has have here i in is it my no not of on or our somebody "
        "that the them there to we what when who will with"
    )
    return json.dumps(words.split(), ensure_ascii=False)


def _strictness(config: MkDocsConfig) -> None:
    """Everything that MkDocs can notice is a warning, and so fails a strict build."""
    nav, links = config.validation.nav, config.validation.links
    nav.omitted_files = nav.not_found = nav.absolute_links = logging.WARNING
    links.not_found = links.anchors = links.absolute_links = links.unrecognized_links = logging.WARNING
