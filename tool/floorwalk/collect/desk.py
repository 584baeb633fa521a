"""Readings in, one after the other; each placed among what is on record, and a batch of them written at once, out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from floorwalk.collect.collected import Collected
from floorwalk.collect.correction import corrects
from floorwalk.collect.decided import rank
from floorwalk.collect.reading import Reading, hash_of
from floorwalk.errors import Place, Problem
from floorwalk.filled.evidence import look_up
from floorwalk.ledger.entry import OnRecord, Recorded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from floorwalk.collect.reading import Incoming, Reader
    from floorwalk.ledger.packed import Packed
    from floorwalk.ledger.store import Ledger
    from floorwalk.model import Decision
    from floorwalk.source.photos import PhotoShelf


PHOTO_MISSING = "FW624"  # the one fault that can be mended without touching the workbook


class Desk:
    """Where readings become audits on record. Nothing is given out before it is written; without `write` nothing is written."""

    def __init__(self, ledger: Ledger | None, decisions: Sequence[Decision], *, write: bool = True) -> None:
        self.ledger, self.decisions, self.write = ledger, decisions, write and ledger is not None
        there = ledger.on_record() if ledger else []
        self.visits = {one.sheet_id: one for one in there}
        self.by_hash = {one.content_hash: one for one in there}
        self.before = frozenset(self.by_hash)  # on record when this run began: their files need not be read
        self.awaited = ledger.awaited_photos(PHOTO_MISSING) if ledger else {}
        self.told: list[Collected] = []
        self._made: dict[str, Packed] = {}
        self._replacing: list[str] = []
        self._seen: dict[str, str] = {}  # the first file of each content
        self._unwritten: dict[str, Incoming] = {}  # what a dry run would have written

    def on_record(self, incoming: Incoming, photos: PhotoShelf) -> Reading | None:
        """The reading of a file whose content is on record, made without looking into it; None for others, or when its photo has come."""
        digest = hash_of(incoming) if self.before else ""
        old = self.by_hash.get(digest) if digest in self.before else None
        if old is None:
            return None
        find, store = photos.beside(incoming.path), old.store
        for text, there in self.awaited.get(digest, ()):
            if len(look_up(text, lambda name: find(name, store))[0]) > there:
                return None
        return Reading(incoming, digest, on_record=True)

    def take(self, reading: Reading, reader: Reader) -> None:
        """Place one reading. `reader` reads a file again, for the rare ones whose answers must be compared with those on record."""
        one = self._placed(reading, reader)
        if one.content_hash:
            one = replace(one, same_as=self._seen.setdefault(one.content_hash, one.file)) if one.content_hash in self._seen else one
            self._seen.setdefault(one.content_hash, one.file)
        self.told.append(one)

    def hand_over(self) -> Iterator[Collected]:
        """Write the batch in hand, then give it; the issues of what was not read again come from the ledger."""
        self._write()
        told, self.told = self.told, []
        settled = [one.content_hash for one in told if one.status == "accepted with issues" and not one.problems]
        issues = self.ledger.problems(settled) if self.ledger and settled else {}
        for one in told:
            yield replace(one, problems=issues.get(one.content_hash, ())) if one.content_hash in issues and not one.problems else one

    def _write(self) -> None:
        if self.write and self.ledger and self._made:
            self.ledger.append_packed(list(self._made.values()), self._replacing)
        self._made, self._replacing = {}, []

    def _placed(self, reading: Reading, reader: Reader) -> Collected:
        incoming, new = reading.incoming, reading.content_hash
        was = self.by_hash.get(new) if reading.on_record else None
        if was is None and reading.rows is None:
            return Collected(incoming.name, incoming.path, new, "rejected", reading.problems)
        sheet_id, store, round_ = (was.sheet_id, was.store, was.round) if was else (reading.sheet_id, reading.store, reading.round)
        issues = was.problems if was else len(reading.problems)
        one = Collected(
            incoming.name, incoming.path, new, "accepted with issues" if issues else "accepted", reading.problems,
            sheet_id, store, round_, reading.photos,
        )  # fmt: skip
        old = self.visits.get(sheet_id)
        if old is None:
            return self._accepted(one, reading)
        if old.content_hash == new:
            if new in self.awaited and reading.rows is not None and len(reading.problems) < old.problems:
                self._accepted(one, reading, old)
            return replace(one, known=True)
        return self._beside(old, one, reading, reader)

    def _accepted(self, one: Collected, reading: Reading, old: OnRecord | None = None) -> Collected:
        """Put a reading on record, instead of what was there for the visit."""
        if old:
            self._replacing.append(old.content_hash)
        if reading.rows is None:  # what was on record before is never put there instead of a file that was read in this run
            raise LookupError(one.sheet_id)
        self._made[one.sheet_id] = reading.rows
        now = OnRecord(one.sheet_id, one.content_hash, one.store, one.round, one.file, len(reading.problems))
        self.visits[one.sheet_id] = self.by_hash[one.content_hash] = now
        if not self.write:
            self._unwritten[one.content_hash] = reading.incoming
        return replace(one, instead_of=old.file) if old else one

    def _beside(self, old: OnRecord, one: Collected, reading: Reading, reader: Reader) -> Collected:
        """Another file for the visit is on record: the later decision counts; without one, a reply that changes only what was asked."""
        own, other = (rank(hash_, one.store, self.decisions) for hash_ in (one.content_hash, old.content_hash))
        if own == other == 0:
            if self._corrects(reader, new=one.content_hash, old=old.content_hash, reading=reading):
                return self._accepted(one, reading, old)
            if self._corrects(reader, new=old.content_hash, old=one.content_hash, reading=reading):
                return replace(one, status="replaced", problems=())
        if own > other:
            return self._accepted(one, reading, old)
        if own < other and old.content_hash not in reading.corrects:
            return replace(one, status="replaced", problems=())
        return replace(one, status="held", problems=(_held(one.file, one.sheet_id), *reading.problems))

    def _corrects(self, reader: Reader, *, new: str, old: str, reading: Reading) -> bool:
        """Whether the one file answers what was asked about the other and changes nothing else; one of them is the reading."""
        if new == reading.content_hash and old not in reading.corrects:
            return False
        after, before = (self._recorded(hash_, reading, reader) for hash_ in (new, old))
        return bool(after and before and corrects(after.audit, old, before.audit, before.problems))

    def _recorded(self, content_hash: str, reading: Reading, reader: Reader) -> Recorded | None:
        """An audit with its problems: of the reading itself, or of what is on record."""
        incoming = reading.incoming if content_hash == reading.content_hash else self._unwritten.get(content_hash)
        if incoming:
            return reader.audit(incoming)
        self._write()  # what is on record since this batch began
        return self.ledger.recorded([content_hash]).get(content_hash) if self.ledger else None


def _held(file: str, sheet_id: str) -> Problem:
    what = f"another file for the visit {sheet_id} is on record; this one is held."
    return Problem(Place(file), "FW615", what, f'If this is the right one: floorwalk accept {quoted(file)} --reason "why it is"')


def quoted(file: str) -> str:
    """A file's name as it is typed."""
    return f'"{file}"' if " " in file else file
