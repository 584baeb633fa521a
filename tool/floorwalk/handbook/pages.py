"""A workspace and a language in; the whole handbook out, as Markdown pages, files beside them and the menu. Knows no site generator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.drawing.qr import qr_svg
from floorwalk.handbook.background import code_path
from floorwalk.handbook.book import Book, Page, no_icon, open_book
from floorwalk.handbook.colour import favicon, stylesheet
from floorwalk.handbook.home import written_pages
from floorwalk.handbook.hubs import hubs, moments_used, roles_used
from floorwalk.handbook.markup import page_uri
from floorwalk.handbook.results_page import results_page
from floorwalk.handbook.standard_page import standard_page
from floorwalk.handbook.stores import SCRIPTS, store_pages, store_script
from floorwalk.handbook.tiers import tier_pages
from floorwalk.model.links import moment_path, role_path, section_path, standard_path, standard_url, tier_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from floorwalk.handbook.results import Results
    from floorwalk.source.workspace import Workspace

Menu = list[tuple[str, "str | Menu"]]


@dataclass(frozen=True)
class Handbook:
    """All pages by file, what lies beside them, and the menu: titles with a page file or with entries of their own.

    `files` are made here (text); `pictures` are copied (workspace path). `standards` is the number of standards in force.
    """

    book: Book
    pages: dict[str, Page]
    files: dict[str, str]
    pictures: dict[str, Path]
    menu: Menu
    standards: int


def handbook(
    workspace: Workspace,
    language: str | None = None,
    borrowed: Mapping[str, tuple[str, ...]] | None = None,
    draw: Callable[[str], str] | None = None,
    results: Results | None = None,
) -> Handbook:
    """Give the handbook of a workspace, with search words borrowed from other languages by id of a standard.

    `draw` gives the SVG of an icon by its name; without it there are none. `results` is what staff see of the newest report.

    Raises FloorwalkError FW708 when there is no readable company file.
    """
    book = open_book(workspace, language, borrowed, draw or no_icon, results)
    standards = [standard_page(entry, book) for entry in book.entries.values()]
    told = (Page(uri, title, text, in_menu=True) for uri, title, text in results_page(book))
    pages = {page.uri: page for page in (*written_pages(book), *told, *hubs(book), *tier_pages(book), *store_pages(book), *standards)}
    files = {f"{SCRIPTS}{store.id}.js": store_script(store, book) for store in book.stores}
    for entry in book.entries.values():
        if address := standard_url(book.company, entry.standard.id, book.language, entry.standard.version):
            files[code_path(entry.standard.id)] = qr_svg(address, quick=True)
    files |= {"assets/company.css": stylesheet(book.company.colour), "assets/favicon.svg": favicon(book.company.colour, book.company.name)}
    return Handbook(book, pages, files, dict(_pictures(book, workspace.root)), _menu(book, pages), sum(1 for _ in book.active()))


def _pictures(book: Book, root: Path) -> Iterator[tuple[str, Path]]:
    for entry in book.entries.values():
        for picture in entry.standard.pictures:
            file = (root / entry.file).parent / picture.file
            if file.is_file() and file.resolve().is_relative_to(root.resolve()):
                yield f"{standard_path(entry.standard.id)}{picture.file}", file


def _menu(book: Book, pages: dict[str, Page]) -> Menu:
    """Home, the ways in and the company's own pages; standards are found through their hubs and the search."""
    t = book.t
    moments = [(one.title, page_uri(moment_path(one.id))) for one in moments_used(book)]
    roles = [(one.title, page_uri(role_path(one.id))) for one in roles_used(book)]
    sections = [(one.title, page_uri(section_path(one.id))) for one in book.chapters]
    cards = [(one.title, page_uri(tier_path(one.id))) for one in book.company.programmes]
    groups = [(t("The customer's way"), "moment/", moments), (t("By role"), "role/", roles), (t("By section"), "section/", sections)]
    groups += [(t("By card"), "tier/", cards)] if cards else []
    menu: Menu = [(t("Home"), "index.md")]
    for title, path, entries in groups:
        group: Menu = [(title, page_uri(path)), *entries]
        menu.append((title, group))
    own = ("store/index.md", "promises/index.md", "style/index.md", "triangle/index.md", "results/index.md")
    return menu + [(pages[uri].title, uri) for uri in own if uri in pages]


__all__ = ["Handbook", "Menu", "Page", "handbook", "standard_url"]
