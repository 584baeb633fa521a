"""The theme's search index in; the index as staff search it out: one entry a page, what it is found by apart from what is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from floorwalk.catalog.translate import Translator
    from floorwalk.handbook.book import Book, Entry
    from floorwalk.model import Standard
    from floorwalk.source.workspace import Workspace

# The theme calls this file the rules of a language: its search worker loads it, and so do the pages.
WORDS_SCRIPT = "assets/javascripts/lunr/min/lunr.floorwalk.min.js"
FIELDS = {"title": {"boost": 3}, "words": {"boost": 3}, "text": {"boost": 2}, "rest": {"boost": 1}}
SEPARATOR = r"[^0-9A-Za-z\u0080-\u1fff\u3040-\uffff]+|[\u3000-\u303f\uff01-\uff0f\uff1a-\uff1f\u00b7]+"
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff\uf900-\ufaff])(?=[\u3400-\u9fff\uf900-\ufaff])")
SCRIPTS = {"zh-Hans": "zh-Hant", "zh-Hant": "zh-Hans"}


def sharpened(index: Mapping[str, Any], words: Mapping[str, str]) -> dict[str, Any]:
    """Give the index with our words for its language.

    `words` are the hidden words of our own pages by their file in the site: each such page becomes one entry, of which title and first
    part are shown. Handwritten pages keep an entry a section.
    """
    entries: dict[str, dict[str, Any]] = {}
    for entry in index["docs"]:
        page, _, section = entry["location"].partition("#")
        if page not in words:
            entries[entry["location"]] = entry
        elif page not in entries:
            entries[page] = entry | {"title": _apart(entry["title"]), "text": _apart(entry["text"]), "words": words[page], "rest": ""}
        elif section:
            entries[page]["rest"] += f"{entry['title']} {entry['text']} "
    config = index["config"] | {"lang": ["floorwalk"], "separator": SEPARATOR, "pipeline": []}
    return {"config": config | {"fields": index["config"]["fields"] | FIELDS}, "docs": list(entries.values())}


def _apart(text: str) -> str:
    """Signs of Chinese with an invisible blank between them, so that a result can mark those that were typed."""
    return _BETWEEN_HAN.sub("\u200b", text)


def search_words(entry: Entry, book: Book) -> str:
    """What a standard is found by beyond its text: what staff would type, other words, its id, who keeps it, words of other languages."""
    standard = entry.standard
    roles = (book.company.title_of("roles", id_) for id_ in standard.applies.roles)
    chapter = [entry.chapter.title] if entry.chapter else []
    own = (*standard.situations, *standard.synonyms, standard.id, standard.id.replace("-", ""), *roles, *chapter)
    return " · ".join((*own, *book.borrowed.get(standard.id, ())))


def borrowed(space: Workspace, language: str, translators: Iterable[Translator]) -> dict[str, tuple[str, ...]]:
    """Give, by id of a standard, title and search words in the source language and the other Chinese script: staff type those as well."""
    company = space.company
    wanted = {company.source_language if company else "", SCRIPTS.get(language, "")} - {language}
    speakers = [one for one in translators if one.language in wanted]
    return {
        id_: tuple(text for say in speakers for text in _said(sourced.standard, say))
        for loaded in space.sets.values()
        for id_, sourced in loaded.standards.items()
    }


def _said(standard: Standard, say: Translator) -> Iterator[str]:
    """The texts in the translator's language; what it has not translated is left out."""
    texts = (("title", (standard.title,)), ("situations", standard.situations), ("synonyms", standard.synonyms))
    for field, own in texts:
        for text in own:
            said = text if say.language == say.source_language else say.fresh.get((f"{standard.id}:{field}", text), "")
            if said:
                yield said
