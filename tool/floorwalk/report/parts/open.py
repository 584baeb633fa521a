"""What visits found and nobody has put right yet in; its section of the report out: how much, whose, and what is past its day."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from floorwalk.report.block import Block, Grid
from floorwalk.report.labels import count
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from floorwalk.followup.finding import Followup
    from floorwalk.report.block import Cell
    from floorwalk.report.parts.scope import Scope

SHOWN, LISTED = 15, 60  # what is past its day stands open, and folded; the rest is counted
_EXPLAINED = mark(
    "A failed check stays open until a later visit sees it pass, or a person closes it in decisions.csv. "
    "'Done' on a sheet is not enough: it is "
    "listed as said to be done until somebody has seen it. `floorwalk actions` lists all of it, by owner and by store."
)


def open_block(scope: Scope, stores: Collection[str] | None = None) -> Block:
    """Give what is open in all stores, or in some."""
    t, past = scope.t, scope.measured.past
    title = t("Open from all rounds")
    if past.later:
        return Block("open", title, [t("Later rounds are on record: what is open stands in their reports.")])
    found = [one for one in past.open if stores is None or one.store in stores]
    if not found:
        return Block("open", title, [t("Nothing is open.")])
    late = sorted(
        (one for one in found if one.state == "overdue"), key=lambda one: (not one.critical, one.due or scope.figures.made, one.store)
    )
    grids = [_by_owner(found, scope), *([_late(late, scope)] if late else [])]
    return Block("open", title, _said(found, len(late), scope), (), grids, [t(_EXPLAINED)])


def _said(found: Sequence[Followup], late: int, scope: Scope) -> list[str]:
    t = scope.t
    done, disputed = sum(one.state == "said-done" for one in found), sum(one.disputed for one in found)
    return [
        count(n, one, many)
        for n, one, many in (
            (len(found), t("{n} finding is open."), t("{n} findings are open.")),
            (late, t("{n} of them is past its day."), t("{n} of them are past their day.")),
            (done, t("{n} is said to be done, and nobody has seen it."), t("{n} are said to be done, and nobody has seen them.")),
            (disputed, t("{n} is disputed by its store."), t("{n} are disputed by their stores.")),
        )
        if n
    ]


def _by_owner(found: Sequence[Followup], scope: Scope) -> Grid:
    t = scope.t
    own: dict[str, list[Followup]] = defaultdict(list)
    for one in found:
        own[one.owner].append(one)
    heads = [
        (t("Owner"), "head"),
        (t("Open"), "n"),
        (t("Past their day"), "n"),
        (t("Said done"), "n"),
        (t("Critical"), "n"),
        (t("Stores"), "n"),
    ]
    rows: list[list[Cell]] = [
        [
            scope.figures.role(owner) or t("nobody named"),
            str(len(one)),
            *(str(sum(each.state == state for each in one)) for state in ("overdue", "said-done")),
            str(sum(each.critical for each in one)),
            str(len({each.store for each in one})),
        ]
        for owner, one in sorted(own.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    return Grid(heads, rows, t("By owner, most first"), SHOWN)


def _late(found: Sequence[Followup], scope: Scope) -> Grid:
    t = scope.t
    heads = [(t("Store"), "head"), (t("What"), "wide"), (t("Owner"), "plain"), (t("Due"), "id"), (t("Days late"), "n")]
    rows: list[list[Cell]] = [
        [
            scope.store_link(one.store),
            (one.issue or scope.check_title(one.check)) + (f" ({t('critical')})" if one.critical else ""),
            scope.figures.role(one.owner) or t("nobody named"),
            "" if one.due is None else one.due.isoformat(),
            str(one.late(scope.figures.made)),
        ]
        for one in found[:LISTED]
    ]
    caption = t("Past their day, critical ones first")
    if len(found) > LISTED:
        caption = t("Past their day, critical ones first: {n} of {all}").format(n=LISTED, all=len(found))
    return Grid(heads, rows, caption, SHOWN)
