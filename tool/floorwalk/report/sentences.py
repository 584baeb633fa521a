"""Figures in; the sentences of the first screen out: what came out, what to do first, how sure we are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.report.disputed import disputed_lines
from floorwalk.report.labels import count, named, percent
from floorwalk.report.tally import most_failed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.report.figures import Figures
    from floorwalk.report.labels import Words
    from floorwalk.report.tally import CheckTally

NAMED = 6  # stores named in one sentence; more would bury it
ENOUGH = 5  # visits below which a middle says nothing that the range does not say
FIRST = 3  # checks named under "what to do first"


def came_out(figures: Figures, t: Words) -> list[str]:
    """Say what came out: sheets back, outcomes, the run of the scores, the best and the weakest section."""
    back = figures.back
    planned = back.planned - len(back.missing)
    lines = [t("{n} of {planned} planned sheets came back.").format(n=planned, planned=back.planned)]
    if back.unplanned:
        one, many = t("{n} more came back that was not planned."), t("{n} more came back that were not planned.")
        lines.append(count(len(back.unplanned), one, many))
    lines += _outcomes(figures, t)
    scored = sorted(one.score.percent for one in figures.comparable if one.score.percent is not None)
    if len(scored) >= ENOUGH:
        form = t("The {n} complete and scored visits lie between {low} and {high}; at least half of them reach {middle}.")
        lines.append(
            form.format(n=len(scored), low=percent(scored[0], t), high=percent(scored[-1], t), middle=percent(scored[len(scored) // 2], t))
        )
    elif len(scored) > 1:
        form = t("The {n} complete and scored visits lie between {low} and {high}.")
        lines.append(form.format(n=len(scored), low=percent(scored[0], t), high=percent(scored[-1], t)))
    elif scored:
        lines.append(t("The one complete and scored visit reached {score}.").format(score=percent(scored[0], t)))
    ranked = sorted((one for one in figures.sections if one.mean is not None), key=lambda one: one.mean or 0)
    if len(ranked) > 1:
        form = t("Section with the highest mean: {best} ({high}, n = {n_high}). With the lowest: {worst} ({low}, n = {n_low}).")
        best, worst = ranked[-1], ranked[0]
        high, low = percent(best.mean, t), percent(worst.mean, t)
        lines.append(form.format(best=best.title, high=high, n_high=best.n, worst=worst.title, low=low, n_low=worst.n))
    return lines


def _outcomes(figures: Figures, t: Words) -> list[str]:
    counts = [
        (figures.count("pass"), t("{n} passed"), t("{n} passed")),
        (figures.count("fail"), t("{n} failed"), t("{n} failed")),
        (figures.count("not_proven"), t("{n} is not proven"), t("{n} are not proven")),
        (figures.count("incomplete"), t("{n} is incomplete"), t("{n} are incomplete")),
        (figures.count("not_scored"), t("{n} is not scored"), t("{n} are not scored")),
    ]
    text = t(", ").join(count(n, one, many) for n, one, many in counts if n)
    lines = [t("Of {n} visits: {outcomes}.").format(n=len(figures.visits), outcomes=text)]
    critical = {id(one.visit) for one in figures.critical}
    if critical:
        lines.append(count(len(critical), t("{n} visit failed at a critical check."), t("{n} visits failed at a critical check.")))
    below = sum(one.score.outcome == "fail" and id(one) not in critical for one in figures.visits)
    if below:
        one, many = (
            t("{n} visit is below its pass mark without a critical failure."),
            t("{n} visits are below their pass mark without a critical failure."),
        )
        lines.append(count(below, one, many))
    return lines


def do_first(figures: Figures, t: Words) -> list[str]:
    """Say what to do first, in order: critical failures, what could not be proven, sheets to chase, the checks that fail most."""
    lines = []
    if figures.critical:
        where = _names((one.visit.store.id for one in figures.critical), t)
        form = t("Put the critical failures right today ({n}): {where}.")
        lines.append(form.format(n=len(figures.critical), where=where))
    if figures.unproven:
        where = _names((one.visit.store.id for one in figures.unproven), t)
        form = t("Go back for the critical checks that nobody could confirm ({n}): {where}.")
        lines.append(form.format(n=len(figures.unproven), where=where))
    if figures.back.missing:
        where = _names((one.store for one in figures.back.missing), t)
        lines.append(t("Ask for the missing sheets ({n}): {where}.").format(n=len(figures.back.missing), where=where))
    blank = [one for one in figures.visits if one.score.blanks]
    if blank:
        where = _names((one.store.id for one in blank), t)
        lines.append(t("Send back the sheets with blank answers ({n}): {where}.").format(n=len(blank), where=where))
    lines += [_mend(tally, figures, t) for tally in most_failed(figures.checks)[:FIRST]]
    return lines or [t("Nothing failed and nothing is missing: thank the stores.")]


def _mend(tally: CheckTally, figures: Figures, t: Words) -> str:
    form = t("Mend with {owner}: {title} ({check} failed at {k} of {n} visits).")
    return form.format(owner=figures.role(tally.owner), title=tally.standard.title, check=tally.check.id, k=tally.failed, n=tally.observed)


def _names(ids: Iterator[str], t: Words) -> str:
    return named(list(dict.fromkeys(ids)), NAMED, t)


def how_sure(figures: Figures, t: Words, *, ranked: bool = False) -> list[str]:
    """Say how far the figures carry: n, one visit a store, what is missing, blank or not observed, and what may be compared.

    `ranked`: earlier rounds give stores a place, so that nothing is said here of places.
    """
    back, visits = figures.back, len(figures.visits)
    if ranked:
        lines = [t("The figures of this round rest on {n} visits in {stores} stores.").format(n=visits, stores=back.stores)]
    elif back.once:
        lines = [
            t(
                "Each figure rests on {n} visits, one in each store. One visit shows one day and cannot rank stores: they are listed by id."
            ).format(n=visits)
        ]
    else:
        lines = [
            t("Each figure rests on {n} visits in {stores} stores. So few cannot rank stores: they are listed by id.").format(
                n=visits, stores=back.stores
            )
        ]
    if back.missing:
        missing = count(
            len(back.missing), t("{n} planned visit is missing from every figure"), t("{n} planned visits are missing from every figure")
        )
        lines.append(t("{missing}; the missing ones may be better or worse than the rest.").format(missing=missing))
    lines += disputed_lines(figures, t)
    lines.append(_gaps(figures, t))
    lines.append(_compare(figures, t))
    if len(figures.editions) > 1:
        form = t("The sheets come from {n} editions of the set ({ids}); each is scored under its own.")
        lines.append(form.format(n=len(figures.editions), ids=t(", ").join(figures.editions)))
    if back.left_out:
        left = count(len(back.left_out), t("{n} result is left out"), t("{n} results are left out"))
        lines.append(t("{left}, because its round, set or kind of round is another: kinds are never mixed.").format(left=left))
    if figures.issues:
        lines.append(
            count(
                len(figures.issues),
                t("{n} remark was made while the sheets were read."),
                t("{n} remarks were made while the sheets were read."),
            )
        )
    return lines


def _gaps(figures: Figures, t: Words) -> str:
    asked, blank, unseen, na = (sum(getattr(one, name) for one in figures.checks) for name in ("asked", "blank", "not_observed", "na"))
    form = t("Of {asked} questions asked, {blank} were left blank, {unseen} not observed and {na} not applicable.")
    return form.format(asked=asked, blank=blank, unseen=unseen, na=na)


def _compare(figures: Figures, t: Words) -> str:
    n, k = len(figures.comparable), len(figures.shared)
    if n < 2:
        return t("Fewer than two visits are complete and scored: there is nothing to compare.")
    if not k:
        return t("No check was answered at all {n} complete visits: their scores cannot be compared.").format(n=n)
    form = t(
        "Stores are asked different checks. Compare them by the column 'On shared checks': {k} of {all}, answered at all {n} complete ones."
    )
    return form.format(k=k, all=len(figures.checks), n=n)
