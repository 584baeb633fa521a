"""A book in; the blocks that handwritten pages call for by name out, and the pages made of them where nobody wrote any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from floorwalk.handbook import hubs
from floorwalk.handbook.answer import my_store
from floorwalk.handbook.book import Page
from floorwalk.handbook.changes import changed
from floorwalk.handbook.markup import blocks, box, esc, front_matter, md, plain
from floorwalk.handbook.strategy import promises, strategy_pages, style, triangle, values
from floorwalk.handbook.tiers import tier_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from floorwalk.handbook.book import Book

_CALL = re.compile(r"^<!-- floorwalk: ([\w-]+) -->[ \t]*$", re.MULTILINE)


def notice(book: Book, _here: str) -> str:
    """What the company wants everybody to know first."""
    return box("note", md(book.company.notice)) if book.company.notice else ""


def search(book: Book, _here: str) -> str:
    """A large field that opens the search; hidden where no script runs, since nothing would be found there."""
    return f'<button type="button" class="fw-search" hidden>{esc(book.t("What happened? Search"))}</button>'


def ways(book: Book, here: str) -> str:
    """The journey as a line of stops, then roles and sections."""
    t = book.t
    parts = (
        (t("The customer's way"), hubs.journey(book, here)),
        (t("My job"), hubs.role_list(book, here)),
        (t("By section"), hubs.section_list(book, here)),
        (t("By card"), tier_list(book, here) if book.company.programmes else ""),
    )
    return blocks(f"## {md(title)}\n\n{body}" for title, body in parts if body).strip()


BLOCKS: dict[str, Callable[[Book, str], str]] = {
    "notice": notice, "search": search, "store": my_store, "changed": changed, "ways": ways,
    "promises": promises, "style": style, "values": values, "triangle": triangle,
}  # fmt: skip


def fill(markdown: str, book: Book, here: str) -> tuple[str, list[str]]:
    """Put blocks where a page calls for them by `<!-- floorwalk: name -->` on a line of its own; also give the names that are none."""
    unknown = [name for name in _CALL.findall(markdown) if name not in BLOCKS]
    return _CALL.sub(lambda call: BLOCKS[call[1]](book, here) if call[1] in BLOCKS else call[0], markdown), unknown


def written_pages(book: Book) -> Iterator[Page]:
    """Pages for a workspace that has no handwritten ones: home, promises, style."""
    company, t, home = book.company, book.t, "index.md"
    about = md(company.about) if company.about else ""
    yield _page(home, company.name, *(BLOCKS[name](book, home) for name in ("search", "store", "changed", "notice", "ways")), about)
    if company.promises:
        yield _page("promises/index.md", t("Our promises"), promises(book, "promises/index.md"))
    reason = md(company.style_reason) if company.style_reason else ""
    yield _page("style/index.md", t("Our style and what it means on the floor"), reason, style(book, "style/index.md"))
    yield _page("triangle/index.md", t("What our service stands on"), triangle(book, "triangle/index.md"))
    yield from strategy_pages(book)


def _page(uri: str, title: str, *parts: str) -> Page:
    given = {} if uri == "index.md" else {"title": plain(title)}  # home is called by the site's name
    head = front_matter(given | {"hide": ["toc"]})
    return Page(uri, title, head + blocks((f"# {md(title)}", *parts)), "standards/company.yaml", in_menu=True)
