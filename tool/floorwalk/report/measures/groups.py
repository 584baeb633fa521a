"""Visits of a round in; the mean of each region or format, and how far it lies from the rest, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from floorwalk.stats import CONFIDENCE, Estimate, difference, mean_score

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from floorwalk.report.figures import Figures
    from floorwalk.report.past import Past

By = Literal["region", "format"]


@dataclass(frozen=True)
class Group:
    """A region or format: the mean of its complete and scored visits, how far above the others, and its change since the round before.

    `beyond` and `change` keep their confidence for all groups together (Bonferroni: the error of 5 % is shared out); `beyond` is
    taken on shared checks where at least half of the checks are shared.
    """

    id: str
    title: str
    stores: tuple[str, ...]
    visits: int
    mean: Estimate
    beyond: Estimate
    change: Estimate | None


def comparable_on_shared(figures: Figures) -> bool:
    """Whether enough checks are shared by all complete visits that groups can be compared on them alone."""
    return 2 * len(figures.shared) >= len(figures.checks)


def groups(figures: Figures, past: Past, by: By) -> tuple[Group, ...]:
    """Give the groups in the order of company.yaml, those that have a visit."""
    listed = {"region": figures.company.regions, "format": figures.company.formats}[by]
    order = {one.id: number for number, one in enumerate(listed)}
    found = sorted({getattr(visit.store, by) for visit in figures.visits}, key=lambda id_: (order.get(id_, len(order)), id_))
    return tuple(_group(figures, past, by, id_, len(found)) for id_ in found)


def shared_out(groups: int) -> float:
    """The confidence of each of so many comparisons with which all of them together keep the usual one (Bonferroni)."""
    return 1 - (1 - CONFIDENCE) / groups


def _group(figures: Figures, past: Past, by: By, id_: str, groups_: int) -> Group:
    own = {visit.store.id for visit in figures.visits if getattr(visit.store, by) == id_}
    title = figures.company.title_of(f"{by}s", id_)
    mean = mean_score(_scores(figures, own, shared=False))
    shared = comparable_on_shared(figures)
    rest = {visit.store.id for visit in figures.visits} - own
    confidence = shared_out(groups_)
    beyond = difference(_scores(figures, own, shared=shared), _scores(figures, rest, shared=shared), confidence)
    change = past.last.change(own, confidence) if past.last else None
    return Group(id_, title, tuple(sorted(own)), sum(visit.store.id in own for visit in figures.visits), mean, beyond, change)


def _scores(figures: Figures, stores: Iterable[str], *, shared: bool) -> list[list[Fraction]]:
    """Scores of the comparable visits of some stores, one list a store."""
    made: dict[str, list[Fraction]] = {store: [] for store in sorted(stores)}
    for visit in figures.comparable:
        if visit.store.id in made:
            score = figures.shared_score(visit) if shared else visit.score.percent
            if score is not None:
                made[visit.store.id].append(score)
    return list(made.values())
