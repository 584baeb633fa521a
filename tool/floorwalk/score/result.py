"""What was asked and what was answered in; exact scores out, each with the sum it was made of. Rule `floorwalk/1`."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from floorwalk.model import Answer
from floorwalk.score.judge import NOTHING, WHOLE, judge, pass_at
from floorwalk.score.numbers import Say, number, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Audit, Band, Check, Scoring, Section

CheckState = Literal["passed", "failed", "na", "not_observed", "blank"]
Outcome = Literal["pass", "fail", "not_proven", "incomplete", "not_scored"]
SECTION_COVERAGE = Fraction(1, 2)  # a section is scored from half of its applicable points observed
AUDIT_COVERAGE = Fraction(9, 10)  # an audit from nine tenths
HUNDRED = Fraction(100)


@dataclass(frozen=True)
class CheckScore:
    """One check: `fraction` of its points that was met (None when na, not observed), `earned` out of `possible` points."""

    check: Check
    standard: str
    section: str
    state: CheckState
    fraction: Fraction | None
    earned: Fraction
    possible: Fraction
    answer: Answer
    reason: str
    t: Say = field(default=str, compare=False, repr=False)

    @property
    def explanation(self) -> str:
        """The line of the sum, as `PAY-04.1: 4 of 5 customers = 4/5 x 2 points = 1.6 of 2`."""
        if self.fraction is None:
            return self.t("{id}: {reason}; leaves both sides of the sum").format(id=self.check.id, reason=self.reason)
        line = self.t("{id}: {reason} = {fraction} x {points} points = {earned} of {points}")
        points, earned = number(self.check.points, self.t), number(self.earned, self.t)
        return line.format(id=self.check.id, reason=self.reason, fraction=self.fraction, points=points, earned=earned)


@dataclass(frozen=True)
class SectionScore:
    """One section. `percent` is None when too little was observed: neither 0 nor 100."""

    id: str
    title: str
    earned: Fraction
    possible: Fraction
    coverage: Fraction
    percent: Fraction | None
    weight: Fraction | None
    blanks: int


@dataclass(frozen=True)
class Score:
    """One audit. `percent` is exact (0 to 100) or None when not scored; `band` is None unless the audit is complete and scored."""

    checks: tuple[CheckScore, ...]
    sections: tuple[SectionScore, ...]
    earned: Fraction
    possible: Fraction
    coverage: Fraction
    percent: Fraction | None
    blanks: int
    band: Band | None
    outcome: Outcome
    critical: tuple[CheckScore, ...]
    total_by: Literal["checks", "sections"]
    t: Say = field(default=str, compare=False, repr=False)

    @property
    def complete(self) -> bool:
        return self.blanks == 0

    def failed(self) -> tuple[CheckScore, ...]:
        return tuple(check for check in self.checks if check.state == "failed")

    def explanation(self) -> list[str]:
        """Give the whole sum, line by line: each check, each section, the total."""
        lines: list[str] = []
        for section in self.sections:
            lines += [check.explanation for check in self.checks if check.section == section.id]
            lines.append(_section_line(section, self.t))
        lines.append(_total_line(self, self.t))
        return lines


def score(asked: Asked, audit: Audit, t: Say = str) -> Score:
    """Score an audit under its own edition. Answers to checks that were not asked are ignored; unanswered checks are blank.

    `t` gives the words of the explanations in a language; the numbers are the same in every one.
    """
    answers = audit.by_check()
    checks = []
    for section in asked.sections:
        for standard in section.standards:
            for check in standard.checks:
                answer = answers.get(check.id) or Answer(check=check.id, state="blank")
                checks.append(score_check(check, answer, standard.standard.id, section.section.id, audit, t))
    return _total(asked, tuple(checks), asked.edition.scoring, t)


def score_check(check: Check, answer: Answer, standard: str, section: str, audit: Audit, t: Say = str) -> CheckScore:
    """Score one answer: points times fraction met. `audit` gives the day and hour that choose the limit."""

    def made(state: CheckState, fraction: Fraction | None, reason: str) -> CheckScore:
        points = NOTHING if fraction is None else _exact(check.points)
        earned = points if fraction is WHOLE else points * fraction if fraction else NOTHING
        return CheckScore(check, standard, section, state, fraction, earned, points, answer, reason, t)

    if answer.state == "na":
        return made("na", None, t("not applicable"))
    if answer.state == "not_observed":
        return made("not_observed", None, t("not observed"))
    if answer.state == "blank":
        return made("blank", NOTHING, t("left blank"))
    fraction, reason = judge(check, answer, audit, t)
    if fraction is None:
        return made("not_observed", None, reason)
    return made("passed" if fraction is WHOLE or fraction >= pass_at(check) else "failed", fraction, reason)


def _total(asked: Asked, checks: tuple[CheckScore, ...], scoring: Scoring, t: Say) -> Score:
    by_section: dict[str, list[CheckScore]] = {}
    for check in checks:
        by_section.setdefault(check.section, []).append(check)
    sections = tuple(_section(one.section, by_section.get(one.section.id, [])) for one in asked.sections)
    earned, possible, coverage = _sums(checks)
    percent: Fraction | None = None
    if coverage >= AUDIT_COVERAGE:
        percent = _weighted(sections) if scoring.total == "sections" else _percent(earned, possible)
    blanks = sum(check.state == "blank" for check in checks)
    critical = tuple(check for check in checks if check.check.critical)
    outcome = _outcome(percent, blanks, critical, Fraction(scoring.pass_mark))
    band = band_of(percent, scoring.bands) if percent is not None and not blanks else None
    return Score(checks, sections, earned, possible, coverage, percent, blanks, band, outcome, critical, scoring.total, t)


def _sums(checks: Iterable[CheckScore]) -> tuple[Fraction, Fraction, Fraction]:
    """Earned and possible points, and the share of applicable points that was observed."""
    checks = list(checks)
    earned, possible = _sum(c.earned for c in checks), _sum(c.possible for c in checks)
    observed = possible - _sum(c.possible for c in checks if c.state == "blank")
    applicable = possible + _sum(_exact(c.check.points) for c in checks if c.state == "not_observed")
    return earned, possible, observed / applicable if applicable else NOTHING


def _sum(numbers: Iterable[Fraction]) -> Fraction:
    """The exact sum: whole numbers of each part are added up first, since fractions take their time."""
    parts: dict[int, int] = {}
    for one in numbers:
        over, under = one.as_integer_ratio()
        parts[under] = parts.get(under, 0) + over
    first, *others = [Fraction(over, under) for under, over in parts.items()] or [NOTHING]
    return sum(others, first)


@lru_cache(maxsize=1_024)
def _exact(points: Decimal) -> Fraction:
    return Fraction(points)


def _section(section: Section, own: Sequence[CheckScore]) -> SectionScore:
    earned, possible, coverage = _sums(own)
    percent = _percent(earned, possible) if coverage >= SECTION_COVERAGE else None
    blanks = sum(check.state == "blank" for check in own)
    weight = None if section.weight is None else Fraction(section.weight)
    return SectionScore(section.id, section.title, earned, possible, coverage, percent, weight, blanks)


def _percent(earned: Fraction, possible: Fraction) -> Fraction | None:
    return HUNDRED * earned / possible if possible else None


def _weighted(sections: Iterable[SectionScore]) -> Fraction | None:
    """Weighted mean of the scored sections: a weight whose section is not scored is shared out among the rest."""
    scored = [(section.weight or Fraction(1), section.percent) for section in sections if section.percent is not None]
    weights = sum((weight for weight, _ in scored), Fraction(0))
    return sum((weight * percent for weight, percent in scored), Fraction(0)) / weights if weights else None


def _outcome(percent: Fraction | None, blanks: int, critical: tuple[CheckScore, ...], pass_mark: Fraction) -> Outcome:
    if any(check.state == "failed" for check in critical):
        return "fail"
    if percent is None:
        return "not_scored"
    if percent < pass_mark and not blanks:
        return "fail"
    if any(check.state in ("blank", "not_observed") for check in critical):
        return "not_proven"
    return "incomplete" if blanks else "pass"


def band_of(percent: Fraction, bands: Collection[Band]) -> Band | None:
    """Give the band of an unrounded score: half-open intervals, the top one closed at 100."""
    for band in bands:
        if Fraction(band.start) <= percent < Fraction(band.end) or percent == Fraction(band.end) == HUNDRED:
            return band
    return None


def shared_percent(score_: Score, shared: Collection[str]) -> Fraction | None:
    """Points earned on the checks that all compared visits share and observed, in percent; None when there are none."""
    earned, possible, _ = _sums(check for check in score_.checks if check.check.id in shared)
    return _percent(earned, possible)


def shared_checks(scores: Iterable[Score]) -> frozenset[str]:
    """Ids of the checks that count in every one of the scores: answered or left blank, neither N/A nor not observed."""
    sets = [frozenset(c.check.id for c in one.checks if c.state in ("passed", "failed", "blank")) for one in scores]
    return frozenset.intersection(*sets) if sets else frozenset()


def _section_line(section: SectionScore, t: Say) -> str:
    if section.percent is None:
        line = t("{title}: not scored, {share} of its applicable points observed, half needed")
        return line.format(title=section.title, share=shown(section.coverage * 100, t))
    weight = "" if section.weight is None else t(", weight {weight}").format(weight=number(section.weight, t))
    line = t("{title}: {earned} of {possible} points = {percent}")
    earned, possible = number(section.earned, t), number(section.possible, t)
    return line.format(title=section.title, earned=earned, possible=possible, percent=shown(section.percent, t)) + weight


def _total_line(result: Score, t: Say) -> str:
    coverage = t("{share} of the applicable points observed").format(share=shown(result.coverage * 100, t))
    if result.percent is None:
        return t("Total: not scored, {coverage}, nine tenths needed").format(coverage=coverage)
    percent = shown(result.percent, t)
    if result.total_by == "checks":
        line = t("Total: {earned} of {possible} points = {percent} ({coverage})")
        return line.format(earned=number(result.earned, t), possible=number(result.possible, t), percent=percent, coverage=coverage)
    scored = [section for section in result.sections if section.percent is not None]
    terms = " + ".join(f"{number(section.weight or 1, t)} x {shown(section.percent, t)}" for section in scored)
    weights = number(sum((section.weight or Fraction(1) for section in scored), Fraction(0)))
    line = t("Total: ({terms}) / {weights} = {percent} from the unrounded section scores ({coverage})")
    return line.format(terms=terms, weights=weights, percent=percent, coverage=coverage)
