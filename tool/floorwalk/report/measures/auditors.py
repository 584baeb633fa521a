"""Visits with their auditors in; whether auditors agree, and who is severe or lenient where that can be told, out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.model import Rating
from floorwalk.stats import Agreement, Estimate, Severity, agreement, alpha, severities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from floorwalk.report.past import DoubleVisit, Past
    from floorwalk.report.tally import CheckTally


@dataclass(frozen=True)
class Auditors:
    """`severities`: each auditor against the mean of those who saw the same stores. `pairs`: agreement of two auditors at double visits.

    `ratings`: Krippendorff's alpha of what both rated at the double visits, for each scale by its highest step.
    """

    severities: tuple[Severity, ...]
    pairs: tuple[tuple[tuple[str, str], Agreement], ...]
    ratings: tuple[tuple[int, Estimate], ...] = ()

    @property
    def confounded(self) -> bool:
        """Whether nobody can be told from the stores they saw: no two auditors saw the same store."""
        return bool(self.severities) and all(one.beyond.value is None for one in self.severities)


def auditors(past: Past, checks: Mapping[str, CheckTally]) -> Auditors:
    """Give severity over the visits since the requirements last changed, and agreement over the double visits of the round."""
    named = [(one.auditor, one.store, one.percent) for one in past.alike if one.auditor and one.percent is not None]
    doubles: dict[tuple[str, str], list[DoubleVisit]] = defaultdict(list)
    for one in past.doubles:
        doubles[one.auditors if one.auditors[0] < one.auditors[1] else one.auditors[::-1]].append(one)
    pairs = tuple((names, agreement([_turned(one, names) for one in own])) for names, own in sorted(doubles.items()))
    return Auditors(tuple(severities(named)), pairs, tuple(_ratings(past.doubles, checks)))


def _ratings(doubles: Iterable[DoubleVisit], checks: Mapping[str, CheckTally]) -> Iterator[tuple[int, Estimate]]:
    """A thing is a check at a double visit; things of one scale stand together, since steps of different scales are not the same."""
    scales: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for double in doubles:
        for check, *steps in double.ratings:
            found = checks.get(check)
            if found and isinstance(found.check, Rating):
                scales[len(found.check.steps) - 1].append((steps[0], steps[1]))
    return ((top, alpha(things, "ordinal")) for top, things in sorted(scales.items()))


def _turned(one: DoubleVisit, names: tuple[str, str]) -> list[tuple[object, object]]:
    return [pair if one.auditors == names else pair[::-1] for pair in one.pairs]
