"""The ledger, the filled sheets and a day in; which sheets, photos and replies are past their time out, and which stay although they are.

Nothing goes that was not read: a file is told by its content hash, never by its name.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from floorwalk.collect.decided import rank
from floorwalk.collect.kept import FOLDER
from floorwalk.filled.read import read
from floorwalk.followup import disputed
from floorwalk.incoming.package import MAX_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from floorwalk.filled.read import Known
    from floorwalk.ledger.entry import Recorded
    from floorwalk.model import Decision


@dataclass
class Plan:
    """What goes and what stays. `replaced` are files whose visit is on record from another file that somebody accepted instead."""

    audits: list[Recorded] = field(default_factory=list)
    sheets: list[Path] = field(default_factory=list)
    photos: list[Path] = field(default_factory=list)
    replies: list[Path] = field(default_factory=list)
    disputed: list[Recorded] = field(default_factory=list)
    held: list[Path] = field(default_factory=list)
    unread: list[Path] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)  # files of audits that go, as they were named when they were read

    @property
    def files(self) -> list[Path]:
        return [*self.sheets, *self.photos, *self.replies]


@dataclass(frozen=True)
class Shelf:
    """Where things lie: the files beside the filled sheets and the replies, each with its content hash."""

    filled: Mapping[Path, str]
    replies: Mapping[Path, frozenset[str]]  # the hashes that a reply names


def hashes(files: Iterable[Path]) -> dict[Path, str]:
    """SHA-256 of each file."""
    return {path: _hash(path) for path in files}


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def plan(
    old: Sequence[Recorded], on_record: Mapping[str, str], needed: frozenset[str], shelf: Shelf, known: Known, decisions: Sequence[Decision]
) -> Plan:
    """Say what goes. `old` are the audits past their time, `on_record` hashes by sheet id, `needed` those of photos of later audits."""
    made = Plan()
    for one in old:
        (made.disputed if is_disputed(one, decisions) else made.audits).append(one)
    going = {one.content_hash: one for one in made.audits}
    photos = {photo.sha256 for one in made.audits for answer in one.audit.answers for photo in answer.photos if not photo.pasted} - {""}
    rest = []
    for path, content_hash in shelf.filled.items():
        if content_hash in going:
            made.sheets.append(path)
        elif content_hash in photos:
            if content_hash not in needed:
                made.photos.append(path)
        elif content_hash not in on_record.values():
            rest.append(path)
    _place(rest, made, on_record, known, decisions, shelf)
    made.elsewhere = [one.file for hash_, one in going.items() if hash_ not in shelf.filled.values() and not one.file.startswith(FOLDER)]
    gone = {shelf.filled[path] for path in made.sheets} | going.keys()
    made.replies = [path for path, named in shelf.replies.items() if named & gone]
    return made


def _place(files: list[Path], made: Plan, on_record: Mapping[str, str], known: Known, decisions: Sequence[Decision], shelf: Shelf) -> None:
    """Files that are not on record: those that another one of the same, old visit has replaced go along; the others stay."""
    going = {one.audit.sheet_id: one for one in made.audits}
    for path in files:
        with path.open("rb") as file:
            audit = read(file.read(MAX_FILE + 1), path.name, known).audit
        winner = going.get(audit.sheet_id) if audit else None
        if audit is None or audit.sheet_id not in on_record:
            made.unread.append(path)
        elif winner and _gave_way(shelf.filled[path], winner, decisions):
            made.sheets.append(path)
        elif winner:
            made.held.append(path)


def _gave_way(content_hash: str, winner: Recorded, decisions: Sequence[Decision]) -> bool:
    """Whether what is on record was accepted instead of this file, or corrects it."""
    own, others = (rank(one, winner.audit.store, decisions) for one in (content_hash, winner.content_hash))
    return others > own or (others == own and content_hash in winner.audit.corrects)


def is_disputed(one: Recorded, decisions: Sequence[Decision]) -> bool:
    """Whether the store contests an answer of this visit, and nobody has closed the matter since."""
    return bool(disputed(one.audit, one.content_hash, decisions))


def remove(files: Iterable[Path], tell: Callable[[Path, OSError], None]) -> int:
    """Remove files; `tell` hears of each that would not go. Gives how many are gone."""
    gone = 0
    for path in files:
        try:
            path.unlink(missing_ok=True)
            gone += 1
        except OSError as error:
            tell(path, error)
    return gone


def days_before(today: date, days: int) -> date:
    """The day so many days ago; the first of all days when there is none."""
    return type(today).fromordinal(max(1, today.toordinal() - days))
