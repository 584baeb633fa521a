"""A built site in; every link, picture, script and anchor that leads nowhere out, and every load from somewhere else."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

_CSS_LOAD = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""")
_LOADING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}
# Expressions instead of a parser: what is read here was written by one generator, and a parser took a third of the whole build.
_SCRIPT = re.compile(r"<(?:(script\b[^>]*>)[^<]*(?:<(?!/script>)[^<]*)*|!--.*?-->)", re.DOTALL)
_LINE = re.compile(r"\n(?=<)")  # no attribute holds this: where one breaks a line, a `<` in it is written as `&lt;`
_TAG = re.compile(r"""<([a-zA-Z][\w-]*)((?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)+)\s*/?>""")
_ATTRIBUTE = re.compile(r"""([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")  # all: a text in one may look like another
_WANTED = {"href", "src", "srcset", "id", "name", "rel"}


@dataclass
class BuiltPage:
    """What one page links to, what it loads, and the anchors that it has."""

    hrefs: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def add(self, tag: str, given: Mapping[str, str]) -> None:
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if "src" in given:
            self.loads.append(given["src"])
        self.loads += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]
        if "href" in given:
            loads = tag == "link" and bool(_LOADING_RELS & set(given.get("rel", "").split()))
            (self.loads if loads else self.hrefs).append(given["href"])

    def take(self, part: BuiltPage) -> None:
        self.hrefs += part.hrefs
        self.loads += part.loads
        self.anchors |= part.anchors


def read_page(text: str, known: dict[str, BuiltPage] | None = None) -> BuiltPage:
    """Give what a page links to; what only looks like a tag (in scripts and comments) is passed over.

    `known` remembers the lines that begin with a tag from one page to the next: most of a page is the same on all.
    """
    page, known = BuiltPage(), {} if known is None else known
    for line in _LINE.split(_SCRIPT.sub(_opened, text)):
        if line not in known:
            known[line] = _read_line(line)
        page.take(known[line])
    return page


def _opened(found: re.Match[str]) -> str:
    return "<" + found[1] if found[1] else ""


def _read_line(line: str) -> BuiltPage:
    page = BuiltPage()
    for tag, attributes in _TAG.findall(line):
        given = {
            name: unescape(double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(attributes) if name in _WANTED
        }
        if given:
            page.add(tag.lower(), given)
    return page


def broken_links(site: Path, base: str = "/") -> list[str]:
    """Give one line for each fault, as `s/PAY-04/index.html: no page ../X/`; `base` is the path that the site is published under."""
    files = {path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()}
    known: dict[str, BuiltPage] = {}
    pages = {name: read_page((site / name).read_text(encoding="utf-8"), known) for name in sorted(files) if name.endswith(".html")}
    look = _Look(pages, files, base)
    faults = [f"{name}: {fault}" for name, page in pages.items() for fault in look.faults(name, page)]
    for name in sorted(name for name in files if name.endswith(".css")):
        found = _CSS_LOAD.findall((site / name).read_text(encoding="utf-8"))
        faults += [f"{name}: loads {address} from elsewhere" for address in found]
    return faults


class _Look:
    """Looks where links lead; those that all pages have, once."""

    def __init__(self, pages: Mapping[str, BuiltPage], files: Collection[str], base: str) -> None:
        self.pages, self.files, self.base = pages, files, base
        self._seen: dict[tuple[str, str], str | None] = {}

    def faults(self, name: str, page: BuiltPage) -> Iterator[str]:
        for address in dict.fromkeys(page.loads):
            if "//" in address and urlsplit(address).netloc:
                yield f"loads {address} from elsewhere"
        to_root = "../" * name.count("/")
        for address in dict.fromkeys([*page.hrefs, *page.loads]):
            key = (to_root if address.startswith(to_root or "\0") else name, address)
            if key not in self._seen:
                self._seen[key] = self._fault(name, address)
            if fault := self._seen[key]:
                yield fault

    def _fault(self, name: str, address: str) -> str | None:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        target = _target(name, unquote(parts.path), self.base)
        target = target if target in self.files else posixpath.join(target, "index.html")
        if target not in self.files:
            return f"no page {address}"
        wanted = unquote(parts.fragment)
        there = not wanted or wanted == "__skip" or target not in self.pages or wanted in self.pages[target].anchors
        return None if there else f"no anchor {address}"


def _target(page: str, link: str, base: str) -> str:
    """The file or folder that a link means; one that leads out of the site begins with two dots."""
    if not link:
        return page
    target = link.removeprefix(base).lstrip("/") if link.startswith("/") else posixpath.join(posixpath.dirname(page), link)
    whole = posixpath.normpath(target)
    return "" if whole == "." else whole
