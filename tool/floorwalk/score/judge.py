"""One check and its answer in; the fraction of its points that was met, and why, out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from floorwalk.edition.apply import limit_for
from floorwalk.model import Choice, Measure, Promise, Rating, Sample, YesNo
from floorwalk.score.numbers import number, reading

if TYPE_CHECKING:
    from floorwalk.model import Answer, Audit, Check
    from floorwalk.score.numbers import Say


def pass_at(check: Check) -> Fraction:
    """The fraction from which a check counts as passed: 1 unless said."""
    return Fraction(getattr(check, "pass_at", 1))


def judge(check: Check, answer: Answer, audit: Audit, t: Say) -> tuple[Fraction | None, str]:
    """Give the fraction of its points that a given answer meets, None for too small a sample, and the reason in words."""
    values = answer.values
    if isinstance(check, YesNo):
        word = {"yes": t("yes"), "no": t("no")}
        reason = t("{answer}, expected {expected}").format(answer=word[str(values[0])], expected=word[check.expect])
        return Fraction(values[0] == check.expect), reason
    if isinstance(check, Rating):
        top, step = len(check.steps) - 1, Decimal(values[0])
        return Fraction(step) / top, t("rated {step} of {top}").format(step=number(step, t), top=top)
    if isinstance(check, Measure):
        return _judge_readings(check, [Decimal(value) for value in values], audit, t)
    if isinstance(check, Sample):
        return _judge_sample(check, *(Fraction(Decimal(value)) for value in values), t=t)
    if isinstance(check, Promise):
        promised, actual = (Decimal(value) for value in values)
        shown = [reading(value, t, clock=check.is_clock) for value in (promised, actual)]
        unit = "" if check.is_clock else f" {check.unit}"
        reason = t("promised {promised}, actual {actual}").format(promised=shown[0], actual=shown[1] + unit)
        return Fraction(actual <= promised + check.grace), reason
    return _judge_choice(check, values[0], t)


def _judge_sample(check: Sample, met: Fraction, seen: Fraction, *, t: Say) -> tuple[Fraction | None, str]:
    if seen < check.least_seen:
        few = t("only {seen} {unit} seen, fewer than {least}")
        return None, few.format(seen=number(seen, t), unit=check.unit, least=check.least_seen)
    return met / seen, t("{met} of {seen} {unit}").format(met=number(met, t), seen=number(seen, t), unit=check.unit)


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
    return Fraction(within, len(readings)), reason.format(readings=t(", ").join(shown) + unit, within=within, n=len(readings))


def _judge_choice(check: Choice, value: Decimal | str, t: Say) -> tuple[Fraction, str]:
    points = Fraction(check.points)
    if check.deduct:
        count, each = Fraction(Decimal(value)), Fraction(check.deduct.each)
        left = max(Fraction(0), points - count * each)
        reason = t("{count} {unit}, {each} off for each").format(count=number(count, t), unit=check.deduct.unit, each=number(each, t))
        return (left / points if points else Fraction(count == 0)), reason
    option = next(option for option in check.options if option.id == value)
    return (Fraction(option.points) / points if points else Fraction(1)), t("'{option}'").format(option=option.text)
