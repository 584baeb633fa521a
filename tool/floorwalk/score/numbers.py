"""Exact numbers in; what people read out: rounded once, downward, so that a figure never contradicts its band."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

from floorwalk.model import Clock

Say = Callable[[str], str]


def shown(percent: Fraction | None, t: Say = str) -> str:
    """Give a score as people read it: one decimal, rounded downward once, so that it never contradicts its band."""
    if percent is None:
        return t("not scored")
    tenths = (percent * 10).numerator // (percent * 10).denominator
    return f"{tenths // 10}{t('.')}{tenths % 10} %"


def number(value: Fraction | Decimal | int, t: Say = str) -> str:
    """Give a number without trailing zeros, with the decimal sign of the language; one without a short decimal form as a fraction."""
    over, under = value.as_integer_ratio()
    if under == 1:
        return str(over)
    if 10_000 % under == 0:
        return f"{over / under:.4f}".rstrip("0").replace(".", t("."))
    return f"{over}/{under}"


def reading(value: Decimal, t: Say, *, clock: bool) -> str:
    """Give a measured value as it was read: a clock time, or a number."""
    return str(Clock(int(value))) if clock else number(value, t)
