"""A built page in; the same page out without what no reader sees: blank space of templates, a list of contents that is hidden, escapes."""

from __future__ import annotations

import json
import re

from floorwalk.handbook.search import WORDS_SCRIPT

_AS_IT_STANDS = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")
_CONFIG = re.compile(r'(?<=<script id="__config" type="application/json">).*?(?=</script>)', re.DOTALL)
_HIDDEN_CONTENTS = re.compile(r'<div class="md-sidebar md-sidebar--secondary"[^>]* hidden>.*?</nav>\s*</div>\s*</div>\s*</div>', re.DOTALL)
_OTHERS = re.compile(r'<link rel="alternate " [^>]*>')
_LUNR = "assets/javascripts/lunr/"
_LUNR_USED = {WORDS_SCRIPT, f"{_LUNR}min/lunr.stemmer.support.min.js"}


def lean(page: str) -> str:
    """Give the page with one line break where templates left many blanks; text that was set in lines (`pre`) stays as it stands."""
    page = _CONFIG.sub(_unescaped, _OTHERS.sub("", _HIDDEN_CONTENTS.sub("", page)), count=1)
    parts = _AS_IT_STANDS.split(page)
    free, kept = parts[::3], [*parts[1::3], ""]  # the third of each three is only the tag's name
    return "".join(_BLANK.sub("\n", text) + as_it_stands for text, as_it_stands in zip(free, kept, strict=True))


def _unescaped(found: re.Match[str]) -> str:
    """The theme's own words as letters: an escape is twice as long as a Tamil letter. `<` stays escaped: nothing ends the script."""
    return json.dumps(json.loads(found[0]), ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")


def unused(uri: str) -> bool:
    """Whether a file of the theme serves nobody: maps for the theme's own makers, rules of languages that our search words replace."""
    return uri.endswith((".js.map", ".css.map")) or (uri.startswith(_LUNR) and uri not in _LUNR_USED)
