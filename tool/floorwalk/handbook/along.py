"""The language's words in; what pages say about being on the device out: the line in their foot, and the page for what is not there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from floorwalk.handbook.markup import esc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_FOOTER = '<footer class="md-footer">'
_LINE = '<div class="fw-foot"><p class="fw-along" role="status" aria-live="polite"></p></div>'
_NOT_FOUND = re.compile(r"<h1>404[^<]*</h1>")
_ROOT = re.compile(r'href="([^"]*)assets/favicon\.svg"')


def along_words(t: Callable[[str], str]) -> str:
    """Give what the script says to readers, as JSON."""
    words = {
        "ask": t("Take the handbook along ({size} MB)? Then it opens without a network."),
        "take": t("Take along"),
        "later": t("Not now"),
        "taking": t("Taking the handbook along ({size} MB)"),
        "ready": t("The handbook is on this device. It opens without a network."),
        "newer": t("A newer handbook is ready."),
        "show": t("Show it"),
    }
    return json.dumps(words, ensure_ascii=False)


def foot(footer: str) -> str:
    """Give the footer of pages with the line in it. Its place is kept free from the start, so that nothing moves when it speaks."""
    return footer.replace(_FOOTER, _FOOTER + _LINE, 1)


def not_here(page: str, t: Callable[[str], str], ways: Iterable[tuple[str, str]] = ()) -> str:
    """Give the built page for unknown addresses in words, with the search and the ways in (title, page).

    The worker shows its hidden line when the network is what is missing.
    """
    found = _ROOT.search(page)
    root = found[1] if found else "/"
    links = "".join(f'<li><a href="{root}{page}">{esc(title)}</a></li>' for title, page in ((t("Home"), "index.html"), *ways))
    said = (
        f"<h1>{esc(t('This page is not here'))}</h1>"
        f"<p data-offline hidden>{esc(t('You are offline, and this page is not in the handbook on this device.'))}</p>"
        f'<button type="button" class="fw-search" hidden>{esc(t("What happened? Search"))}</button>'
        f'<section class="fw-cards"><ul>{links}</ul></section>'
    )
    return _NOT_FOUND.sub(lambda _: said, page, count=1)
