"""A round's plan and the results in; which visits count, which sheets are missing, and what is left out of every figure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.model import Round
    from floorwalk.report.result import Result
    from floorwalk.source.workspace import Workspace


@dataclass(frozen=True)
class Missing:
    """A planned visit whose sheet has not come back."""

    store: str
    name: str
    number: int


@dataclass(frozen=True)
class Returns:
    """What came back. `visits` are in order of store id and visit; `left_out` are of another round, set or kind of round."""

    visits: tuple[Result, ...]
    planned: int
    missing: tuple[Missing, ...]
    unplanned: tuple[Result, ...]
    left_out: tuple[Result, ...]

    @cached_property
    def stores(self) -> int:
        return len({visit.store.id for visit in self.visits})

    @cached_property
    def once(self) -> bool:
        """Whether each store was visited once: then a count of visits is a count of stores."""
        return self.stores == len(self.visits)


def returns(workspace: Workspace, round_: Round, results: Sequence[Result]) -> Returns:
    """Sort the results of a round: kinds of round are never mixed in one figure."""
    ordered = sorted(results, key=lambda one: (one.store.id, one.number, one.audit.day, one.audit.sheet_id))
    visits = [one for one in ordered if (one.audit.round, one.audit.set, one.audit.kind) == (round_.id, round_.set, round_.kind)]
    plan = _plan(workspace, round_)
    back = {(one.store.id, one.number) for one in visits}
    names = {store.id: store.name for store in workspace.stores.rows}
    missing = tuple(Missing(store, names.get(store, store), number) for store, number in sorted(plan - back))
    unplanned = tuple(one for one in visits if (one.store.id, one.number) not in plan)
    kept = {id(one) for one in visits}
    return Returns(tuple(visits), len(plan), missing, unplanned, tuple(one for one in ordered if id(one) not in kept))


def _plan(workspace: Workspace, round_: Round) -> set[tuple[str, int]]:
    if round_.visits:
        return {(visit.store, visit.number) for visit in round_.visits}
    return {(store.id, 1) for store in workspace.stores.rows}
