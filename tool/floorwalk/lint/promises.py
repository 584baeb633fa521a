"""Promises and standards in; a warning for each promise that no standard keeps or that no check looks at out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.lint.known import Known


def kept(known: Known) -> Iterator[Problem]:
    """Promises without standards, or whose standards have no checks. Not judged while a standard's file has faults."""
    company = known.space.company
    if company is None or not known.standards_complete:
        return
    active = [sourced.standard for sourced in known.space.standards() if sourced.standard.status == "active"]
    keeping = {id_ for one in active for id_ in one.promises}
    checked = {id_ for one in active if one.checks for id_ in one.promises}
    for index, promise in enumerate(company.promises):
        place = known.space.company_document.place(("promises", index, "id"))
        if promise.id not in keeping:
            what = f"no active standard keeps the promise '{promise.id}'."
            repair = f"Write {promise.id} under `promises` of the standard that keeps it, or take the promise back."
            yield Problem(place, "FW323", what, repair, "warning")
        elif promise.id not in checked:
            what = f"the standards that keep the promise '{promise.id}' have no checks, so nobody knows whether it is kept."
            yield Problem(place, "FW323", what, "Add a check to one of them.", "warning")
