"""A report's JSON in; what staff see of it out: counts of what was kept, never names of people."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from floorwalk.errors import FloorwalkError
from floorwalk.words.rounds import round_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from floorwalk.model import Standard

FORMAT = "floorwalk-report/1"


@dataclass(frozen=True)
class Kept:
    """At how many of the visits that could tell something was kept."""

    passed: int
    n: int


@dataclass(frozen=True)
class AtStore:
    """What one visit found: outcome, score in percent (None: not scored), and the standards with a failed check."""

    day: date
    outcome: str
    score: Fraction | None
    failed: tuple[str, ...]


@dataclass(frozen=True)
class Results:
    """What the newest report says: counts, never names of people. `checks` and `promises` by id, `stores` by store id."""

    title: str
    language: str
    due: date
    planned: int
    visits: int
    simulated: bool
    outcomes: Mapping[str, int]
    checks: Mapping[str, Kept]
    promises: Mapping[str, Kept]
    sections: Mapping[str, tuple[Fraction, int]]
    stores: Mapping[str, AtStore]

    def name(self, language: str, t: Callable[[str], str]) -> str:
        """What the round is called in a language; the title is in that of the report."""
        return round_name(self.title, self.due, self.language, language, t)

    def of_standard(self, standard: Standard) -> Kept | None:
        """The check of a standard that was kept least; None when none was answered."""
        found = [self.checks[check.id] for check in standard.checks if check.id in self.checks and self.checks[check.id].n]
        return min(found, key=lambda kept: Fraction(kept.passed, kept.n)) if found else None


def load_results(report: Path) -> Results:
    """Read the file that `floorwalk report` wrote; raises FloorwalkError FW744 for one that is none, or cannot be read."""
    try:
        return read_results(report.read_text(encoding="utf-8"), report.name)
    except (OSError, UnicodeDecodeError) as error:
        raise _no_report(report.name, error) from error


def read_results(text: str, name: str) -> Results:
    """Read report.json; raises FloorwalkError FW744 for a file that is none."""
    try:
        given = json.loads(text)
        if given["format"] != FORMAT:
            raise ValueError(f"its format is {given['format']}")
        return _results(given)
    except (ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError) as error:
        raise _no_report(name, error) from error


def _no_report(name: str, error: Exception) -> FloorwalkError:
    what = f"{name} is no report of this floorwalk ({error})."
    return FloorwalkError("FW744", what, "Name the report.json that `floorwalk report` wrote.", status=2)


def _results(given: dict[str, Any]) -> Results:
    visits = sorted(given["visits"], key=lambda one: (one["day"], one["visit"]))
    sections = {one["id"]: (Fraction(one["mean"]["exact"]), one["n"]) for one in given["sections"] if one["mean"]}
    return Results(
        title=given["round"]["title"],
        language=given["language"],
        due=date.fromisoformat(given["round"]["due"]),
        planned=given["planned"],
        visits=given["visits_n"],
        simulated=given["simulated"],
        outcomes=given["outcomes"],
        checks={one["id"]: Kept(one["passed"], one["passed"] + one["failed"]) for one in given["checks"]},
        promises={one["id"]: Kept(one["kept"], one["n"]) for one in given["promises"]},
        sections=sections,
        stores={one["store"]: _at_store(one) for one in visits},
    )


def _at_store(visit: dict[str, Any]) -> AtStore:
    failed = tuple(dict.fromkeys(one["standard"] for one in visit["findings"]))
    score = Fraction(visit["score"]["exact"]) if visit["score"] else None
    return AtStore(date.fromisoformat(visit["day"]), visit["outcome"], score, failed)
