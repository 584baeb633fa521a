"""A book in; what the company wants to be for its customers out: promises, style, values, and the service triangle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.handbook.book import Page
from floorwalk.handbook.hubs import cards
from floorwalk.handbook.markup import QUIET, blocks, box, bullets, esc, front_matter, md, page_uri, plain, to_built, to_page
from floorwalk.model.links import element_path, principle_path, promise_path
from floorwalk.model.styles import STYLES
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from floorwalk.handbook.book import Book, Entry
    from floorwalk.model.company import PromiseMade
    from floorwalk.model.styles import StyleGuide

# Albrecht's service triangle: three elements around the customer.
ELEMENTS = {
    "strategy": (mark("Strategy"), mark("What we have decided to be for our customers, and say so.")),
    "systems": (mark("Systems"), mark("Rooms, tools, signs and steps that make good service the easy way.")),
    "people": (mark("People"), mark("What each of us does in front of a customer, and for a colleague.")),
}
UNKEPT = mark("No standard keeps it yet.")


def strategy_pages(book: Book) -> Iterator[Page]:
    """Give a page for each promise, principle and element with the standards that stand behind it."""
    t = book.t
    for promise in book.company.promises:
        yield _behind(promise_path(promise.id), promise.text, ("promises/", t("Our promises")), book.keeping(promise.id), t(UNKEPT))
    for name, text in _guide(book).principles:
        if serving := _serving(book, name):
            yield _behind(principle_path(name), t(text), ("style/", t("Our style and what it means on the floor")), serving)
    for element, (title, about) in ELEMENTS.items():
        if standing := _standing(book, element):
            path, above = element_path(element), ("triangle/", t("What our service stands on"))
            yield _page(path, t(title), above, (md(t(about)), *_by_moment(standing, book, page_uri(path))))


def _behind(path: str, title: str, above: tuple[str, str], entries: Sequence[Entry], none: str = "") -> Page:
    return _page(path, title, above, [cards(entries, page_uri(path)) or md(none)])


def _page(path: str, title: str, above: tuple[str, str], parts: Iterable[str]) -> Page:
    """A page below another one (path and title), to which it leads back; the search finds what is said above, and each standard."""
    back = box("way", f"[{md(above[1])}]({to_page(page_uri(path), above[0])})", QUIET)
    head = front_matter({"title": plain(title), "hide": ["toc"], "search": {"exclude": True}})
    return Page(page_uri(path), title, head + blocks((f"# {md(title)}", back, *parts)), "standards/company.yaml")


def promises(book: Book, here: str) -> str:
    """Every promise with the way to the standards that keep it: first those to customers, then those to staff."""
    t = book.t
    parts = [md(t("Tap a promise to see how we keep it."))]
    for to, title in (("customers", t("To our customers")), ("staff", t("To each other"))):
        made = [promise for promise in book.company.promises if promise.to == to]
        if made:
            parts += [f"## {md(title)}", box("cards", "\n".join(_promise(one, book, here) for one in made), tag="section")]
    return blocks(parts).strip()


def _promise(promise: PromiseMade, book: Book, here: str) -> str:
    keeping = book.keeping(promise.id)
    told = _number(keeping, book) if keeping else md(book.t(UNKEPT))
    return f"- [{md(promise.text)}]({to_page(here, promise_path(promise.id))})<br>{told}"


def _number(entries: Sequence[Entry], book: Book) -> str:
    return md(book.t("{thing}: {word}").format(thing=book.t("Standards"), word=len(entries)))


def _guide(book: Book) -> StyleGuide:
    return next(guide for guide in STYLES if guide.id == book.company.style)


def _serving(book: Book, principle: str) -> list[Entry]:
    return [entry for entry in book.active() if entry.standard.principle == f"{book.company.style}.{principle}"]


def style(book: Book, here: str) -> str:
    """The company's service style and its principles, each with the way to the standards that serve it."""
    guide = _guide(book)
    lines = (_principle(name, book.t(text), book, here) for name, text in guide.principles)
    return blocks((box("what", md(book.t(guide.focus))), box("cards", "\n".join(lines), tag="section"))).strip()


def _principle(name: str, text: str, book: Book, here: str) -> str:
    serving = _serving(book, name)
    return f"- [{md(text)}]({to_page(here, principle_path(name))})<br>{_number(serving, book)}" if serving else f"- **{md(text)}**"


def values(book: Book, _here: str) -> str:
    """What the company values."""
    form = book.t("{thing}: {word}")
    return bullets(form.format(thing=value.title, word=value.about) if value.about else value.title for value in book.company.values)


def triangle(book: Book, here: str) -> str:
    """The three elements around the customer, each with the way to the standards that stand on it."""
    t = book.t
    why = t("Good service stands on three things around the customer. If one is missing, the others cannot carry it.")
    parts = [md(why), _drawn(book, here)]
    for element, (title, about) in ELEMENTS.items():
        parts += [f"## {md(t(title))}", md(t(about)), "" if _standing(book, element) else md(t("No standard stands here yet."))]
    return blocks(parts).strip()


def _standing(book: Book, element: str) -> list[Entry]:
    return [entry for entry in book.active() if entry.standard.element == element]


def _by_moment(entries: Sequence[Entry], book: Book, here: str) -> Iterator[str]:
    """Titles below the moment at which they stand, in the customer's order."""
    for moment in book.company.moments:
        found = [one for one in entries if one.standard.moment == moment.id]
        if found:
            yield f"## {md(moment.title)}"
            yield cards(found, here, brief=True)


def _drawn(book: Book, here: str) -> str:
    """The three corners with how many standards stand on each, and the customer in the middle; each corner leads to its list."""
    corners = "".join(f"<li>{_corner(element, title, book, here)}</li>" for element, (title, _) in ELEMENTS.items())
    return f'<ul class="fw-triangle" {QUIET}>{corners}<li>{esc(book.t("The customer"))}</li></ul>'


def _corner(element: str, title: str, book: Book, here: str) -> str:
    standing = _standing(book, element)
    said = f"{esc(book.t(title))} <strong>{len(standing)}</strong>"
    return f'<a href="{to_built(here, element_path(element))}">{said}</a>' if standing else f"<span>{said}</span>"
