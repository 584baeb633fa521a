"""Disputed answers in; what a report says of them, and the bounds of the score, out. They stay scored as found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.report import estimates
from floorwalk.report.labels import NBSP, count

if TYPE_CHECKING:
    from floorwalk.report.figures import Figures
    from floorwalk.report.labels import Words
    from floorwalk.report.measures.bounds import Dispute
    from floorwalk.stats import Bounds


def disputed_lines(figures: Figures, t: Words) -> list[str]:
    """Say how many answers of a round are disputed; nothing where none is."""
    disputed = [visit for visit in figures.visits if visit.disputed]
    if not disputed:
        return []
    form = t(
        "Answers under dispute: {n} (visits: {visits}). They stay scored as found; "
        "the list of stores says between which bounds a decision can move a score."
    )
    return [form.format(n=sum(len(visit.disputed) for visit in disputed), visits=len(disputed))]


def dispute_lines(dispute: Dispute, t: Words) -> list[str]:
    """Say of one visit how many of its answers are disputed, and where the score lies however that is decided."""
    lines = [
        count(
            len(dispute.checks),
            t("{n} answer of this visit is disputed; it stays scored as found."),
            t("{n} answers of this visit are disputed; they stay scored as found."),
        )
    ]
    between = bounds_text(dispute.bounds, t)
    if between:
        lines.append(t("However that is decided, the score lies between these bounds: {bounds}.").format(bounds=between))
    if dispute.critical:
        lines.append(t("A disputed check is critical: the outcome hangs on it."))
    return lines


def bounds_text(bounds: Bounds, t: Words) -> str:
    """Give the bounds as `82.1 to 84.5`, rounded outward; nothing where there are none, or the score cannot move."""
    if bounds.low is None or bounds.high is None or bounds.low == bounds.high:
        return ""
    return t("{low} to {high}").format(low=estimates.down(float(bounds.low), t), high=estimates.up(float(bounds.high), t)) + f"{NBSP}%"
