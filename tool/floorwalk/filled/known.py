"""A workspace and its editions in; what the reader of filled sheets may believe out. It travels to other processes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translator_for
from floorwalk.catalog.translate import edition_in_language
from floorwalk.edition.apply import waived
from floorwalk.filled.read import Known
from floorwalk.model import Choice
from floorwalk.words.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from floorwalk.catalog.translate import Translator
    from floorwalk.edition.freeze import Edition
    from floorwalk.source.workspace import Workspace


def known(space: Workspace, editions: Mapping[str, Edition]) -> Known:
    """What the reader of filled sheets may believe."""
    languages = space.company.languages if space.company else ("en",)
    stores = {store.id: store for store in space.stores.rows}
    rounds = {round_.id: round_ for round_, _ in space.rounds.values()}
    says = [translator_for(space, language) for language in languages] if space.company else []
    options = {hash_: _options(edition, says) for hash_, edition in editions.items()}
    return Known(editions, stores, rounds, languages, partial(waived, tuple(space.decisions.rows)), options)


def _options(edition: Edition, says: Iterable[Translator]) -> dict[tuple[str, str], str]:
    """The option that each text of a choice means, by check and folded text, in every language."""
    found: dict[tuple[str, str], str] = {}
    for say in says:
        for standard in edition_in_language(edition, say).standards:
            for check in standard.checks:
                if isinstance(check, Choice):
                    found |= {(check.id, fold(option.text)): option.id for option in check.options}
    return found
