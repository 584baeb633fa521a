"""An edition and a day in; what is asked in one store after the other out, worked out once for stores that are alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pydantic import BaseModel

from floorwalk.edition.apply import Asked, ask
from floorwalk.model import Applies, When

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Store

Kind = tuple[str, str, tuple[str, ...], frozenset[str]]


class Alike:
    """What is asked in each store of an edition on a day. Stores share the same `sections` when nothing that matters differs."""

    def __init__(self, edition: Edition, day: date) -> None:
        self._edition, self._day = edition, day
        self._attributes = sorted(set(_attributes(edition.standards)))
        self._known: dict[Kind, Asked] = {}

    def ask(self, store: Store, waived: frozenset[str] = frozenset()) -> Asked:
        """Give what `edition.apply.ask` gives."""
        own = dict(store.attributes)
        kind = store.format, store.region, tuple(own.get(name, "") for name in self._attributes), waived
        if kind not in self._known:
            self._known[kind] = ask(self._edition, store, self._day, waived)
        return replace(self._known[kind], store=store)


def _attributes(value: object) -> Iterator[str]:
    """Names of the store's attributes that any condition in a model looks at."""
    if isinstance(value, (Applies, When)):
        yield from (name for name, _ in value.attributes)
    elif isinstance(value, BaseModel):
        for inner in value.__dict__.values():
            yield from _attributes(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _attributes(inner)
