"""A standard in; its page out: the answer first, the background after it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from floorwalk.handbook import answer, background
from floorwalk.handbook.book import Page
from floorwalk.handbook.changes import changes
from floorwalk.handbook.markup import QUIET, attribute, blocks, box, esc, front_matter, md, page_uri, plain, to_built, to_page
from floorwalk.handbook.search import search_words
from floorwalk.model.links import moment_path, section_path, standard_path

if TYPE_CHECKING:
    from floorwalk.handbook.book import Book, Entry


def standard_page(entry: Entry, book: Book) -> Page:
    """Give the page of one standard."""
    standard, t = entry.standard, book.t
    here = page_uri(standard_path(standard.id))
    body = blocks((
        f"# {md(standard.title)}",
        box("way", _way(entry, book, here), QUIET),
        _state(entry, book, here),
        answer.what(standard.what),
        f"## {md(t('How'))}",
        answer.how(standard.how, book, here),
        answer.say(standard.say, book, filled_by_variant=any(variant.say for variant in standard.variants)),
        answer.dont(standard.dont, book, filled_by_variant=any(variant.dont for variant in standard.variants)),
        _pictures(entry),
        answer.ask_part(standard, book, here),
        answer.give(standard.recovery, book),
        background.limits(standard, book),
        _variants(entry, book, here),
        background.exceptions(standard, book),
        background.why(standard, book, here),
        background.at_hand(standard, book, here),
        background.checked(standard, book),
        background.evidence(standard, book),
        changes(standard, book),
        background.related(entry, book, here),
        background.colophon(standard, book, here),
    ))  # fmt: skip
    head: dict[str, object] = {"title": plain(standard.title), "hide": ["toc"]}
    head["search"] = {"exclude": True} if standard.status == "retired" else {"boost": 4}
    return Page(here, standard.title, front_matter(head) + body, entry.file, words=search_words(entry, book))


def _way(entry: Entry, book: Book, here: str) -> str:
    """Where the page stands: its moment and its section, as ways back."""
    moment = entry.standard.moment
    links = [f"[{md(book.company.title_of('moments', moment))}]({to_page(here, moment_path(moment))})"]
    if entry.chapter:
        links.append(f"[{md(entry.chapter.title)}]({to_page(here, section_path(entry.chapter.id))})")
    return " ".join(links)


def _state(entry: Entry, book: Book, here: str) -> str:
    """Said above the answer: that the standard is no longer asked, or (by the script) that it is not asked in the reader's store."""
    standard, t = entry.standard, book.t
    if standard.status == "retired":
        newer = [one for one in book.active() if standard.id in one.standard.supersedes]
        links = "".join(f' <a href="{to_built(here, standard_path(one.standard.id))}">{esc(one.standard.title)}</a>' for one in newer)
        return f'<p class="fw-note">{esc(t("This standard is no longer in force."))}{links}</p>'
    rule = standard.applies
    where = {"formats": rule.formats, "regions": rule.regions, "attributes": dict(rule.attributes)}
    narrow = {key: value for key, value in where.items() if value}
    words = esc(t("This is not asked in {store}."))
    return f'<p class="fw-note" data-for="{attribute(narrow)}" data-text="{words}" hidden></p>' if narrow and book.stores else ""


def _pictures(entry: Entry) -> str:
    figures = []
    for picture in entry.standard.pictures:
        mark, caption = "✓" if picture.good else "✗", esc(picture.caption)
        image = f'<img src="{esc(quote(picture.file))}" alt="{caption}" loading="lazy">'
        figures.append(f"<figure>{image}<figcaption>{mark} {caption}</figcaption></figure>")
    return f'<div class="fw-pictures">{"".join(figures)}</div>' if figures else ""


def _variants(entry: Entry, book: Book, here: str) -> str:
    folded = answer.variants(entry.standard, book, here)
    return f"## {md(book.t('Done differently'))}\n\n{folded}" if folded else ""
