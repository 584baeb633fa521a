"""Shares of N/A, not observed and blank in; their section of the report out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.report import estimates
from floorwalk.report.block import Block, Grid
from floorwalk.stats.unseen import UNSEEN
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from floorwalk.report.block import Cell
    from floorwalk.report.measures.unseen import UnseenBy
    from floorwalk.report.parts.scope import Scope
    from floorwalk.stats import Estimate

SHOWN = 12
_EXPLAINED = (
    mark(
        "Shares of all checks that were asked. Auditors differ in how often they write N/A; the visits of an "
        "auditor are the units, and it takes five."
    ),
    mark(
        "In the table of stores, 'If N/A were answered' gives between which bounds a score would lie if every "
        "N/A were a fail, or a pass: no answer to them could bring it "
        "outside (Manski 2003)."
    ),
)


def unseen_block(scope: Scope) -> Block:
    """Give how often auditors wrote N/A, saw nothing, or left a blank."""
    t, found = scope.t, scope.measured.unseen
    all_ = [[t("All visits"), *_rates(found.all, scope)]]
    heads = [(t("N/A"), "plain"), (t("Not observed"), "plain"), (t("Blank"), "plain")]
    grids = [Grid([(t("Who"), "head"), *heads], all_)]
    if found.auditors:
        grids.append(_grid(found.auditors, scope, t("Auditor"), t("By auditor, most first"), link=False))
    grids.append(_grid(found.stores, scope, t("Store"), t("By store, most first"), link=True))
    return Block("unseen", t("N/A, not observed, blank"), (), (), grids, [t(text) for text in _EXPLAINED])


def _grid(found: Sequence[UnseenBy], scope: Scope, head: str, caption: str, *, link: bool) -> Grid:
    t = scope.t
    heads = [
        (head, "head"),
        (t("Visits (n)"), "n"),
        (t("Asked"), "n"),
        (t("N/A"), "plain"),
        (t("Not observed"), "plain"),
        (t("Blank"), "plain"),
    ]
    rows: list[list[Cell]] = []
    for one in found:
        name = scope.store_link(one.name) if link else one.name
        shares = [estimates.share(one.rates[state].value, t) for state in UNSEEN] if link else _rates(one.rates, scope)
        rows.append([name, str(one.visits), str(one.asked), *shares])
    return Grid(heads, rows, caption, SHOWN)


def _rates(rates: Mapping[str, Estimate], scope: Scope) -> list[str]:
    return [f"{estimates.share(rates[state].value, scope.t)} ({estimates.between(rates[state], scope.t, 100)})" for state in UNSEEN]
