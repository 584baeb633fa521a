"""Files in; what became of each out, accepted audits in the ledger. Other content for a visit on record is held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from floorwalk.errors import Place, Problem
from floorwalk.ledger.entry import Entry
from floorwalk.score import score
from floorwalk.sheet.read import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from floorwalk.ledger.store import Ledger
    from floorwalk.model import Decision
    from floorwalk.sheet.read import Filled, Known

BATCH = 200


@dataclass(frozen=True)
class Collected:
    """What became of one file. `known` is true when the same content was on record before."""

    file: str
    content_hash: str
    status: Literal["accepted", "accepted with issues", "held", "rejected"]
    problems: tuple[Problem, ...]
    sheet_id: str = ""
    store: str = ""
    round: str = ""
    known: bool = False


def collect(files: Iterable[tuple[str, bytes]], known: Known, ledger: Ledger, decisions: Sequence[Decision]) -> list[Collected]:
    """Read files (name and content) in their order and write what is accepted, a batch a transaction."""
    accepted = {row.ref for row in decisions if row.kind == "accept"}
    on_record = ledger.hashes()
    result: list[Collected] = []
    batch: dict[str, Entry] = {}
    replaced: list[str] = []
    for name, content in files:
        filled = read(content, name, known)
        one = _placed(filled, on_record, accepted)
        result.append(one)
        if filled.audit and filled.asked and one.status not in ("held", "rejected") and not one.known:
            old = on_record.get(filled.audit.sheet_id)
            if old:
                replaced.append(old)
            on_record[filled.audit.sheet_id] = filled.content_hash
            batch[filled.audit.sheet_id] = Entry(
                filled.content_hash, name, filled.audit, score(filled.asked, filled.audit), filled.problems
            )
        if len(batch) >= BATCH:
            ledger.append(list(batch.values()), replaced)
            batch, replaced = {}, []
    if batch:
        ledger.append(list(batch.values()), replaced)
    return result


def _placed(filled: Filled, on_record: dict[str, str], accepted: set[str]) -> Collected:
    audit = filled.audit
    if audit is None:
        return Collected(filled.file, filled.content_hash, "rejected", filled.problems)
    old = on_record.get(audit.sheet_id)
    if old and old != filled.content_hash and not any(filled.content_hash.startswith(ref) for ref in accepted):
        what = f"another file for the visit {audit.sheet_id} is on record; this one is held."
        line = f"accept, {audit.store}, {filled.content_hash[:12]}"
        repair = f"If this is the right one, add a line to audits/decisions.csv: {line}, with your name and the reason."
        held = Problem(Place(filled.file), "FW615", what, repair)
        return Collected(filled.file, filled.content_hash, "held", (held, *filled.problems), audit.sheet_id, audit.store, audit.round)
    known = old == filled.content_hash
    return Collected(
        filled.file, filled.content_hash, filled.status, filled.problems, audit.sheet_id, audit.store, audit.round, known=known
    )
