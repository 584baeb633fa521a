"""The handbook's menu and the handwritten pages in; the menu as MkDocs reads it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from floorwalk.handbook.markup import plain

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from floorwalk.handbook.book import Book
    from floorwalk.handbook.pages import Handbook, Menu


def of_another_language(uri: str, book: Book) -> bool:
    """Whether a handwritten page lies in the folder of a language that is built for itself, as docs/tr/index.md."""
    company, language = book.company, book.language
    return language == company.source_language and uri.partition("/")[0] in set(company.languages) - {language}


def menu_of(handbook: Handbook, config: MkDocsConfig) -> list[Any]:
    """Give our menu, then the handwritten pages: in the order that mkdocs.yml gives, else by file name."""
    docs = Path(config.docs_dir)
    written = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    written = [uri for uri in written if not of_another_language(uri, handbook.book)]

    def entry(title: str, target: str | Menu) -> Any:
        if isinstance(target, list):
            return {plain(title): [entry(*one) for one in target]}
        says_itself = target in written and target != "index.md"  # as handwritten pages do
        return target if says_itself else {plain(title): target}

    known = {target for _, target in handbook.menu if isinstance(target, str)}
    return [entry(*one) for one in handbook.menu] + (config.nav or [uri for uri in written if uri not in known])
