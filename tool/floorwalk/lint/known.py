"""A workspace in; what its files may name out, with None for a kind whose own file could not be read: nothing is judged by it."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from floorwalk.edition.apply import applies
from floorwalk.lint.reached import Reached
from floorwalk.model.styles import principle_ids

if TYPE_CHECKING:
    from floorwalk.model import Applies, Store
    from floorwalk.source.workspace import Workspace

Ids = frozenset[str] | None
ROUNDS = "audits/rounds"


class Known:
    """A workspace with what can be named in it; made once for a run, so that rules over 5,000 standards stay quick."""

    def __init__(self, space: Workspace) -> None:
        self.space = space
        self.failed = frozenset(problem.place.file for problem in space.problems if problem.severity == "error")
        self._where: dict[object, tuple[Store, ...]] = {}
        self._groups: dict[object, tuple[tuple[Store, tuple[str, ...]], ...]] = {}

    @cached_property
    def ids(self) -> dict[str, Ids]:
        """Ids by kind: role, moment, region, format, zone, promise, segment, programme, principle, standard, set, store."""
        company = self.space.company
        kinds = {"role": "roles", "moment": "moments", "region": "regions", "format": "formats", "zone": "zones"}
        kinds |= {"promise": "promises", "segment": "segments", "programme": "programmes"}
        ids: dict[str, Ids] = {kind: frozenset(e.id for e in getattr(company, key)) if company else None for kind, key in kinds.items()}
        ids["principle"] = principle_ids()
        ids["standard"] = self._standards
        ids["set"] = None if any(name.endswith("/set.yaml") for name in self.failed) else frozenset(self.space.sets)
        ids["store"] = frozenset(store.id for store in self.stores) if self.stores is not None else None
        return ids

    @cached_property
    def _standards(self) -> Ids:
        if any(name.endswith("/set.yaml") for name in self.failed) or not self.space.sets:
            return None
        broken = {id_ for loaded in self.space.sets.values() for id_ in loaded.unreadable}
        return frozenset(id_ for loaded in self.space.sets.values() for id_ in loaded.standards) | broken

    @cached_property
    def stores(self) -> tuple[Store, ...] | None:
        """All stores; None when stores.csv has faults, so that some may be missing."""
        sound = self.space.stores.file not in self.failed and self.space.stores.columns
        return tuple(self.space.stores.rows) if sound else None

    @cached_property
    def standards_complete(self) -> bool:
        """Whether every standard's file could be read."""
        return self._standards is not None and not any(loaded.unreadable for loaded in self.space.sets.values())

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The words that stand in each attribute column of stores.csv."""
        columns = (
            [column for column in self.space.stores.columns if column not in type(self.space.stores.rows[0]).model_fields]
            if self.stores
            else []
        )
        return {column: frozenset(store.attribute(column) for store in self.stores or ()) for column in columns}

    @cached_property
    def reached(self) -> Reached | None:
        """Who is reached where and when; None when contacts.csv or stores.csv has faults."""
        table = self.space.contacts
        if self.stores is None or table.file in self.failed or not table.columns:
            return None
        return Reached(self.stores, tuple(table.rows))

    def where(self, rule: Applies) -> tuple[Store, ...]:
        """The stores in which a standard with this `for` holds."""
        key = _key(rule)
        if key not in self._where:
            self._where[key] = tuple(store for store in self.stores or () if applies(rule, store))
        return self._where[key]

    def groups(self, rule: Applies) -> tuple[tuple[Store, tuple[str, ...]], ...]:
        """The same stores in groups that nothing tells apart: the first of each, and the ids of all in it."""
        key = _key(rule)
        if key not in self._groups:
            ids: dict[object, list[str]] = defaultdict(list)
            first: dict[object, Store] = {}
            for store in self.where(rule):
                answered = self.reached.alike(store.id) if self.reached else store.hours
                kind = (store.format, store.region, store.attributes, answered)
                first.setdefault(kind, store)
                ids[kind].append(store.id)
            self._groups[key] = tuple((store, tuple(ids[kind])) for kind, store in first.items())
        return self._groups[key]


def _key(rule: Applies) -> tuple[object, ...]:
    return rule.formats, rule.regions, rule.attributes
