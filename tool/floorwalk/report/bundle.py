"""A workspace, a round and its results in; all that people receive from them out: pages, workbook, data, summary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translator_for
from floorwalk.catalog.translate import in_language
from floorwalk.edition.shelf import shelf
from floorwalk.memory import collector_paused
from floorwalk.report.contacts import Posts
from floorwalk.report.data import report_json
from floorwalk.report.figures import figures as compute
from floorwalk.report.files import Files
from floorwalk.report.history import past_of
from floorwalk.report.measures.measured import measured as measure
from floorwalk.report.page import index_page
from floorwalk.report.parts.own import own_block
from floorwalk.report.parts.scope import Scope
from floorwalk.report.past import PastRound, alone
from floorwalk.report.recorded import results
from floorwalk.report.region import region_page
from floorwalk.report.staff import store_page
from floorwalk.report.summary import summary
from floorwalk.report.tongue import Tongues
from floorwalk.report.workbook import report_workbook
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from floorwalk.edition.freeze import Edition
    from floorwalk.ledger.store import Ledger
    from floorwalk.model import Round
    from floorwalk.report.past import Past
    from floorwalk.report.result import Result
    from floorwalk.source.workspace import Workspace


@dataclass(frozen=True)
class Report:
    """A report's files: index.html, regions/<id>.html and stores/<id>.html, to which it links, report.xlsx, report.json, summary.md."""

    html: str
    workbook: bytes
    json: str
    summary: str
    regions: dict[str, str]
    stores: dict[str, str]

    def files(self) -> dict[str, str | bytes]:
        """Give each file by its path below the report's folder."""
        pages = {f"regions/{region}.html": page for region, page in self.regions.items()}
        pages |= {f"stores/{store}.html": page for store, page in self.stores.items()}
        return {"index.html": self.html, "report.xlsx": self.workbook, "report.json": self.json, "summary.md": self.summary, **pages}


def from_ledger(ledger: Ledger, space: Workspace, round_: Round, made: date, language: str, way: str | None = None) -> Report:
    """Give the report of a round with its past, in a language; `space` is in the source language.

    `way` leads from the report's folder to the workspace, as `../../../`; then pages link to the sheets that lie there.

    Raises FloorwalkError FW605 when the edition of an audit is gone, FW706 when no audit of the round is on record.
    """
    with collector_paused():  # rows and pages have no circles
        editions = shelf(space.root)
        scored = results(space, round_, ledger.audits(round_.id), language, editions)
        simulated = any(one.audit.simulated for one in scored)
        past = past_of(ledger, space, round_, editions, made, simulated=simulated)
        there = frozenset(one.file for one in scored if (space.root / one.file).is_file())
        return build(space, round_, scored, made, language, past, editions, None if way is None else Files(way, there))


def build(
    space: Workspace,
    round_: Round,
    results: Sequence[Result],
    made: date,
    language: str,
    past: Past | None = None,
    editions: Mapping[str, Edition] | None = None,
    files: Files | None = None,
) -> Report:
    """Give the report of a round; the same input gives the same bytes. A store's page is that of its last visit in the round.

    `space` is in the source language, the results are told in `language`. Without a past the round stands alone; without the editions
    all pages are in `language`. Results of another round, set or kind of round are named and stand in no figure. Raises FloorwalkError
    FW706 when none is left.
    """
    told = space
    if space.company and language != space.company.source_language:
        told = in_language(space, translator_for(space, language))
    found = compute(told, round_, results, made)
    past = past or alone(PastRound(round_.id, round_.title, round_.due), found.visits)
    tongues = Tongues(space, found.company, editions or {}, language)
    t, name = words(language), tongues.of(language).name
    found = replace(found, round=round_.model_copy(update={"title": name(round_)}))
    measures = measure(found, replace(past, rounds=tuple(replace(one, title=name(one)) for one in past.rounds)))
    scope = Scope(found, measures, language, t, "", files)
    below = replace(scope, up="../")
    return Report(
        index_page(scope),
        report_workbook(found, measures, t),
        report_json(found, measures, language),
        summary(scope),
        {group.id: region_page(below, group) for group in measures.regions},
        _stores(below, past, tongues, round_),
    )


def _stores(scope: Scope, past: Past, tongues: Tongues, round_: Round) -> dict[str, str]:
    posts = Posts(scope.figures.workspace)
    made = {}
    for store, visit in scope.figures.last_visits.items():
        told = tongues.told(visit)
        made[store] = store_page(scope, visit, posts, told, told.tongue.name(round_), own_block(past, store, told))
    return made
