"""A workspace and a language in; a book out: the standards in force with everything the pages look up about them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from floorwalk.errors import FloorwalkError
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from floorwalk.handbook.results import Results
    from floorwalk.model import Company, Contact, Standard, Store
    from floorwalk.source.workspace import LoadedSet, Workspace


@dataclass(frozen=True)
class Entry:
    """A standard with the file that it is written in and the chapter that it stands in."""

    standard: Standard
    file: str
    chapter: Chapter | None


@dataclass(frozen=True)
class Chapter:
    """A section as the handbook shows it; `id` is unique over all sets."""

    id: str
    title: str
    standards: tuple[str, ...]
    icon: str | None = None


@dataclass(frozen=True)
class Page:
    """One page: `uri` is its file below the root, `source` the workspace file it comes from, `in_menu` whether the menu lists it.

    `words` are what the search finds it by beyond its text.
    """

    uri: str
    title: str
    markdown: str
    source: str = ""
    in_menu: bool = False
    words: str = ""


def no_icon(_name: str) -> str:
    """Draw nothing."""
    return ""


@dataclass(frozen=True)
class Book:
    """All that pages are made of. `entries` holds active and retired standards in walking order; drafts are left out.

    `borrowed` holds search words in other languages by id of a standard; `draw` gives the SVG of an icon by its name.
    """

    company: Company
    language: str
    t: Callable[[str], str]
    entries: dict[str, Entry]
    chapters: tuple[Chapter, ...]
    stores: tuple[Store, ...] = ()
    contacts: tuple[Contact, ...] = ()
    borrowed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    draw: Callable[[str], str] = no_icon
    results: Results | None = None

    def icon(self, name: str | None) -> str:
        """Give an icon as it stands before a title; empty when there is none."""
        return f'<span class="fw-icon" aria-hidden="true">{drawn}</span>' if name and (drawn := self.draw(name)) else ""

    def active(self) -> Iterator[Entry]:
        return (entry for entry in self.entries.values() if entry.standard.status == "active")

    def known(self, ids: Iterable[str]) -> list[Entry]:
        """The entries of those ids that have a page and are in force."""
        return [self.entries[id_] for id_ in ids if id_ in self.entries and self.entries[id_].standard.status == "active"]

    def at_moment(self, moment: str) -> list[Entry]:
        return [entry for entry in self.active() if entry.standard.moment == moment]

    def for_role(self, role: str) -> list[Entry]:
        """Standards that name the role, and those that are for everybody."""
        return [entry for entry in self.active() if not entry.standard.applies.roles or role in entry.standard.applies.roles]

    def asked_of(self, role: str) -> list[Entry]:
        """Standards in which colleagues are told to ask this role first."""
        return [entry for entry in self.active() if entry.standard.ask[0].role == role]

    def keeping(self, promise: str) -> list[Entry]:
        return [entry for entry in self.active() if promise in entry.standard.promises]

    def everywhere(self, role: str) -> list[Contact]:
        """Contacts of a role that are the same in every store."""
        return [contact for contact in self.contacts if contact.role == role and contact.store == "*"]


def open_book(
    workspace: Workspace,
    language: str | None = None,
    borrowed: Mapping[str, tuple[str, ...]] | None = None,
    draw: Callable[[str], str] = no_icon,
    results: Results | None = None,
) -> Book:
    """Give the book of a workspace, with search words borrowed from other languages by id of a standard.

    Raises FloorwalkError FW708 when there is no readable company file.
    """
    company = workspace.company
    if company is None:
        raise FloorwalkError("FW708", f"{workspace.company_document.file} cannot be read.", "See what is wrong with it: floorwalk check")
    language = language or company.source_language
    chapters: list[Chapter] = []
    entries: dict[str, Entry] = {}
    for loaded in workspace.sets.values():
        own = _chapters(loaded, {chapter.id for chapter in chapters})
        chapters += own
        of = {id_: chapter for chapter in own for id_ in chapter.standards}
        shown = {id_: sourced for id_, sourced in loaded.standards.items() if sourced.standard.status != "draft"}
        entries |= {id_: Entry(sourced.standard, sourced.document.file, of.get(id_)) for id_, sourced in shown.items()}
    stores, contacts = tuple(workspace.stores.rows), tuple(workspace.contacts.rows)
    return Book(company, language, words(language), entries, tuple(chapters), stores, contacts, borrowed or {}, draw, results)


def _chapters(loaded: LoadedSet, taken: set[str]) -> list[Chapter]:
    """Sections that hold a standard in force; one whose id another set has already is called by its set's name too."""
    found = []
    for section in loaded.set.sections:
        active = tuple(id_ for id_ in section.standards if id_ in loaded.standards and loaded.standards[id_].standard.status == "active")
        if active:
            id_ = f"{loaded.set.id}-{section.id}" if section.id in taken else section.id
            found.append(Chapter(id_, section.title, active, section.icon))
    return found
