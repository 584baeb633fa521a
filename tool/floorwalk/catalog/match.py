"""The entries of a catalog and the texts that the standards hold now in; the new entries out. Nothing translated is thrown away."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from floorwalk.catalog.entry import Entry, Wanted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

CLOSE = 0.5  # below this likeness a text is another text, not a changed one


def update(old: Iterable[Entry], wanted: Iterable[Wanted], same_meaning: Collection[str] = ()) -> tuple[list[Entry], list[Entry]]:
    """Give the entries for what is wanted, in its order, and those that vanished.

    A changed text takes the translation of the closest vanished text of the same context and becomes fuzzy; `same_meaning` are ids of
    standards whose texts changed in wording only: their translations stay fresh.
    """
    wanted = list(dict.fromkeys(wanted))
    known = {entry.key: entry for entry in old}
    now = {text.key for text in wanted}
    gone: dict[str, list[Entry]] = defaultdict(list)
    for entry in known.values():
        if entry.key not in now and entry.translation:
            gone[entry.context].append(entry)
    entries = [_kept(known[text.key], text) if text.key in known else _changed(text, gone[text.context], same_meaning) for text in wanted]
    return entries, [entry for rest in gone.values() for entry in rest]


def _kept(entry: Entry, text: Wanted) -> Entry:
    version = entry.version if entry.previous else max(entry.version, text.version)
    return replace(entry, file=text.file, version=version)


def _changed(text: Wanted, gone: list[Entry], same_meaning: Collection[str]) -> Entry:
    """Take over the closest vanished translation; it leaves the list, so that it is taken once."""
    likeness = [(SequenceMatcher(None, entry.source, text.source, autojunk=False).ratio(), -index) for index, entry in enumerate(gone)]
    best = max(likeness, default=(0.0, 0))
    if best[0] < CLOSE:
        return Entry(text.context, text.source, file=text.file, version=text.version)
    entry = gone.pop(-best[1])
    if standard_of(text.context) in same_meaning:
        return replace(entry, source=text.source, file=text.file, version=text.version, previous="", requirement=False)
    raised = entry.requirement or text.version > entry.version
    return replace(entry, source=text.source, file=text.file, previous=entry.previous or entry.source, requirement=raised)


def standard_of(context: str) -> str:
    """The id that a context begins with, without a check's number: PAY-04.1:question belongs to PAY-04."""
    return context.partition(":")[0].partition(".")[0]
