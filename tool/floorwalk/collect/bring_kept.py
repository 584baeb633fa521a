"""Kept audits and a ledger in; those that are not on record yet put there, and the names of those that are taken out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.collect.decided import rank
from floorwalk.errors import Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from floorwalk.ledger.entry import Entry
    from floorwalk.ledger.store import Ledger
    from floorwalk.model import Decision


def bring(ledger: Ledger, kept: Iterable[Entry], decisions: Sequence[Decision]) -> list[Problem]:
    """Write what is kept, in one transaction; gives a problem for each visit that another file is on record for and nobody decided."""
    there = {one.sheet_id: one for one in ledger.on_record()}
    new: list[Entry] = []
    gone: list[str] = []
    problems: list[Problem] = []
    for entry in kept:
        old = there.get(entry.audit.sheet_id)
        if old and old.content_hash == entry.content_hash and old.file == entry.file:
            continue
        if old and old.content_hash != entry.content_hash:
            own, other = (rank(hash_, entry.audit.store, decisions) for hash_ in (entry.content_hash, old.content_hash))
            if own <= other:
                problems += [_another(entry, old.file)] if own == other and not _corrected(ledger, old.content_hash, entry) else []
                continue
        new.append(entry)
        gone += [old.content_hash] if old else []
    if new:
        ledger.append(new, gone)
    return problems


def _corrected(ledger: Ledger, content_hash: str, entry: Entry) -> bool:
    recorded = ledger.recorded([content_hash])
    return entry.content_hash in recorded[content_hash].audit.corrects


def _another(entry: Entry, file: str) -> Problem:
    what = f"the visit {entry.audit.sheet_id} is kept from another file than the one on record, {file}; that one counts."
    repair = f'If it is the right one: floorwalk accept {file} --reason "why it is". Else delete the ledger and collect again.'
    return Problem(Place(entry.file), "FW641", what, repair)
