"""A round and an edition in; each visit out, with its store, what is asked there, and the identity of its sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.edition.apply import Asked, ask, waived
from floorwalk.errors import FloorwalkError, did_you_mean
from floorwalk.model import Visit
from floorwalk.sheet.layout import SheetIdentity, file_name, identity
from floorwalk.sheet.read import Known
from floorwalk.sheet.write import write

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Company, Round
    from floorwalk.source.workspace import Workspace


@dataclass(frozen=True)
class VisitSheet:
    """One visit of a round, ready to be printed."""

    asked: Asked
    identity: SheetIdentity
    file_name: str

    def workbook(self, company: Company, made: date) -> bytes:
        """Give the workbook; `made` is the day in its properties."""
        return write(self.identity, self.asked, company, made)


def visits(
    space: Workspace, round_: Round, edition: Edition, *, only: Collection[str] = (), language: str | None = None, simulated: bool = False
) -> list[VisitSheet]:
    """Give the visits of a round, all stores when it names none; raises FloorwalkError FW705 for a store that is not in it."""
    planned = round_.visits or tuple(Visit(store=store.id) for store in space.stores.rows)
    for wanted in only:
        if wanted not in {visit.store for visit in planned}:
            stores = [visit.store for visit in planned]
            raise FloorwalkError("FW705", f"round {round_.id} does not visit the store '{wanted}'.", did_you_mean(wanted, stores), status=2)
    auditors = {auditor.id: auditor for auditor in round_.auditors}
    result = []
    for visit in planned:
        store = space.store(visit.store)
        if store is None or (only and visit.store not in only):
            continue
        auditor = auditors.get(visit.auditor or "")
        own = language or (auditor.language if auditor else None) or store.language
        asked = ask(edition, store, round_.due, waived(space.decisions.rows, store.id, round_.due))
        result.append(VisitSheet(asked, identity(round_, visit, store, edition, own, simulated=simulated), file_name(round_, visit)))
    return result


def known(space: Workspace, editions: Mapping[str, Edition]) -> Known:
    """What the reader of filled sheets may believe."""
    languages = space.company.languages if space.company else ("en",)
    stores = {store.id: store for store in space.stores.rows}
    rounds = {round_.id: round_ for round_, _ in space.rounds.values()}
    return Known(editions, stores, rounds, languages, lambda store, day: waived(space.decisions.rows, store, day))
