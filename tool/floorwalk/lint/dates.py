"""A standard and today in; a warning when its review is overdue, a problem when its days are reversed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from floorwalk.source.workspace import Sourced


def standard(sourced: Sourced, today: date) -> Iterator[Problem]:
    """Review day past; days of `effective` reversed."""
    one, place = sourced.standard, sourced.document.place
    if one.review_by < today and one.status != "retired":
        what = f"the review was due on {one.review_by}."
        repair = f"{one.owner} reads the standard again, then writes the next day into `review_by`."
        yield Problem(place(("review_by",)), "FW320", what, repair, "warning")
    span = one.effective
    if span and span.start and span.end and span.start > span.end:
        what = f"the standard is in force from {span.start} to {span.end}, which is earlier."
        yield Problem(place(("effective",), key=True), "FW329", what, "Exchange or mend the two dates.")
