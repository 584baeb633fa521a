"""What became of one file that came back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from pathlib import Path

    from floorwalk.errors import Problem

Status = Literal["accepted", "accepted with issues", "replaced", "held", "rejected"]
STATUSES: tuple[Status, ...] = ("accepted", "accepted with issues", "replaced", "held", "rejected")


@dataclass(frozen=True)
class Collected:
    """What became of one file. `known` is true when the same content was on record before: it was not read again.

    `replaced`: a person accepted another file for the visit instead, or a corrected file is on record. `held`: another one is on record,
    and nobody has decided.
    """

    file: str
    path: Path
    content_hash: str
    status: Status
    problems: tuple[Problem, ...] = ()
    sheet_id: str = ""
    store: str = ""
    round: str = ""
    photos: tuple[str, ...] = ()  # content hashes of the pictures in a file that was read
    known: bool = False
    instead_of: str = ""  # the file that was on record for the visit, and is so no longer
    same_as: str = ""  # an earlier file of this run with the same content

    @property
    def needs_attention(self) -> bool:
        return self.status not in ("accepted", "replaced")
