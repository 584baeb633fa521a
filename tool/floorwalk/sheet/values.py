"""The raw text of one cell in; a number, clock time, day or word out, or why it cannot be one. Nothing is guessed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from floorwalk.sheet.layout import WORDS
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from floorwalk.sheet.grid import Raw

_WHOLE = re.compile(r"-?\d{1,9}\Z")
# A point or comma with three digits behind it may be a thousands sign: 1.234 has two readings, 0.234 and 1.23 have one.
_DECIMAL = re.compile(r"-?(?:0[.,]\d+|\d{1,9}[.,](?:\d{1,2}|\d{4,}))\Z")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?\Z")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T00:00:00(?:\.0+)?Z?)?\Z")
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


def fold(text: str) -> str:
    """Make words comparable: full width, no-break spaces, case and the Turkish dotless i fall together."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u0131", "i").replace("i\u0307", "i")
    return " ".join(plain.split())


def vocabulary(languages: Iterable[str]) -> dict[str, str]:
    """Give, for each folded word for yes, no, N/A and Not observed in any of the languages, what it means."""
    return {fold(words(language)(word)): meaning for language in languages for meaning, word in WORDS.items()}


def meaning(cell: Raw | None, known: Mapping[str, str]) -> str:
    """Give yes, no, na or not_observed for a word of the vocabulary; empty for anything else."""
    return known.get(fold(cell.text), "") if cell and cell.type == "s" else ""


def number(cell: Raw) -> Decimal | None:
    """Read a number; one typed as text only when it has a single reading."""
    if cell.type == "n":
        try:
            return Decimal(repr(float(cell.text)))  # 0.9 is stored as 0.90000000000000002
        except ValueError:
            return None
    text = unicodedata.normalize("NFKC", cell.text).strip().replace("\u2212", "-")
    if cell.type == "s" and (_WHOLE.match(text) or _DECIMAL.match(text)):
        return Decimal(text.replace(",", "."))
    return None


def clock(cell: Raw) -> Decimal | None:
    """Read a time of day as minutes after midnight, seconds as parts of a minute."""
    if cell.type == "n":
        share = number(cell)
        if share is None or not 0 <= share <= 1:
            return None
        return Decimal(round(share * 86_400)) / 60
    found = _CLOCK.match(unicodedata.normalize("NFKC", cell.text).strip())
    if cell.type != "s" or not found:
        return None
    minutes = int(found[1]) * 60 + int(found[2])
    return Decimal(minutes) + Decimal(int(found[3] or 0)) / 60 if minutes <= 1440 else None


def day(cell: Raw, *, from_1904: bool = False) -> date | None:
    """Read a date: a date cell, or year-month-day as text. 03/04/2026 has two readings and is refused."""
    if cell.type == "n":
        serial = number(cell)
        if serial is None or not 1 <= serial <= 2_958_465:
            return None
        return (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=int(serial))
    found = _DAY.match(unicodedata.normalize("NFKC", cell.text).strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
