"""Files in; what became of each out, accepted audits in the ledger. Other content for a visit on record is held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from floorwalk.errors import Place, Problem
from floorwalk.ledger.entry import Entry
from floorwalk.score import score
from floorwalk.sheet.package import Refused
from floorwalk.sheet.read import read, rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from floorwalk.ledger.store import Ledger
    from floorwalk.model import Decision
    from floorwalk.sheet.read import Filled, Known

BATCH = 200
SHOWN_HASH = 12  # hex digits of a file's hash that messages show and decisions.csv holds
_LEAST_HASH = 8


@dataclass(frozen=True)
class Collected:
    """What became of one file. `known` is true when the same content was on record before.

    `replaced`: a person accepted another file for the visit instead. `held`: another one is on record, and nobody has decided.
    """

    file: str
    content_hash: str
    status: Literal["accepted", "accepted with issues", "replaced", "held", "rejected"]
    problems: tuple[Problem, ...]
    sheet_id: str = ""
    store: str = ""
    round: str = ""
    known: bool = False


def collect(files: Iterable[tuple[str, bytes | Refused]], known: Known, ledger: Ledger, decisions: Sequence[Decision]) -> list[Collected]:
    """Read files (name, and content or why there is none) in their order and write what is accepted, a batch a transaction."""
    on_record = ledger.hashes()
    result: list[Collected] = []
    batch: dict[str, Entry] = {}
    replaced: list[str] = []
    for name, content in files:
        filled = rejected(name, "", content) if isinstance(content, Refused) else read(content, name, known)
        one = _placed(filled, on_record, decisions)
        result.append(one)
        if entry := _entry(filled, one):
            replaced += [on_record[one.sheet_id]] if one.sheet_id in on_record else []
            on_record[one.sheet_id] = one.content_hash
            batch[one.sheet_id] = entry
        if len(batch) >= BATCH:
            ledger.append(list(batch.values()), replaced)
            batch, replaced = {}, []
    ledger.append(list(batch.values()), replaced)
    return result


def _entry(filled: Filled, one: Collected) -> Entry | None:
    """What is to be written; None for a file that is not taken, or was taken before."""
    if filled.audit is None or filled.asked is None or one.known or not one.status.startswith("accepted"):
        return None
    return Entry(filled.content_hash, filled.file, filled.audit, score(filled.asked, filled.audit), filled.problems)


def _placed(filled: Filled, on_record: Mapping[str, str], decisions: Sequence[Decision]) -> Collected:
    audit, new = filled.audit, filled.content_hash
    if audit is None:
        return Collected(filled.file, new, "rejected", filled.problems)
    named = (audit.sheet_id, audit.store, audit.round)
    old = on_record.get(audit.sheet_id)
    if old and old != new:
        rank, rank_of_old = (_rank(one, audit.store, decisions) for one in (new, old))
        if rank < rank_of_old:
            return Collected(filled.file, new, "replaced", (), *named)
        if rank == rank_of_old:
            return Collected(filled.file, new, "held", (_held(filled.file, audit.sheet_id, audit.store, new), *filled.problems), *named)
    return Collected(filled.file, new, filled.status, filled.problems, *named, known=old == new)


def _rank(content_hash: str, store: str, decisions: Sequence[Decision]) -> int:
    """How late a person accepted a file: the number of the last line that says so, 0 for none. The latest decision counts."""
    lines = (
        number
        for number, row in enumerate(decisions, start=1)
        if row.kind == "accept" and row.store == store and len(row.ref) >= _LEAST_HASH and content_hash.startswith(row.ref)
    )
    return max(lines, default=0)


def _held(file: str, sheet_id: str, store: str, content_hash: str) -> Problem:
    what = f"another file for the visit {sheet_id} is on record; this one is held."
    line = f"YYYY-MM-DD,your name,accept,{store},{content_hash[:SHOWN_HASH]},,your reason"
    repair = f"If this is the right one, add this line to audits/decisions.csv, filled in, and collect again: {line}"
    return Problem(Place(file), "FW615", what, repair)
