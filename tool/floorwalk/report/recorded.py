"""Audits of the ledger in; results out, each scored anew under the edition that its sheet was printed from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translator_for
from floorwalk.catalog.translate import edition_in_language
from floorwalk.edition.alike import Alike
from floorwalk.edition.apply import waived
from floorwalk.edition.shelf import shelf
from floorwalk.errors import FloorwalkError
from floorwalk.followup.disputes import disputed
from floorwalk.followup.wording import printed
from floorwalk.report.result import Result
from floorwalk.score import score
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from floorwalk.edition.freeze import Edition
    from floorwalk.ledger.entry import Recorded
    from floorwalk.model import Round
    from floorwalk.source.workspace import Workspace


def results(
    space: Workspace,
    round_: Round,
    recorded: Sequence[Recorded],
    language: str | None = None,
    editions: Mapping[str, Edition] | None = None,
) -> list[Result]:
    """Score each recorded audit under its own edition, told in a language, the source language unless said.

    Lines of the Actions sheet that came back as our sheet carried them are left out: what stays are people's own words.

    `editions`: those of the shelf, when they have been read. Raises FloorwalkError FW605 when an edition file is gone, FW801 for a
    language that the company does not have.
    """
    needed = {one.audit.edition for one in recorded}
    editions = {hash_: edition for hash_, edition in (editions or shelf(space.root)).items() if hash_ in needed}
    ours = _ours(space, recorded, editions.values())
    if language:
        say = translator_for(space, language)
        editions = {hash_: edition_in_language(edition, say) for hash_, edition in editions.items()}
    alike: dict[tuple[str, date], Alike] = {}
    t = words(language or "en")
    found = []
    for one in recorded:
        edition, store = editions.get(one.audit.edition), space.store(one.audit.store)
        if edition is None or store is None:
            gone = f"edition {one.audit.edition[:8]}" if edition is None else f"store {one.audit.store}"
            what = f"{one.file}: its {gone} is no longer there."
            raise FloorwalkError("FW605", what, "Fetch it from version control: results are scored under their own edition.")
        due = one.audit.due or round_.due
        if (edition.hash, due) not in alike:
            alike[edition.hash, due] = Alike(edition, due)
        asked = alike[edition.hash, due].ask(store, waived(space.decisions.rows, store.id, due) | space.left_out(one.audit.round))
        own = one.audit.model_copy(update={"actions": tuple(line for line in one.audit.actions if (line.check, line.issue) not in ours)})
        contested = disputed(one.audit, one.content_hash, space.decisions.rows)
        found.append(Result(own, asked, score(asked, own, t), one.problems, one.file, contested))
    return found


def _ours(space: Workspace, recorded: Sequence[Recorded], editions: Iterable[Edition]) -> frozenset[tuple[str | None, str]]:
    """What our own sheets carry; where no line names a check, nothing has to be told from it."""
    if not any(line.check for one in recorded for line in one.audit.actions):
        return frozenset()
    return frozenset(pair for edition in editions for pair in printed(space, edition))
