"""A failed check and its standard in; what is to be done about it, in the words that sheets, lists and calendars carry, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translator_for
from floorwalk.catalog.translate import edition_in_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Check, StandardCore
    from floorwalk.model.standard import VariantCheck
    from floorwalk.source.workspace import Workspace


def issue_text(check: Check | VariantCheck, standard: StandardCore) -> str:
    """What is to be done about a failed check: the standard's title, with the question where the standard asks several."""
    return standard.title if len(standard.checks) == 1 else f"{standard.title}: {check.question}"


def printed(space: Workspace, edition: Edition) -> Iterator[tuple[str, str]]:
    """What sheets of an edition may have carried as open points, in every language: check and words."""
    for language in space.company.languages if space.company else ():
        for standard in edition_in_language(edition, translator_for(space, language)).standards:
            asked = [*standard.checks, *(change for variant in standard.variants for change in variant.checks if change.question)]
            yield from ((check.id, issue_text(check, standard)) for check in asked)
