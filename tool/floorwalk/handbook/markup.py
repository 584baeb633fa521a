"""Text of people in; the same text out as Markdown or HTML in which nothing of it can run, and links from page to page."""

from __future__ import annotations

import html
import json
import posixpath
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

QUIET = 'data-search-exclude="true"'  # the search leaves it out, so that it finds answers and not lists of them
_ANYWHERE = re.compile(r"[\\`*_\[\]{}|~^$=@<>&]")
_AT_START = re.compile(r"^(\d{1,9})([.)])|^([-+#:!.\"'%])")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def md(text: str) -> str:
    """Give a text as one line of Markdown that shows it letter by letter, at the start of a line too."""
    line = _ANYWHERE.sub(lambda found: f"&#{ord(found[0])};", " ".join(text.split()))
    return _AT_START.sub(lambda found: f"{found[1]}&#{ord(found[2])};" if found[1] else f"&#{ord(found[3])};", line)


def esc(text: object) -> str:
    """Give a text as one line of HTML, for content and attributes; braces too, so that no template language sees its own."""
    line = html.escape(" ".join(str(text).split()))
    return line.replace("{", "&#123;").replace("}", "&#125;")


def plain(text: str) -> str:
    """Give a text for places that themes print unescaped and sometimes escape again (page titles): an ampersand alone stays one."""
    line = _ENTITY.sub("&amp;", " ".join(text.split()))
    for sign, entity in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("{", "&#123;"), ("}", "&#125;")):
        line = line.replace(sign, entity)
    return line


def address(url: str) -> str:
    """Give an address for places that themes print unescaped: what could end an attribute is written as browsers would send it."""
    return re.sub(r"[\"'<>`{}]", lambda sign: quote(sign[0]), url)


def attribute(value: Any) -> str:
    """Give a value as JSON for a data attribute in double quotes."""
    return html.escape(json.dumps(value, ensure_ascii=False, sort_keys=True))


def front_matter(values: Mapping[str, Any]) -> str:
    """Give the head of a page; JSON is YAML, so every value stays what it is."""
    return "---\n" + "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items()) + "---\n\n"


def page_uri(path: str) -> str:
    """Give the Markdown file of a path that ends in a slash, as `s/PAY-04/index.md`."""
    return f"{path}index.md"


def to_page(here: str, path: str) -> str:
    """Give the link in Markdown from the page file `here` to the page of `path`."""
    return posixpath.relpath(page_uri(path), posixpath.dirname(here))


def to_built(here: str, path: str) -> str:
    """Give the link in HTML from the page file `here` to the built page of `path`; it names index.html, so a plain folder works too."""
    return to_page(here, path).removesuffix(".md") + ".html"


def box(name: str, body: str, extra: str = "", *, tag: str = "div") -> str:
    """Give Markdown in an HTML element of class `fw-<name>`; `extra` is attributes, escaped by the caller."""
    return f'<{tag} class="fw-{name}"{" " + extra if extra else ""} markdown>\n\n{body}\n\n</{tag}>'


def fold(name: str, title: str, body: str, extra: str = "") -> str:
    """Give Markdown folded under a line that one taps."""
    given = f'class="fw-fold fw-{name}"' + (f" {extra}" if extra else "")
    return f"<details {given} markdown>\n<summary>{esc(title)}</summary>\n\n{body}\n\n</details>"


def bullets(lines: Iterable[str]) -> str:
    """Give a list of texts."""
    return "\n".join(f"- {md(line)}" for line in lines)


def blocks(parts: Iterable[str]) -> str:
    """Join the parts that say something into one page."""
    return "\n\n".join(part for part in parts if part) + "\n"
