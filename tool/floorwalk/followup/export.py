"""Findings in words in; a CSV file for spreadsheets, or a JSON file for programs, out."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from floorwalk.ledger.export import guarded

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from floorwalk.followup.told import Told

FORMAT = "floorwalk-actions/1"
_BOM = "\ufeff"  # without it Excel takes UTF-8 for the letters of its own country

# What stands in each column, and under each key.
COLUMNS: dict[str, str] = {
    "store": "Id of the store.",
    "store_name": "Name of the store.",
    "check": "Id of the check that failed; of a person's own line the check that it names, or nothing.",
    "what": "What is to be put right: the standard, or a person's own words.",
    "action": "What people wrote that is to be done about it.",
    "kind": "finding: a check failed. written: a person wrote it.",
    "round_kind": "Kind of round that found it: audit (with recheck), self or mystery.",
    "critical": "true: while it fails, the whole audit fails.",
    "since": "Day of the first failure in a row.",
    "last": "Day of the last one.",
    "times": "Failures in a row.",
    "rounds": "Rounds in which it was found, with a space between two.",
    "owner": "Whose it is.",
    "due": "Until when; empty for a person's line without a date.",
    "days_late": "Days past its due date, 0 when it is not late.",
    "state": "open, overdue, said-done (nobody has seen it pass yet) or closed.",
    "disputed": "true: the store contests the answer.",
    "sheet": "Sheet of the last failure: round, set, store and visit.",
    "closed_on": "Day on which it was closed.",
    "closed_by": "pass: a later visit. decision: a line of decisions.csv.",
    "closed_who": "Sheet that saw it pass, or who decided.",
    "closed_reason": "The reason that the decision gives.",
}


def csv_text(found: Iterable[Told], day: date) -> str:
    """Give a CSV file; text that a spreadsheet would take for a formula has an apostrophe before it, as in the ledger's export."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in row(one, day).values()] for one in found)
    return _BOM + out.getvalue()


def json_text(found: Iterable[Told], day: date) -> str:
    """Give a JSON file: format, day, and the findings with the keys of COLUMNS, dates as text, null where there is none."""
    rows = [
        {key: str(value) if key in ("since", "last", "due", "closed_on") and value else value for key, value in row(one, day).items()}
        for one in found
    ]
    return json.dumps({"format": FORMAT, "day": str(day), "actions": rows}, ensure_ascii=False, indent=1) + "\n"


def row(told: Told, day: date) -> dict[str, Any]:
    """Give the values of a finding by column."""
    one, closed = told.one, told.one.closed
    kind = "finding" if one.is_finding else "written"
    late = 0 if closed else one.late(day)
    ended = (closed.day, closed.by, closed.who, closed.reason) if closed else (None, "", "", "")
    values = (
        one.store, told.store, one.check, told.what, told.todo, kind, one.kind, one.critical, one.since, one.last, one.times,
        " ".join(one.rounds), told.owner, one.due, late, one.state, one.disputed, one.sheet, *ended,
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _cell(value: Any) -> str:
    return guarded("" if value is None else str(value).lower() if isinstance(value, bool) else str(value))
