"""A set in; problems of its bands and weights out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from floorwalk.model import StandardSet
    from floorwalk.source.document import Document


def weights(set_: StandardSet, document: Document) -> Iterator[Problem]:
    """Weights count only in a total by section, and then each section has one."""
    weighted = [section.weight is not None for section in set_.sections]
    for number, section in enumerate(set_.sections):
        if section.weight is not None and set_.scoring.total == "checks":
            what = f"the weight of '{section.id}' does not count: the total is the sum over checks."
            repair = "Write `total: sections` under `scoring`, or take the weights out."
            yield Problem(document.place(("sections", number, "weight"), key=True), "FW330", what, repair)
        elif section.weight is None and set_.scoring.total == "sections" and any(weighted):
            what = f"the section '{section.id}' has no weight, and others have one."
            yield Problem(
                document.place(("sections", number)), "FW330", what, "Give it a weight, or take all weights out: then sections count alike."
            )


def bands(set_: StandardSet, document: Document) -> Iterator[Problem]:
    """Bands must cover 0 to 100 without gap or overlap, each from its start up to, not including, its end."""
    yield from _twice(set_, document)
    reversed_ = [(number, band) for number, band in enumerate(set_.scoring.bands) if band.start >= band.end]
    for number, band in reversed_:
        what = f"the band '{band.id}' ends at {band.end}, before or where it starts."
        yield Problem(document.place(("scoring", "bands", number)), "FW318", what, "Write the smaller number after `from`.")
    if not reversed_:
        yield from _cover(set_, document)


def _cover(set_: StandardSet, document: Document) -> Iterator[Problem]:
    numbered = sorted(enumerate(set_.scoring.bands), key=lambda pair: (pair[1].start, pair[1].end))
    reached: Decimal | None = None
    last = ""
    for number, band in numbered:
        where = document.place(("scoring", "bands", number))
        if reached is None and band.start > 0:
            yield Problem(where, "FW318", f"no band covers 0 to {band.start}.", f"Let '{band.id}' start at 0, or add a band below it.")
        elif reached is not None and band.start > reached:
            what = f"no band covers {reached} to {band.start}, between '{last}' and '{band.id}'."
            yield Problem(where, "FW318", what, f"Let '{band.id}' start at {reached}.")
        elif reached is not None and band.start < reached:
            what = f"the bands '{last}' and '{band.id}' both cover {band.start} to {min(reached, band.end)}."
            yield Problem(where, "FW318", what, f"Let '{band.id}' start at {reached}.")
        if reached is None or band.end > reached:
            reached, last = band.end, band.id
    if reached is not None and reached < 100:
        where = document.place(("scoring", "bands"), key=True)
        yield Problem(where, "FW318", f"no band covers {reached} to 100.", f"Let '{last}' end at 100, or add a band above it.")


def _twice(set_: StandardSet, document: Document) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for number, band in enumerate(set_.scoring.bands):
        if band.id in first:
            what = (
                f"the band '{band.id}' is defined twice; already defined at {document.place(('scoring', 'bands', first[band.id], 'id'))}."
            )
            yield Problem(document.place(("scoring", "bands", number, "id")), "FW301", what, "Give one of them another id.")
        first.setdefault(band.id, number)
