"""A check, a day and chance in; the values that a simulated auditor writes into its answer cells out."""

from __future__ import annotations

from datetime import time
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from floorwalk.edition.apply import limit_for
from floorwalk.model import Choice, Measure, Promise, Rating, Sample

if TYPE_CHECKING:
    from datetime import date
    from random import Random

    from floorwalk.model import Check, Limit, YesNo

Given = str | int | float | time
_STEPS = {"m": Decimal("0.01"), "°C": Decimal("0.1"), "min": Decimal("0.1"), "h": Decimal("0.1")}  # all else is read in whole numbers


def values_of(check: Check, random: Random, day: date, *, good: bool) -> tuple[Given, ...]:
    """Draw the values of an answer that passes, or of one that fails."""
    if isinstance(check, Rating):
        top = len(check.steps) - 1
        return (top if good else random.choice([step for step in range(top) if Fraction(step, top) < check.pass_at]),)
    if isinstance(check, Measure):
        return _readings(check, random, day, good=good)
    if isinstance(check, Sample):
        least = -(-check.of * check.pass_at.numerator // check.pass_at.denominator)
        met = random.randint(least, check.of) if good else random.randint(max(0, least - 1 - check.of // 4), max(0, least - 1))
        return (met, check.of)
    if isinstance(check, Promise):
        return _promise(check, random, good=good)
    if isinstance(check, Choice):
        return _chosen(check, random, good=good)
    return (_word(check, good=good),)


def _chosen(check: Choice, random: Random, *, good: bool) -> tuple[Given, ...]:
    needed = check.pass_at * Fraction(check.points)
    if check.deduct:
        most = (Fraction(check.points) - needed) // Fraction(check.deduct.each)
        return (0 if good else int(most) + random.randint(1, 2),)
    failing = [option for option in check.options if option.points < needed] or check.options
    return ((check.options[0] if good else random.choice(failing)).text,)


def _word(check: YesNo, *, good: bool) -> str:
    return "Yes" if (check.expect == "yes") == good else "No"


def _readings(check: Measure, random: Random, day: date, *, good: bool) -> tuple[Given, ...]:
    count = check.reading_count
    bad = 0 if good else count - int(-(-check.pass_at * count // 1)) + 1
    bad_ones = random.sample(range(count), bad)
    readings: list[Given] = []
    for number in range(count):
        limit = limit_for(check, number, day, None)
        step = _STEPS.get(check.unit, Decimal(1))
        value = reading(limit, step, random, good=number not in bad_ones) if limit else step
        readings.append(clock_time(value) if check.is_clock else float(value))
    return tuple(readings)


def reading(limit: Limit, step: Decimal, random: Random, *, good: bool) -> Decimal:
    """A value inside the limit, or a little outside of it, in whole steps of the instrument."""
    low, high = limit.low, limit.high
    if high.is_finite():
        span = high - low if low.is_finite() else high
        share = random.uniform(-0.6, -0.03) if good else random.uniform(0.04, 0.4)
        value = _rounded(high + span * Decimal(str(round(share, 3))), step, ROUND_FLOOR if good else ROUND_CEILING)
        return max(value, low) if good else max(value, high + step)
    share = random.uniform(1.0, 1.3) if good else random.uniform(0.7, 0.96)
    return _rounded(low * Decimal(str(round(share, 3))), step, ROUND_CEILING if good else ROUND_FLOOR)


def _rounded(value: Decimal, step: Decimal, way: str) -> Decimal:
    return (value / step).to_integral_value(way) * step


def clock_time(minutes: Decimal | int) -> time:
    """Give minutes after midnight as a time of day, 23:59 at the latest."""
    hour, minute = divmod(min(int(minutes), 24 * 60 - 1), 60)
    return time(hour, minute)


def _promise(check: Promise, random: Random, *, good: bool) -> tuple[Given, ...]:
    if check.is_clock:
        promised = random.randrange(10 * 60, 18 * 60, 15)
        late = random.randint(-10, int(check.grace)) if good else int(check.grace) + random.randint(4, 25)
        return clock_time(Decimal(promised)), clock_time(Decimal(promised + late))
    promised = random.choice((2, 3, 5, 7, 20, 30))
    return (promised, promised if good else promised + 1 + int(check.grace))
