"""An extension of Markdown: standards' pages are set without looking for signs that they never hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension

if TYPE_CHECKING:
    from markdown import Markdown

# People's text stands in them without any sign of Markdown (`markup.md`), and we write headings, links, pictures, lists and quotes only.
# Each sign is looked for in each piece of text, one after the other: a quarter of the time that setting a page takes.
_INLINE = (
    "backtick",
    "escape",
    "reference",
    "short_reference",
    "image_reference",
    "short_image_ref",
    "autolink",
    "automail",
    "linebreak",
    "em_strong",
)
_BLOCKS = ("table", "admonition", "indent", "code", "setextheader", "hr", "reference")
_TREE = ("attr_list",)
_LINES = ("fenced_code_block",)


class Spare(Extension):
    """Spares work while `standard` is set: as long as a standard's page is the next one to be set."""

    standard = False

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name that Markdown calls
        """Take out what such pages do without."""
        if not self.standard:
            return
        kinds = ((md.inlinePatterns, _INLINE), (md.parser.blockprocessors, _BLOCKS), (md.treeprocessors, _TREE), (md.preprocessors, _LINES))
        for registry, names in kinds:
            for name in names:
                registry.deregister(name, strict=False)
