"""What auditors wrote down, and the findings, in; their section of the report out: how much, whose, and the lines that are due first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.report import labels
from floorwalk.report.block import Block, Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.report.block import Cell
    from floorwalk.report.findings import Action, Finding
    from floorwalk.report.parts.scope import Scope

SHOWN, LISTED = 15, 60  # lines that stand open, and folded; the rest is counted


def action_block(scope: Scope) -> Block:
    """Give the findings by the role that owns their standard, and what people wrote in their own words."""
    t, figures = scope.t, scope.figures
    said = [
        t("{n} findings at {visits} visits. The list with all notes is in report.xlsx.").format(
            n=len(figures.findings), visits=len(figures.visits)
        )
    ]
    if not figures.back.once:
        said.append(t("'Again' marks a check that also failed at the store's visit before in this round."))
    if not figures.actions:
        said.append(t("Auditors wrote down no action in their own words."))
    grids = [*([_by_owner(scope)] if figures.findings else []), *([_written(figures.actions, scope)] if figures.actions else [])]
    return Block("actions", t("Actions"), said, (), grids)


def _by_owner(scope: Scope) -> Grid:
    t, again = scope.t, not scope.figures.back.once
    own: dict[str, list[Finding]] = {}
    for finding in scope.figures.findings:
        own.setdefault(finding.owner, []).append(finding)
    ordered = sorted(((scope.figures.role(role), found) for role, found in own.items()), key=lambda item: (-len(item[1]), item[0]))
    heads = [(t("Owner"), "head"), (t("Findings"), "n"), (t("Stores"), "n"), (t("Critical"), "n"), *([(t("Again"), "n")] if again else [])]
    rows = [[role, *_counts(found, again=again)] for role, found in ordered]
    return Grid(heads, rows, t("Findings: every failed check, by the role that owns its standard"), SHOWN)


def _counts(found: Sequence[Finding], *, again: bool) -> list[str]:
    stores, critical = len({one.visit.store.id for one in found}), sum(one.critical for one in found)
    return [str(len(found)), str(stores), str(critical), *([str(sum(one.repeat for one in found))] if again else [])]


def _written(found: Sequence[Action], scope: Scope) -> Grid:
    t = scope.t
    heads = [(t("Store"), "head"), (t("Issue"), "wide"), (t("Owner"), "plain"), (t("Due"), "id")]
    caption = t("Written down by auditors")
    if len(found) > LISTED:
        caption = t("Written down by auditors, those due first: {n} of {all}; all of them are in report.xlsx").format(
            n=LISTED, all=len(found)
        )
    return Grid(heads, [_row(one, scope) for one in found[:LISTED]], caption, SHOWN)


def _row(one: Action, scope: Scope) -> list[Cell]:
    t, line = scope.t, one.line
    store = labels.visit(one.visit, t, once=scope.figures.back.once)
    issue = f"{line.check} {line.issue}" if line.check else line.issue
    return [scope.visit_link(one.visit, store), issue, line.owner or t("nobody named"), str(line.due) if line.due else t("no date")]
