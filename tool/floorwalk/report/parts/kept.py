"""Sections, standards and promises in; their parts of the report out: how often each was kept, with the interval."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from floorwalk.drawing.ranges import Span
from floorwalk.report import estimates, labels
from floorwalk.report.block import Block, Grid
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.report.block import Cell
    from floorwalk.report.measures.standards import KeptStandard
    from floorwalk.report.parts.scope import Scope
    from floorwalk.report.tally import PromiseTally, SectionTally

SHOWN, DRAWN = 15, 12
_RATE = mark(
    "Of the visits that could tell, the share that found it kept; then how far off that can be. Visits of "
    "one store are alike: Wilson's interval "
    "with the number of independent visits that they are worth (Wilson 1927; Kish 1965; Korn and Graubard 1998). It takes five stores."
)
_MEAN = mark(
    "Mean of the stores' section scores with its interval, the store being the unit (Cochran 1977). It "
    "takes five stores. Stores in which less "
    "than half of the section was observed, or an answer is blank, are left out. The thin line runs from the lowest to the highest store."
)
_PROMISE = mark(
    "A promise is kept at a visit when all checks of its standards passed there, N/A apart. Visits where "
    "one of them was not observed or blank, and none "
    "failed, cannot tell and are left out."
)


def section_block(scope: Scope, sections: Sequence[SectionTally] | None = None) -> Block:
    """Give the sections of all stores, or of those whose tallies are given."""
    t = scope.t
    found = scope.figures.sections if sections is None else sections
    spans = [_section_span(one, scope) for one in found if one.mean is not None]
    heads = [
        (t("Section"), "head"),
        (t("Mean"), "n"),
        (t("Between"), "plain"),
        (t("Lowest"), "n"),
        (t("Highest"), "n"),
        (t("Stores (n)"), "n"),
        (t("Left out"), "n"),
    ]
    marks = {visit.asked.edition.scoring.pass_mark for visit in scope.figures.visits}
    label = t("pass mark of the audit: {score}").format(score=labels.percent(Fraction(min(marks)), t))
    charts = scope.ranges(
        spans, t("Mean score of each section, with its interval"), mark=(float(min(marks)), label) if len(marks) == 1 else None
    )
    return Block("sections", t("Sections"), (), charts, [Grid(heads, [_section_row(one, scope) for one in found])], [t(_MEAN)])


def _section_span(one: SectionTally, scope: Scope) -> Span:
    figure = scope.t("{score}, n = {n}").format(score=labels.percent(one.mean, scope.t), n=one.n)
    return Span(one.title, figure, float(one.mean or 0), one.estimate.low, one.estimate.high, (float(one.low or 0), float(one.high or 0)))


def _section_row(one: SectionTally, scope: Scope) -> list[Cell]:
    t = scope.t
    ends = [labels.percent(one.low, t), labels.percent(one.high, t)] if one.n else ["", ""]
    return [one.title, labels.percent(one.mean, t), estimates.between(one.estimate, t), *ends, str(one.n), str(one.left_out)]


def standard_block(scope: Scope, found: Sequence[KeptStandard] | None = None) -> Block:
    """Give how often each standard was kept, least first."""
    t = scope.t
    found = scope.measured.standards if found is None else found
    if not found:
        return Block("standards", t("How often each standard was kept"), [t("No standard could be judged at any visit.")])
    short = [one for one in found if one.rate.low is None]
    said = [
        t("{n} of {all} standards were kept at every visit that could tell.").format(
            n=sum(one.rate.value == 1 for one in found), all=len(found)
        )
    ]
    if short:
        said.append(t("For {n} of them there is no interval: too few stores.").format(n=len(short)))
    spans = [_standard_span(one, scope) for one in found[:DRAWN] if (one.rate.value or 0) < 1]
    heads = [
        (t("Standard"), "head"),
        (t("Times kept"), "n"),
        (t("Share kept"), "n"),
        (t("Between"), "plain"),
        (t("Stores"), "n"),
        (t("Cannot tell"), "n"),
        (t("Owner"), "plain"),
    ]
    charts = scope.ranges(spans, t("The standards that were kept least, with their intervals"), unit="%")
    grid = Grid(heads, [_standard_row(one, scope) for one in found], "", SHOWN)
    return Block("standards", t("How often each standard was kept"), said, charts, [grid], [t(_RATE)])


def _standard_span(one: KeptStandard, scope: Scope) -> Span:
    low, high = (None if end is None else 100 * end for end in (one.rate.low, one.rate.high))
    figure = f"{estimates.share(one.rate.value, scope.t)}, n = {one.rate.n}"
    return Span(f"{one.standard.id} {labels.shortened(one.standard.title, 34)}", figure, 100 * (one.rate.value or 0), low, high)


def _standard_row(one: KeptStandard, scope: Scope) -> list[Cell]:
    t = scope.t
    kept = t("{k} of {n}").format(k=one.kept, n=one.rate.n)
    ends = [estimates.share(one.rate.value, t), estimates.between(one.rate, t, 100)]
    return [f"{one.standard.id} {one.standard.title}", kept, *ends, str(one.rate.clusters), str(one.unclear), scope.figures.role(one.owner)]


def promise_block(scope: Scope) -> Block:
    """Give how often each promise of the company was kept."""
    t, found = scope.t, scope.figures.promises
    if not found:
        return Block("promises", t("Promises"), [t("The company file names no promises.")])
    heads = [
        (t("Promise"), "head"),
        (t("Standards"), "wide"),
        (t("Times kept"), "n"),
        (t("Share kept"), "n"),
        (t("Between"), "plain"),
        (t("Stores"), "n"),
        (t("Cannot tell"), "n"),
    ]
    spans = [
        Span(
            labels.shortened(one.promise.text, 40),
            f"{estimates.share(one.rate.value, t)}, n = {one.n}",
            100 * (one.rate.value or 0),
            None if one.rate.low is None else 100 * one.rate.low,
            None if one.rate.high is None else 100 * one.rate.high,
        )
        for one in sorted(found, key=lambda one: one.rate.value or 0.0)
        if one.n
    ][:DRAWN]
    broken = [one.promise.text for one in found if not one.standards]
    said = [t("Nothing measures: {promises}.").format(promises=t(", ").join(broken))] if broken else []
    charts = scope.ranges(spans, t("The promises that were kept least, with their intervals"), unit="%")
    return Block(
        "promises", t("Promises"), said, charts, [Grid(heads, [_promise_row(one, scope) for one in found])], [t(_PROMISE), t(_RATE)]
    )


def _promise_row(one: PromiseTally, scope: Scope) -> list[Cell]:
    t = scope.t
    text = one.promise.text + (f" ({t('to staff')})" if one.promise.to == "staff" else "")
    standards = t(", ").join(one.standards) or t("none")
    if not one.n:
        return [text, standards, t("not measured"), "", "", "0", str(one.unclear)]
    kept = t("{k} of {n}").format(k=one.kept, n=one.n)
    return [
        text,
        standards,
        kept,
        estimates.share(one.rate.value, t),
        estimates.between(one.rate, t, 100),
        str(one.stores),
        str(one.unclear),
    ]
