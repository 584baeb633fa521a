"""A book in; the ways into it out: a page for each moment, role and section, and the page that lists each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.handbook.book import Page
from floorwalk.handbook.markup import QUIET, blocks, box, esc, front_matter, md, page_uri, plain, to_page
from floorwalk.model.links import moment_path, role_path, section_path, standard_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from floorwalk.handbook.book import Book, Entry
    from floorwalk.model.company import Named, Role

LONG = 24  # standards of a role from which its page names only titles


def hubs(book: Book) -> Iterator[Page]:
    """Give all hubs, each kind after the page that lists it."""
    yield from _moments(book)
    yield from _roles(book)
    yield from _sections(book)


def hub_page(path: str, title: str, parts: Iterable[str], *, source: str = "", listed: bool = True) -> Page:
    """Give a page that leads on to others; its lists are left out of the search, so that the search finds answers."""
    head = front_matter({"title": plain(title), "hide": ["toc"], "search": {"boost": 6}})
    return Page(page_uri(path), title, head + blocks((f"# {md(title)}", *parts)), source, listed)


def cards(entries: Sequence[Entry], here: str, *, numbered: bool = False, brief: bool = False) -> str:
    """Give standards as a list that one can tap: title, and what it asks, unless it is to be brief."""
    bullet = "1." if numbered else "-"
    linked = ((one.standard, to_page(here, standard_path(one.standard.id))) for one in entries)
    lines = (f"{bullet} [{md(standard.title)}]({link})" + ("" if brief else f"<br>{md(standard.what)}") for standard, link in linked)
    return box("cards", "\n".join(lines), QUIET, tag="section") if entries else ""


def booklet_button(book: Book) -> str:
    """What prints all standards of a page together; hidden where no script runs, or the other pages cannot be fetched."""
    return f'<button type="button" class="fw-button fw-print" {QUIET} hidden>{esc(book.t("Print all of these"))}</button>'


def moments_used(book: Book) -> list[Named]:
    """Moments at which a standard in force stands, in journey order."""
    return [moment for moment in book.company.moments if book.at_moment(moment.id)]


def roles_used(book: Book) -> list[Role]:
    """Roles that keep a standard, or that colleagues ask first."""
    return [role for role in book.company.roles if _own(book, role.id) or book.asked_of(role.id)]


def _own(book: Book, role: str) -> list[Entry]:
    return [entry for entry in book.active() if role in entry.standard.applies.roles]


def journey(book: Book, here: str) -> str:
    """Give the moments in the order in which a customer meets them, as a line of stops."""
    stops = (
        f"{number}. {book.icon(moment.icon)}[{md(moment.title)}]({to_page(here, moment_path(moment.id))})"
        + (f"<br>{md(moment.about)}" if moment.about else "")
        for number, moment in enumerate(moments_used(book), 1)
    )
    return box("journey", "\n".join(stops), QUIET, tag="section")


def role_list(book: Book, here: str) -> str:
    """Give the roles as a list that one can tap."""
    lines = (f"- [{md(role.title)}]({to_page(here, role_path(role.id))})" for role in roles_used(book))
    return box("chips", "\n".join(lines), QUIET, tag="section")


def section_list(book: Book, here: str) -> str:
    """Give the sections as a list that one can tap."""
    lines = (f"- [{book.icon(chapter.icon)}{md(chapter.title)}]({to_page(here, section_path(chapter.id))})" for chapter in book.chapters)
    return box("chips", "\n".join(lines), QUIET, tag="section")


def _moments(book: Book) -> Iterator[Page]:
    used = moments_used(book)
    yield hub_page("moment/", book.t("The customer's way"), [journey(book, page_uri("moment/"))])
    for number, moment in enumerate(used):
        path = moment_path(moment.id)
        around = [(book.t("Before: {moment}"), one) for one in used[max(number - 1, 0) : number]]
        around += [(book.t("Next: {moment}"), one) for one in used[number + 1 : number + 2]]
        lines = (f"- [{md(words.format(moment=one.title))}]({to_page(page_uri(path), moment_path(one.id))})" for words, one in around)
        about = box("about", md(moment.about)) if moment.about else ""
        steps = box("chips", "\n".join(lines), QUIET, tag="section") if around else ""
        yield hub_page(path, moment.title, (about, cards(book.at_moment(moment.id), page_uri(path)), steps))


def _roles(book: Book) -> Iterator[Page]:
    yield hub_page("role/", book.t("By role"), [role_list(book, page_uri("role/"))])
    for role in roles_used(book):
        body = _role(role, book, page_uri(role_path(role.id)))
        yield hub_page(role_path(role.id), role.title, (booklet_button(book), *body))


def _role(role: Role, book: Book, here: str) -> Iterator[str]:
    """A role's own standards by moment, then those of everybody, then those about which colleagues call."""
    t = book.t
    own = _own(book, role.id)
    if role.about:
        yield box("about", md(role.about))
    if first := book.known(role.first):
        yield f"## {md(t('New to the job? Learn these first'))}"
        yield cards(first, here, numbered=True, brief=True)
    for moment in book.company.moments:
        found = [entry for entry in own if entry.standard.moment == moment.id]
        if found:
            yield f"## {md(moment.title)}"
            yield cards(found, here, brief=len(own) > LONG)
    everybody = [entry for entry in book.active() if not entry.standard.applies.roles]
    if everybody:
        yield f"## {md(t('For everybody'))}"
        yield cards(everybody, here)
    known = {entry.standard.id for entry in own}
    asked = [entry for entry in book.asked_of(role.id) if entry.standard.id not in known]
    if asked:
        yield f"## {md(t('Colleagues call you first about'))}"
        yield cards(asked, here)


def _sections(book: Book) -> Iterator[Page]:
    yield hub_page("section/", book.t("By section"), [section_list(book, page_uri("section/"))])
    for chapter in book.chapters:
        path = section_path(chapter.id)
        yield hub_page(path, chapter.title, [booklet_button(book), cards(book.known(chapter.standards), page_uri(path))])
