"""The content of one of our pages in; what the search keeps of it out, in the sections that the theme's own search would make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape

# The theme's search reads pages with a parser that takes a tenth of a whole build. These are sound HTML, written by one generator.
_UNREAD = re.compile(r"<!--.*?-->|<(script|style|object)\b.*?</\1>", re.DOTALL)
_TOKEN = re.compile(r"""<(/?)([a-zA-Z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>|([^<]+)""")
_ID = re.compile(r"""\sid=["']([^"']*)""")
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_WITHOUT_END = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
_SHOWN = {"p", "code", "pre", "li", "ol", "ul", "sub", "sup"}  # a result keeps these
_LEFT_OUT = "data-search-exclude"
_LEFT = 1_000_000  # deeper than any element: nothing goes back to a section that was left


@dataclass
class Section:
    """A heading with the text below it; `left_out` if the search is to pass it over."""

    depth: int = 0
    id: str | None = None
    left_out: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def sections(html: str) -> list[Section]:
    """Give the sections of a page in their order; the first one is the page itself."""
    reader = _Reader()
    for end, tag, attributes, text in _TOKEN.findall(_UNREAD.sub("", html)):
        if text:
            reader.write(text)
        elif end:
            reader.close(tag)
        elif tag not in _WITHOUT_END and not attributes.endswith("/"):
            reader.open(tag, attributes)
    return reader.found


class _Reader:
    """How deep one is in a page, and in which section. `passed`, `heading` and `pre` are the depth of such an element, 0 in none."""

    def __init__(self) -> None:
        self.found: list[Section] = []
        self.depth = self.passed = self.heading = self.pre = 0

    def open(self, tag: str, attributes: str) -> None:
        self.depth += 1
        if tag in _HEADINGS and (id_ := _ID.search(attributes)):
            self._begin(tag, unescape(id_[1]), left_out=_LEFT_OUT in attributes)
        if not self.found:
            self._enter(Section())
        if self.passed:
            return
        if _LEFT_OUT in attributes:
            self.passed = self.depth
        elif tag in _SHOWN:
            self.into.append(f"<{tag}>")
            self.pre = self.pre or (self.depth if tag == "pre" else 0)

    def _begin(self, tag: str, id_: str, *, left_out: bool) -> None:
        if tag != "h1" and not self.found:
            self.found.append(Section(self.depth))
        self._enter(Section(self.depth, id_ if self.found else None, left_out))
        self.heading, self.into = self.depth, self.section.title

    def _enter(self, section: Section) -> None:
        self.found.append(section)
        self._go_to(section)

    def _go_to(self, section: Section) -> None:
        self.section, self.heading, self.into = section, 0, section.text

    def close(self, tag: str) -> None:
        """A section whose heading stands in an element ends with that element, and what follows belongs to the one before."""
        if self.section.depth > self.depth and (before := [one for one in self.found if one.depth <= self.depth]):
            self.section.depth = _LEFT
            self._go_to(before[-1])
        if not self.passed and tag in _SHOWN:
            self._close_shown(tag)
        if self.heading == self.depth:
            self._go_to(self.section)
        self.passed = 0 if self.passed == self.depth else self.passed
        self.pre = 0 if self.pre == self.depth else self.pre
        self.depth -= 1

    def _close_shown(self, tag: str) -> None:
        """An element without text goes again."""
        opened = self.into.index(f"<{tag}>")
        if any(not part.isspace() for part in self.into[opened + 1 :]):
            self.into.append(f"</{tag}>")
        else:
            del self.into[opened:]

    def write(self, text: str) -> None:
        if self.passed:
            return
        if not self.found:
            self._enter(Section())
        data = unescape(text)
        if not self.pre:
            data = " " if data.isspace() else data.replace("\n", " ")
        if self.heading or self.pre or not data.isspace() or not self.into or not self.into[-1].isspace():
            self.into.append(escape(data, quote=False))
