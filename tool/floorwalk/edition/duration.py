"""What is asked in; how long the walk through the store takes out."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from floorwalk.model import Check

_MINUTES = {"look": Decimal("0.5"), "ask": Decimal(1), "record": Decimal("1.5"), "test": Decimal(2), "measure": Decimal(1)}
_PER_SAMPLE = Decimal("0.15")


def minutes(checks: Iterable[Check]) -> int:
    """Estimate how long the walk takes, rounded up to five minutes: each check's own figure, else by how it is seen and counted."""
    return math.ceil(sum(map(check_minutes, checks), Decimal(0)) / 5) * 5


def check_minutes(check: Check) -> Decimal:
    """Estimate how long one check takes: its own figure, else by how it is seen and counted."""
    return check.minutes or _MINUTES[check.seen_by] + _PER_SAMPLE * getattr(check, "of", 0)


def time_text(minutes_: int, t: Callable[[str], str]) -> str:
    """Give a length of time as people say it, as `45 min` or `6 h 30 min`."""
    hours, rest = divmod(minutes_, 60)
    parts = [t("{n} h").format(n=hours)] if hours else []
    return " ".join([*parts, t("{n} min").format(n=rest)] if rest or not hours else parts)
