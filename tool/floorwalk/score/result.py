"""What was asked and what was answered in; exact scores out, each with the sum it was made of. Rule `floorwalk/1`."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from floorwalk.model import Answer
from floorwalk.score.judge import NOTHING, WHOLE, exact, judge, pass_at
from floorwalk.score.numbers import Say, number, shown
from floorwalk.score.sums import HUNDRED, Tally

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from floorwalk.edition.apply import Asked
    from floorwalk.edition.listed import Listed
    from floorwalk.model import Audit, Band, Check, Scoring, Section

CheckState = Literal["passed", "failed", "na", "not_observed", "blank"]
Outcome = Literal["pass", "fail", "not_proven", "incomplete", "not_scored"]
SECTION_COVERAGE = Fraction(1, 2)  # a section is scored from half of its applicable points observed
AUDIT_COVERAGE = Fraction(9, 10)  # an audit from nine tenths
_MOST = 4_096  # judgements that are remembered for stores that are alike


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
    answers, listed, known = audit.by_check(), asked.listed, _known(asked.listed, t)
    checks = []
    for id_, check in listed.checks.items():
        answer = answers.get(id_) or Answer(check=id_, state="blank")
        judged = known.judge(check, answer, audit)
        checks.append(_scored(check, answer, listed.standards[id_], listed.sections[id_], judged, t))
    return _total(asked, tuple(checks), asked.edition.scoring, t)


def score_check(check: Check, answer: Answer, standard: str, section: str, audit: Audit, t: Say = str) -> CheckScore:
    """Score one answer: points times fraction met. `audit` gives the day and hour that choose the limit."""
    return _scored(check, answer, standard, section, _judged(check, answer, audit, t), t)


def _scored(check: Check, answer: Answer, standard: str, section: str, judged: _Judged, t: Say) -> CheckScore:
    return CheckScore(check, standard, section, judged.state, judged.fraction, judged.earned, judged.possible, answer, judged.reason, t)


class _Judged(NamedTuple):
    """What one answer means; see CheckScore."""

    state: CheckState
    fraction: Fraction | None
    earned: Fraction
    possible: Fraction
    reason: str


class _Known:
    """Judges the answers to what is asked in stores that are alike. Most were given before: what they mean is remembered.

    Numbers that are equal mean the same, however many zeros they were written with.
    """

    def __init__(self, listed: Listed, t: Say) -> None:
        self._t = t
        self._timed = {id_ for id_, check in listed.checks.items() if check.kind == "measure" and any(one.when for one in check.limits)}
        self._judged: dict[tuple[object, ...], _Judged] = {}

    def judge(self, check: Check, answer: Answer, audit: Audit) -> _Judged:
        """What an answer means; where limits hold at times, on that day at that hour."""
        said = (check.id, answer.state, answer.values, *((audit.day, audit.start) if check.id in self._timed else ()))
        found = self._judged.get(said)
        if found is None:
            if len(self._judged) >= _MOST:
                self._judged.clear()
            found = self._judged[said] = _judged(check, answer, audit, self._t)
        return found


_known = lru_cache(maxsize=32)(_Known)


def _judged(check: Check, answer: Answer, audit: Audit, t: Say) -> _Judged:
    if answer.state == "na":
        return _Judged("na", None, NOTHING, NOTHING, t("not applicable"))
    if answer.state == "not_observed":
        return _Judged("not_observed", None, NOTHING, NOTHING, t("not observed"))
    points = exact(check.points)
    if answer.state == "blank":
        return _Judged("blank", NOTHING, NOTHING, points, t("left blank"))
    fraction, reason = judge(check, answer, audit, t)
    if fraction is None:
        return _Judged("not_observed", None, NOTHING, NOTHING, reason)
    earned = points if fraction is WHOLE else points * fraction
    return _Judged("passed" if fraction is WHOLE or fraction >= pass_at(check) else "failed", fraction, earned, points, reason)


def _total(asked: Asked, checks: tuple[CheckScore, ...], scoring: Scoring, t: Say) -> Score:
    by_section: dict[str, list[CheckScore]] = {one.section.id: [] for one in asked.sections}
    for check in checks:
        by_section[check.section].append(check)
    tallies = [Tally(own) for own in by_section.values()]
    sections = tuple(_section(one.section, by_section[one.section.id], own) for one, own in zip(asked.sections, tallies, strict=True))
    earned, possible, coverage, percent = Tally.of(tallies).sums()
    if coverage < AUDIT_COVERAGE:
        percent = None
    elif scoring.total == "sections":
        percent = _weighted(sections)
    blanks = sum(section.blanks for section in sections)
    critical = tuple(check for check in checks if check.check.critical)
    outcome = _outcome(percent, blanks, critical, exact(scoring.pass_mark))
    band = band_of(percent, scoring.bands) if percent is not None and not blanks else None
    return Score(checks, sections, earned, possible, coverage, percent, blanks, band, outcome, critical, scoring.total, t)


def _section(section: Section, own: Sequence[CheckScore], tally: Tally) -> SectionScore:
    earned, possible, coverage, percent = tally.sums()
    blanks = sum(check.state == "blank" for check in own)
    weight = None if section.weight is None else exact(section.weight)
    scored = percent if coverage >= SECTION_COVERAGE else None
    return SectionScore(section.id, section.title, earned, possible, coverage, scored, weight, blanks)


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
        if exact(band.start) <= percent < exact(band.end) or percent == exact(band.end) == HUNDRED:
            return band
    return None


def shared_percent(score_: Score, shared: Collection[str]) -> Fraction | None:
    """Points earned on the checks that all compared visits share and observed, in percent; None when there are none."""
    return Tally(check for check in score_.checks if check.check.id in shared).sums().percent


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
