"""What can be wrong and how it is said: faults in people's files are `Problem` values; `FloorwalkError` stops a command."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Place:
    """Where a fault is: a file, and within it a line and column (from 1) or a cell of a sheet."""

    file: str
    line: int = 0
    column: int = 0
    sheet: str = ""
    cell: str = ""
    check: str = ""

    def __str__(self) -> str:
        if self.sheet:
            where = f"{self.file}, sheet '{self.sheet}'"
            where += f", {self.cell}" if self.cell else ""
            return where + (f" ({self.check})" if self.check else "")
        if self.line:
            return f"{self.file}:{self.line}:{self.column}"
        return self.file


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in a person's file: where it is, what it is, how to repair it."""

    place: Place
    code: str
    what: str
    repair: str
    severity: Severity = "error"

    def __str__(self) -> str:
        mark = " (warning)" if self.severity == "warning" else ""
        return f"{self.place}: {self.what} {self.repair} [{self.code}]{mark}"


class FloorwalkError(Exception):
    """A fault after which nothing sensible can follow. `status` is the exit code: 1 your files, 2 wrong usage."""

    def __init__(self, code: str, what: str, repair: str, *, status: int = 1) -> None:
        super().__init__(f"{what} {repair} [{code}]")
        self.code, self.what, self.repair, self.status = code, what, repair, status


def did_you_mean(word: str, choices: Iterable[str], *, otherwise: str = "") -> str:
    """Give the repair for a word that is not among the choices: the nearest one, else `otherwise`, else the list (at most twelve)."""
    known = sorted(set(choices))
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if not near:
        folded = {choice.casefold(): choice for choice in known}
        near = [folded[word.casefold()]] if word.casefold() in folded else []
    if near:
        return f"Did you mean '{near[0]}'?"
    if otherwise:
        return otherwise
    if not known:
        return "None is defined yet."
    return "Choose one of: " + ", ".join(known[:12]) + (f" and {len(known) - 12} more" if len(known) > 12 else "") + "."
