"""Audits of the ledger in; results out, each scored anew under the edition that its sheet was printed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translator_for
from floorwalk.catalog.translate import edition_in_language
from floorwalk.edition.apply import ask, waived
from floorwalk.edition.shelf import shelf
from floorwalk.errors import FloorwalkError
from floorwalk.report.result import Result
from floorwalk.score import score
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from floorwalk.ledger.entry import Recorded
    from floorwalk.model import Round
    from floorwalk.source.workspace import Workspace


def results(space: Workspace, round_: Round, recorded: Iterable[Recorded], language: str | None = None) -> list[Result]:
    """Score each recorded audit under its own edition, told in a language, the source language unless said.

    Raises FloorwalkError FW605 when an edition file is gone, FW801 for a language that the company does not have.
    """
    editions = shelf(space.root)
    if language:
        say = translator_for(space, language)
        editions = {hash_: edition_in_language(edition, say) for hash_, edition in editions.items()}
    found = []
    for one in recorded:
        edition, store = editions.get(one.audit.edition), space.store(one.audit.store)
        if edition is None or store is None:
            gone = f"edition {one.audit.edition[:8]}" if edition is None else f"store {one.audit.store}"
            what = f"{one.file}: its {gone} is no longer there."
            raise FloorwalkError("FW605", what, "Fetch it from version control: results are scored under their own edition.")
        due = one.audit.due or round_.due
        asked = ask(edition, store, due, waived(space.decisions.rows, store.id, due))
        found.append(Result(one.audit, asked, score(asked, one.audit, words(language or "en")), one.problems, one.file))
    return found
