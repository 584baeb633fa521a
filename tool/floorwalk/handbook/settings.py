"""A company in; the settings of MkDocs and its Material theme out, so that mkdocs.yml stays a few lines."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING

from floorwalk.handbook.markup import plain
from floorwalk.handbook.search import WORDS_SCRIPT

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from floorwalk.model import Company

FEATURES = ["content.action.edit", "navigation.indexes", "navigation.prune", "search.suggest"]
EXTENSIONS = ["admonition", "attr_list", "md_in_html"]
STYLES = ["assets/company.css", "assets/handbook.css"]
SCRIPTS = [WORDS_SCRIPT, "assets/handbook.js"]
FOLDER_SCRIPT = "assets/folder.js"  # before the theme's own scripts: they start the search
THEME_LANGUAGES = {"zh-Hans": "zh", "fil": "tl"}  # the theme's own codes where they differ from ours


def apply_settings(config: MkDocsConfig, company: Company, language: str) -> None:
    """Set theme, addresses, extensions and strictness. Pages name index.html in links, so that the site works from a plain folder too."""
    theme = THEME_LANGUAGES.get(language, language)
    config.theme["language"] = theme
    config.theme["font"] = False  # no request leaves the site
    config.theme["features"] = FEATURES
    config.theme["palette"] = {"scheme": "default", "primary": "custom", "accent": "custom"}
    config.theme["favicon"] = "assets/favicon.svg"
    config.theme["icon"] = {"logo": "material/clipboard-check-outline"}
    config.site_name = plain(config.site_name or company.name)
    config.site_url = config.site_url or company.handbook_url
    config.use_directory_urls = False
    config.extra["generator"] = False
    config.extra["polyfills"] = [*config.extra.get("polyfills", []), FOLDER_SCRIPT]
    config.copyright = config.copyright or plain(company.name)
    config.extra_css[:] = [*STYLES, *config.extra_css]
    config.extra_javascript[:] = [*SCRIPTS, *config.extra_javascript]
    config.markdown_extensions[:] = [*config.markdown_extensions, *(name for name in EXTENSIONS if name not in config.markdown_extensions)]
    _strictness(config)


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
