"""Clock times, durations and opening hours: text in, exact minutes and seconds out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, GetPydanticSchema, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError, core_schema

DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_CLOCK = re.compile(r"^([01][0-9]|2[0-4]):([0-5][0-9])$")
_DURATION = re.compile(r"^(\d{1,5}(?:\.\d{1,3})?) ?(s|min|h|d)$")
_SECONDS = {"s": 1, "min": 60, "h": 3600, "d": 86400}


@dataclass(frozen=True, order=True)
class Clock:
    """A time of day in whole minutes after midnight, 0 to 1440; 24:00 is a closing time."""

    minutes: int

    def __str__(self) -> str:
        return f"{self.minutes // 60:02d}:{self.minutes % 60:02d}"

    @property
    def day_fraction(self) -> float:
        """The time as a share of the day, which is how spreadsheets keep it."""
        return self.minutes / 1440


def clock(value: object) -> Clock:
    """Read `09:30`; raises pydantic's custom error `clock` for anything else, numbers included."""
    if isinstance(value, Clock):
        return value
    if isinstance(value, str) and (found := _CLOCK.match(value.strip())):
        minutes = int(found[1]) * 60 + int(found[2])
        if minutes <= 1440:
            return Clock(minutes)
    raise PydanticCustomError("clock", "'{value}' is not a time of day; write hours:minutes as 09:30", {"value": str(value)})


@dataclass(frozen=True)
class Duration:
    """An amount of time with the unit its author chose: s, min, h or d."""

    amount: Decimal
    unit: Literal["s", "min", "h", "d"]

    def __str__(self) -> str:
        return f"{self.amount} {self.unit}"

    @property
    def seconds(self) -> Decimal:
        return self.amount * _SECONDS[self.unit]


def duration(value: object) -> Duration:
    """Read `2 min`; raises pydantic's custom error `duration` for anything else."""
    if isinstance(value, Duration):
        return value
    if isinstance(value, str) and (found := _DURATION.match(value.strip())):
        return Duration(Decimal(found[1]), found[2])  # type: ignore[arg-type]  # the pattern allows only the four units
    raise PydanticCustomError("duration", "'{value}' is not a length of time; write it as 30 s, 5 min, 2 h or 1 d", {"value": str(value)})


@dataclass(frozen=True)
class Opening:
    """Hours of one weekday (0 is Monday): from and to, in minutes after midnight."""

    weekday: int
    start: int
    end: int


@dataclass(frozen=True)
class Hours:
    """Weekly opening hours; `text` is as written, `openings` sorted by weekday and start."""

    text: str
    openings: tuple[Opening, ...]

    def __str__(self) -> str:
        return self.text

    def on(self, weekday: int) -> tuple[tuple[int, int], ...]:
        return tuple((o.start, o.end) for o in self.openings if o.weekday == weekday)


_PART = re.compile(r"^(Mo|Tu|We|Th|Fr|Sa|Su)(?:-(Mo|Tu|We|Th|Fr|Sa|Su))? (\d\d:\d\d)-(\d\d:\d\d)$")


def hours(value: object) -> Hours:
    """Read `Mo-Th 10:00-21:00; Fr-Su 10:00-22:00` or `24/7`; raises pydantic's custom error `hours`."""
    if isinstance(value, Hours):
        return value
    return _hours(value.strip() if isinstance(value, str) else "", str(value))


@lru_cache(maxsize=1_024)
def _hours(text: str, value: str) -> Hours:
    """Many stores are open at the same hours; `value` is what a message quotes."""
    if text == "24/7":
        return Hours(text, tuple(Opening(day, 0, 1440) for day in range(7)))
    openings: list[Opening] = []
    for part in text.split(";"):
        found = _PART.match(part.strip())
        if not found:
            raise PydanticCustomError(
                "hours", "'{value}' are not opening hours; write them as Mo-Sa 10:00-21:00; Su 11:00-19:00", {"value": value}
            )
        first, last = DAYS.index(found[1]), DAYS.index(found[2] or found[1])
        start, end = clock(found[3]).minutes, clock(found[4]).minutes
        if last < first or end <= start:
            raise PydanticCustomError("hours", "'{value}': the end comes before the start", {"value": part.strip()})
        openings += [Opening(day, start, end) for day in range(first, last + 1)]
    openings.sort(key=lambda opening: (opening.weekday, opening.start))
    for before, after in pairwise(openings):
        if before.weekday == after.weekday and after.start < before.end:
            raise PydanticCustomError("hours", "'{value}': the hours of {day} overlap", {"value": text, "day": DAYS[after.weekday]})
    return Hours(text, tuple(openings))


def _opaque(_source: Any, _handler: Any) -> core_schema.CoreSchema:
    return core_schema.any_schema()


_AS_TEXT = PlainSerializer(str, return_type=str)
ClockTime = Annotated[
    Clock,
    GetPydanticSchema(_opaque),
    BeforeValidator(clock),
    _AS_TEXT,
    WithJsonSchema({"type": "string", "pattern": r"^([01][0-9]|2[0-4]):[0-5][0-9]$"}),
]
TimeSpan = Annotated[
    Duration,
    GetPydanticSchema(_opaque),
    BeforeValidator(duration),
    _AS_TEXT,
    WithJsonSchema({"type": "string", "pattern": r"^\d+(\.\d+)? ?(s|min|h|d)$"}),
]
OpeningHours = Annotated[Hours, GetPydanticSchema(_opaque), BeforeValidator(hours), _AS_TEXT, WithJsonSchema({"type": "string"})]
