"""A word in; the same word out for comparing, however it was typed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

SHORT = 64  # characters: longer texts are no key, label or answer


def fold(text: str) -> str:
    """Make words comparable: full width, no-break spaces, case and the Turkish dotless i fall together."""
    return fold_short(text) if len(text) <= SHORT else _fold(text)


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u0131", "i").replace("i\u0307", "i")
    return " ".join(plain.split())


fold_short = lru_cache(maxsize=8_192)(_fold)  # of a text that is known to be short
