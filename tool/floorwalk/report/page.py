"""Figures in; index.html out: one file that needs no network, with the sentences first and every score's sum folded below."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from markupsafe import Markup

from floorwalk.drawing.bars import Bar, bar_chart
from floorwalk.edition.wording import list_text
from floorwalk.report import sentences
from floorwalk.report.labels import percent
from floorwalk.report.tally import most_failed
from floorwalk.report.template import render

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from floorwalk.report.figures import Figures
    from floorwalk.report.findings import Finding
    from floorwalk.report.labels import Words
    from floorwalk.report.sums import Sum
    from floorwalk.report.tally import CheckTally
    from floorwalk.score import CheckScore

FULL_LINES = 6_000  # lines of explanation up to which each one is written out; above, lines with full points are summed up
CHECKS_SHOWN = 20  # most-failed checks that stand open; the rest are folded


@dataclass(frozen=True)
class Part:
    """The lines of a score that belong to one section; `summed` lines with full points are left out."""

    lines: tuple[tuple[str, str], ...]
    total: str
    summed: int


def index_page(figures: Figures, language: str, t: Words) -> str:
    """Give the report's HTML. It links to the staff-room pages as stores/<id>.html beside it."""
    compact = sum(len(visit.score.checks) for visit in figures.visits) > FULL_LINES
    failed = most_failed(figures.checks)
    return render(
        "index.html",
        figures,
        language,
        t,
        came_out=sentences.came_out(figures, t),
        do_first=sentences.do_first(figures, t),
        how_sure=sentences.how_sure(figures, t),
        section_chart=_section_chart(figures, t),
        band_chart=_band_chart(figures, t),
        failed=failed,
        shown=CHECKS_SHOWN,
        by_owner=_by_owner(figures),
        compact=compact,
        parts=lambda visit: list(parts(figures.sums[visit.audit.sheet_id], compact=compact)),
        where=lambda tally: _where(tally, t),
    )


def parts(sum_: Sum, *, compact: bool) -> Iterator[Part]:
    """Give a sum by section; compact leaves out the lines of checks that earned all their points."""
    for own in sum_.sections:
        kept = tuple((check.state, line) for check, line in own.checks if not (compact and _full(check)))
        yield Part(kept, own.line, len(own.checks) - len(kept))


def _full(check: CheckScore) -> bool:
    return check.state == "passed" and check.earned == check.possible


def _section_chart(figures: Figures, t: Words) -> Markup:
    bars = [
        Bar(
            one.title,
            t("{score}, n = {n}").format(score=percent(one.mean, t), n=one.n),
            _share(one.mean),
            _share(one.low),
            _share(one.high),
        )
        for one in figures.sections
        if one.mean is not None
    ]
    if not bars:
        return Markup()
    marks = {visit.asked.edition.scoring.pass_mark for visit in figures.visits}
    mark = float(min(marks)) / 100 if len(marks) == 1 else None
    label = t("pass mark of the audit: {score}").format(score=percent(Fraction(min(marks)), t))
    return _chart(bars, t("Mean score of each section, with the lowest and highest store"), figures, mark, label)


def _share(value: Fraction | None) -> float:
    return float(value or 0) / 100


def _band_chart(figures: Figures, t: Words) -> Markup:
    most = max((n for _, n in figures.bands), default=0)
    if not most:
        return Markup()
    form = t("{n} of {all} visits")
    bars = [Bar(band.title, form.format(n=n, all=len(figures.visits)), n / len(figures.visits)) for band, n in figures.bands]
    return _chart(bars, t("Visits in each band"), figures)


def _chart(bars: Sequence[Bar], title: str, figures: Figures, mark: float | None = None, label: str = "") -> Markup:
    alternative = "; ".join(f"{bar.label}: {bar.figure}" for bar in bars)
    return Markup(bar_chart(bars, title=title, alternative=alternative, colour=figures.company.colour, mark=mark, mark_label=label))  # noqa: S704  # bars escape their text


def _by_owner(figures: Figures) -> list[tuple[str, list[Finding]]]:
    own: dict[str, list[Finding]] = {}
    for finding in figures.findings:
        own.setdefault(finding.owner, []).append(finding)
    return sorted(((figures.role(role), found) for role, found in own.items()), key=lambda item: (-len(item[1]), item[0]))


def _where(tally: CheckTally, t: Words) -> str:
    names = tally.stores[: sentences.NAMED]
    more = len(tally.stores) - len(names)
    text = list_text(names, t)
    return t("{names} and {n} more").format(names=text, n=more) if more else text
