"""A book in; what raised versions changed out: on a standard's own page, and lately, for those who knew the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.handbook.markup import QUIET, esc, to_built
from floorwalk.model.links import standard_path
from floorwalk.words.days import day_text

if TYPE_CHECKING:
    from floorwalk.handbook.book import Book
    from floorwalk.model import Standard

LATELY = 20  # changes that the first page shows


def changes(standard: Standard, book: Book) -> str:
    """What each raised version changed, and when."""
    if not standard.changes:
        return ""
    t = book.t
    rows = "".join(
        f'<li data-version="{one.version}">{esc(t("Version {number}").format(number=one.version))}, '
        f"{esc(day_text(one.date, book.language))}: <span>{esc(one.what)}</span></li>"
        for one in standard.changes
    )
    return f'<details class="fw-fold fw-changes" {QUIET}><summary>{esc(t("What changed, and when"))}</summary><ul>{rows}</ul></details>'


def changed(book: Book, here: str) -> str:
    """What changed lately in all standards, the newest first; the script hides what this device has shown already."""
    told = ((one.date, entry, one) for entry in book.active() for one in entry.standard.changes if one.version == entry.standard.version)
    newest = sorted(told, key=lambda change: (change[0], change[1].standard.id), reverse=True)[:LATELY]
    if not newest:
        return ""
    rows = "".join(
        f'<li data-standard="{esc(entry.standard.id)}" data-version="{one.version}" data-day="{day}">'
        f'<a href="{to_built(here, standard_path(entry.standard.id))}">{esc(entry.standard.title)}</a><br>'
        f"{esc(day_text(day, book.language))}: {esc(one.what)}</li>"
        for day, entry, one in newest
    )
    title, since = esc(book.t("Changed lately")), esc(book.t("Changed since you last looked"))
    return f'<section class="fw-cards fw-changed" {QUIET}><h2 id="changed" data-since="{since}">{title}</h2><ul>{rows}</ul></section>'
