"""Visits in; counts out: sections, bands, checks and promises over all visits, each with the number it rests on."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from floorwalk.edition.owner import owner_of
from floorwalk.stats import Estimate, kept, mean_score, promise_rate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from floorwalk.model import Band, Check, StandardCore
    from floorwalk.model.company import PromiseMade
    from floorwalk.report.result import Result
    from floorwalk.score import CheckScore

StandardState = Literal["kept", "not_kept", "unclear"]


@dataclass(frozen=True)
class SectionTally:
    """A section over all stores: mean, lowest and highest of the `n` stores' scores in percent.

    In `left_out` stores it was asked, but is not scored or has blank answers, which would pull the mean down. `estimate` is the mean with
    its interval over stores.
    """

    id: str
    title: str
    n: int
    left_out: int
    mean: Fraction | None
    low: Fraction | None
    high: Fraction | None
    estimate: Estimate


@dataclass(frozen=True)
class CheckTally:
    """A check over all visits. `failed` of `observed` visits failed it, which are the `visits`; `stores` are theirs."""

    check: Check
    standard: StandardCore
    section: str
    owner: str
    asked: int
    failed: int
    passed: int
    na: int
    not_observed: int
    blank: int
    visits: tuple[Result, ...]

    @property
    def observed(self) -> int:
        return self.failed + self.passed

    @property
    def stores(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(visit.store.id for visit in self.visits))


@dataclass(frozen=True)
class PromiseTally:
    """A promise: kept at `kept` of the `n` visits that could tell, in `stores` stores; at `unclear` visits nobody could."""

    promise: PromiseMade
    standards: tuple[str, ...]
    kept: int
    n: int
    stores: int
    unclear: int
    rate: Estimate


def sections(visits: Sequence[Result]) -> tuple[SectionTally, ...]:
    """Mean of the stores' complete section scores; a store that was visited more than once counts with its own mean."""
    titles: dict[str, str] = {}
    scores: dict[str, dict[str, list[Fraction]]] = defaultdict(lambda: defaultdict(list))
    asked: dict[str, set[str]] = defaultdict(set)
    for visit in visits:
        for section in visit.score.sections:
            titles.setdefault(section.id, section.title)
            asked[section.id].add(visit.store.id)
            if section.percent is not None and not section.blanks:
                scores[section.id][visit.store.id].append(section.percent)
    return tuple(_section(id_, title, asked[id_], scores[id_]) for id_, title in titles.items())


def _section(id_: str, title: str, asked: set[str], scores: Mapping[str, Sequence[Fraction]]) -> SectionTally:
    means = [sum(own, Fraction(0)) / len(own) for own in scores.values()]
    left_out = len(asked) - len(means)
    estimate = mean_score([[mean] for mean in means])
    if not means:
        return SectionTally(id_, title, 0, left_out, None, None, None, estimate)
    return SectionTally(id_, title, len(means), left_out, sum(means, Fraction(0)) / len(means), min(means), max(means), estimate)


def bands(visits: Sequence[Result]) -> tuple[tuple[Band, int], ...]:
    """How many visits fall into each band, highest band first; visits without a band are in none."""
    known = {band.id: band for visit in visits for band in visit.asked.edition.scoring.bands}
    counts = Counter(visit.score.band.id for visit in visits if visit.score.band)
    return tuple((band, counts[id_]) for id_, band in sorted(known.items(), key=lambda item: -item[1].start))


def checks(visits: Sequence[Result], owners: Mapping[str, str]) -> tuple[CheckTally, ...]:
    """Every asked check in walking order, counted over the visits that asked it."""
    standards = {standard.id: standard for visit in visits for standard in visit.asked.edition.standards}
    found: dict[str, list[tuple[Result, CheckScore]]] = defaultdict(list)
    for visit in visits:
        for check in visit.score.checks:
            found[check.check.id].append((visit, check))
    order = {check.id: place for place, check in enumerate(check for one in standards.values() for check in one.checks)}
    base = {check.id: check for standard in standards.values() for check in standard.checks}
    return tuple(
        _check(base[id_], standards[found[id_][0][1].standard], owners, found[id_]) for id_ in sorted(found, key=lambda id_: order[id_])
    )


def _check(check: Check, standard: StandardCore, owners: Mapping[str, str], scores: Sequence[tuple[Result, CheckScore]]) -> CheckTally:
    states = Counter(score.state for _, score in scores)
    return CheckTally(
        check=check,
        standard=standard,
        section=scores[0][1].section,
        owner=owner_of(standard, owners),
        asked=len(scores),
        failed=states["failed"],
        passed=states["passed"],
        na=states["na"],
        not_observed=states["not_observed"],
        blank=states["blank"],
        visits=tuple(visit for visit, score in scores if score.state == "failed"),
    )


def most_failed(tallies: Iterable[CheckTally]) -> tuple[CheckTally, ...]:
    """The failed checks: most failures first, then the larger share of those observed, then more points, then walking order."""
    failed = [tally for tally in tallies if tally.failed]
    return tuple(sorted(failed, key=lambda one: (-one.failed, -Fraction(one.failed, one.observed), -one.check.points)))


def standard_states(visit: Result) -> dict[str, StandardState]:
    """Whether each asked standard was kept at a visit: all its checks passed. Not kept: one failed. Else unclear; all N/A is left out."""
    states: dict[str, set[str]] = defaultdict(set)
    for check in visit.score.checks:
        states[check.standard].add(check.state)
    return {id_: _state(own) for id_, own in states.items() if own != {"na"}}


def _state(states: set[str]) -> StandardState:
    if "failed" in states:
        return "not_kept"
    return "kept" if states <= {"passed", "na"} else "unclear"


def promises(visits: Sequence[Result], made: Sequence[PromiseMade]) -> tuple[PromiseTally, ...]:
    """At how many visits each promise of the company was kept: `stats.kept` of the states of all checks of its standards."""
    naming = {standard.id: standard.promises for visit in visits for standard in visit.asked.edition.standards}
    standards = {one.id: [id_ for id_, names in naming.items() if one.id in names] for one in made}
    keeping = {id_: [promise for promise, own in standards.items() if id_ in own] for id_ in naming}
    found: dict[str, list[tuple[str, set[str]]]] = defaultdict(list)
    for visit in visits:
        states: dict[str, set[str]] = defaultdict(set)
        for check in visit.score.checks:
            for promise in keeping[check.standard]:
                states[promise].add(check.state)
        for promise, own in states.items():
            found[promise].append((visit.store.id, own))
    return tuple(_promise(one, standards[one.id], found[one.id]) for one in made)


def _promise(promise: PromiseMade, standards: Sequence[str], visits: Sequence[tuple[str, set[str]]]) -> PromiseTally:
    told = Counter(kept(states) for _, states in visits if states != {"na"})
    rate = promise_rate(visits)
    return PromiseTally(promise, tuple(standards), told["kept"], rate.n, rate.clusters, told["unclear"], rate)
