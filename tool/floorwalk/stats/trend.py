"""Visits of several rounds, each under its edition, in; where the line breaks, and what changed on the shared checks, out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from floorwalk.stats.estimate import CONFIDENCE, Estimate
from floorwalk.stats.means import paired_change

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


@dataclass(frozen=True)
class Seen:
    """One visit: (earned, possible) points of each check that counted, neither N/A nor not observed."""

    store: str
    round: str
    edition: str
    checks: Mapping[str, tuple[Fraction, Fraction]]


@dataclass(frozen=True)
class Step:
    """From one round to the next: the change in percent on the `shared` checks; `split` ones were changed by an edition and are left out.

    `whole` is true when nothing was split, so that the two rounds lie in one segment.
    """

    before: str
    after: str
    shared: tuple[str, ...]
    split: tuple[str, ...]
    change: Estimate

    @property
    def whole(self) -> bool:
        return not self.split


@dataclass(frozen=True)
class Trend:
    """`segments`: rounds whose totals may stand in one line. `steps`: what changed between neighbouring rounds."""

    segments: tuple[tuple[str, ...], ...]
    steps: tuple[Step, ...]


def trend(
    rounds: Sequence[str], visits: Sequence[Seen], splits: Mapping[tuple[str, str], Collection[str]], confidence: float = CONFIDENCE
) -> Trend:
    """Compare neighbouring rounds, oldest first; visits of one kind of round only.

    `splits` gives for each pair of editions (earlier, later) the checks whose requirement or scoring changed between them. For each store
    in both rounds: the percent of points on the checks that count in both of its visits, with one set of points (those of the later
    round) for both; then the mean change over the stores by `means.paired_change`. Source: the chained comparison of index numbers over
    matched items only, ILO and others, Consumer Price Index Manual (2020; matched models).
    """
    steps = tuple(_step(before, after, visits, splits, confidence) for before, after in pairwise(rounds))
    segments = [[rounds[0]]] if rounds else []
    for step in steps:
        if step.whole:
            segments[-1].append(step.after)
        else:
            segments.append([step.after])
    return Trend(tuple(map(tuple, segments)), steps)


def check_segments(check: str, rounds: Sequence[str], steps: Sequence[Step]) -> tuple[tuple[str, ...], ...]:
    """The segments of one check's own line, from the steps of `trend`: it breaks only where that check was changed."""
    segments = [[rounds[0]]] if rounds else []
    for step in steps:
        if check in step.split:
            segments.append([step.after])
        else:
            segments[-1].append(step.after)
    return tuple(map(tuple, segments))


def _step(before: str, after: str, visits: Sequence[Seen], splits: Mapping[tuple[str, str], Collection[str]], confidence: float) -> Step:
    split = {check for pair in _editions(before, after, visits) for check in splits[pair]}
    old, new = (_by_store(visits, round_) for round_ in (before, after))
    shared: set[str] = set()
    scores: tuple[dict[str, Fraction], dict[str, Fraction]] = ({}, {})
    for store in old.keys() & new.keys():
        common = {check for check in (old[store].keys() & new[store].keys()) - split if new[store][check][1]}
        possible = sum((new[store][check][1] for check in common), Fraction(0))
        if possible:
            shared |= common
            for made, side in zip(scores, (old, new), strict=True):
                made[store] = 100 * sum((side[store][check][0] * new[store][check][1] for check in common), Fraction(0)) / possible
    return Step(before, after, tuple(sorted(shared)), tuple(sorted(split)), paired_change(*scores, confidence))


def _editions(before: str, after: str, visits: Sequence[Seen]) -> set[tuple[str, str]]:
    old, new = ({visit.edition for visit in visits if visit.round == round_} for round_ in (before, after))
    return {(a, b) for a in old for b in new if a != b}


def _by_store(visits: Sequence[Seen], round_: str) -> dict[str, dict[str, tuple[Fraction, Fraction]]]:
    """For each store and check: the share of its points earned over the store's visits of the round, and the points of one visit."""
    sums: dict[str, dict[str, list[tuple[Fraction, Fraction]]]] = defaultdict(lambda: defaultdict(list))
    for visit in visits:
        if visit.round == round_:
            for check, points in visit.checks.items():
                if points[1]:
                    sums[visit.store][check].append(points)
    return {store: {check: _mean(points) for check, points in checks.items()} for store, checks in sums.items()}


def _mean(points: Sequence[tuple[Fraction, Fraction]]) -> tuple[Fraction, Fraction]:
    possible = sum((one for _, one in points), Fraction(0))
    return sum((earned for earned, _ in points), Fraction(0)) / possible, possible / len(points)
