"""A book in; a page for each card programme out: what its holders get, and the standards that speak of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.edition.wording import list_text
from floorwalk.handbook.hubs import cards, hub_page
from floorwalk.handbook.markup import QUIET, box, bullets, esc, md, page_uri, to_page
from floorwalk.model.links import tier_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.handbook.book import Book, Entry, Page
    from floorwalk.model.company import Programme


def tier_pages(book: Book) -> Iterator[Page]:
    """Give the page that lists the cards, and one page a card; nothing for a company without cards."""
    if not book.company.programmes:
        return
    yield hub_page("tier/", book.t("By card"), [_tiers(book, page_uri("tier/"))])
    for programme in book.company.programmes:
        path = tier_path(programme.id)
        yield hub_page(path, programme.title, _tier(programme, book, page_uri(path)))


def _tiers(book: Book, here: str) -> str:
    """The cards with what each gives, the simplest first as the company lists them."""
    lines = []
    for one in book.company.programmes:
        told = one.about or list_text(one.benefits, book.t)
        lines.append(f"- [{md(one.title)}]({to_page(here, tier_path(one.id))})" + (f"<br>{md(told)}" if told else ""))
    return box("cards", "\n".join(lines), QUIET, tag="section")


def tier_list(book: Book, here: str) -> str:
    """Give the cards as a list that one can tap."""
    lines = (f"- [{book.icon(one.icon)}{md(one.title)}]({to_page(here, tier_path(one.id))})" for one in book.company.programmes)
    return box("chips", "\n".join(lines), QUIET, tag="section")


def _tier(programme: Programme, book: Book, here: str) -> Iterator[str]:
    """What the card gives, a button that puts its way first on this device, then the standards that do something for it."""
    t = book.t
    if programme.about:
        yield box("about", md(programme.about))
    if programme.benefits:
        yield f"## {md(t('What its holders get'))}"
        yield bullets(programme.benefits)
    words = f'data-on="{esc(t("Shown first on this device. Stop"))}" data-off="{esc(t("Show the way for this card first"))}"'
    yield f'<button type="button" class="fw-button fw-tier" data-tier="{esc(programme.id)}" {words} {QUIET} hidden></button>'
    special = [entry for entry in book.active() if programme.id in _done_differently(entry)]
    if special:
        yield f"## {md(t('Done differently for this card'))}"
        yield cards(special, here)
    others = [entry for entry in book.active() if programme.id in entry.standard.programmes and entry not in special]
    if others:
        yield f"## {md(t('For holders of this card'))}"
        yield cards(others, here)


def _done_differently(entry: Entry) -> set[str | None]:
    return {variant.when.programme for variant in entry.standard.variants}
