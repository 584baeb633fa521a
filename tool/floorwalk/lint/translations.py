"""The catalogs of a workspace in; a problem for each that cannot be read, is of no language of the company, or lost a number, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import FOLDER, read_catalog
from floorwalk.catalog.status import review
from floorwalk.errors import FloorwalkError, Place, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.source.workspace import Workspace


def catalogs(space: Workspace) -> Iterator[Problem]:
    """Give the faults of all catalogs; what is missing or stale is no fault: `floorwalk translate status` counts it."""
    if space.company is None:
        return
    own = [language for language in space.company.languages if language != space.company.source_language]
    for path in sorted((space.root / FOLDER).glob("*.po")):
        name = f"{FOLDER}/{path.name}"
        if path.stem not in own:
            repair = did_you_mean(path.stem, own, otherwise="Add the language to `languages` of company.yaml, or delete the file.")
            yield Problem(Place(name), "FW801", f"the company does not translate into '{path.stem}'.", repair)
            continue
        try:
            entries, _ = read_catalog(space.root, path.stem)
        except FloorwalkError as error:
            yield Problem(Place(name), error.code, error.what, error.repair)
            continue
        yield from review(entries, (), name)
