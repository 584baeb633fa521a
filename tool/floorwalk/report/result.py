"""One audit as it goes into a report: what was asked, what was answered, its score, and what was wrong with its sheet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from floorwalk.edition.apply import Asked
    from floorwalk.errors import Problem
    from floorwalk.model import Audit, Store
    from floorwalk.score import Score


@dataclass(frozen=True)
class Result:
    """An audit with its score. `file` is the sheet's path in the workspace; `problems` are those of reading it.

    `disputed`: checks whose answers the store contests; they stay scored as found.
    """

    audit: Audit
    asked: Asked
    score: Score
    problems: tuple[Problem, ...]
    file: str
    disputed: frozenset[str] = frozenset()

    @property
    def store(self) -> Store:
        return self.asked.store

    @property
    def number(self) -> int:
        """Number of the visit in its round, from 1: the last part of the sheet id."""
        last = self.audit.sheet_id.rpartition(".")[2]
        return int(last) if last.isdecimal() else 1

    @property
    def comparable(self) -> bool:
        """Whether it may stand in a comparison: complete and scored."""
        return self.score.complete and self.score.percent is not None
