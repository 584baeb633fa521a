"""What a run of `collect` counted in; the lines that a manager reads at its end out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.codes import BY_ID
from floorwalk.collect.collected import STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from floorwalk.collect.tally import Named, Progress, Tally

_STORES = 12  # so many missing stores are named in one line; more of them by region
_IN_REGION = 5


def summary(tally: Tally, rounds: Sequence[Progress]) -> Iterator[str]:
    """Give the lines: counts, why files were rejected, what waits for a decision, what is odd, and how far each round has come."""
    counts = ", ".join(f"{tally.statuses[status]:,} {status}" for status in STATUSES if tally.statuses[status])
    yield f"{counts} of {tally.files:,} files."
    if tally.known:
        again = f", {tally.known_with_issues:,} of them with issues" if tally.known_with_issues else ""
        yield f"{tally.known:,} were on record before{again}."
    for code, named in sorted(tally.rejected.items(), key=lambda one: -one[1].count):
        yield f"Rejected, {BY_ID[code].title.lower()} [{code}]: {_files(named)}"
    if tally.held.count:
        yield f'Held until you decide (floorwalk accept FILE --reason "why"): {_files(tally.held)}'
    if tally.corrected.count:
        yield f"Corrected, the earlier file counts no longer: {_files(tally.corrected)}"
    if tally.same.count:
        yield f"The same content twice, counted once: {_files(tally.same)}"
    if tally.photos:
        yield f"{tally.photos:,} photos came with them."
    if tally.shared_photos.count:
        yield f"The same photo in different stores: {_files(tally.shared_photos)}"
    if tally.later_than_today.count:
        yield f"Visits dated later than today [FW722]: {_files(tally.later_than_today)}"
    for one in rounds:
        yield from _round(one)


def _files(named: Named) -> str:
    more = f" and {named.count - len(named.files):,} more" if named.count > len(named.files) else ""
    return f"{named.count:,}: " + ", ".join(named.files) + more


def _round(one: Progress) -> Iterator[str]:
    stores = one.missing
    said = f"Round {one.round}: {one.back:,} of {one.planned:,} visits are on record"
    if len(stores) <= _STORES:
        yield said + (f"; missing: {', '.join(stores)}" if stores else ".")
        return
    yield f"{said}; {len(stores):,} are missing:"
    for region, missing in one.by_region.items():
        more = ", ..." if len(missing) > _IN_REGION else ""
        yield f"  {region or 'no region'}: {len(missing):,} ({', '.join(missing[:_IN_REGION])}{more})"
