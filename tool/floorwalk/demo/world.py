"""A seed in; how the simulated stores really are, month by month, and how the simulated auditors see it out. None of it is real."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from math import exp, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from floorwalk.model import Check

_RENEWED = 0.35  # a month: the share of what is kept, or broken, that is decided anew; the rest stays as it was
_SWING = 28  # months in which a store's good and bad times come round
_HARD = 4.6  # how much a section loses, in logits, in a round that is hard for it: from 90 % to 8 %
_LACKING = 0.2  # of the checks that may be N/A: the store does not have the thing


@dataclass(frozen=True)
class World:
    """Stores differ in quality and in what they are weak at, checks in difficulty; what is broken stays so until somebody mends it.

    `hard` names pairs of round and section in which something shakes every store alike. `months`: the whole world lies so many later,
    so that the same happens whenever its rounds are.
    """

    seed: int
    hard: Collection[tuple[str, str]] = ()
    months: int = 0

    def kept(self, store: str, section: str, check: Check, day: date, round_: str) -> bool:
        """Whether a store keeps what a check asks for, in a month."""
        month = day.year * 12 + day.month - self.months
        since = month
        while self.luck("renewed", store, check.id, since) >= _RENEWED:
            since -= 1
        return self.luck("luck", store, check.id, since) < self._chance(store, section, check, month, round_)

    def _chance(self, store: str, section: str, check: Check, month: int, round_: str) -> float:
        """The share of months in which it is kept: the logistic function of a sum (Rasch, 1960: what one can, less how hard it is)."""
        able = 1.95 + 1.3 * self._either_way("store", store) + 0.9 * self._either_way("lean", store, section)
        swing = 0.5 * sin(2 * pi * (month / _SWING + self.luck("swing", store)))
        ease = 1.1 * self._either_way("check", check.id) + (2.4 if check.critical else 0)
        return 1 / (1 + exp(-(able + swing + ease - (_HARD if (round_, section) in self.hard else 0))))

    def lacks(self, store: str, check: Check) -> bool:
        """Whether a check that may be N/A is so in a store."""
        return bool(check.na) and self.luck("lacks", store, check.id) < _LACKING

    def luck(self, *about: object) -> float:
        """A number from 0 to under 1 that is always the same for the same thing."""
        text = "/".join(map(str, (self.seed, *about)))
        return int.from_bytes(blake2b(text.encode(), digest_size=6).digest(), "big") / (1 << 48)

    def _either_way(self, *about: object) -> float:
        """The same from -1 to under 1."""
        return 2 * self.luck(*about) - 1


@dataclass(frozen=True)
class Eye:
    """How somebody looks: the share of faults that is passed over, and of good things that is marked down."""

    passes_over: float = 0.04
    marks_down: float = 0.01


STRICT, MILD = Eye(0.02, 0.04), Eye(0.22, 0.005)
EYES = (Eye(), STRICT, MILD)


def eye(number: int) -> Eye:
    """How the auditor with a number in the round's list looks: the second is strict, the third is mild, and so on in turn."""
    return EYES[number] if number < len(EYES) else Eye()
