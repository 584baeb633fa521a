"""A standard in English in; warnings for words that staff cannot follow or auditors cannot see out. Few and sure, rather than many."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from floorwalk.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.model import Standard
    from floorwalk.model.company import Term
    from floorwalk.source.workspace import Sourced

Loc = tuple[str | int, ...]
LONG_TITLE, LONG_QUESTION = 80, 200  # characters; a title fits one line of the sheet, a question three

_VAGUE = {
    "Say what one sees when it is done.": ("properly",),
    "Say which one, or from when.": ("appropriate", "appropriately"),
    "Say how much.": ("adequate", "adequately", "sufficient", "sufficiently"),
    "Say how often.": ("regularly",),
    "Say within how many minutes, hours or days.": ("in a timely manner", "timely", "as soon as possible", "asap"),
    "Say when it is needed.": ("as needed", "if necessary", "where necessary", "as required"),
    "Say when it is not asked.": ("where possible", "if possible", "whenever possible"),
    "Say what to do to get there.": ("make sure", "ensure", "ensures", "ensuring"),
    "Say what to do.": ("try to", "strive to", "endeavour to", "endeavor to"),
    "Say what one does and says.": ("friendly", "professionally", "in a professional manner"),
    "Say which; two cases are two sentences.": ("and/or",),
    "List what belongs to it.": ("etc", "and so on"),
    "Write it as an order: do it.": ("should",),
}  # fmt: skip
_REPAIRS = {word: repair for repair, words in _VAGUE.items() for word in words}
_VAGUE_WORDS = re.compile(r"(?<![\w-])(?:" + "|".join(_REPAIRS) + r")(?![\w-])", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"\"[^\"]*\"|“[^”]*”|‘[^’]*’|(?<!\w)'[^']*'(?!\w)")
_OPENING = re.compile(r"^(is|are|was|were|does|do|did|has|have|can|how many|how much|how long)\b", re.IGNORECASE)
_STATES = (
    "clean|tidy|dry|dusted|full|filled|free|complete|legible|readable|visible|lit|unlocked|closed|open|labelled|undamaged|empty|polite"
    "|greeted|thanked"
)
_TWO_STATES = re.compile(rf"^(?:is|are|was|were)\b.*\b(?:{_STATES}) and (?:{_STATES})\?$", re.IGNORECASE)


def standard(sourced: Sourced, vocabulary: tuple[Term, ...]) -> Iterator[Problem]:
    """Vague words, questions that ask two things, words that the house replaces, texts too long to be read."""
    one, place = sourced.standard, sourced.document.place
    house = _house(vocabulary)
    texts = list(_texts(one))
    for loc, text, ordered in texts if _suspect(texts, vocabulary) else ():
        plain = _QUOTED.sub(lambda found: " " * len(found[0]), text)
        for found in _VAGUE_WORDS.finditer(plain) if ordered else ():
            yield Problem(place(loc), "FW401", f"'{found[0]}' leaves open what is meant.", _REPAIRS[found[0].lower()], "warning")
        for pattern, use in house:
            if term := pattern.search(plain):
                yield Problem(place(loc), "FW403", f"our word for '{term[0]}' is '{use}'.", f"Write '{use}'.", "warning")
    if len(one.title) > LONG_TITLE:
        what = f"the title has {len(one.title)} characters; more than {LONG_TITLE} do not fit a line."
        yield Problem(place(("title",)), "FW404", what, "Shorten it.", "warning")
    for number, check in enumerate(one.checks):
        yield from _question(check.question, sourced, ("checks", number, "question"))


def _suspect(texts: list[tuple[Loc, str, bool]], vocabulary: tuple[Term, ...]) -> bool:
    """Whether any of the words may stand in the texts: one quick look at the whole, since most standards have none."""
    whole = "\n".join(text for _, text, _ in texts).casefold()
    words, phrases = _singles(vocabulary)
    return not words.isdisjoint(_WORD.findall(whole)) or any(phrase in whole for phrase in phrases)


@lru_cache(maxsize=4)
def _singles(vocabulary: tuple[Term, ...]) -> tuple[frozenset[str], tuple[str, ...]]:
    """All words to look for, single ones (with their plurals) and phrases, in small letters."""
    house = [word.casefold() for term in vocabulary for word in term.instead_of]
    every = [*_REPAIRS, *house, *(word + end for word in house for end in ("s", "es"))]
    return frozenset(word for word in every if _WORD.fullmatch(word)), tuple(word for word in every if not _WORD.fullmatch(word))


def _texts(one: Standard) -> Iterator[tuple[Loc, str, bool]]:
    """Texts with where they stand, and whether they ask for something (a reason may be vague, an order may not)."""
    yield ("title",), one.title, True
    yield ("what",), one.what, True
    for index, text in enumerate(one.how):
        yield ("how", index), text, True
    for index, text in enumerate(one.dont):
        yield ("dont", index), text, False
    if one.say:
        yield ("say",), one.say, False
    if one.why:
        yield ("why",), one.why, False
    for number, check in enumerate(one.checks):
        yield ("checks", number, "question"), check.question, True
        if check.help:
            yield ("checks", number, "help"), check.help, False


def _question(text: str, sourced: Sourced, loc: Loc) -> Iterator[Problem]:
    plain = _QUOTED.sub("", text) if " and " in text or "?" in text[:-1] else ""
    if plain and _asks_twice(plain):
        repair = "Make two checks of it: an auditor who sees one without the other has no answer."
        yield Problem(sourced.document.place(loc), "FW402", "the question asks two things.", repair, "warning")
    if len(text) > LONG_QUESTION:
        what = f"the question has {len(text)} characters; nobody reads more than {LONG_QUESTION} while standing."
        yield Problem(sourced.document.place(loc), "FW404", what, "Shorten it; what helps the auditor goes into `help`.", "warning")


def _asks_twice(question: str) -> bool:
    if question.count("?") > 1 or _TWO_STATES.match(question):
        return True
    opening = _OPENING.match(question)
    return bool(opening and re.search(rf",? and {opening[0]}\b", question[opening.end() :], re.IGNORECASE))


@lru_cache(maxsize=4)
def _house(vocabulary: tuple[Term, ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """A pattern for each word that the house replaces; a word in capitals, as POS, counts only in capitals."""
    patterns = []
    for term in vocabulary:
        for word in term.instead_of:
            flags = 0 if word.isupper() else re.IGNORECASE
            patterns.append((re.compile(rf"(?<![\w-]){re.escape(word)}(?:e?s)?(?![\w-])", flags), term.use))
    return tuple(patterns)
