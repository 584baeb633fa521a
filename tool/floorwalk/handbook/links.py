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
_SCRIPT = re.compile(r"(<script\b[^>]*>).*?(?=</script>)|<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"""<([a-zA-Z][\w-]*)((?:\s+[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?)+)\s*/?>""")
_ATTRIBUTE = re.compile(r"""(?<=\s)(href|src|srcset|id|name|rel)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


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


def read_page(text: str) -> BuiltPage:
    """Give what a page links to; what only looks like a tag (in scripts and comments) is passed over."""
    page = BuiltPage()
    for tag, attributes in _TAG.findall(_SCRIPT.sub(r"\1", text)):
        given = {name: unescape(double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(attributes)}
        if given:
            page.add(tag.lower(), given)
    return page


def broken_links(site: Path, base: str = "/") -> list[str]:
    """Give one line for each fault, as `s/PAY-04/index.html: no page ../X/`; `base` is the path that the site is published under."""
    files = {path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()}
    pages = {name: read_page((site / name).read_text(encoding="utf-8")) for name in sorted(files) if name.endswith(".html")}
    faults = [f"{name}: {fault}" for name, page in pages.items() for fault in _faults(name, page, pages, files, base)]
    for name in sorted(name for name in files if name.endswith(".css")):
        found = _CSS_LOAD.findall((site / name).read_text(encoding="utf-8"))
        faults += [f"{name}: loads {address} from elsewhere" for address in found]
    return faults


def _faults(name: str, page: BuiltPage, pages: Mapping[str, BuiltPage], files: Collection[str], base: str) -> Iterator[str]:
    for address in dict.fromkeys(page.loads):
        if urlsplit(address).netloc:
            yield f"loads {address} from elsewhere"
    for address in dict.fromkeys([*page.hrefs, *page.loads]):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        target = _target(name, unquote(parts.path), base)
        target = target if target in files else posixpath.join(target, "index.html")
        if target not in files:
            yield f"no page {address}"
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors and parts.fragment != "__skip":
            yield f"no anchor {address}"


def _target(page: str, link: str, base: str) -> str:
    """The file or folder that a link means; one that leads out of the site begins with two dots."""
    if not link:
        return page
    target = link.removeprefix(base).lstrip("/") if link.startswith("/") else posixpath.join(posixpath.dirname(page), link)
    whole = posixpath.normpath(target)
    return "" if whole == "." else whole
