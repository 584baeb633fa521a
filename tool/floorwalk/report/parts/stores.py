"""Visits and ranks in; the section of the stores out: places with their intervals from three visits on, else in order of id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.report import labels
from floorwalk.report.block import Block, Grid, Link
from floorwalk.report.disputed import bounds_text
from floorwalk.report.measures.standing import LEAST
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from floorwalk.report.block import Cell
    from floorwalk.report.parts.scope import Scope
    from floorwalk.report.result import Result
    from floorwalk.stats import Rank

SHOWN = 60
_EXPLAINED = (
    mark(
        "A store has a place from three complete and scored visits on, counted since an edition last changed "
        "a requirement. Stores whose shown "
        "means are equal share a place."
    ),
    mark(
        "'May be' tells from which place to which the store may as well stand: every pair of stores is compared, and Holm's rule keeps all "
        "comparisons together right 95 times of 100 (Holm 1979; Al Mohamad and others 2022)."
    ),
)


def store_block(scope: Scope, stores: Collection[str] | None = None) -> Block:
    """Give the section of all stores, or of some."""
    t = scope.t
    standing = [one for one in scope.measured.standing if stores is None or one.store in stores]
    visits = [one for one in scope.figures.visits if stores is None or one.store.id in stores]
    ranked = [one for one in standing if one.rank is not None]
    grids = [_ranked(ranked, scope)] if ranked else []
    rest = [one for one in standing if one.rank is None]
    said = [_said(len(ranked), rest, scope)]
    caption = t("This round, in order of store id: this is no ranking.")
    return Block(
        "stores", t("Stores"), said, (), [*grids, _visits(visits, scope, caption)], [t(text) for text in _EXPLAINED] if ranked else ()
    )


def _said(ranked: int, rest: Sequence[Rank], scope: Scope) -> str:
    t = scope.t
    if not ranked:
        return t(
            "No store has {least} comparable visits yet, so there are no places: a rank on fewer would tell one "
            "day from another, not one store from another."
        ).format(least=LEAST)
    line = t("{n} stores have at least {least} comparable visits and a place.").format(n=ranked, least=LEAST)
    return f"{line} {_few(len(rest), scope)}" if rest else line


def _few(rest: int, scope: Scope) -> str:
    return labels.count(rest, scope.t("{n} store has fewer and none."), scope.t("{n} stores have fewer and none."))


def _ranked(ranked: Sequence[Rank], scope: Scope) -> Grid:
    t = scope.t
    heads = [(t("Store"), "head"), (t("Place"), "n"), (t("May be"), "plain"), (t("Mean"), "n"), (t("Visits (n)"), "n")]
    return Grid(heads, [_rank_row(one, scope) for one in ranked], t("Places over all comparable rounds"), SHOWN)


def _rank_row(one: Rank, scope: Scope) -> list[Cell]:
    t = scope.t
    place = f"={one.rank}" if one.tied else str(one.rank)
    may = t("{low} to {high}").format(low=one.best, high=one.worst) if one.best and one.worst else t("cannot be told")
    return [scope.store_link(one.store), place, may, labels.percent(one.mean, t), str(one.visits)]


def _visits(visits: Sequence[Result], scope: Scope, caption: str) -> Grid:
    t = scope.t
    heads = [
        (t("Store"), "head"),
        (t("Visit"), "id"),
        (t("Outcome"), "plain"),
        (t("Score"), "n"),
        (t("Band"), "plain"),
        (t("On shared checks"), "n"),
        (t("If N/A were answered"), "plain"),
        *([(t("Disputed"), "plain")] if scope.measured.disputes else []),
        (t("Observed"), "n"),
        (t("Failed"), "n"),
        (t("Blank"), "n"),
        (t("For the staff room"), "plain"),
    ]
    return Grid(heads, [_visit_row(one, scope) for one in visits], caption, SHOWN if len(visits) > 2 * SHOWN else 2 * SHOWN)


def _disputed(visit: Result, scope: Scope) -> str:
    """How many answers are disputed, and how far the decision can move the score."""
    dispute = scope.measured.disputes.get(visit.audit.sheet_id)
    if dispute is None:
        return ""
    between = bounds_text(dispute.bounds, scope.t)
    return f"{len(dispute.checks)} ({between})" if between else str(len(dispute.checks))


def _visit_row(visit: Result, scope: Scope) -> list[Cell]:
    t, score = scope.t, visit.score
    failed, passed = (sum(check.state == state for check in score.checks) for state in ("failed", "passed"))
    shared = scope.figures.shared_score(visit)
    return [
        scope.visit_link(visit, labels.visit(visit, t, once=scope.figures.back.once)),
        visit.audit.day.isoformat(),
        Link("", "", labels.outcome(score.outcome, t)),
        labels.percent(score.percent, t),
        score.band.title if score.band else "",
        "" if shared is None else labels.percent(shared, t),
        bounds_text(scope.measured.unseen.bounds[visit.audit.sheet_id], t),
        *([_disputed(visit, scope)] if scope.measured.disputes else []),
        labels.percent(score.coverage * 100, t),
        t("{k} of {n}").format(k=failed, n=failed + passed),
        str(score.blanks),
        Link(t("Print"), scope.staff_page(visit.store.id)),
    ]
