"""The folder of catalogs in; one catalog a language out, and back."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from floorwalk.catalog.po import from_po
from floorwalk.catalog.translate import Translator, translator
from floorwalk.errors import FloorwalkError, did_you_mean

if TYPE_CHECKING:
    from pathlib import Path

    from floorwalk.catalog.entry import Entry
    from floorwalk.source.workspace import Workspace

FOLDER = "standards/translations"


def path_of(root: Path, language: str) -> Path:
    """Where the catalog of a language lies."""
    return root / FOLDER / f"{language}.po"


def read_catalog(root: Path, language: str) -> tuple[list[Entry], list[Entry]]:
    """Give the entries and the obsolete entries of a language; both empty when there is no catalog yet. Raises FloorwalkError FW802."""
    path = path_of(root, language)
    if not path.exists():
        return [], []
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise FloorwalkError("FW802", f"{FOLDER}/{path.name} is not UTF-8.", "Save it again with the encoding UTF-8.") from error
    entries, obsolete = _parsed(text, f"{FOLDER}/{path.name}")
    return list(entries), list(obsolete)


@lru_cache(maxsize=16)  # a report tells many stores in few languages
def _parsed(text: str, name: str) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    entries, obsolete = from_po(text, name)
    return tuple(entries), tuple(obsolete)


def translator_for(space: Workspace, language: str) -> Translator:
    """Give what says the standards in a language; raises FloorwalkError FW801 for a language that the company does not have."""
    company = space.company
    if company is None:
        raise FloorwalkError("FW708", "standards/company.yaml cannot be read.", "Mend it; `floorwalk check` says how.")
    if language not in company.languages:
        repair = did_you_mean(language, company.languages)
        raise FloorwalkError("FW801", f"the company has no language '{language}'.", repair, status=2)
    entries = [] if language == company.source_language else read_catalog(space.root, language)[0]
    return translator(language, company.source_language, entries)


def translated_languages(space: Workspace) -> list[str]:
    """The company's languages that have a catalog, without its source language, in the order of company.yaml."""
    company = space.company
    if company is None:
        return []
    return [one for one in company.languages if one != company.source_language and path_of(space.root, one).is_file()]
