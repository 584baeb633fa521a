"""Visits with their auditors in; whether auditors agree, and who is severe or lenient where that can be told, out."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.stats import Agreement, Severity, agreement, severities

if TYPE_CHECKING:
    from floorwalk.report.past import DoubleVisit, Past


@dataclass(frozen=True)
class Auditors:
    """`severities`: each auditor against the mean of those who saw the same stores. `pairs`: agreement of two auditors at double visits."""

    severities: tuple[Severity, ...]
    pairs: tuple[tuple[tuple[str, str], Agreement], ...]

    @property
    def confounded(self) -> bool:
        """Whether nobody can be told from the stores they saw: no two auditors saw the same store."""
        return bool(self.severities) and all(one.beyond.value is None for one in self.severities)


def auditors(past: Past) -> Auditors:
    """Give severity over the visits since the requirements last changed, and agreement over the double visits of the round."""
    named = [(one.auditor, one.store, one.percent) for one in past.alike if one.auditor and one.percent is not None]
    doubles: dict[tuple[str, str], list[DoubleVisit]] = defaultdict(list)
    for one in past.doubles:
        doubles[one.auditors if one.auditors[0] < one.auditors[1] else one.auditors[::-1]].append(one)
    pairs = tuple((names, agreement([_turned(one, names) for one in own])) for names, own in sorted(doubles.items()))
    return Auditors(tuple(severities(named)), pairs)


def _turned(one: DoubleVisit, names: tuple[str, str]) -> list[tuple[object, object]]:
    return [pair if one.auditors == names else pair[::-1] for pair in one.pairs]
