"""A workspace, a round and its results in; all that people receive from them out: page, workbook, data, and a page for each staff room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.report.contacts import Posts
from floorwalk.report.data import report_json
from floorwalk.report.figures import figures as compute
from floorwalk.report.page import index_page
from floorwalk.report.staff import store_page
from floorwalk.report.workbook import report_workbook
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from floorwalk.model import Round
    from floorwalk.report.result import Result
    from floorwalk.source.workspace import Workspace


@dataclass(frozen=True)
class Report:
    """A report's files: index.html, report.xlsx, report.json, and stores/<id>.html, to which index.html links."""

    html: str
    workbook: bytes
    json: str
    stores: dict[str, str]

    def files(self) -> dict[str, str | bytes]:
        """Give each file by its path below the report's folder."""
        pages = {f"stores/{store}.html": page for store, page in self.stores.items()}
        return {"index.html": self.html, "report.xlsx": self.workbook, "report.json": self.json, **pages}


def build(workspace: Workspace, round_: Round, results: Sequence[Result], made: date, language: str) -> Report:
    """Give the report of a round; the same input gives the same bytes. A store's page is that of its last visit in the round.

    Results of another round, set or kind of round are named and stand in no figure. Raises FloorwalkError FW706 when none is left.
    """
    t = words(language)
    figures = compute(workspace, round_, results, made)
    posts = Posts(workspace)
    stores = {visit.store.id: store_page(figures, visit, posts, language, t) for visit in figures.visits}
    return Report(index_page(figures, language, t), report_workbook(figures, t), report_json(figures, language), stores)
