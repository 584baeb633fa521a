"""Figures of a round in; the tables of report.xlsx that lead to single answers, failed, disputed or remarked on, with their cells, out."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from floorwalk.report import labels
from floorwalk.report.measures.bounds import disputed_checks
from floorwalk.report.rows import Row, Table

if TYPE_CHECKING:
    from floorwalk.report.figures import Figures
    from floorwalk.report.labels import Words
    from floorwalk.report.result import Result
    from floorwalk.score import CheckScore


def findings(figures: Figures, t: Words) -> Table:
    """Give the sheet."""
    heads = (
        (t("Store"), 9), (t("Name"), 24), (t("Visit"), 7), (t("Check"), 11), (t("Critical"), 9), (t("Question"), 46),
        (t("What was found"), 34),
        (t("Points lost"), 9), (t("Note"), 34), (t("Comment"), 24), (t("Photo"), 14), (t("Corrected on the spot"), 12), (t("Again"), 8),
        (t("Disputed"), 9), (t("Owner"), 20), (t("File"), 28), (t("Sheet of the file"), 10), (t("Cell"), 8),
    )  # fmt: skip
    rows = [
        (
            one.visit.store.id, one.visit.store.name, one.visit.number, one.score.check.id, _yes(one.critical, t),
            one.score.check.question, labels.found(one.score, t), one.score.possible - one.score.earned, one.score.answer.note or None,
            one.score.answer.comment or None, one.score.answer.photo or None, _yes(one.score.answer.corrected, t), _yes(one.repeat, t),
            _yes(one.disputed, t), figures.role(one.owner), *_where(one.visit, one.score),
        )
        for one in figures.findings
    ]  # fmt: skip
    return Table(t("Failed checks"), heads, rows)


def _yes(value: bool, t: Words) -> str | None:
    return t("Yes") if value else None


def _where(visit: Result, one: CheckScore) -> Row:
    """File, sheet and cell of an answer; its sheet and cell are empty when its line was missing."""
    return visit.file, one.answer.sheet or None, one.answer.cell or None


def disputed(figures: Figures, t: Words) -> Table:
    """Give the sheet of the answers that stores dispute, whatever they are."""
    heads = (
        (t("Store"), 9), (t("Name"), 24), (t("Visit"), 7), (t("Check"), 11), (t("Critical"), 9), (t("Question"), 46), (t("State"), 14),
        (t("What was found"), 34), (t("Earned"), 9), (t("Points"), 8), (t("Note"), 34), (t("Comment"), 24), (t("Photo"), 14),
        (t("File"), 28), (t("Sheet of the file"), 10), (t("Cell"), 8),
    )  # fmt: skip
    rows = [
        (
            visit.store.id, visit.store.name, visit.number, one.check.id, _yes(one.check.critical, t), one.check.question,
            labels.state(one.state, t), labels.found(one, t), one.earned, Fraction(one.check.points), one.answer.note or None,
            one.answer.comment or None, one.answer.photo or None, *_where(visit, one),
        )
        for visit in figures.visits
        for one in disputed_checks(visit)
    ]  # fmt: skip
    return Table(t("Disputed"), heads, rows)


def remarks(figures: Figures, t: Words) -> Table:
    """Give the sheet of what was said about the sheets while they were read."""
    heads = (
        (t("Store"), 9), (t("Name"), 24), (t("Visit"), 7), (t("Check"), 11), (t("What"), 60), (t("What to do"), 60), (t("Code"), 9),
        (t("File"), 28), (t("Sheet of the file"), 10), (t("Cell"), 8),
    )  # fmt: skip
    rows = [
        (
            one.visit.store.id, one.visit.store.name, one.visit.number, one.problem.place.check, one.problem.what, one.problem.repair,
            one.problem.code, one.visit.file, one.problem.place.sheet, one.problem.place.cell,
        )
        for one in figures.issues
    ]  # fmt: skip
    return Table(t("Remarks on sheets"), heads, rows)
