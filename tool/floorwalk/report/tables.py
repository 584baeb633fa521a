"""Figures and measures in; the sheets of report.xlsx out, first to last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.report import answer_rows, estimated_rows, rows

if TYPE_CHECKING:
    from floorwalk.report.figures import Figures
    from floorwalk.report.labels import Words
    from floorwalk.report.measures.measured import Measured
    from floorwalk.report.rows import Table


def tables(figures: Figures, measured: Measured, t: Words) -> list[Table]:
    """Give the sheets in the order in which a reader needs them."""
    return [
        rows.overview(figures, t),
        estimated_rows.rounds(measured, t),
        estimated_rows.groups(measured.regions, t("Regions"), t),
        estimated_rows.groups(measured.formats, t("Formats"), t),
        rows.stores(figures, measured, t),
        estimated_rows.places(figures, measured, t),
        rows.sections(figures, t),
        estimated_rows.standards(figures, measured, t),
        rows.checks(figures, t),
        answer_rows.findings(figures, t),
        *([answer_rows.disputed(figures, t)] if measured.disputes else []),
        rows.promises(figures, t),
        rows.actions(figures, t),
        *([answer_rows.remarks(figures, t)] if figures.issues else []),
        rows.scores(figures, t),
    ]
