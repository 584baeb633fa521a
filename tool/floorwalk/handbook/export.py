"""A workspace in; its handbook as Markdown files for any other site generator out, with pictures, codes and the menu."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from floorwalk.catalog.shelf import translated_languages, translator_for
from floorwalk.catalog.translate import in_language
from floorwalk.errors import FloorwalkError
from floorwalk.handbook.home import fill
from floorwalk.handbook.markup import esc, front_matter, md, page_uri
from floorwalk.handbook.pages import handbook
from floorwalk.handbook.search import borrowed
from floorwalk.model.links import section_path, standard_path
from floorwalk.source.save import save

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from floorwalk.handbook.pages import Handbook, Menu
    from floorwalk.handbook.results import Results
    from floorwalk.source.workspace import Workspace

NAV, SUMMARY = "nav.yml", "SUMMARY.md"  # the menu: for generators that read YAML, and as a list of links
_KEPT = ("title", "description")  # what every generator understands of a page's head
_HEAD = re.compile(r"\A---\n(.*?)---\n", re.DOTALL)
_OURS = re.compile(r' (?:markdown|data-[\w-]+="[^"]*")(?=[ >])')
_HIDDEN = re.compile(r"<(button|p|div)\b[^>]* hidden>[^<]*</\1>\n*")
_FIGURES = re.compile(r'<div class="fw-pictures">(.*?)</div>')
_FIGURE = re.compile(r'<figure><img src="([^"]*)" alt="[^"]*"[^>]*><figcaption>(.*?)</figcaption></figure>')
_EMPTY = re.compile(r"<span[^>]*></span>")
_CODE = re.compile(r'<img class="fw-code" src="[^"]*?([^"/]+\.svg)"[^>]*>')


def export(root: Path, workspace: Workspace, out: Path, languages: Sequence[str] = (), results: Results | None = None) -> int:
    """Write the handbook as Markdown into `out`, in place of an older one; gives the number of pages.

    The source language stands there, each of `languages` in a folder of its own below.
    Raises FloorwalkError FW702 when `out` holds something else, FW708 without a readable company file.
    """
    if out.exists() and not (out.is_dir() and (not any(out.iterdir()) or (out / NAV).is_file())):
        raise FloorwalkError("FW702", f"{out} holds something that is no handbook.", "Name another folder, or empty this one.", status=2)
    out.parent.mkdir(parents=True, exist_ok=True)
    pages = 0
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=".handbook-") as folder:
        for path, content in exported(root, workspace, languages, results):
            pages += path.endswith("index.md")
            if isinstance(content, str):
                save(Path(folder) / "new" / path, content)
            else:
                (Path(folder) / "new" / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(content, Path(folder) / "new" / path)
        if out.exists():
            out.rename(Path(folder) / "old")
        (Path(folder) / "new").rename(out)
    return pages


def exported(
    root: Path, workspace: Workspace, languages: Sequence[str] = (), results: Results | None = None
) -> Iterator[tuple[str, str | Path]]:
    """Give each file of the export with its text, or with the file that it is a copy of."""
    source = workspace.company.source_language if workspace.company else ""
    translators = {one: translator_for(workspace, one) for one in dict.fromkeys([source, *languages, *translated_languages(workspace)])}
    for language in (source, *languages):
        words = borrowed(workspace, language, translators.values())
        book = handbook(in_language(workspace, translators[language]), language, words, results=results)
        folder = "" if language == source else f"{language}/"
        for path, content in _in_language(book, root / "docs" / folder, set() if folder else set(book.book.company.languages) - {source}):
            yield folder + path, content


def _in_language(book: Handbook, docs: Path, others: set[str]) -> Iterator[tuple[str, str | Path]]:
    """The files of one language: a handwritten page wins over one of ours, as in the handbook itself."""
    written = {path.relative_to(docs).as_posix(): path for path in sorted(docs.rglob("*")) if path.is_file()}
    written = {uri: path for uri, path in written.items() if uri.partition("/")[0] not in others}
    for uri, path in written.items():
        yield uri, plain_page(fill(path.read_text(encoding="utf-8"), book.book, uri)[0]) if uri.endswith(".md") else path
    for uri, page in book.pages.items():
        if uri not in written:
            yield uri, plain_page(page.markdown)
    yield from book.pictures.items()
    for uri, text in book.files.items():
        if uri.startswith("assets/codes/"):
            yield f"{standard_path(Path(uri).stem)}{Path(uri).name}", text.replace("<svg ", '<svg width="120" height="120" ', 1)
    menu = [*_with_standards(book.menu, book), *((uri, uri) for uri in written if uri.endswith(".md") and uri not in book.pages)]
    yield NAV, yaml.safe_dump(_nav(menu), allow_unicode=True, sort_keys=False, width=1000)
    yield SUMMARY, f"# {md(book.book.company.name)}\n\n" + "\n".join(_lines(menu, "")) + "\n"


def _with_standards(menu: Menu, book: Handbook) -> Menu:
    """The menu with every standard below its section: other generators have no search that would find them as ours does."""
    inside = {
        page_uri(section_path(one.id)): [
            (entry.standard.title, page_uri(standard_path(entry.standard.id))) for entry in book.book.known(one.standards)
        ]
        for one in book.book.chapters
    }
    grown: Menu = []
    for title, target in menu:
        if isinstance(target, str):
            grown.append((title, [(title, target), *inside[target]] if target in inside else target))
        else:
            grown.append((title, _with_standards(target, book)))
    return grown


def _nav(menu: Menu) -> list[object]:
    return [{title: target if isinstance(target, str) else _nav(target)} for title, target in menu]


def _lines(menu: Menu, indent: str) -> Iterator[str]:
    for title, target in menu:
        if isinstance(target, str):
            yield f"{indent}- [{md(title)}]({target})"
        else:
            yield f"{indent}- {md(title)}"
            yield from _lines(target, indent + "  ")


def plain_page(markdown: str) -> str:
    """Give one of our pages without what only our styles and scripts understand: pictures as Markdown, each code beside its page."""
    head = _HEAD.match(markdown)
    if head:
        given = {key: value for key, value in (yaml.safe_load(head[1]) or {}).items() if key in _KEPT}
        markdown = (front_matter(given) if given else "") + markdown[head.end() :].lstrip("\n")
    markdown = _OURS.sub("", _HIDDEN.sub("", markdown))
    markdown = _FIGURES.sub(lambda found: _FIGURE.sub(_picture, found[1]).strip(), markdown)
    code = _CODE.search(markdown)
    if code:
        markdown = f"{_CODE.sub('', markdown).rstrip()}\n\n![]({esc(code[1])})\n"
    markdown = _EMPTY.sub("", markdown).replace("</a><a", "</a> <a")
    return markdown.replace("</span><span", "</span> · <span")


def _picture(found: re.Match[str]) -> str:
    return f"![{found[2]}]({found[1]})\n\n*{found[2]}*\n\n"
