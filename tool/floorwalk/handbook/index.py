"""Our pages as they are set in; the search index out, as a file that servers hand out and as a script for plain folders."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from floorwalk.handbook.search import entry_of, sharpened

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs.structure.pages import Page as SetPage

    from floorwalk.handbook.book import Page


class Index:
    """The entries of our pages, by their file."""

    def __init__(self) -> None:
        self._entries: dict[str, dict[str, Any]] = {}

    def take(self, page: SetPage, ours: Page, html: str) -> None:
        """Take a page in, in the place of the theme's own reading of it; a page that asks to be left out goes."""
        asked = page.meta.get("search") or {}
        self._entries.pop(ours.uri, None)
        if not asked.get("exclude"):
            title = str(page.meta.get("title", page.title))
            self._entries[ours.uri] = entry_of(page.url, html, title, ours.words, asked.get("boost"))
        page.meta["search"] = {"exclude": True}

    def write(self, file: Path, pages: Mapping[str, Page]) -> None:
        """Add our entries to the index that the theme wrote; as a script too: in a plain folder a page may load nothing else."""
        if file.is_file():
            words = {page.uri.removesuffix(".md") + ".html": page.words for page in pages.values()}
            ours = [self._entries[uri] for uri in pages if uri in self._entries]
            sharp = sharpened(json.loads(file.read_text(encoding="utf-8")), words, ours)
            index = json.dumps(sharp, ensure_ascii=False, separators=(",", ":"))
            file.write_text(index, encoding="utf-8")
            file.with_suffix(".js").write_text(f"var __index = {index}", encoding="utf-8")
