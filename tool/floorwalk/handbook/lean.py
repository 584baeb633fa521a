"""A built page in; the same page out without what no reader sees: blank space of templates, hidden contents, unused words, escapes."""

from __future__ import annotations

import json
import re

from floorwalk.handbook.search import WORDS_SCRIPT

_AS_IT_STANDS = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")
_CONFIG = re.compile(r'(?<=<script id="__config" type="application/json">).*?(?=</script>)', re.DOTALL)
_HIDDEN_CONTENTS = re.compile(r'<div class="md-sidebar md-sidebar--secondary"[^>]* hidden>.*?</nav>\s*</div>\s*</div>\s*</div>', re.DOTALL)
_OTHERS = re.compile(r'<link rel="alternate " [^>]*>')
# For search engines, tabs, notices and messages that the handbook does not have.
_UNSEEN = re.compile(
    r'<meta name="generator"[^>]*>|<link rel="(?:prev|next)" [^>]*>|<script>var target=document.getElementById\(location.hash[^<]*</script>'
    r'|<div data-md-component="announce">\s*</div>|<div class="md-dialog" [^>]*>\s*<div [^>]*></div>\s*</div>'
)
_BLOCKS = (
    "article|blockquote|body|div|d[dlt]|details|footer|form|h[1-6]|head|header|li|link|main|meta|nav|ol|p|script|section|summary"
    "|t[dhr]|title|ul"
)
_AT_BLOCK = re.compile(rf'\n(?=</|<(?:{_BLOCKS})\b)|(?<=md-ellipsis">)\n')
# Words for what the handbook does not have, or does not show; their keys stay, since the theme's script asks for them.
_UNSAID = {
    "clipboard.copied",
    "clipboard.copy",
    "search.result.more.one",
    "search.result.more.other",
    "search.result.term.missing",
    "select.version",
}
_SCOPE = re.compile(r'(<script>__md_scope=new URL\("[^"]*",location\)),__md_hash=.*?</script>')  # and so has it the rest of this
_PALETTE = re.compile(r'<script>var palette=__md_get\("__palette"\);.*?</script>')  # the same on every page: folder.js has it once
_LUNR = "assets/javascripts/lunr/"
_LUNR_USED = {WORDS_SCRIPT, f"{_LUNR}min/lunr.stemmer.support.min.js"}


def lean(page: str) -> str:
    """Give the page with a line break at most where templates left blanks; text that was set in lines (`pre`) stays as it stands."""
    page = _SCOPE.sub(r"\1</script>", page, count=1)
    page = _PALETTE.sub("<script>floorwalkPalette()</script>", page, count=1)
    page = _CONFIG.sub(_told, _UNSEEN.sub("", _OTHERS.sub("", _HIDDEN_CONTENTS.sub("", page))), count=1)
    parts = _AS_IT_STANDS.split(page)
    free, kept = parts[::3], [*parts[1::3], ""]  # the third of each three is only the tag's name
    return "".join(_AT_BLOCK.sub("", _BLANK.sub("\n", text)) + as_it_stands for text, as_it_stands in zip(free, kept, strict=True))


def _told(found: re.Match[str]) -> str:
    """The theme's own words as letters: an escape is twice as long as a Tamil letter. `<` stays escaped: nothing ends the script."""
    told = json.loads(found[0])
    said = told.get("translations", {})
    said.update(dict.fromkeys(said.keys() & _UNSAID, ""))
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")


def unused(uri: str) -> bool:
    """Whether a file of the theme serves nobody: maps for the theme's own makers, rules of languages that our search words replace."""
    return uri.endswith((".js.map", ".css.map")) or (uri.startswith(_LUNR) and uri not in _LUNR_USED)
