"""The raw text of one cell in; a number, clock time, day or word out, or why it cannot be one. Nothing is guessed."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from floorwalk.sheet.layout import WORDS
from floorwalk.words import words
from floorwalk.words.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from floorwalk.incoming.cells import Raw

_WHOLE = re.compile(r"-?[0-9]{1,9}\Z")
# A point or comma with three digits behind it may be a thousands sign: 1.234 has two readings, 0.234 and 1.23 have one.
_DECIMAL = re.compile(r"-?(?:0[.,][0-9]{1,15}|[0-9]{1,9}[.,](?:[0-9]{1,2}|[0-9]{4,15}))\Z")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::([0-5][0-9]))?\Z")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T00:00:00(?:\.0+)?Z?)?\Z")
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2200, 1, 1)  # no visit and no action lies outside: a 14 typed for a day is none
_SIGNS = {"\u2212": "-", "\ufe63": "-", "\uff0d": "-", "\uff0e": ".", "\uff0c": ",", "\u066b": ",", "\uff1a": ":", "\ufe55": ":"}
_MOST_DAYS = 200_000  # in the year 2447
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


def digits(text: str) -> str:
    """Write digits of any one script, and the signs of full width, as 0 to 9, - . , and :; text with digits of two scripts stays.

    Superscripts, fractions and circled numbers are no digits: 5 with a small 2 is not 52.
    """
    plain = text.strip()
    if plain.isascii():
        return plain
    values = {sign: unicodedata.decimal(sign) for sign in plain if sign.isdecimal()}
    if len({ord(sign) - value for sign, value in values.items()}) > 1:
        return plain
    return "".join(str(values[sign]) if sign in values else _SIGNS.get(sign, sign) for sign in plain)


def vocabulary(languages: Iterable[str]) -> Mapping[str, str]:
    """Give, for each folded word for yes, no, N/A and Not observed in any of the languages, what it means.

    A word that means two things in two languages means nothing here.
    """
    return _vocabulary(tuple(languages))


@cache
def _vocabulary(languages: tuple[str, ...]) -> Mapping[str, str]:
    meant: dict[str, set[str]] = {}
    for language in languages:
        for meaning, word in WORDS.items():
            meant.setdefault(fold(words(language)(word)), set()).add(meaning)
    return {word: meanings.pop() for word, meanings in meant.items() if len(meanings) == 1}


def meaning(cell: Raw | None, known: Mapping[str, str]) -> str:
    """Give yes, no, na or not_observed for a word of the vocabulary; empty for anything else."""
    return known.get(fold(cell.text), "") if cell and cell.type == "s" else ""


@lru_cache(maxsize=4_096)
def number(cell: Raw) -> Decimal | None:
    """Read a number; one typed as text only when it has a single reading.

    A number that the cell shows as a date, a time or a percentage is none: programs turn 21.5 into the 21st of May, and 90% into 0.9.
    """
    if cell.type == "n":
        return None if cell.look else _stored(cell)
    text = digits(cell.text)
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
        minutes, date_ = round(value % 1 * 1440), str(day(cell) or "")
        time = f"{minutes // 60:02d}:{minutes % 60:02d}" if minutes or not date_ else ""
        return " ".join(part for part in (date_, time) if part)
    return cell.text.strip()[:40]


def _stored(cell: Raw) -> Decimal | None:
    """The number that a cell of type n holds; 0.9 is stored as 0.90000000000000002."""
    try:
        value = float(cell.text) if "_" not in cell.text else math.nan  # Python would read 1_000
    except ValueError:
        return None
    return Decimal(repr(value)) if math.isfinite(value) else None


def clock(cell: Raw) -> Decimal | None:
    """Read a time of day as minutes after midnight, seconds as parts of a minute.

    A number is one only when the cell shows a time: 0.3 is half past midnight to one person and twelve past seven to the program. The
    number 1 is none: the cell shows 00:00 for it, whether 24:00 or 1 was typed.
    """
    if cell.type == "n":
        share = _stored(cell)
        if share is None or cell.look != "date" or not 0 <= share < 1:
            return None
        return Decimal(round(share * 86_400)) / 60
    found = _CLOCK.match(digits(cell.text))
    if cell.type != "s" or not found:
        return None
    minutes = int(found[1]) * 60 + int(found[2])
    return Decimal(minutes) + Decimal(int(found[3] or 0)) / 60 if minutes <= 1440 else None


def day(cell: Raw, *, from_1904: bool = False) -> date | None:
    """Read a date: a date cell, or year-month-day as text. 03/04/2026 has two readings and is refused, as is any day before 2000."""
    if cell.type == "n":
        serial = _stored(cell)
        if serial is None or cell.look == "percent" or not 0 < serial < _MOST_DAYS:
            return None
        found = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=int(serial))
    else:
        written = _DAY.match(digits(cell.text))
        try:
            found = date(int(written[1]), int(written[2]), int(written[3])) if written else _EPOCH
        except ValueError:
            return None
    return found if _FIRST_DAY <= found < _LAST_DAY else None
