"""An open ledger in; how each check that failed somewhere was seen, visit by visit, and what people wrote on Actions sheets, out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from floorwalk.model import ActionLine

if TYPE_CHECKING:
    from collections.abc import Mapping

    from floorwalk.followup.chain import Chain
    from floorwalk.ledger.store import Ledger

_VISIT = "v.audit, v.sheet_id, v.store, v.round, v.edition, v.day, v.start, v.visit"
_FIELDS = 8
_VISITS = """
    SELECT v.audit, v.sheet_id, v.store, v.round, v.edition, v.day, coalesce(v.start_minutes, -1) AS start, v.visit
    FROM audits AS v
    WHERE v.standard_set = $set AND list_contains($kinds, v.kind)
        AND v.simulated = $simulated AND v.day < $before AND v.round <> $besides"""
_ORDER = "v.day DESC, v.start DESC, v.visit DESC, v.audit DESC"
# Only pairs of store and check that ever failed; of those, unless wanted, nothing up to the last pass.
_LOOKS = f"""WITH v AS ({_VISITS}), pairs AS (
        SELECT DISTINCT v.store, a.check_id FROM v JOIN answers AS a ON a.audit = v.audit WHERE a.result = 'failed'),
    looks AS (
        SELECT {_VISIT}, a.check_id, a.standard, a.result = 'passed' AS passed, coalesce(a.critical, FALSE) AS critical, a.corrected,
            sum(CASE WHEN a.result = 'passed' THEN 1 ELSE 0 END) OVER (PARTITION BY v.store, a.check_id ORDER BY {_ORDER}) AS passes
        FROM v JOIN answers AS a ON a.audit = v.audit JOIN pairs AS p ON p.store = v.store AND p.check_id = a.check_id
        WHERE a.result IN ('passed', 'failed'))
    SELECT {_VISIT}, v.check_id, v.standard, v.passed, v.critical, v.corrected FROM looks AS v WHERE v.passes = 0 OR $closed
    ORDER BY v.store, v.check_id, v.day, v.start, v.visit, v.audit"""  # noqa: S608  # our own words
_LINES = f"""WITH v AS ({_VISITS}), w AS (SELECT *, row_number() OVER (PARTITION BY v.store ORDER BY {_ORDER}) = 1 AS latest FROM v)
    SELECT {_VISIT}, p.issue, p.owner, p.due, p.check_id, p.done, v.latest FROM w AS v JOIN actions AS p ON p.audit = v.audit
    ORDER BY v.store, v.day, v.start, v.visit, v.audit, p.due NULLS LAST, p.position"""  # noqa: S608  # our own words


@dataclass(frozen=True)
class Visited:
    """A visit. `start` is in minutes after midnight, -1 when it is not known; `number` counts the visits of a round."""

    audit: str
    sheet_id: str
    store: str
    round: str
    edition: str
    day: date
    start: int = -1
    number: int = 1

    @property
    def order(self) -> tuple[date, int, int, str]:
        """Visits to a store follow each other in this order."""
        return self.day, self.start, self.number, self.audit


@dataclass(frozen=True)
class Look:
    """A check that was passed or failed at a visit; N/A, not observed and blank are no looks."""

    visit: Visited
    check: str
    standard: str
    passed: bool
    critical: bool = False
    corrected: bool = False


@dataclass(frozen=True)
class Line:
    """A line that a person wrote, or left, on an Actions sheet; `latest`: at the latest visit to its store."""

    visit: Visited
    line: ActionLine
    latest: bool


@dataclass(frozen=True)
class Seen:
    """What visits of a chain saw, in the order of stores, checks and visits."""

    looks: tuple[Look, ...]
    lines: tuple[Line, ...]


def seen(ledger: Ledger, chain: Chain, *, before: date = date.max, besides: str = "", closed: bool = False) -> Seen:
    """Give what the visits of a chain earlier than a day saw, those of the round `besides` left out.

    Of each check it gives what came after its last pass; with `closed` all of it.
    """
    values: Mapping[str, Any] = {
        "set": chain.set, "kinds": list(chain.kinds), "simulated": chain.simulated, "before": before, "besides": besides
    }  # fmt: skip
    visits: dict[str, Visited] = {}

    def visit(row: tuple[Any, ...]) -> Visited:
        return visits.setdefault(row[0], Visited(*row[:_FIELDS]))

    query = ledger.connection.execute
    looks = tuple(Look(visit(row), *row[_FIELDS:]) for row in query(_LOOKS, {**values, "closed": closed}).fetchall())
    lines = tuple(Line(visit(row), _line(*row[_FIELDS:-1]), row[-1]) for row in query(_LINES, values).fetchall())
    return Seen(looks, lines)


def _line(issue: str, owner: str, due: date | None, check: str | None, done: bool | None) -> ActionLine:
    return ActionLine.model_construct(issue=issue, owner=owner, due=due, check=check, done=done)  # it was checked when it was read
