"""An audit and what was decided in; the answers of it that the store contests out. They stay scored as found, and are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from floorwalk.model import Audit, Decision

_LEAST_HASH = 8


def disputed(audit: Audit, content_hash: str, decisions: Iterable[Decision]) -> frozenset[str]:
    """Give the checks of an audit under dispute: lines since the visit, each until a `close` line ends it; the last line counts.

    A line names a check, or the sheet by the first digits of its file's hash: then all its answers are contested.
    """
    state: dict[str, str] = {}
    for row in decisions:
        if row.store == audit.store and row.date >= audit.day and row.kind in ("dispute", "close"):
            state[row.ref] = row.kind
    open_ = {ref for ref, kind in state.items() if kind == "dispute"}
    checks = frozenset(answer.check for answer in audit.answers)
    if any(len(ref) >= _LEAST_HASH and content_hash.startswith(ref) for ref in open_):
        return checks
    return checks & open_
