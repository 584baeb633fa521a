"""A book in; what the company wants to be for its customers out: promises, style, values, and the service triangle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.handbook.markup import QUIET, blocks, box, bullets, esc, md, to_page
from floorwalk.model.links import standard_path
from floorwalk.model.styles import STYLES
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from floorwalk.handbook.book import Book, Entry

# Albrecht's service triangle: three elements around the customer.
ELEMENTS = {
    "strategy": (mark("Strategy"), mark("What we have decided to be for our customers, and say so.")),
    "systems": (mark("Systems"), mark("Rooms, tools, signs and steps that make good service the easy way.")),
    "people": (mark("People"), mark("What each of us does in front of a customer, and for a colleague.")),
}


def promises(book: Book, here: str) -> str:
    """Every promise with the standards that keep it: first those to customers, then those to staff."""
    t = book.t
    parts = [md(t("Tap a promise to see how we keep it."))]
    for to, title in (("customers", t("To our customers")), ("staff", t("To each other"))):
        made = [promise for promise in book.company.promises if promise.to == to]
        if made:
            parts.append(f"## {md(title)}")
        for promise in made:
            keeping = book.keeping(promise.id)
            how = _titles(keeping, here) if keeping else md(t("No standard keeps it yet."))
            parts.append(_fold(promise.text, how))
    return blocks(parts).strip()


def style(book: Book, here: str) -> str:
    """The company's service style, its principles, and the standards that serve each."""
    t, company = book.t, book.company
    guide = next(guide for guide in STYLES if guide.id == company.style)
    parts = [box("what", md(t(guide.focus)))]
    for name, text in guide.principles:
        serving = [entry for entry in book.active() if entry.standard.principle == f"{guide.id}.{name}"]
        parts.append(_fold(t(text), _titles(serving, here)) if serving else f"**{md(t(text))}**")
    return blocks(parts).strip()


def values(book: Book, _here: str) -> str:
    """What the company values."""
    form = book.t("{thing}: {word}")
    return bullets(form.format(thing=value.title, word=value.about) if value.about else value.title for value in book.company.values)


def triangle(book: Book, here: str) -> str:
    """The three elements around the customer, each with the standards that stand on it, by moment."""
    t = book.t
    parts = [md(t("Good service stands on three things around the customer. If one is missing, the others cannot carry it.")), _drawn(book)]
    for element, (title, about) in ELEMENTS.items():
        standing = [entry for entry in book.active() if entry.standard.element == element]
        parts += [f'<h2 id="{element}">{esc(t(title))}</h2>', md(t(about))]
        if not standing:
            parts.append(md(t("No standard stands here yet.")))
            continue
        name = t("{thing}: {word}").format(thing=t("Standards"), word=len(standing))
        parts.append(_fold(name, blocks(_by_moment(standing, book, here))))
    return blocks(parts).strip()


def _by_moment(entries: Sequence[Entry], book: Book, here: str) -> Iterator[str]:
    """Titles below the moment at which they stand, in the customer's order."""
    for moment in book.company.moments:
        found = [one for one in entries if one.standard.moment == moment.id]
        if found:
            yield f"**{md(moment.title)}**"
            yield _titles(found, here)


def _fold(title: str, body: str) -> str:
    """A list folded under its title. There are dozens on a page, so it is written in few letters."""
    return f'<details class="fw-kept" markdown>\n<summary>{esc(title)}</summary>\n\n{body.strip()}\n\n</details>'


def _titles(entries: Sequence[Entry], here: str) -> str:
    return "\n".join(f"- [{md(one.standard.title)}]({to_page(here, standard_path(one.standard.id))})" for one in entries)


def _drawn(book: Book) -> str:
    """The three corners with how many standards stand on each, and the customer in the middle; each corner leads to its list."""
    standing: list[str] = [entry.standard.element for entry in book.active()]
    corners = "".join(
        f'<li><a href="#{element}">{esc(book.t(title))} <strong>{standing.count(element)}</strong></a></li>'
        for element, (title, _) in ELEMENTS.items()
    )
    return f'<ul class="fw-triangle" {QUIET}>{corners}<li>{esc(book.t("The customer"))}</li></ul>'
