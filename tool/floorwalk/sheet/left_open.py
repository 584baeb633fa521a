"""A ledger and a round in; what visits of earlier rounds left open in each store out: failed checks and the lines that people wrote."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from floorwalk.model import ActionLine

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from floorwalk.ledger.store import Ledger
    from floorwalk.model import Decision, Round

_CHAIN = {"audit": ("audit", "recheck"), "recheck": ("audit", "recheck")}  # a re-check closes what an audit left open
_EARLIER = """
    SELECT v.audit, v.store, v.day, coalesce(v.start_minutes, -1) AS start, v.visit FROM audits AS v
    WHERE v.standard_set = $set AND list_contains($kinds, v.kind) AND v.simulated = $simulated AND v.day < $day AND v.round <> $round"""
_ORDER = "v.day DESC, v.start DESC, v.visit DESC, v.audit DESC"
_FAILED = f"""WITH v AS ({_EARLIER}), looked AS (
    SELECT v.store, a.check_id, v.day, a.result, row_number() OVER (PARTITION BY v.store, a.check_id ORDER BY {_ORDER}) AS back
    FROM v JOIN answers AS a ON a.audit = v.audit WHERE a.result IN ('passed', 'failed'))
    SELECT store, check_id, day FROM looked WHERE back = 1 AND result = 'failed'"""  # noqa: S608  # our own words
_MENDED = f"""WITH v AS ({_EARLIER}) SELECT v.store, p.check_id, max(v.day)
    FROM v JOIN actions AS p ON p.audit = v.audit WHERE p.done AND p.check_id IS NOT NULL GROUP BY ALL"""  # noqa: S608  # our own words
_WRITTEN = f"""WITH v AS ({_EARLIER}), latest AS (SELECT *, row_number() OVER (PARTITION BY v.store ORDER BY {_ORDER}) AS back FROM v)
    SELECT l.store, l.day, p.issue, p.owner, p.due, p.check_id FROM latest AS l JOIN actions AS p ON p.audit = l.audit
    WHERE l.back = 1 AND NOT coalesce(p.done, FALSE) ORDER BY l.store, p.due NULLS LAST, p.position"""  # noqa: S608  # our own words


@dataclass(frozen=True)
class LeftOpen:
    """What is open by store: checks that failed when they were last seen, and the lines that people wrote at the latest visit."""

    failed: Mapping[str, frozenset[str]]
    written: Mapping[str, tuple[ActionLine, ...]]


def left_open(ledger: Ledger, round_: Round, decisions: Iterable[Decision], *, simulated: bool = False) -> LeftOpen:
    """Give what visits of earlier rounds of the same set and kind left open; simulated visits count for simulated sheets only.

    A failure is closed by a later pass, by a later Yes under Done?, or by a decision; not observed and N/A leave it open.
    A line that a person wrote is closed by Yes under Done? or by a decision on its check.
    """
    chosen = {"set": round_.set, "kinds": list(_CHAIN.get(round_.kind, (round_.kind,))), "simulated": simulated}
    chosen |= {"day": round_.start, "round": round_.id}
    query = ledger.connection.execute
    closed = {(row.store, row.ref): row.date for row in sorted(decisions, key=lambda row: row.date) if row.kind == "close"}
    mended = {(store, check): day for store, check, day in query(_MENDED, chosen).fetchall()}
    failed: dict[str, set[str]] = defaultdict(set)
    for store, check, day in query(_FAILED, chosen).fetchall():
        if mended.get((store, check), date.min) <= day > closed.get((store, check), date.min):
            failed[store].add(check)
    written: dict[str, list[ActionLine]] = defaultdict(list)
    for store, day, issue, owner, due, check in query(_WRITTEN, chosen).fetchall():
        if day > closed.get((store, check), date.min):
            written[store].append(ActionLine(issue=issue, owner=owner, due=due, check=check))
    return LeftOpen(
        {store: frozenset(checks) for store, checks in failed.items()}, {store: tuple(lines) for store, lines in written.items()}
    )
