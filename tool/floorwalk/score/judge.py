"""One check and its answer in; the fraction of its points that was met, and why, out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

from floorwalk.edition.apply import limit_for
from floorwalk.score.numbers import number, reading

if TYPE_CHECKING:
    from floorwalk.model import Answer, Audit, Check, Choice, Measure, Sample
    from floorwalk.score.numbers import Say


WHOLE, NOTHING = Fraction(1), Fraction(0)


def pass_at(check: Check) -> Fraction:
    """The fraction from which a check counts as passed: 1 unless said."""
    return WHOLE if check.kind == "yes_no" or check.kind == "promise" else check.pass_at


@lru_cache(maxsize=1_024)
def exact(number: Decimal) -> Fraction:
    """The same number as a fraction."""
    return Fraction(number)


def judge(check: Check, answer: Answer, audit: Audit, t: Say) -> tuple[Fraction | None, str]:
    """Give the fraction of its points that a given answer meets, None for too small a sample, and the reason in words."""
    values = answer.values
    if check.kind == "yes_no":
        return WHOLE if values[0] == check.expect else NOTHING, _yes_no(str(values[0]), check.expect, t)
    if check.kind == "rating":
        top, step = len(check.steps) - 1, Decimal(values[0])
        return _share(step, Decimal(top)), t("rated {step} of {top}").format(step=number(step, t), top=top)
    if check.kind == "measure":
        return _judge_readings(check, [Decimal(value) for value in values], audit, t)
    if check.kind == "sample":
        return _judge_sample(check, *(Decimal(value) for value in values), t=t)
    if check.kind == "promise":
        promised, actual = (Decimal(value) for value in values)
        shown = [reading(value, t, clock=check.is_clock) for value in (promised, actual)]
        unit = "" if check.is_clock else f" {check.unit}"
        reason = t("promised {promised}, actual {actual}").format(promised=shown[0], actual=shown[1] + unit)
        return WHOLE if actual <= promised + check.grace else NOTHING, reason
    return _judge_choice(check, values[0], t)


@lru_cache(maxsize=256)
def _yes_no(answer: str, expected: str, t: Say) -> str:
    word = {"yes": t("yes"), "no": t("no")}
    return t("{answer}, expected {expected}").format(answer=word[answer], expected=word[expected])


def _share(part: Decimal, whole: Decimal) -> Fraction:
    """One exact number over another."""
    (over, by), (under, times) = part.as_integer_ratio(), whole.as_integer_ratio()
    return _ratio(over * times, by * under)


@lru_cache(maxsize=4_096)
def _ratio(over: int, under: int) -> Fraction:
    """A fraction; those that are 1 or 0 are always the same object."""
    return WHOLE if over == under else Fraction(over, under) if over else NOTHING


def _judge_sample(check: Sample, met: Decimal, seen: Decimal, *, t: Say) -> tuple[Fraction | None, str]:
    if seen < check.least_seen:
        few = t("only {seen} {unit} seen, fewer than {least}")
        return None, few.format(seen=number(seen, t), unit=check.unit, least=check.least_seen)
    return _share(met, seen), t("{met} of {seen} {unit}").format(met=number(met, t), seen=number(seen, t), unit=check.unit)


def _judge_readings(check: Measure, readings: list[Decimal], audit: Audit, t: Say) -> tuple[Fraction, str]:
    within = 0
    shown = []
    for index, value in enumerate(readings):
        limit = limit_for(check, index, audit.day, audit.start)
        good = limit is None or limit.low <= value <= limit.high
        within += good
        told = reading(value, t, clock=check.is_clock)
        shown.append(told if good else t("{reading} (out of limit)").format(reading=told))
    unit = "" if check.is_clock else f" {check.unit}"
    reason = t("{readings}: {within} of {n} within the limit")
    return _ratio(within, len(readings)), reason.format(readings=t(", ").join(shown) + unit, within=within, n=len(readings))


def _judge_choice(check: Choice, value: Decimal | str, t: Say) -> tuple[Fraction, str]:
    points = Fraction(check.points)
    if check.deduct:
        count, each = Fraction(Decimal(value)), Fraction(check.deduct.each)
        left = max(Fraction(0), points - count * each)
        reason = t("{count} {unit}, {each} off for each").format(count=number(count, t), unit=check.deduct.unit, each=number(each, t))
        return (left / points if points else Fraction(count == 0)), reason
    option = next(option for option in check.options if option.id == value)
    return (Fraction(option.points) / points if points else Fraction(1)), t("'{option}'").format(option=option.text)
