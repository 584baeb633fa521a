"""The tool's own words in each language: an English msgid in, the word of the language out."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LOCALE = "locale"


def mark(text: str) -> str:
    """Mark a msgid that stands in a table and is translated where it is used."""
    return text


@cache
def words(language: str) -> Callable[[str], str]:
    """Give the translator of a language. English is the language of the msgids; where a catalog lacks a word, English stands."""
    path = files("floorwalk.words").joinpath(LOCALE, f"{language}.po")
    if language == "en" or not path.is_file():
        return str
    import polib  # only for a language other than English: it would slow every start

    catalog = {entry.msgid: entry.msgstr for entry in polib.pofile("\n" + path.read_text(encoding="utf-8")) if entry.msgstr}
    return lambda text: catalog.get(text, text)
