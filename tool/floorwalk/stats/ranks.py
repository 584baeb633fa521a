"""Scores of each store in; its place among the stores out, with the places that it may as well hold."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import sqrt
from typing import TYPE_CHECKING

from floorwalk.stats.estimate import CONFIDENCE, Number, Why
from floorwalk.stats.quantiles import t_beyond

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LEAST_VISITS = 3
TENTH = Fraction(1, 10)


@dataclass(frozen=True)
class Rank:
    """The place of a store: 1 is the highest mean. With `tied` others it shares the place; it may hold any from `best` to `worst`.

    `rank` is None below the least number of visits; `best` and `worst` are None where `why_not` says why.
    """

    store: str
    mean: Fraction | None
    visits: int
    rank: int | None = None
    tied: int = 0
    best: int | None = None
    worst: int | None = None
    why_not: Why | None = None
    least: int | None = None


def ranks(
    stores: Mapping[str, Sequence[Number]], confidence: float = CONFIDENCE, *, least: int = LEAST_VISITS, tie: Fraction = TENTH
) -> list[Rank]:
    """Rank the stores with at least `least` visits (never fewer than 2); the others follow by name, without a rank.

    Means that are shown alike (rounded downward to `tie`) share a place. A store's best place is 1 + the stores certainly better, its
    worst is R minus the stores certainly worse: every pair is compared by t = (m_i - m_j) / (s sqrt(1/n_i + 1/n_j)), s the spread of
    visits around their own store's mean (pooled, N - R degrees of freedom), and Holm's step-down keeps all R(R-1)/2 comparisons together
    right with the given confidence, so all intervals of places hold together. Sources: Holm, A simple sequentially rejective multiple
    test procedure, Scandinavian Journal of Statistics 6 (1979); Al Mohamad, van Zwet, Solari and Goeman, Simultaneous confidence
    intervals for ranks with application to ranking institutions, Biometrics 78 (2022), who take Tukey's comparisons; Klein, Wright and
    Wieczorek, A joint confidence region for an overall ranking of populations, JRSS C 69 (2020), for the reading of the intervals.
    """
    least = max(2, least)
    exact = {store: [Fraction(score) for score in scores] for store, scores in stores.items()}
    ranked = {store: scores for store, scores in exact.items() if len(scores) >= least}
    means = {store: sum(scores, Fraction(0)) / len(scores) for store, scores in ranked.items()}
    better = _certain(ranked, means, 1 - confidence)
    found = [_rank(store, len(ranked[store]), means, better, tie) for store in means]
    few = [_few(store, exact[store], least) for store in sorted(exact.keys() - ranked.keys())]
    return sorted(found, key=lambda one: (one.rank or 0, one.store)) + few


def _few(store: str, scores: Sequence[Fraction], least: int) -> Rank:
    mean = sum(scores, Fraction(0)) / len(scores) if scores else None
    return Rank(store, mean, len(scores), why_not=Why.FEW_VISITS, least=least)


def _rank(store: str, visits: int, means: Mapping[str, Fraction], better: set[tuple[str, str]] | None, tie: Fraction) -> Rank:
    shown = means[store] // tie
    rank = 1 + sum(other // tie > shown for other in means.values())
    tied = sum(other // tie == shown for other in means.values()) - 1
    if len(means) < 2 or better is None:
        why = Why.FEW_STORES if len(means) < 2 else Why.NO_SPREAD
        return Rank(store, means[store], visits, rank, tied, why_not=why, least=2 if len(means) < 2 else None)
    best = 1 + sum((other, store) in better for other in means)
    worst = len(means) - sum((store, other) in better for other in means)
    return Rank(store, means[store], visits, rank, tied, min(best, rank), max(worst, rank))  # what is shown alike is not told apart


def _certain(scores: Mapping[str, Sequence[Fraction]], means: Mapping[str, Fraction], alpha: float) -> set[tuple[str, str]] | None:
    """Pairs (better, worse) that are certain together; None when no store's visits ever differed, so that nothing measures chance."""
    freedom = sum(map(len, scores.values())) - len(scores)
    within = float(sum(((score - means[store]) ** 2 for store, all_ in scores.items() for score in all_), Fraction(0)))
    if not within:
        return None
    spread = sqrt(within / freedom)
    pairs = []
    level = {store: float(mean) for store, mean in means.items()}
    for one, other in combinations(means, 2):
        gap = level[one] - level[other]
        t = abs(gap) / (spread * sqrt(1 / len(scores[one]) + 1 / len(scores[other])))
        pairs.append((t, (one, other) if gap > 0 else (other, one)))
    return _holm(sorted(pairs, reverse=True), freedom, alpha)


def _holm(pairs: Sequence[tuple[float, tuple[str, str]]], freedom: int, alpha: float) -> set[tuple[str, str]]:
    """From the clearest pair downward, until the first that chance may have made."""
    certain = set()
    for done, (t, pair) in enumerate(pairs):
        if t_beyond(t, freedom) > alpha / (len(pairs) - done):
            break
        certain.add(pair)
    return certain
