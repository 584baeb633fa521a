"""The theme's search index in; the index as staff search it out: one entry a page, what it is found by apart from what is shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from floorwalk.handbook.indexed import sections

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


def entry_of(location: str, html: str, title: str, words: str, boost: float | None = None) -> dict[str, Any]:
    """Give the one entry of a page of ours, of which title and first part are shown; `title` is for a page that begins without a heading.

    What the theme's search would keep of it in several entries is all found: no section that is to be left out, each with its heading.
    """
    first, *others = [one for one in sections(html) if not one.left_out]
    rest = "".join(f"{''.join(one.title).strip() or title} {''.join(one.text).strip()} " for one in others if one.id)
    entry = {"location": location, "title": _apart("".join(first.title).strip() or title), "text": _apart("".join(first.text).strip())}
    return entry | ({} if boost is None else {"boost": boost}) | {"words": words, "rest": rest}


def sharpened(index: Mapping[str, Any], words: Mapping[str, str], ours: Iterable[Mapping[str, Any]] = ()) -> dict[str, Any]:
    """Give the index with our words for its language, and with the entries of `ours`.

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
    entries |= {entry["location"]: dict(entry) for entry in ours}
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
