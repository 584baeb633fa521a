"""A handbook in; what MkDocs is to put into the site out: pages, codes, pictures, scripts, styles, and what makes it an app."""

from __future__ import annotations

from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

from floorwalk.handbook.along import along_words
from floorwalk.handbook.app import MANIFEST, manifest
from floorwalk.handbook.icon import icons
from floorwalk.handbook.search import WORDS_SCRIPT
from floorwalk.handbook.settings import script_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from floorwalk.handbook.pages import Handbook

ASSETS = Path(__file__).with_name("assets")
_PLACES = {"words.js": WORDS_SCRIPT}  # other assets lie in assets/
_MADE_FROM = {"worker.js", "icon.typ", "folder.js"}  # what is made of them goes into the site, not they


def pages(handbook: Handbook, config: MkDocsConfig, files: Files) -> Iterator[File]:
    """Give our pages; a handwritten page of the same name wins."""
    for uri, page in handbook.pages.items():
        if files.get_file_from_path(uri) is None:
            level = InclusionLevel.INCLUDED if page.in_menu else InclusionLevel.NOT_IN_NAV
            yield File.generated(config, uri, content=page.markdown, inclusion=level)


def beside(handbook: Handbook, config: MkDocsConfig, *, app: bool) -> Iterator[File]:
    """Give what pages show and load; with manifest and icons where the handbook is to be an app."""
    for uri, path in handbook.pictures.items():
        yield File.generated(config, uri, abs_src_path=str(path))
    made: dict[str, str | bytes] = {**handbook.files, **_assets(handbook)}
    for uri, content in (made | (_app(handbook, config) if app else {})).items():
        yield File.generated(config, uri, content=content)


def _assets(handbook: Handbook) -> dict[str, str]:
    """Our scripts and styles, with the words of the language in their places."""
    words = script_words(handbook.book) | {"OFFLINE_WORDS": along_words(handbook.book.t)}
    sources = sorted(path for path in ASSETS.iterdir() if path.name not in _MADE_FROM)
    texts = {_PLACES.get(path.name, f"assets/{path.name}"): path.read_text(encoding="utf-8") for path in sources}
    return {uri: reduce(lambda script, word: script.replace(*word), words.items(), text) for uri, text in texts.items()}


def _app(handbook: Handbook, config: MkDocsConfig) -> dict[str, str | bytes]:
    company, language = handbook.book.company, handbook.book.language
    return {MANIFEST: manifest(company, language, str(config.theme["direction"]))} | icons(company.name, company.colour)
