"""Measures in; the sentences of the first screen about time out: what changed, what to do about it, how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.report import estimates
from floorwalk.report.labels import count, named
from floorwalk.report.measures.standing import LEAST

if TYPE_CHECKING:
    from floorwalk.report.measures.groups import Group
    from floorwalk.report.parts.scope import Scope
    from floorwalk.report.past import Again, Past, Step

NAMED = 3


def what_changed(scope: Scope, group: Group | None = None) -> list[str]:
    """Say what changed since the last comparable round: in all stores, or in a region."""
    t, past = scope.t, scope.measured.past
    if past.last is None:
        return [t("There is no earlier round of this set and kind on record: nothing can be said of a change yet.")]
    before = {one.id: one.title for one in past.rounds}[past.last.before]
    lines = [_change(past.last, before, scope, group)]
    if past.last.split:
        checks = count(len(past.last.split), t("{n} check"), t("{n} checks"))
        lines.append(t("An edition changed {checks} since then; they are left out of the comparison.").format(checks=checks))
    if group is None:
        lines += _groups(scope) + _stray(scope)
    again = _again(past, group)
    if again:
        where = len({one.store for one in again})
        one = t("{n} finding came back: it failed at two or more visits in a row.")
        many = t("{n} findings came back: they failed at two or more visits in a row, in {stores} stores.")
        lines.append((one if len(again) == 1 else many).format(n=len(again), stores=where))
    return lines


def _again(past: Past, group: Group | None) -> list[Again]:
    return [one for one in past.again if group is None or one.store in group.stores]


def _change(step: Step, before: str, scope: Scope, group: Group | None) -> str:
    t = scope.t
    if step.split is None:
        return t("Nothing can be compared with {round}: the edition that it was scored under is gone.").format(round=before)
    change = group.change if group and group.change else step.change()
    if change.value is None:
        return t("No store was seen in both {round} and this round: nothing can be compared.").format(round=before)
    points, n = estimates.signed(change.value, t), change.clusters
    size = estimates.size(change.value, t)
    if change.low is None:
        form = t("Since {round} the {n} stores seen both times changed by {points} points on the checks they share; {why}.")
        return form.format(round=before, n=n, points=points, why=estimates.why(change, t))
    forms = {
        1: t(
            "Since {round} the {n} stores seen both times went up by {size} points ({interval}) on the checks "
            "they share: more than chance does."
        ),
        -1: t(
            "Since {round} the {n} stores seen both times went down by {size} points ({interval}) on the checks "
            "they share: more than chance does."
        ),
        0: t(
            "Since {round} the {n} stores seen both times changed by {points} points ({interval}) on the checks "
            "they share: no more than chance does."
        ),
    }
    return forms[estimates.certain(change)].format(
        round=before, n=n, points=points, size=size, interval=estimates.between_signed(change, t)
    )


def _groups(scope: Scope) -> list[str]:
    """Name the regions that changed by more than chance does."""
    t = scope.t
    lines = []
    for one in scope.measured.regions:
        way = estimates.certain(one.change)
        if one.change and way:
            up, down = (
                t("{name} went up by {points} points ({interval}; {n} stores)."),
                t("{name} went down by {points} points ({interval}; {n} stores)."),
            )
            points, interval = estimates.size(one.change.value or 0, t), estimates.between_signed(one.change, t)
            lines.append((up if way > 0 else down).format(name=one.title, points=points, interval=interval, n=one.change.clusters))
    return lines


def _stray(scope: Scope) -> list[str]:
    """Name the checks that left their limits, or lie on one side of the middle for long."""
    t, found = scope.t, scope.measured.course.stray
    worse = [one for one in found if one.passed < one.centre * one.seen]
    better = [one for one in found if one not in worse]
    forms = (
        (worse, t("Failed more often in this round than chance explains: {checks}.")),
        (better, t("Passed more often in this round than chance explains: {checks}.")),
    )
    return [form.format(checks=named([scope.check_title(one.check) for one in own], NAMED, t)) for own, form in forms if own]


def do_about(scope: Scope, group: Group | None = None) -> list[str]:
    """Say what came back most, which needs another remedy."""
    t = scope.t
    found = _again(scope.measured.past, group)
    form = t("Find another remedy for what came back: {check}, {times} times in a row in {store}.")
    return [form.format(check=scope.check_title(one.check), times=one.times, store=scope.store_name(one.store)) for one in found[:1]]


def sure_of_time(scope: Scope) -> list[str]:
    """Say how far comparisons over time, places and auditors carry."""
    t, measured = scope.t, scope.measured
    lines = [t("Where a figure has no interval, a sentence says why. Differences that lie within the intervals are what chance does.")]
    ranked = sum(one.rank is not None for one in measured.standing)
    if ranked:
        form = t("{n} stores have a place, from {least} comparable visits on; beside it stands which places they may as well hold.")
        lines.append(form.format(n=ranked, least=LEAST))
    if len(measured.auditors.severities) > 1 and measured.auditors.confounded:
        lines.append(t("No two auditors saw the same store: severe auditors cannot be told from weak stores."))
    if measured.past.unknown:
        form = t("Left out, because their files in audits/rounds are gone: {rounds}.")
        lines.append(form.format(rounds=t(", ").join(measured.past.unknown)))
    return lines
