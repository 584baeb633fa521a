"""A content hash and decisions.csv in; how late somebody accepted that file out. The latest decision counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.model import Decision

SHOWN_HASH = 12  # hex digits of a file's hash that messages show and decisions.csv holds
_LEAST_HASH = 8


def rank(content_hash: str, store: str, decisions: Sequence[Decision]) -> int:
    """Give the number of the last line that accepts the file, from 1; 0 when none does."""
    lines = (
        number
        for number, row in enumerate(decisions, start=1)
        if row.kind == "accept" and row.store == store and len(row.ref) >= _LEAST_HASH and content_hash.startswith(row.ref)
    )
    return max(lines, default=0)
