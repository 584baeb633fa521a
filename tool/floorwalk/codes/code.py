"""What the catalogue says of one problem code."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Code:
    """A problem code: what it means, how to repair it, and a small example of the fault."""

    id: str
    title: str
    means: str
    repair: str
    example: str
    warning: bool = False
