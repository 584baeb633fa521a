"""Dates and times as other programs write them in; the serial numbers by which Excel stores them out."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_DATE, _TIME = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d(?:\.\d{1,9})?))?"
_MOMENT = re.compile(f"(?:{_DATE})?T?(?:{_TIME})?Z?\\Z", re.ASCII)
_DURATION = re.compile(
    r"(?P<sign>-?)PT(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,6}(?:[.,]\d{1,9})?)S)?\Z", re.ASCII
)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30, tzinfo=UTC), datetime(1904, 1, 1, tzinfo=UTC)
_DAY = 86_400  # seconds


def serial(text: str, *, from_1904: bool = False) -> str | None:
    """Give the serial number of a date, a time or both, as 2026-11-10T09:55:00 (ISO 8601); None for anything else."""
    found = _MOMENT.match(text)
    if not found or not (found["year"] or found["hour"]):
        return None
    try:
        days = _days(*(int(found[key]) for key in ("year", "month", "day")), from_1904=from_1904) if found["year"] else 0
    except ValueError:
        return None
    return _written(days, int(found["hour"] or 0) * 3600 + int(found["minute"] or 0) * 60 + float(found["second"] or 0))


def duration(text: str) -> str | None:
    """Give the serial number of a time as OpenDocument writes it, as PT09H55M00S; None for anything else."""
    found = _DURATION.match(text)
    if not found:
        return None
    seconds = int(found["hours"] or 0) * 3600 + int(found["minutes"] or 0) * 60 + float((found["seconds"] or "0").replace(",", "."))
    return _written(0, -seconds if found["sign"] else seconds)


def _days(year: int, month: int, day: int, *, from_1904: bool) -> int:
    return (datetime(year, month, day, tzinfo=UTC) - (_EPOCH_1904 if from_1904 else _EPOCH)).days


def _written(days: int, seconds: float) -> str:
    return repr(days + seconds / _DAY) if seconds else str(days)
