"""Figures of a round in; tables of report.xlsx out: a name, column heads with widths, and rows of plain values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING

from floorwalk.edition.wording import requirement_text
from floorwalk.report import labels, sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from floorwalk.excel.cells import Value
    from floorwalk.report.figures import Figures
    from floorwalk.report.labels import Words
    from floorwalk.report.measures.measured import Measured
    from floorwalk.report.native import NativeChart
    from floorwalk.stats import Bounds

Row = tuple["Value", ...]


@dataclass(frozen=True)
class Table:
    """One sheet. `heads` are (title, column width in digits). In `rows` percentages are Decimals and all other broken numbers Fractions.

    `wraps`: wide columns wrap their text. `chart`: a native chart beside them.
    """

    name: str
    heads: tuple[tuple[str, int], ...]
    rows: Iterable[Row]
    wraps: bool = True
    chart: NativeChart | None = None


def percentage(value: Fraction | None) -> Decimal | None:
    """Give a percentage as people read it: rounded down to one decimal, which the Decimal keeps; None stays an empty cell."""
    return None if value is None else Decimal(value * 10 // 1).scaleb(-1)


def outward(bounds: Bounds) -> tuple[Decimal | None, Decimal | None]:
    """Give the least and the most percent, rounded outward; empty where there are none, or the score cannot move."""
    if bounds.low is None or bounds.high is None or bounds.low == bounds.high:
        return None, None
    return percentage(bounds.low), Decimal(ceil(bounds.high * 10)).scaleb(-1)


def overview(figures: Figures, t: Words) -> Table:
    """Give the sheet."""
    said = {
        t("What came out"): sentences.came_out(figures, t),
        t("What to do first"): sentences.do_first(figures, t),
        t("How sure we are"): sentences.how_sure(figures, t),
    }
    rows: list[Row] = [
        (t("Round"), f"{figures.round.title} ({figures.round.id})"),
        (t("Set"), figures.title),
        (t("Kind of round"), labels.kind(figures.round.kind, t)),
        (t("Editions"), ", ".join(figures.editions)),
        (t("Made on"), figures.made),
        (t("Planned visits"), figures.back.planned),
        (t("Visits in this report"), len(figures.visits)),
        (t("Missing sheets"), ", ".join(f"{one.store} {one.name}" for one in figures.back.missing) or t("none")),
    ]
    rows += [(labels.outcome(name, t), figures.count(name)) for name in ("pass", "fail", "not_proven", "incomplete", "not_scored")]
    rows += [(t("Band {band}").format(band=band.title), n) for band, n in figures.bands]
    rows += [(head if number == 0 else "", line) for head, lines in said.items() for number, line in enumerate(lines)]
    return Table(t("Overview"), ((t("What"), 24), (t("Figure"), 110)), rows)


def stores(figures: Figures, measured: Measured, t: Words) -> Table:
    """Give the sheet."""
    heads = (
        (t("Store"), 9), (t("Name"), 24), (t("Region"), 11), (t("Format"), 18), (t("Visit"), 7), (t("Day"), 11), (t("Outcome"), 12),
        (t("Score %"), 9), (t("Band"), 11), (t("On shared checks %"), 12), (t("Observed %"), 11), (t("Failed"), 8),
        (t("Observed checks"), 10),
        (t("Blank"), 8), (t("Not observed"), 10), (t("N/A"), 8),
        (t("If N/A were answered, from %"), 13), (t("If N/A were answered, up to %"), 13), (t("Disputed"), 9),
        (t("However that is decided, from %"), 13), (t("However that is decided, up to %"), 13),
        (t("Edition"), 11), (t("Sheet"), 22),
    )  # fmt: skip
    return Table(t("Stores"), heads, _store_rows(figures, measured, t))


def _store_rows(figures: Figures, measured: Measured, t: Words) -> Iterator[Row]:
    for visit in figures.visits:
        dispute = measured.disputes.get(visit.audit.sheet_id)
        disputed: Row = (len(dispute.checks), *outward(dispute.bounds)) if dispute else (None, None, None)
        states = [check.state for check in visit.score.checks]
        failed, passed = states.count("failed"), states.count("passed")
        yield (
            visit.store.id, visit.store.name, figures.company.title_of("regions", visit.store.region),
            figures.company.title_of("formats", visit.store.format), visit.number, visit.audit.day, labels.outcome(visit.score.outcome, t),
            percentage(visit.score.percent), visit.score.band.title if visit.score.band else None, percentage(figures.shared_score(visit)),
            percentage(visit.score.coverage * 100), failed, failed + passed, visit.score.blanks, states.count("not_observed"),
            states.count("na"), *outward(measured.unseen.bounds[visit.audit.sheet_id]), *disputed, visit.asked.edition.short,
            visit.audit.sheet_id,
        )  # fmt: skip


def sections(figures: Figures, t: Words) -> Table:
    """Give the sheet."""
    heads = ((t("Section"), 26), (t("Mean %"), 10), (t("Lowest %"), 10), (t("Highest %"), 10), (t("Stores (n)"), 10), (t("Left out"), 10))
    rows = [(one.title, percentage(one.mean), percentage(one.low), percentage(one.high), one.n, one.left_out) for one in figures.sections]
    return Table(t("Sections"), heads, rows)


def checks(figures: Figures, t: Words) -> Table:
    """Give the sheet."""
    heads = (
        (t("Check"), 11), (t("Standard"), 32), (t("Question"), 46), (t("What counts as good"), 34), (t("Section"), 23), (t("Owner"), 20),
        (t("Critical"), 9), (t("Points"), 8), (t("Failed"), 8), (t("Observed"), 9), (t("Asked"), 8), (t("Blank"), 8),
        (t("Not observed"), 10),
        (t("N/A"), 8),
    )  # fmt: skip
    titles = {one.id: one.title for one in figures.sections}
    rows = [
        (
            one.check.id, one.standard.title, one.check.question, "\n".join(requirement_text(one.check, t, figures.company)),
            titles.get(one.section, one.section), figures.role(one.owner), t("Yes") if one.check.critical else None,
            Fraction(one.check.points),
            one.failed, one.observed, one.asked, one.blank, one.not_observed, one.na,
        )
        for one in figures.checks
    ]  # fmt: skip
    return Table(t("Checks"), heads, rows)


def promises(figures: Figures, t: Words) -> Table:
    """Give the sheet."""
    heads = ((t("Promise"), 60), (t("Standards"), 40), (t("Times kept"), 9), (t("Of (n)"), 9), (t("Stores"), 9), (t("Cannot tell"), 11))
    rows = [(one.promise.text, ", ".join(one.standards) or t("none"), one.kept, one.n, one.stores, one.unclear) for one in figures.promises]
    return Table(t("Promises"), heads, rows)


def actions(figures: Figures, t: Words) -> Table:
    """Give the sheet."""
    heads = ((t("Store"), 9), (t("Name"), 24), (t("Check"), 11), (t("Issue"), 70), (t("Owner"), 24), (t("Due"), 12))
    rows = [
        (one.visit.store.id, one.visit.store.name, one.line.check, one.line.issue, one.line.owner or None, one.line.due)
        for one in figures.actions
    ]
    return Table(t("Actions"), heads, rows)


def scores(figures: Figures, t: Words) -> Table:
    """Give the sheet."""
    heads = (
        (t("Store"), 9),
        (t("Visit"), 7),
        (t("Check"), 11),
        (t("State"), 14),
        (t("Earned"), 9),
        (t("Possible"), 9),
        (t("Line of the sum"), 100),
    )
    return Table(t("Scores"), heads, _score_rows(figures, t), wraps=False)


def _score_rows(figures: Figures, t: Words) -> Iterator[Row]:
    states = {name: labels.state(name, t) for name in ("passed", "failed", "na", "not_observed", "blank")}
    for visit in figures.visits:
        store, number = visit.store.id, visit.number
        sum_ = figures.sums[visit.audit.sheet_id]
        for own in sum_.sections:
            for check, line in own.checks:
                yield store, number, check.check.id, states[check.state], check.earned, check.possible, line
            yield store, number, None, t("section"), own.section.earned, own.section.possible, own.line
        yield store, number, None, t("total"), visit.score.earned, visit.score.possible, sum_.total
