"""A built handbook in; what its pages, the first view and a whole language weigh out, with a warning for what is over the budget."""

from __future__ import annotations

import gzip
import posixpath
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from floorwalk.errors import Place, Problem
from floorwalk.handbook.links import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# A phone on a weak network gets a page within a second, and its processor sets it at once.
PAGE, PAGE_PACKED, FIRST_VIEW, LANGUAGE = 20_000, 6_000, 300_000, 5_000_000
SHOWN = 3


class Page(NamedTuple):
    """One page: its file in the site, its bytes, and its bytes as servers send them (gzip)."""

    name: str
    size: int
    packed: int

    @property
    def heavy(self) -> bool:
        return self.size > PAGE or self.packed > PAGE_PACKED


@dataclass(frozen=True)
class Weight:
    """Bytes: of all pages, of all that a first visit to the home page of each language loads (packed), and of each language's pack."""

    pages: tuple[Page, ...] = field(repr=False)
    first_views: Mapping[str, int]
    packs: Mapping[str, int]

    def __str__(self) -> str:
        size, packed = median(page.size for page in self.pages), median(page.packed for page in self.pages)
        parts = [f"A page: {_kb(size)}, {_kb(packed)} packed", f"first view {_kb(max(self.first_views.values()))}"]
        parts += [f"offline {max(self.packs.values()) / 1e6:.1f} MB a language"] if self.packs else []
        return "; ".join(parts) + "."

    def problems(self) -> Iterator[Problem]:
        """Give a warning for each part of the budget that is overdrawn; pages together, the heaviest first."""
        if heavy := sorted((page for page in self.pages if page.heavy), key=lambda page: -max(page.size / PAGE, page.packed / PAGE_PACKED)):
            more = f", and {len(heavy) - SHOWN} more pages" if len(heavy) > SHOWN else ""
            named = ", ".join(f"{page.name} {_told(page)}" for page in heavy[1:SHOWN])
            what = f"this page has {_told(heavy[0])}; at most {PAGE:,} and {PAGE_PACKED:,} are wanted"
            what += f" (also {named}{more})." if named else "."
            yield _warning(heavy[0].name, "FW740", what, "Shorten it, or split it in two.")
        for folder, size in self.first_views.items():
            if size > FIRST_VIEW:
                what = f"the first visit loads {_kb(size)}; {_kb(FIRST_VIEW)} are wanted."
                yield _warning(f"{folder}index.html", "FW741", what, "Take scripts or pictures out, or make pictures smaller.")
        for folder, size in self.packs.items():
            if size > LANGUAGE:
                what = f"the whole language is {size / 1e6:.1f} MB to take along; {LANGUAGE / 1e6:.0f} MB are wanted."
                yield _warning(f"{folder}offline.pack", "FW742", what, "Make pictures smaller: 1200 pixels wide are enough for a phone.")


def weigh(site: Path, folders: Iterable[str]) -> Weight:
    """Weigh a built site; `folders` are those of its languages, empty for the one at the root."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    pages = tuple(_page(name, (site / name).read_bytes()) for name in names)
    views = {folder: sum(map(_packed, filter(Path.is_file, (site / name for name in first_view(site, folder))))) for folder in folders}
    packs = {folder: (site / folder / "offline.pack").stat().st_size for folder in views if (site / folder / "offline.pack").is_file()}
    return Weight(pages, views, packs)


def first_view(site: Path, folder: str) -> set[str]:
    """Give the files that a browser loads with the home page of a language: what it names, and what the search fetches at once."""
    page = read_page((site / folder / "index.html").read_text(encoding="utf-8"))
    paths = [unquote(urlsplit(address).path) for address in page.loads if "data:" not in address]
    named = {posixpath.normpath(posixpath.join(folder, path)) for path in paths}
    workers = {path.relative_to(site).as_posix() for path in (site / folder / "assets/javascripts/workers").glob("*.js")}
    search = ("assets/javascripts/lunr/min/lunr.stemmer.support.min.js", "search/search_index.json")
    return named | workers | {f"{folder}index.html", *(f"{folder}{name}" for name in search)}


def _packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), compresslevel=6))


def _page(name: str, content: bytes) -> Page:
    return Page(name, len(content), len(gzip.compress(content, compresslevel=6)))


def _told(page: Page) -> str:
    return f"{page.size:,} bytes, {page.packed:,} packed"


def _kb(size: float) -> str:
    return f"{size / 1000:.1f} kB" if size < 10_000 else f"{size / 1000:.0f} kB"


def _warning(name: str, code: str, what: str, repair: str) -> Problem:
    return Problem(Place(name), code, what, repair, "warning")
