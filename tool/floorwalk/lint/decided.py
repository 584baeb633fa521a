"""The lines of decisions.csv in; a problem for each that names a check or standard that never was, and so decides nothing, out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from floorwalk.errors import Problem, did_you_mean
from floorwalk.lint.versions import FOLDER, editions_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.lint.known import Known

_HASH = re.compile(r"[0-9a-f]{8,64}")


def lines(known: Known) -> Iterator[Problem]:
    """Lines that close or dispute what is no check, and waivers of what is no standard, in the workspace or in any edition."""
    table = known.space.decisions
    if not known.standards_complete:
        return
    checks = {check.id for one in known.space.standards() for check in one.standard.checks}
    standards = set(known.ids["standard"] or ())
    rows = [(index, row) for index, row in enumerate(table.rows) if row.kind != "accept"]
    if any(row.ref not in checks | standards for _, row in rows):
        for edition in editions_in(known.space.root / FOLDER)[0]:
            standards |= {one.id for one in edition.standards}
            checks |= {check.id for one in edition.standards for check in one.checks}
    for index, row in rows:
        place = table.place(index, "ref")
        if row.kind == "waiver" and row.ref not in standards:
            what = f"'{row.ref}' is no standard of this workspace or of an edition: the line excuses nobody from anything."
            yield Problem(place, "FW306", what, did_you_mean(row.ref, standards))
        elif row.kind in ("close", "dispute") and row.ref not in checks and not _HASH.fullmatch(row.ref):
            said = "closes" if row.kind == "close" else "disputes"
            what = f"'{row.ref}' is no check of this workspace or of an edition: the line {said} nothing."
            yield Problem(place, "FW331", what, did_you_mean(row.ref, _near(row.ref, checks), otherwise="Write a check's id, as PAY-04.1."))


def _near(ref: str, checks: set[str]) -> set[str]:
    """The checks of the standard that was written, where it is one; else all."""
    return {check for check in checks if check.startswith(f"{ref}.")} or checks
