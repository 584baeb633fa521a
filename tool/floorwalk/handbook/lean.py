"""A built page in; the same page out without what no reader sees: blank space of templates, and what is empty."""

from __future__ import annotations

import re

from floorwalk.handbook.search import WORDS_SCRIPT

_AS_IT_STANDS = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")
# For tabs, notices and messages that the handbook does not have.
_UNSEEN = re.compile(r'<div data-md-component="announce">\s*</div>|<div class="md-dialog" [^>]*>\s*<div [^>]*></div>\s*</div>')
_BLOCKS = (
    "article|blockquote|body|div|d[dlt]|details|footer|form|h[1-6]|head|header|li|link|main|meta|nav|ol|p|script|section|summary"
    "|t[dhr]|title|ul"
)
_AT_BLOCK = re.compile(rf'\n(?=</|<(?:{_BLOCKS})\b)|(?<=md-ellipsis">)\n')
_LUNR = "assets/javascripts/lunr/"
_LUNR_USED = {WORDS_SCRIPT, f"{_LUNR}min/lunr.stemmer.support.min.js"}


def lean(page: str) -> str:
    """Give the page with a line break at most where templates left blanks; text that was set in lines (`pre`) stays as it stands."""
    parts = _AS_IT_STANDS.split(_UNSEEN.sub("", page))
    free, kept = parts[::3], [*parts[1::3], ""]  # the third of each three is only the tag's name
    return "".join(_AT_BLOCK.sub("", _BLANK.sub("\n", text)) + as_it_stands for text, as_it_stands in zip(free, kept, strict=True))


def unused(uri: str) -> bool:
    """Whether a file of the theme serves nobody: maps for the theme's own makers, rules of languages that our search words replace."""
    return uri.endswith((".js.map", ".css.map")) or (uri.startswith(_LUNR) and uri not in _LUNR_USED)
