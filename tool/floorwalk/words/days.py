"""A day and a language in; the day as people of that language write it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton

if TYPE_CHECKING:
    from datetime import date

_WRITTEN = {"en": "en-GB"}  # day before month, as most readers of English expect


def day_text(day: date, language: str) -> str:
    """Give a day in words, as `30 November 2026` or `2026年11月30日`; year-month-day for a language that Babel does not know."""
    locale = _locale(language)
    return format_date(day, "long", locale=locale) if locale else day.isoformat()


def month_text(day: date, language: str) -> str:
    """Give the month of a day in words, as `November 2026` or `2026年11月`; year-month for a language that Babel does not know."""
    locale = _locale(language)
    return format_skeleton("yMMMM", day, locale=locale) if locale else f"{day:%Y-%m}"


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(_WRITTEN.get(language, language), sep="-")
    except (ValueError, UnknownLocaleError):
        return None
