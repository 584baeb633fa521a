"""Frozen editions and the sets as they stand in; a problem for each requirement that changed without a raised version out."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from floorwalk.edition.compare import Change, compare
from floorwalk.edition.freeze import Edition, freeze, from_json
from floorwalk.errors import FloorwalkError, Place, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from floorwalk.lint.known import Known
    from floorwalk.source.workspace import LoadedSet, Sourced

FOLDER = "audits/editions"


def unraised(known: Known) -> Iterator[Problem]:
    """Compare each set with its newest edition; editions that were altered are problems of their own."""
    editions, problems = editions_in(known.space.root / FOLDER)
    yield from problems
    for loaded in known.space.sets.values():
        versions = [edition.version for edition in editions if edition.set == loaded.set.id]
        newest = [edition for edition in editions if edition.set == loaded.set.id and edition.version == max(versions)]
        if newest and known.ids["standard"] is not None:
            yield from _set(loaded, newest)


def untold(sourced: Sourced) -> Iterator[Problem]:
    """A raised version should tell those who knew the last one what is different; a version that is yet to come cannot."""
    one, place = sourced.standard, sourced.document.place
    told = {change.version for change in one.changes}
    if one.version > 1 and one.version not in told and one.status == "active":
        what = f"version {one.version} does not say what changed."
        repair = f"Add under `changes`: - {{version: {one.version}, date: YYYY-MM-DD, what: What is different now.}}"
        yield Problem(place(("version",)), "FW503", what, repair, "warning")
    for index, change in enumerate(one.changes):
        if change.version > one.version:
            what = f"a change of version {change.version} is told, and `version` is {one.version}."
            yield Problem(
                place(("changes", index, "version")), "FW503", what, f"Write `version: {change.version}`, or mend the number.", "warning"
            )


def editions_in(folder: Path) -> tuple[list[Edition], list[Problem]]:
    """Give the editions of a folder, and a problem for each that was altered or cannot be read."""
    editions, problems = [], []
    for path in sorted(folder.glob("*.json")):
        place = Place(f"{FOLDER}/{path.name}", 1, 1)
        try:
            editions.append(from_json(path.read_text(encoding="utf-8"), path.name))
        except FloorwalkError as error:
            problems.append(Problem(place, "FW502", error.what, error.repair))
        except (OSError, UnicodeDecodeError):
            repair = "Fetch it again from version control; an edition is never edited."
            problems.append(Problem(place, "FW502", f"{path.name} cannot be read.", repair))
    return editions, problems


def _set(loaded: LoadedSet, newest: list[Edition]) -> Iterator[Problem]:
    """A change counts when it differs from every edition of the newest version: which of them is the latest, no file says."""
    now = freeze(loaded)
    if any(edition.hash == now.hash for edition in newest):
        return
    found: list[dict[str, list[Change]]] = []
    for edition in newest:
        by_standard: dict[str, list[Change]] = defaultdict(list)
        for change in compare(edition, now):
            if change.unraised:
                by_standard[change.standard].append(change)
        found.append(by_standard)
    for id_, changes in found[-1].items():
        if all(id_ in one for one in found):
            yield _problem(loaded.standards[id_], changes, newest[-1])


def _problem(sourced: Sourced, changes: list[Change], edition: Edition) -> Problem:
    one, first = sourced.standard, changes[0]
    numbers = {check.id: str(index) for index, check in enumerate(one.checks)}
    loc = [int(word) if word.isdigit() else word for step in first.path for word in (numbers.get(step, step),)]
    what = f"{_told(first)} since edition {edition.short}"
    what += f" ({len(changes) - 1} more changed)" if len(changes) > 1 else ""
    what += f", and `version` is still {one.version}."
    repair = f"Write `version: {one.version + 1}`, so that staff read it again and trends are split; or take the change back."
    return Problem(sourced.document.place(loc), "FW501", what, repair)


def _told(change: Change) -> str:
    """Write `at_most` of PAY-04.1 changed from 5 to 4."""
    words = [step for step in change.path if not step.isdigit()]
    check = next((step for step in change.path if step.startswith(f"{change.standard}.")), "")
    told = f"`{words[-1]}` of {check} changed" if check and words[-1] != check else f"`{check or words[0]}` changed"
    short = all(value is not None and not isinstance(value, dict | list) and len(str(value)) <= 20 for value in (change.old, change.new))
    return f"{told} from {change.old} to {change.new}" if short else told
