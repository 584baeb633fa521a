"""Scored checks in; their exact sums out: points earned and possible, the share that was observed, the percentage."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from floorwalk.score.judge import NOTHING, exact

if TYPE_CHECKING:
    from collections.abc import Iterable

    from floorwalk.score.result import CheckScore

    Parts = dict[int, int]  # a sum of fractions: how many halves, thirds and so on, by the denominator
    Items = tuple[tuple[int, int], ...]

HUNDRED = Fraction(100)


class Sums(NamedTuple):
    """`coverage` is the share of applicable points that was observed; `percent` is None when there is nothing to earn."""

    earned: Fraction
    possible: Fraction
    coverage: Fraction
    percent: Fraction | None


class Tally:
    """Adds up checks, each of which says by its state whether it was observed."""

    def __init__(self, checks: Iterable[CheckScore] = ()) -> None:
        self._parts: tuple[Parts, Parts, Parts, Parts] = {}, {}, {}, {}
        earned, possible, blank, unseen = self._parts
        for check in checks:
            _add(earned, check.earned)
            _add(possible, check.possible)
            if check.state == "blank":
                _add(blank, check.possible)
            elif check.state == "not_observed":
                _add(unseen, exact(check.check.points))

    @classmethod
    def of(cls, tallies: Iterable[Tally]) -> Tally:
        """All of them together."""
        whole = cls()
        for tally in tallies:
            for parts, more in zip(whole._parts, tally._parts, strict=True):
                for under, over in more.items():
                    parts[under] = parts.get(under, 0) + over
        return whole

    def sums(self) -> Sums:
        """What they come to."""
        return _sums(*(tuple(sorted(parts.items())) for parts in self._parts))


def _add(parts: Parts, number: Fraction) -> None:
    over, under = number.as_integer_ratio()
    parts[under] = parts.get(under, 0) + over


@lru_cache(maxsize=4_096)
def _sums(earned: Items, possible: Items, blank: Items, unseen: Items) -> Sums:
    """Whole numbers of each part are added up first, and what they come to is remembered, since fractions take their time."""
    total, all_ = _together(earned), _together(possible)
    applicable = all_ + _together(unseen)
    coverage = (all_ - _together(blank)) / applicable if applicable else NOTHING
    return Sums(total, all_, coverage, HUNDRED * total / all_ if all_ else None)


def _together(parts: Items) -> Fraction:
    first, *others = [Fraction(over, under) for under, over in parts] or [NOTHING]
    return sum(others, first)
