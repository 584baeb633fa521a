"""An open ledger in; what is on record, round by round, and visits of which the date cannot be right, out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.errors import Place, Problem
from floorwalk.ledger.store import version_of

if TYPE_CHECKING:
    from datetime import date

    from floorwalk.ledger.store import Ledger


@dataclass(frozen=True)
class RoundStatus:
    """What is on record of a round: numbers of audits, of their stores, answers, failed checks, and issues that reading met."""

    round: str
    kind: str
    standard_set: str
    simulated: bool
    audits: int
    stores: int
    answers: int
    findings: int
    issues: int


@dataclass(frozen=True)
class Status:
    """What is on record. `brought_forward` audits come from a ledger of an older version and lack what it did not hold."""

    version: int
    rounds: tuple[RoundStatus, ...]
    brought_forward: int


def status(ledger: Ledger) -> Status:
    """Count what is on record; rounds by id, simulated audits of a round apart from real ones."""
    counted = ", ".join(f"coalesce(sum({table}.n), 0)" for table in ("answers", "findings", "problems"))
    joined = " ".join(
        f"LEFT JOIN (SELECT audit, count(*) AS n FROM {table} GROUP BY audit) {table} ON {table}.audit = a.audit"  # noqa: S608  # our own names
        for table in ("answers", "findings", "problems")
    )
    by = "a.round, a.kind, a.standard_set, a.simulated"
    sql = f"SELECT {by}, count(*), count(DISTINCT a.store), {counted} FROM audits a {joined} GROUP BY {by} ORDER BY {by}"  # noqa: S608
    rounds = tuple(RoundStatus(*row[:6], *map(int, row[6:])) for row in ledger.connection.execute(sql).fetchall())
    older = ledger.connection.execute(
        "SELECT count(*) FROM audits WHERE coverage IS NULL OR audit IN (SELECT audit FROM answers WHERE cell IS NULL)"
    ).fetchone()
    return Status(version_of(ledger.connection) or 0, rounds, older[0] if older else 0)


def later_than(ledger: Ledger, today: date) -> list[Problem]:
    """Give a problem for each visit that is dated later than today: a clock or a date was wrong. The audit stays on record as it is."""
    sql = "SELECT file, sheet_id, day FROM audits WHERE day > ? ORDER BY file, sheet_id"
    repair = "Check the date with the auditor, and the clock of this computer."
    return [
        Problem(Place(file), "FW722", f"the visit {sheet_id} is dated {day}, which is later than today, {today}.", repair, "warning")
        for file, sheet_id, day in ledger.connection.execute(sql, [today]).fetchall()
    ]
