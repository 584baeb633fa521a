"""A file that came back in; what was read in it out, small enough to travel between processes: identity, issues and the ledger's rows."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from floorwalk.errors import Place, Problem
from floorwalk.filled.read import read
from floorwalk.incoming.package import MAX_FILE, Refused
from floorwalk.ledger.entry import Entry, Recorded
from floorwalk.ledger.packed import pack
from floorwalk.source.photos import PhotoShelf

if TYPE_CHECKING:
    from pathlib import Path

    from floorwalk.collect.workers import Lost
    from floorwalk.filled.read import Filled, Known
    from floorwalk.ledger.packed import Packed

_SEND_AGAIN = "Open it where it was filled in, save it, and send it again; if that does not help, report it with the file."


@dataclass(frozen=True)
class Incoming:
    """A file that came back: how messages name it, and where it lies."""

    name: str
    path: Path


@dataclass(frozen=True)
class Reading:
    """One file as it was read. `rows` is None when it was rejected, or when its content is on record and was not read again."""

    incoming: Incoming
    content_hash: str = ""
    problems: tuple[Problem, ...] = ()
    sheet_id: str = ""
    store: str = ""
    round: str = ""
    photos: tuple[str, ...] = ()  # content hashes of the pictures that were found
    corrects: tuple[str, ...] = ()  # content hashes of the files that a reply corrects
    rows: Packed | None = None
    on_record: bool = False


@dataclass(frozen=True)
class Reader:
    """Reads one file after the other, with the pictures that lie beside it."""

    known: Known
    photos: PhotoShelf = field(default_factory=PhotoShelf)

    def __call__(self, incoming: Incoming) -> Reading:
        """Read a file; never raises: a fault of ours costs that file alone, and its message says what to report."""
        content = _content(incoming.path)
        if isinstance(content, Refused):
            return _refused(incoming, content)
        digest = hashlib.sha256(content).hexdigest()
        try:
            return _reading(incoming, read(content, incoming.name, self.known, self.photos.beside(incoming.path)))
        except MemoryError:
            return _refused(incoming, Refused("FW635", "reading the file needs more memory than there is.", _SEND_AGAIN), digest)
        except Exception as error:  # noqa: BLE001  # one file must not cost the others, whatever it is
            return _refused(incoming, Refused("FW637", f"a mistake of ours stopped reading it ({_where(error)}).", _SEND_AGAIN), digest)

    def audit(self, incoming: Incoming) -> Recorded | None:
        """Read a file once more, whole; None when nothing can be taken from it."""
        content = _content(incoming.path)
        filled = None if isinstance(content, Refused) else read(content, incoming.name, self.known, self.photos.beside(incoming.path))
        return Recorded(filled.content_hash, filled.file, filled.audit, filled.problems) if filled and filled.audit else None


def hash_of(incoming: Incoming) -> str:
    """The SHA-256 of a file's content; empty when it cannot be opened."""
    content = _content(incoming.path)
    return "" if isinstance(content, Refused) else hashlib.sha256(content).hexdigest()


def lost(incoming: Incoming, how: Lost) -> Reading:
    """The reading of a file whose process died or had to be ended."""
    if how == "hung":
        return _refused(incoming, Refused("FW636", "reading the file took too long and was stopped.", _SEND_AGAIN))
    return _refused(incoming, Refused("FW635", "the program that read the file was ended, perhaps because memory ran out.", _SEND_AGAIN))


def _reading(incoming: Incoming, filled: Filled) -> Reading:
    audit, scored = filled.audit, filled.scored
    if audit is None or scored is None:
        return Reading(incoming, filled.content_hash, filled.problems)
    entry = Entry(filled.content_hash, filled.file, audit, scored, filled.problems)
    photos = tuple(photo.sha256 for answer in audit.answers for photo in answer.photos if photo.sha256)
    return Reading(
        incoming, filled.content_hash, filled.problems, audit.sheet_id, audit.store, audit.round, photos, audit.corrects, pack(entry)
    )


def _content(path: Path) -> bytes | Refused:
    """The file's bytes, no more of them than the reader takes; why there are none when it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        what = f"the file cannot be opened ({error.strerror or error})."
        return Refused("FW101", what, "Close it in the program that has it open, or ask for the right to read it.")


def _refused(incoming: Incoming, refused: Refused, digest: str = "") -> Reading:
    return Reading(incoming, digest, (Problem(Place(incoming.name), refused.code, refused.what, refused.repair),))


def _where(error: Exception) -> str:
    """Name an error and the line of ours that it came from."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    line = f" at {trace.tb_frame.f_code.co_filename.replace(chr(92), '/').rpartition('/')[2]}:{trace.tb_lineno}" if trace else ""
    return f"{type(error).__name__}{line}: {str(error)[:80]}"
