"""A built site in; every link, picture, script and anchor that leads nowhere out, and every load from somewhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CSS_LOAD = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""")
_LOADING_RELS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest"}


@dataclass
class BuiltPage(HTMLParser):
    """What one page links to, what it loads, and the anchors that it has."""

    hrefs: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.anchors |= {given[name] for name in ("id", "name") if name in given}
        if "src" in given:
            self.loads.append(given["src"])
        self.loads += [part.split()[0] for part in given.get("srcset", "").split(",") if part.strip()]
        if "href" in given:
            loads = tag == "link" and bool(_LOADING_RELS & set(given.get("rel", "").split()))
            (self.loads if loads else self.hrefs).append(given["href"])


def broken_links(site: Path, base: str = "/") -> list[str]:
    """Give one line for each fault, as `s/PAY-04/index.html: no page ../X/`; `base` is the path that the site is published under."""
    pages = {path: _read(path) for path in sorted(site.rglob("*.html"))}
    faults = []
    for path, page in pages.items():
        faults += [f"{path.relative_to(site).as_posix()}: {fault}" for fault in _faults(path, page, pages, site, base)]
    for sheet in sorted(site.rglob("*.css")):
        found = _CSS_LOAD.findall(sheet.read_text(encoding="utf-8"))
        faults += [f"{sheet.relative_to(site).as_posix()}: loads {address} from elsewhere" for address in found]
    return faults


def _read(path: Path) -> BuiltPage:
    page = BuiltPage()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    return page


def _faults(path: Path, page: BuiltPage, pages: dict[Path, BuiltPage], site: Path, base: str) -> Iterator[str]:
    for address in dict.fromkeys(page.loads):
        if urlsplit(address).netloc:
            yield f"loads {address} from elsewhere"
    for address in dict.fromkeys([*page.hrefs, *page.loads]):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        target = _target(path, unquote(parts.path), site, base)
        if target is None or not target.is_file():
            yield f"no page {address}"
        elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].anchors and parts.fragment != "__skip":
            yield f"no anchor {address}"


def _target(path: Path, link: str, site: Path, base: str) -> Path | None:
    """The file that a link means; None when it leads out of the site."""
    if not link:
        return path
    target = site / link.removeprefix(base).lstrip("/") if link.startswith("/") else path.parent / link
    target = target.resolve()
    if not target.is_relative_to(site.resolve()):
        return None
    return site / (target / "index.html" if target.is_dir() else target).relative_to(site.resolve())
