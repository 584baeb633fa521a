"""A round and an edition in; each visit out, with its store, what is asked there, and the identity of its sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translator_for
from floorwalk.catalog.translate import edition_in_language, in_language
from floorwalk.edition.apply import Asked, ask, waived
from floorwalk.errors import FloorwalkError, did_you_mean
from floorwalk.model import Choice, Visit
from floorwalk.sheet.layout import SheetIdentity, file_name, identity
from floorwalk.sheet.read import Known
from floorwalk.sheet.values import fold
from floorwalk.sheet.write import write

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import date

    from floorwalk.catalog.translate import Translator
    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Company, Round
    from floorwalk.source.workspace import Workspace


@dataclass(frozen=True)
class VisitSheet:
    """One visit of a round, ready to be printed."""

    asked: Asked
    identity: SheetIdentity
    file_name: str
    company: Company

    def workbook(self, made: date) -> bytes:
        """Give the workbook; `made` is the day in its properties."""
        return write(self.identity, self.asked, self.company, made)


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
    printed = _Printed(space, edition)
    result = []
    for visit in planned:
        store = space.store(visit.store)
        if store is None or (only and visit.store not in only):
            continue
        auditor = auditors.get(visit.auditor or "")
        own = language or (auditor.language if auditor else None) or store.language
        company, questions = printed.in_language(own)
        asked = ask(questions, store, round_.due, waived(space.decisions.rows, store.id, round_.due))
        sheet_id = identity(round_, visit, store, edition, own, simulated=simulated)
        result.append(VisitSheet(asked, sheet_id, file_name(round_, visit), company))
    return result


class _Printed:
    """The company and the edition in each language, translated once."""

    def __init__(self, space: Workspace, edition: Edition) -> None:
        self.space, self.edition = space, edition
        self.made: dict[str, tuple[Company, Edition]] = {}

    def in_language(self, language: str) -> tuple[Company, Edition]:
        if language not in self.made:
            say = translator_for(self.space, language)
            company = in_language(self.space, say).company
            if company is None:
                raise FloorwalkError("FW708", "standards/company.yaml cannot be read.", "Mend it; `floorwalk check` says how.")
            self.made[language] = company, edition_in_language(self.edition, say)
        return self.made[language]


def known(space: Workspace, editions: Mapping[str, Edition]) -> Known:
    """What the reader of filled sheets may believe."""
    languages = space.company.languages if space.company else ("en",)
    stores = {store.id: store for store in space.stores.rows}
    rounds = {round_.id: round_ for round_, _ in space.rounds.values()}
    says = [translator_for(space, language) for language in languages] if space.company else []
    options = {hash_: _options(edition, says) for hash_, edition in editions.items()}
    return Known(editions, stores, rounds, languages, lambda store, day: waived(space.decisions.rows, store, day), options)


def _options(edition: Edition, says: Iterable[Translator]) -> dict[tuple[str, str], str]:
    """The option that each text of a choice means, by check and folded text, in every language."""
    found: dict[tuple[str, str], str] = {}
    for say in says:
        for standard in edition_in_language(edition, say).standards:
            for check in standard.checks:
                if isinstance(check, Choice):
                    found |= {(check.id, fold(option.text)): option.id for option in check.options}
    return found
