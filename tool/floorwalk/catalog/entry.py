"""One text in one language: its source, its translation, and whether that is still fresh."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Freshness = Literal["translated", "fuzzy", "missing"]


@dataclass(frozen=True)
class Wanted:
    """A text that the standards hold now. `version` is that of its standard, 1 for texts outside of standards."""

    context: str
    source: str
    file: str
    version: int = 1

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.source


@dataclass(frozen=True)
class Entry:
    """A line of a catalog.

    `previous` is the source that the translation was made from, when that has changed since; `requirement` says that the standard's version
    was raised with the change, so that the old translation would teach what no longer holds.
    """

    context: str
    source: str
    translation: str = ""
    file: str = ""
    version: int = 1
    previous: str = ""
    requirement: bool = False
    note: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.source

    @property
    def freshness(self) -> Freshness:
        if not self.translation:
            return "missing"
        return "fuzzy" if self.previous else "translated"

    @property
    def shown(self) -> str:
        """What a reader may be shown: nothing when it is missing, or teaches an old requirement."""
        return "" if self.requirement and self.previous else self.translation
