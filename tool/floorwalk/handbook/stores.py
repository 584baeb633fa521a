"""A book in; for each store the page that says whom one reaches there, and the small script that fills its numbers into other pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from floorwalk.edition.wording import hours_text, list_text
from floorwalk.handbook.hubs import hub_page
from floorwalk.handbook.markup import QUIET, box, esc, md, page_uri, to_page
from floorwalk.handbook.reach import Reach, reaches
from floorwalk.handbook.results_page import of_store
from floorwalk.model.links import store_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.handbook.book import Book, Page
    from floorwalk.model import Store

SCRIPTS = "assets/stores/"


def store_pages(book: Book) -> Iterator[Page]:
    """Give the page to choose a store on, and one page a store: it works without any script."""
    if not book.stores:
        return
    here = page_uri("store/")
    lead = md(book.t("Choose the store you work in. The handbook remembers it on this device and shows its numbers."))
    yield hub_page("store/", book.t("My store"), [lead, *_by_region(book, here)])
    for store in book.stores:
        yield hub_page(store_path(store.id), store.name, _store(store, book), source="audits/contacts.csv", listed=False)


def _by_region(book: Book, here: str) -> Iterator[str]:
    for region in dict.fromkeys(store.region for store in book.stores):
        found = [store for store in book.stores if store.region == region]
        yield f"## {md(book.company.title_of('regions', region))}"
        lines = (f"- [{md(store.name)}]({to_page(here, store_path(store.id))})" for store in found)
        yield box("chips", "\n".join(lines), QUIET, tag="section")


def _store(store: Store, book: Book) -> Iterator[str]:
    t, company = book.t, book.company
    remembered = esc(t("This device shows the numbers of this store."))
    yield f'<p class="fw-note" data-choose="{esc(store.id)}" hidden>{remembered}</p>'
    place = list_text((company.title_of("formats", store.format), company.title_of("regions", store.region)), t)
    yield md(f"{place} · {hours_text(store.hours, t)}")
    rows = []
    for role, ways in posts(store, book).items():
        first, *others = ways
        tag = f'a href="{esc(first.href)}"' if first.href else "span"
        also = " · ".join(word for word in (first.hours, *(way.label for way in others)) if word)
        rows.append(
            f'<li><{tag} class="fw-call"><span class="fw-who">{esc(company.title_of("roles", role))}</span>'
            f'<span class="fw-number">{esc(first.label)}</span><span class="fw-within">{esc(also)}</span></{tag.split()[0]}></li>'
        )
    yield f'<div class="fw-ask"><ol class="fw-posts" {QUIET}>{"".join(rows)}</ol></div>' if rows else md(t("No contacts yet."))
    yield from of_store(store, book)


def posts(store: Store, book: Book) -> dict[str, list[Reach]]:
    """Give the ways to reach each role in a store, in the company's order of roles: its own contacts, else those of every store."""
    found = {}
    for role in book.company.roles:
        own = [contact for contact in book.contacts if contact.role == role.id and contact.store == store.id]
        ways = reaches(own or book.everywhere(role.id), book.t)
        if ways:
            found[role.id] = ways
    return found


def store_script(store: Store, book: Book) -> str:
    """Give the script file of a store: one call with all that other pages need to know about it."""
    known = {
        "id": store.id,
        "name": store.name,
        "region": store.region,
        "format": store.format,
        "attributes": dict(store.attributes),
        "posts": {role: [list(way) for way in ways] for role, ways in posts(store, book).items()},
    }
    return f"floorwalkStore({json.dumps(known, ensure_ascii=False, sort_keys=True)});\n"
