"""Figures and measures in; summary.md out: half a page that can go into a mail."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from floorwalk.report import estimates, labels, sentences
from floorwalk.report.changed import do_about, what_changed
from floorwalk.report.disputed import disputed_lines

if TYPE_CHECKING:
    from floorwalk.report.parts.scope import Scope

_MARKUP = re.compile(r"([\\`*_\[\]<>#|])")
CHANGED, FIRST = 3, 5


def summary(scope: Scope) -> str:
    """Give the Markdown text. Words of people never become markup."""
    t, figures = scope.t, scope.figures
    lines = [f"# {_plain(figures.round.title)}: {_plain(figures.title)}", ""]
    if figures.simulated:
        lines += [f"**{_plain(t('Simulated data: these audits were filled by a program, not by people.'))}**", ""]
    day = t("report of {day}").format(day=scope.day(figures.made))
    lines += [f"{_plain(figures.company.name)} · {labels.kind(figures.round.kind, t)} · {_plain(day)}", ""]
    told = [
        (t("What changed"), what_changed(scope)[:CHANGED], "-"),
        (t("What came out"), [*sentences.came_out(figures, t), *_mean(scope)], "-"),
        (t("What to do first"), [*sentences.do_first(figures, t)[:FIRST], *do_about(scope)], "1."),
        (t("How sure we are"), _sure(scope), "-"),
    ]
    for title, said, mark in told:
        lines += [f"## {_plain(title)}", "", *(f"{mark} {_plain(line)}" for line in said), ""]
    return "\n".join(lines)


def _mean(scope: Scope) -> list[str]:
    """The mean of the round, with its interval or the reason why there is none."""
    t, mean = scope.t, scope.measured.course.points[-1].mean
    if mean.value is None:
        return []
    form = t("Mean of the complete and scored visits: {score} ({interval}; {rests}).")
    return [form.format(score=estimates.score(mean.value, t), interval=estimates.between(mean, t), rests=estimates.rests_on(mean, t))]


def _sure(scope: Scope) -> list[str]:
    t, figures = scope.t, scope.figures
    lines = [
        t("The figures of this round rest on {n} visits in {stores} stores.").format(n=len(figures.visits), stores=figures.back.stores)
    ]
    lines += disputed_lines(figures, t)
    lines.append(t("Where a figure has no interval, a sentence says why. Differences that lie within the intervals are what chance does."))
    return lines


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
