"""What was asked and what was answered in; exact scores out, each with the sum it was made of. Rule `floorwalk/1`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from floorwalk.edition.apply import limit_for
from floorwalk.model import Answer, Choice, Clock, Measure, Promise, Rating, Sample, YesNo

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Audit, Band, Check, Scoring

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

    @property
    def explanation(self) -> str:
        """The line of the sum, as `PAY-04.1: 4 of 5 customers = 4/5 x 2 points = 1.6 of 2`."""
        points = number(self.check.points)
        if self.fraction is None:
            return f"{self.check.id}: {self.reason}; leaves both sides of the sum"
        return f"{self.check.id}: {self.reason} = {self.fraction} x {points} points = {number(self.earned)} of {points}"


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
            lines.append(_section_line(section))
        lines.append(_total_line(self))
        return lines


def score(asked: Asked, audit: Audit) -> Score:
    """Score an audit under its own edition. Answers to checks that were not asked are ignored; unanswered checks are blank."""
    answers = audit.by_check()
    checks = []
    for section in asked.sections:
        for standard in section.standards:
            for check in standard.checks:
                answer = answers.get(check.id) or Answer(check=check.id, state="blank")
                checks.append(score_check(check, answer, standard.standard.id, section.section.id, audit))
    return _total(asked, tuple(checks), asked.edition.scoring)


def score_check(check: Check, answer: Answer, standard: str, section: str, audit: Audit) -> CheckScore:
    """Score one answer: points times fraction met. `audit` gives the day and hour that choose the limit."""
    points = Fraction(check.points)
    if answer.state == "na":
        return CheckScore(check, standard, section, "na", None, Fraction(0), Fraction(0), answer, "not applicable")
    if answer.state == "not_observed":
        return CheckScore(check, standard, section, "not_observed", None, Fraction(0), Fraction(0), answer, "not observed")
    if answer.state == "blank":
        return CheckScore(check, standard, section, "blank", Fraction(0), Fraction(0), points, answer, "left blank")
    fraction, reason = _judge(check, answer, audit)
    if fraction is None:
        return CheckScore(check, standard, section, "not_observed", None, Fraction(0), Fraction(0), answer, reason)
    state: CheckState = "passed" if fraction >= pass_at(check) else "failed"
    return CheckScore(check, standard, section, state, fraction, points * fraction, points, answer, reason)


def pass_at(check: Check) -> Fraction:
    """The fraction from which a check counts as passed: 1 unless said."""
    return Fraction(getattr(check, "pass_at", 1))


def _judge(check: Check, answer: Answer, audit: Audit) -> tuple[Fraction | None, str]:
    values = answer.values
    if isinstance(check, YesNo):
        return Fraction(values[0] == check.expect), f"{values[0]}, expected {check.expect}"
    if isinstance(check, Rating):
        top = len(check.steps) - 1
        return Fraction(Decimal(values[0])) / top, f"rated {number(Decimal(values[0]))} of {top}"
    if isinstance(check, Measure):
        return _judge_readings(check, [Decimal(value) for value in values], audit)
    if isinstance(check, Sample):
        met, seen = (Fraction(Decimal(value)) for value in values)
        if seen < check.least_seen:
            return None, f"only {number(seen)} {check.unit} seen, fewer than {check.least_seen}"
        return met / seen, f"{number(met)} of {number(seen)} {check.unit}"
    if isinstance(check, Promise):
        promised, actual = (Decimal(value) for value in values)
        kept = actual <= promised + check.grace
        shown = [_shown(value, clock=check.is_clock) for value in (promised, actual)]
        return Fraction(kept), f"promised {shown[0]}, actual {shown[1]} {'' if check.is_clock else check.unit}".rstrip()
    return _judge_choice(check, values[0])


def _judge_readings(check: Measure, readings: list[Decimal], audit: Audit) -> tuple[Fraction, str]:
    within = 0
    shown = []
    for index, value in enumerate(readings):
        limit = limit_for(check, index, audit.day, audit.start)
        good = limit is None or limit.low <= value <= limit.high
        within += good
        shown.append(_shown(value, clock=check.is_clock) + ("" if good else " (out of limit)"))
    unit = "" if check.is_clock else f" {check.unit}"
    return Fraction(within, len(readings)), f"{', '.join(shown)}{unit}: {within} of {len(readings)} within the limit"


def _judge_choice(check: Choice, value: Decimal | str) -> tuple[Fraction, str]:
    points = Fraction(check.points)
    if check.deduct:
        count, each = Fraction(Decimal(value)), Fraction(check.deduct.each)
        left = max(Fraction(0), points - count * each)
        return (left / points if points else Fraction(count == 0)), f"{number(count)} {check.deduct.unit}, {number(each)} off for each"
    option = next(option for option in check.options if option.id == value)
    return (Fraction(option.points) / points if points else Fraction(1)), f"'{option.text}'"


def _total(asked: Asked, checks: tuple[CheckScore, ...], scoring: Scoring) -> Score:
    sections = tuple(_section(one.section.id, one.section.title, one.section.weight, checks) for one in asked.sections)
    earned, possible, coverage = _sums(checks)
    percent: Fraction | None = None
    if coverage >= AUDIT_COVERAGE:
        percent = _weighted(sections) if scoring.total == "sections" else _percent(earned, possible)
    blanks = sum(check.state == "blank" for check in checks)
    critical = tuple(check for check in checks if check.check.critical)
    outcome = _outcome(percent, blanks, critical, Fraction(scoring.pass_mark))
    band = band_of(percent, scoring.bands) if percent is not None and not blanks else None
    return Score(checks, sections, earned, possible, coverage, percent, blanks, band, outcome, critical, scoring.total)


def _sums(checks: Iterable[CheckScore]) -> tuple[Fraction, Fraction, Fraction]:
    """Earned and possible points, and the share of applicable points that was observed."""
    checks = list(checks)
    applicable = sum((Fraction(c.check.points) for c in checks if c.state != "na"), Fraction(0))
    observed = sum((Fraction(c.check.points) for c in checks if c.state in ("passed", "failed")), Fraction(0))
    earned = sum((c.earned for c in checks), Fraction(0))
    possible = sum((c.possible for c in checks), Fraction(0))
    return earned, possible, observed / applicable if applicable else Fraction(0)


def _section(id_: str, title: str, weight: Decimal | None, checks: tuple[CheckScore, ...]) -> SectionScore:
    own = [check for check in checks if check.section == id_]
    earned, possible, coverage = _sums(own)
    percent = _percent(earned, possible) if coverage >= SECTION_COVERAGE else None
    blanks = sum(check.state == "blank" for check in own)
    return SectionScore(id_, title, earned, possible, coverage, percent, None if weight is None else Fraction(weight), blanks)


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


def shown(percent: Fraction | None) -> str:
    """Give a score as people read it: one decimal, rounded downward once, so that it never contradicts its band."""
    if percent is None:
        return "not scored"
    tenths = (percent * 10).numerator // (percent * 10).denominator
    return f"{tenths // 10}.{tenths % 10} %"


def number(value: Fraction | Decimal | int) -> str:
    """Give a number without trailing zeros; a fraction that has no short decimal form as a fraction."""
    fraction = Fraction(value)
    if fraction.denominator == 1:
        return str(fraction.numerator)
    if 10_000 % fraction.denominator == 0:
        return f"{float(fraction):.4f}".rstrip("0")
    return str(fraction)


def _shown(value: Decimal, *, clock: bool) -> str:
    return str(Clock(int(value))) if clock else number(value)


def _section_line(section: SectionScore) -> str:
    if section.percent is None:
        return f"{section.title}: not scored, {shown(section.coverage * 100)} of its applicable points observed, half needed"
    weight = f", weight {number(section.weight)}" if section.weight is not None else ""
    return f"{section.title}: {number(section.earned)} of {number(section.possible)} points = {shown(section.percent)}{weight}"


def _total_line(result: Score) -> str:
    coverage = f"{shown(result.coverage * 100)} of the applicable points observed"
    if result.percent is None:
        return f"Total: not scored, {coverage}, nine tenths needed"
    if result.total_by == "checks":
        return f"Total: {number(result.earned)} of {number(result.possible)} points = {shown(result.percent)} ({coverage})"
    scored = [section for section in result.sections if section.percent is not None]
    terms = " + ".join(f"{number(section.weight or 1)} x {shown(section.percent)}" for section in scored)
    weights = number(sum((section.weight or Fraction(1) for section in scored), Fraction(0)))
    return f"Total: ({terms}) / {weights} = {shown(result.percent)} from the unrounded section scores ({coverage})"
