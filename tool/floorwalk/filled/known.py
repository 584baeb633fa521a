"""A workspace and its editions in; what the reader of filled sheets may believe out. It travels to other processes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from floorwalk.catalog.options import choices, options_meant
from floorwalk.catalog.shelf import translator_for
from floorwalk.edition.apply import waived
from floorwalk.filled.read import Known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from floorwalk.catalog.translate import Translator
    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Choice
    from floorwalk.source.workspace import Workspace


def known(space: Workspace, editions: Mapping[str, Edition]) -> Known:
    """What the reader of filled sheets may believe."""
    languages = space.company.languages if space.company else ("en",)
    stores = {store.id: store for store in space.stores.rows}
    rounds = {round_.id: round_ for round_, _ in space.rounds.values()}
    by_text = {hash_: choices(edition.standards) for hash_, edition in editions.items()}  # where there are none no catalog is read
    says = [translator_for(space, language) for language in languages] if space.company and any(by_text.values()) else []
    options = {hash_: _options(checks, says) for hash_, checks in by_text.items()}
    return Known(editions, stores, rounds, languages, partial(waived, tuple(space.decisions.rows)), options)


def _options(checks: Iterable[Choice], says: Iterable[Translator]) -> dict[tuple[str, str], str]:
    """The option that each text means, by check and folded text, in every language; empty for a text that means two."""
    return {key: min(ids) if len(ids) == 1 else "" for key, ids in options_meant(checks, says).items()}
