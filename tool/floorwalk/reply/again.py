"""The name of a file of which nothing could be read in; the visit it was meant for, and a fresh sheet with the reason on top, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.edition.freeze import freeze
from floorwalk.model import Visit
from floorwalk.sheet.layout import file_name
from floorwalk.sheet.visits import visits
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Round
    from floorwalk.sheet.visits import VisitSheet
    from floorwalk.source.workspace import Workspace

NOT_READ = mark("Your file could not be read")
AGAIN = mark("Please copy your answers into this sheet, or fill it again; then save it and send it back.")
_NO_WORKBOOK = mark("It is no Excel workbook, or it is protected with a password.")
_CHANGED = mark("The columns of the sheet, or its hidden parts, are missing.")
# Faults that the auditor can mend; an edition or store that is unknown is ours.
WHY: dict[str, str] = {
    "FW601": _NO_WORKBOOK,
    "FW602": mark("It is too large, or holds what no sheet of ours has."),
    "FW603": mark("It is damaged; often a copy was cut off."),
    "FW604": _CHANGED,
    "FW606": _CHANGED,
    "FW630": _NO_WORKBOOK,
}


def meant(space: Workspace, editions: Mapping[str, Edition], stem: str) -> VisitSheet | None:
    """Tell the visit from a file's name: the sheet's own name stands in it, as in `Copy of 20261130_mall_S012 (2)`; None when none does."""
    found = [(len(name), round_, visit) for round_, visit, name in _names(space) if name in stem]
    if not found:
        return None
    _, round_, visit = max(found, key=lambda one: one[0])
    edition = _edition(space, editions, round_)
    sheets = visits(space, round_, edition, only=[visit.store]) if edition else []
    return next((one for one in sheets if one.identity.sheet_id.endswith(f".{visit.store}.{visit.number}")), None)


def _names(space: Workspace) -> Iterator[tuple[Round, Visit, str]]:
    for round_, _ in space.rounds.values():
        for visit in round_.visits or tuple(Visit(store=store.id) for store in space.stores.rows):
            yield round_, visit, file_name(round_, visit).rpartition(".")[0]


def _edition(space: Workspace, editions: Mapping[str, Edition], round_: Round) -> Edition | None:
    """The frozen edition that the round's sheets were printed from; None when it cannot be told: nothing is frozen here."""
    named = round_.edition or (freeze(space.sets[round_.set]).hash if round_.set in space.sets else "-")
    own = [edition for hash_, edition in editions.items() if hash_.startswith(named)]
    others = [edition for edition in editions.values() if edition.set == round_.set]
    return own[0] if own else others[0] if len(others) == 1 else None
