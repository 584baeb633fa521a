"""What the ledger takes and gives: one audit with the file it came from, what is asked, its score and its problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from floorwalk.errors import Problem
    from floorwalk.model import Audit
    from floorwalk.score import Score


@dataclass(frozen=True)
class Entry:
    """One audit to be written down. `content_hash` is the SHA-256 of the file, 64 hex digits."""

    content_hash: str
    file: str
    audit: Audit
    score: Score
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Recorded:
    """One audit as it was written down."""

    content_hash: str
    file: str
    audit: Audit
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class OnRecord:
    """One audit in a line. `problems` is their number."""

    sheet_id: str
    content_hash: str
    store: str
    round: str
    file: str
    problems: int
