"""Scores with their auditor and store in; how much lower or higher each auditor scores than the others out, where stores overlap."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from floorwalk.stats.estimate import CONFIDENCE, NEGLIGIBLE, Estimate, Number, Why, unsure
from floorwalk.stats.overlap import overlaps
from floorwalk.stats.quantiles import t_quantile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from floorwalk.stats.overlap import Overlap

LEAST_FREEDOM = 5
Visit = tuple[str, str, "Number"]
Matrix = list[list[float]]


@dataclass(frozen=True)
class Severity:
    """How many points of the score an auditor gives beyond the mean auditor of `group` (negative: severe), for the same stores.

    Groups are numbered from 0; auditors of different groups cannot be compared. Confounded: no figure, since nobody else saw those stores.
    """

    auditor: str
    group: int
    beyond: Estimate


def severities(visits: Sequence[Visit], confidence: float = CONFIDENCE, *, least: int = LEAST_FREEDOM) -> list[Severity]:
    """Fit score = store + auditor by least squares within each group of overlapping auditors; auditor effects sum to 0 in a group.

    With n_a visits of auditor a, n_s of store s and n_as of both: C = diag(n_a) - sum_s n_as n_bs / n_s, Q_a = sum of a's scores less
    n_as times each store's mean; effects = C+ Q; error = s sqrt(C+_aa), s^2 = residual square over n - stores - auditors + 1. The
    interval is t with those degrees of freedom; below `least` of them there is none. Source: Searle, Linear Models (1971), chapter 7
    (two-way, no interaction, unbalanced). A store that changed between two visits counts as chance here.
    """
    found = []
    for number, group in enumerate(overlaps((auditor, store) for auditor, store, _ in visits)):
        own = [(auditor, store, float(score)) for auditor, store, score in visits if auditor in group.auditors]
        if len(group.auditors) == 1:
            nothing = unsure(None, len(own), len(group.stores), Why.CONFOUNDED)
            found.append(Severity(group.auditors[0], number, nothing))
        else:
            found += _fit(own, group, number, confidence, least)
    return found


def _fit(visits: Sequence[tuple[str, str, float]], group: Overlap, number: int, confidence: float, least: int) -> list[Severity]:
    inverse, right = _equations(visits, group)
    effects = [sum(row[b] * right[b] for b in range(len(right))) for row in inverse]
    by_name = dict(zip(group.auditors, effects, strict=True))
    freedom = len(visits) - len(group.stores) - len(group.auditors) + 1
    spread = sqrt(_residual(visits, by_name) / freedom) if freedom > 0 else 0.0
    made = []
    for place, name in enumerate(group.auditors):
        own = [store for auditor, store, _ in visits if auditor == name]
        error = spread * sqrt(max(0.0, inverse[place][place]))
        beyond = _beyond(effects[place], error, freedom, len(own), len(set(own)), confidence, least)
        made.append(Severity(name, number, beyond))
    return made


def _beyond(effect: float, error: float, freedom: int, n: int, stores: int, confidence: float, least: int) -> Estimate:
    if freedom < max(1, least):
        return unsure(effect, n, stores, Why.FEW_SPARE, least, max(0, freedom))
    if error < NEGLIGIBLE:
        return unsure(effect, n, stores, Why.NO_SPREAD)
    reach = t_quantile((1 + confidence) / 2, freedom) * error
    return Estimate(effect, n, stores, effect - reach, effect + reach, error=error, confidence=confidence)


def _equations(visits: Sequence[tuple[str, str, float]], group: Overlap) -> tuple[Matrix, list[float]]:
    """The generalised inverse of C, and Q: C + J/A is regular in a connected group, and its inverse is C+ + J/A."""
    place = {name: index for index, name in enumerate(group.auditors)}
    size = len(place)
    matrix = [[1 / size] * size for _ in range(size)]
    right = [0.0] * size
    for seen in _by_store(visits).values():
        mean = sum(score for _, score in seen) / len(seen)
        for auditor, score in seen:
            matrix[place[auditor]][place[auditor]] += 1
            right[place[auditor]] += score - mean
            for other, _ in seen:
                matrix[place[auditor]][place[other]] -= 1 / len(seen)
    return [[value - 1 / size for value in row] for row in _inverse(matrix)], right


def _residual(visits: Sequence[tuple[str, str, float]], effects: Mapping[str, float]) -> float:
    total = 0.0
    for seen in _by_store(visits).values():
        left = [score - effects[auditor] for auditor, score in seen]
        total += sum((one - sum(left) / len(left)) ** 2 for one in left)
    return total


def _by_store(visits: Sequence[tuple[str, str, float]]) -> Mapping[str, list[tuple[str, float]]]:
    stores: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for auditor, store, score in visits:
        stores[store].append((auditor, score))
    return stores


def _inverse(matrix: Matrix) -> Matrix:
    """Gauss and Jordan's elimination; positive definite, so that no row needs to be exchanged."""
    size = len(matrix)
    rows = [[*row, *(float(i == j) for j in range(size))] for i, row in enumerate(matrix)]
    for i in range(size):
        pivot = rows[i][i]
        rows[i] = [value / pivot for value in rows[i]]
        for j in range(size):
            if j != i and rows[j][i]:
                factor = rows[j][i]
                rows[j] = [value - factor * own for value, own in zip(rows[j], rows[i], strict=True)]
    return [row[size:] for row in rows]
