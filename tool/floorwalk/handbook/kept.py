"""Pages of one build in; the same pages out at the next build without setting them again, where nothing in them has changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

# What a page has once its Markdown is set. Links to headings of other pages are left out: a strict build looks at those.
_SET = ("content", "toc", "_title_from_render", "present_anchor_ids")


@dataclass(frozen=True)
class _Set:
    key: str
    values: dict[str, Any]


class Kept:
    """Pages as they were set, by file, for as long as one writes."""

    def __init__(self) -> None:
        self._pages: dict[str, _Set] = {}
        self._keys: dict[str, str] = {}
        self._there = ""

    def begin(self, files: Files) -> None:
        """Look at what is there to link to, at the beginning of a build."""
        self._there = sha256("\n".join(sorted(file.src_uri for file in files)).encode()).hexdigest()

    def spare(self, page: Page, markdown: str) -> None:
        """Put what is known in the place of the work, when the text is the same and links can lead to the same pages."""
        key = self._keys[page.file.src_uri] = sha256(f"{self._there}\0{page.meta}\0{markdown}".encode()).hexdigest()
        known = self._pages.get(page.file.src_uri)
        vars(page).pop("render", None)  # what was put there for an older text
        if known and known.key == key:
            setattr(page, "render", partial(_restore, page, known.values))  # noqa: B010  # a method of this one page

    def learn(self, page: Page, content: str) -> None:
        """Remember a page that was set."""
        values = {name: getattr(page, name) for name in _SET} | {"content": content}
        self._pages[page.file.src_uri] = _Set(self._keys[page.file.src_uri], values)


def _restore(page: Page, values: dict[str, Any], *_: Any) -> None:
    for name, value in values.items():
        setattr(page, name, value)
