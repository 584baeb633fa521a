"""A workspace and a catalog in; the workspace in the catalog's language out, with what is not translated marked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from floorwalk.catalog.entry import Entry, Wanted
from floorwalk.catalog.texts import map_texts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from floorwalk.edition.freeze import Edition
    from floorwalk.model.base import Model
    from floorwalk.source.workspace import LoadedSet, Workspace

# Words for the search and short units are never marked: a mark would be searched for, and printed behind each number.
_UNMARKED = ("unit", "situations", "synonyms")


@dataclass(frozen=True)
class Translator:
    """Says a text of the standards in one language; falls back to the source text, marked with the source's code, as `... [en]`."""

    language: str
    source_language: str
    fresh: dict[tuple[str, str], str]

    def __call__(self, context: str, text: str) -> str:
        said = self.fresh.get((context, text), "")
        if said or self.language == self.source_language:
            return said or text
        return text if context.rpartition(":")[2].rpartition(".")[2] in _UNMARKED else f"{text} [{self.source_language}]"


def translator(language: str, source_language: str, entries: Iterable[Entry]) -> Translator:
    """Make a translator of a catalog's entries; an entry that teaches an old requirement is not said."""
    return Translator(language, source_language, {entry.key: entry.shown for entry in entries if entry.shown})


def wanted(space: Workspace) -> list[Wanted]:
    """Give every text of a workspace that has a translation, in the order of company, sets, sections and standards."""
    found: list[Wanted] = []

    def collect(model: Model, context: str, file: str, version: int) -> None:
        def note(text_context: str, text: str) -> str:
            found.append(Wanted(text_context, text, file, version))
            return text

        map_texts(model, context, note)

    if space.company:
        collect(space.company, "company", space.company_document.file, 1)
    for loaded in space.sets.values():
        collect(loaded.set, loaded.set.id, loaded.document.file, 1)
        for sourced in loaded.standards.values():
            collect(sourced.standard, sourced.standard.id, sourced.document.file, sourced.standard.version)
    return list(dict.fromkeys(found))


def in_language(space: Workspace, say: Translator) -> Workspace:
    """Give the workspace with all texts of company, sets and standards in a language. Ids, numbers and files stay."""
    return replace(
        space,
        company=map_texts(space.company, "company", say) if space.company else None,
        sets={id_: _loaded(loaded, say) for id_, loaded in space.sets.items()},
    )


def _loaded(loaded: LoadedSet, say: Translator) -> LoadedSet:
    standards = {id_: replace(one, standard=map_texts(one.standard, one.standard.id, say)) for id_, one in loaded.standards.items()}
    return replace(loaded, set=map_texts(loaded.set, loaded.set.id, say), standards=standards)


def edition_in_language(edition: Edition, say: Translator) -> Edition:
    """Give an edition in a language. Its hash stays that of the source: the questions are the same."""
    standards = tuple(map_texts(standard, standard.id, say) for standard in edition.standards)
    return edition.model_copy(update=_titles(edition, say) | {"standards": standards})


def _titles(edition: Edition, say: Translator) -> dict[str, object]:
    shell = map_texts(edition.model_copy(update={"standards": ()}), edition.set, say)
    return {name: getattr(shell, name) for name in ("title", "sections", "scoring")}
