"""Catalogs and glossaries in; how far each language is, by section, and what a reader of the translations should look at, out."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.catalog.faults import faults
from floorwalk.catalog.match import standard_of
from floorwalk.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from floorwalk.catalog.entry import Entry

GLOSSARY_COLUMNS = ("source", "translation", "avoid", "note")


@dataclass(frozen=True)
class Term:
    """A word of the glossary: how it is translated, and renderings that are not to be used."""

    source: str
    translation: str
    avoid: tuple[str, ...]
    line: int

    def in_source(self, source: str) -> bool:
        """Whether the term stands in a text as whole words."""
        return re.search(rf"(?<!\w){re.escape(self.source)}(?!\w)", source, re.IGNORECASE) is not None


def glossary(text: str, name: str) -> tuple[list[Term], list[Problem]]:
    """Read a glossary's CSV text."""
    rows = list(csv.reader(io.StringIO(text)))
    if not rows or tuple(word.strip() for word in rows[0]) != GLOSSARY_COLUMNS:
        repair = "Write its first line as " + ",".join(GLOSSARY_COLUMNS) + "."
        return [], [Problem(Place(name, 1, 1), "FW110", "this is not a glossary.", repair)]
    terms, problems = [], []
    for line, row in enumerate(rows[1:], start=2):
        if len(row) != len(GLOSSARY_COLUMNS):
            what = f"this line has {len(row)} fields and needs {len(GLOSSARY_COLUMNS)}."
            problems.append(Problem(Place(name, line, 1), "FW110", what, "Put a field that holds a comma in double quotes."))
        elif row[0].strip() and row[1].strip():
            avoid = tuple(word.strip() for word in row[2].split(";") if word.strip())
            terms.append(Term(row[0].strip(), row[1].strip(), avoid, line))
    return terms, problems


def by_section(entries: Iterable[Entry], section_of: Mapping[str, str]) -> dict[str, Counter[str]]:
    """Count translated, fuzzy and missing texts; `section_of` gives the section of a standard, others are counted under their own name."""
    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        own = standard_of(entry.context)
        counts.setdefault(section_of.get(own, own), Counter())[entry.freshness] += 1
    return counts


def review(entries: Iterable[Entry], terms: Iterable[Term], name: str) -> list[Problem]:
    """Give a problem for each translation that lost a number or placeholder, and a warning for each rendering that the glossary avoids."""
    avoided = [(word, term) for term in terms for word in term.avoid]
    problems = []
    for entry in entries:
        if not entry.translation or entry.context.endswith((":synonyms", ":situations")):  # people search with words that we avoid
            continue
        place = Place(name, check=entry.context, sheet="")
        for fault in faults(entry.source, entry.translation):
            what = f"{entry.context}: {fault}: '{_short(entry.source)}' became '{_short(entry.translation)}'."
            problems.append(Problem(place, "FW803", what, "Mend the translation so that numbers and placeholders agree."))
        for word, term in avoided:
            if word in entry.translation and term.translation not in entry.translation and term.in_source(entry.source):
                what = f"{entry.context}: '{word}' is not the word of the glossary for '{term.source}'."
                problems.append(Problem(place, "FW804", what, f"Write '{term.translation}'.", "warning"))
    return problems


def share(counts: Iterable[Counter[str]]) -> float:
    """Percent of texts that are translated and fresh, rounded down to a tenth; 100 when there is no text."""
    total = sum((sum(count.values()) for count in counts), 0)
    done = sum(count["translated"] for count in counts) if total else 1
    return (1000 * done // (total or 1)) / 10


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
