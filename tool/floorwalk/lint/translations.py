"""The catalogs of a workspace in; a problem for each that cannot be used, and for each text that means two things, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.catalog.options import choices, options_meant
from floorwalk.catalog.shelf import FOLDER, read_catalog
from floorwalk.catalog.status import review
from floorwalk.catalog.translate import translator
from floorwalk.errors import FloorwalkError, Place, Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from floorwalk.catalog.translate import Translator
    from floorwalk.source.workspace import Workspace


def catalogs(space: Workspace) -> Iterator[Problem]:
    """Give the faults of all catalogs; what is missing or stale is no fault: `floorwalk translate status` counts it."""
    if space.company is None:
        return
    source = space.company.source_language
    own = [language for language in space.company.languages if language != source]
    says = [translator(source, source, ())]
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
        says.append(translator(path.stem, source, entries))
    yield from _options(space, says)


def _options(space: Workspace, says: Sequence[Translator]) -> Iterator[Problem]:
    """Give each text that is one option of a check in one language, and another option in another."""
    for sourced in space.standards():
        for (check, text), ids in options_meant(choices([sourced.standard]), says).items():
            if len(ids) > 1:
                what = (
                    f"{check}: '{text[:60]}' is {' and '.join(sorted(ids))}, each in another language; in a filled sheet it is not taken."
                )
                yield Problem(sourced.document.place(("checks",)), "FW808", what, "Translate one of the two with other words.")
