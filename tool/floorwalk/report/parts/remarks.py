"""Remarks that were made while the sheets were read in; their section of the report out: how many of each kind, and the first of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from floorwalk.codes import BY_ID
from floorwalk.report import labels
from floorwalk.report.block import Block, Grid, Link

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.report.block import Cell
    from floorwalk.report.findings import Issue
    from floorwalk.report.parts.scope import Scope

SHOWN, LISTED = 12, 60  # of the remarks themselves; beyond that they are counted, and stand with their visits


def remark_block(scope: Scope) -> Block:
    """Give the remarks, faults before warnings."""
    t, found = scope.t, scope.figures.issues
    said = [t("Made while the sheets were read. Nothing was guessed: an answer that could not be read counts as blank.")]
    ordered = sorted(found, key=lambda one: one.problem.severity != "error")
    return Block("issues", t("Remarks on sheets"), said, (), [_by_kind(ordered, scope), _listed(ordered, scope)])


def _by_kind(found: Sequence[Issue], scope: Scope) -> Grid:
    t = scope.t
    own: dict[str, list[Issue]] = defaultdict(list)
    for one in found:
        own[one.problem.code].append(one)
    heads = [(t("What"), "head"), (t("Code"), "id"), (t("Remarks on sheets"), "n"), (t("Sheets"), "n")]
    rows: list[list[Cell]] = [
        [BY_ID[code].title, code, str(len(issues)), str(len({one.visit.audit.sheet_id for one in issues}))] for code, issues in own.items()
    ]
    return Grid(heads, rows)


def _listed(found: Sequence[Issue], scope: Scope) -> Grid:
    t = scope.t
    heads = [(t("Store"), "head"), (t("Cell"), "id"), (t("Check"), "id"), (t("What"), "wide")]
    caption = ""
    if len(found) > LISTED:
        caption = t("The first {n} of {all}; all of them stand with their visits on the pages of the regions, and in report.xlsx.")
    return Grid(heads, [_row(one, scope) for one in found[:LISTED]], caption.format(n=LISTED, all=len(found)), SHOWN)


def _row(one: Issue, scope: Scope) -> list[Cell]:
    problem, place = one.problem, one.problem.place
    store = labels.visit(one.visit, scope.t, once=scope.figures.back.once)
    leads = scope.visit_link(one.visit, store) if one.visit.audit.sheet_id in scope.figures.sums else Link(store)
    return [leads, "!".join(filter(None, (place.sheet, place.cell))), place.check or "", f"{problem.what} {problem.repair}"]
