"""The raw text of one cell in; a number, clock time, day or word out, or why it cannot be one. Nothing is guessed."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from floorwalk.sheet.layout import WORDS
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from floorwalk.sheet.cells import Raw

_WHOLE = re.compile(r"-?\d{1,9}\Z")
# A point or comma with three digits behind it may be a thousands sign: 1.234 has two readings, 0.234 and 1.23 have one.
_DECIMAL = re.compile(r"-?(?:0[.,]\d+|\d{1,9}[.,](?:\d{1,2}|\d{4,}))\Z")
_CLOCK = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?\Z")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T00:00:00(?:\.0+)?Z?)?\Z")
_LAST_SERIAL = 200_000  # in the year 2447: any later number is no day
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
    """Read a number; one typed as text only when it has a single reading.

    A number that the cell shows as a date, a time or a percentage is none: programs turn 21.5 into the 21st of May, and 90% into 0.9.
    """
    if cell.type == "n":
        return None if cell.look else _stored(cell)
    text = unicodedata.normalize("NFKC", cell.text).strip().replace("\u2212", "-")
    if cell.type == "s" and (_WHOLE.match(text) or _DECIMAL.match(text)):
        return Decimal(text.replace(",", "."))
    return None


def shown(cell: Raw) -> str:
    """Give what a person sees in the cell, at most 40 characters of it."""
    value = _stored(cell) if cell.type == "n" else None
    if cell.type == "b":
        return "TRUE" if cell.text.strip() in ("1", "true") else "FALSE"
    if value is not None and cell.look == "percent":
        return f"{(value * 100).normalize():f}%"
    if value is not None and cell.look == "date":
        minutes = round(value % 1 * 1440)
        time = f"{minutes // 60:02d}:{minutes % 60:02d}" if minutes else ""
        return " ".join(part for part in (str(day(cell) or ""), time) if part)
    return cell.text.strip()[:40]


def _stored(cell: Raw) -> Decimal | None:
    """The number that a cell of type n holds; 0.9 is stored as 0.90000000000000002."""
    try:
        value = float(cell.text) if "_" not in cell.text else math.nan  # Python would read 1_000
    except ValueError:
        return None
    return Decimal(repr(value)) if math.isfinite(value) else None


def clock(cell: Raw) -> Decimal | None:
    """Read a time of day as minutes after midnight, seconds as parts of a minute."""
    if cell.type == "n":
        share = _stored(cell)
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
        serial = _stored(cell)
        if serial is None or not 1 <= serial <= _LAST_SERIAL:
            return None
        return (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=int(serial))
    found = _DAY.match(unicodedata.normalize("NFKC", cell.text).strip())
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        return None
