"""A round and an edition in; each visit out, with its store, what is asked there, and the identity of its sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translator_for
from floorwalk.catalog.translate import edition_in_language, in_language
from floorwalk.edition.alike import Alike
from floorwalk.edition.apply import waived
from floorwalk.errors import FloorwalkError, did_you_mean
from floorwalk.model import Visit
from floorwalk.sheet.layout import SheetIdentity, file_name, identity
from floorwalk.sheet.stamp import Press

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from floorwalk.edition.apply import Asked
    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Company, Round, Store
    from floorwalk.sheet.actions_sheet import OpenPoint
    from floorwalk.source.workspace import Workspace


# What earlier visits left open where this is asked, in the words of a company in the sheet's language.
Points = Callable[["Asked", "Company"], "Sequence[OpenPoint]"]


@dataclass(frozen=True)
class VisitSheet:
    """One visit of a round, ready to be printed."""

    asked: Asked
    identity: SheetIdentity
    file_name: str
    company: Company
    press: Press
    points: Sequence[OpenPoint] = ()

    def workbook(self, made: date) -> bytes:
        """Give the workbook; `made` is the day in its properties."""
        return self.press.stamp(self.identity, self.asked.store, made, self.points)


def visits(
    space: Workspace,
    round_: Round,
    edition: Edition,
    *,
    only: Collection[str] = (),
    language: str | None = None,
    simulated: bool = False,
    points: Points = lambda _asked, _company: (),
) -> list[VisitSheet]:
    """Give the visits of a round, all stores when it names none; raises FloorwalkError FW705 for a store that is not in it."""
    stores = {store.id: store for store in space.stores.rows}
    planned = _planned(round_, stores, only)
    auditors = {auditor.id: auditor for auditor in round_.auditors}
    waivers, left_out = _waivers(space, round_.due), frozenset(round_.leave_out)
    printed = _Printed(space, edition, round_.due)
    result = []
    for visit, store in planned:
        auditor = auditors.get(visit.auditor or "")
        own = language or (auditor.language if auditor else None) or store.language
        sheet_id = identity(round_, visit, store, edition, own, simulated=simulated)
        asked, company, press = printed.asked(store, waivers.get(store.id, frozenset()) | left_out, sheet_id)
        result.append(VisitSheet(asked, sheet_id, file_name(round_, visit), company, press, points(asked, company)))
    return result


def by_press(planned: Iterable[VisitSheet]) -> list[VisitSheet]:
    """Give visits in the order in which they are made fastest: those of a press together, as its pieces are then at hand."""
    order: dict[Press, list[VisitSheet]] = {}
    for one in planned:
        order.setdefault(one.press, []).append(one)
    return [one for sheets in order.values() for one in sheets]


def _planned(round_: Round, stores: Mapping[str, Store], only: Collection[str]) -> list[tuple[Visit, Store]]:
    """The visits of the round whose stores are known, those of the stores wanted."""
    planned = round_.visits or tuple(Visit(store=id_) for id_ in stores)
    named = {visit.store for visit in planned}
    for wanted in only:
        if wanted not in named:
            raise FloorwalkError(
                "FW705", f"round {round_.id} does not visit the store '{wanted}'.", did_you_mean(wanted, sorted(named)), status=2
            )
    chosen = set(only) or named
    return [(visit, stores[visit.store]) for visit in planned if visit.store in stores and visit.store in chosen]


def _waivers(space: Workspace, day: date) -> dict[str, frozenset[str]]:
    """Ids of the standards that stores are excused from on a day, by store."""
    excused = {row.store for row in space.decisions.rows if row.kind == "waiver"}
    return {store: waived(space.decisions.rows, store, day) for store in excused}


class _Printed:
    """The company and the edition in each language, translated once, and a press for each profile."""

    def __init__(self, space: Workspace, edition: Edition, day: date) -> None:
        self.space, self.edition, self.day = space, edition, day
        self.made: dict[str, tuple[Company, Alike]] = {}
        self.presses: dict[int, Press] = {}  # by the identity of `Asked.sections`, which `Alike` keeps
        self.by_profile: dict[object, Press] = {}

    def asked(self, store: Store, excused: frozenset[str], sheet_id: SheetIdentity) -> tuple[Asked, Company, Press]:
        """What is asked in a store, in the language of its sheet, and the press that makes it."""
        company, alike = self.in_language(sheet_id.language)
        asked = alike.ask(store, excused)
        press = self.presses.get(id(asked.sections))
        if press is None:
            press = self.by_profile.setdefault((sheet_id.language, asked.profile()), Press(sheet_id, asked, company))
            self.presses[id(asked.sections)] = press
        return asked, company, press

    def in_language(self, language: str) -> tuple[Company, Alike]:
        if language not in self.made:
            say = translator_for(self.space, language)
            company = in_language(self.space, say).company
            if company is None:
                raise FloorwalkError("FW708", "standards/company.yaml cannot be read.", "Mend it; `floorwalk check` says how.")
            self.made[language] = company, Alike(edition_in_language(self.edition, say), self.day)
        return self.made[language]
