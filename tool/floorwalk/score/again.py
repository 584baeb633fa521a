"""An audit, what was asked under its own edition and what another one asks there in; its score under both, on what they share, out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from floorwalk.model import Choice, Measure, Promise, Rating, Sample
from floorwalk.score.result import Score, score

if TYPE_CHECKING:
    from collections.abc import Collection

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Answer, Audit, Check


@dataclass(frozen=True)
class LeftOut:
    """A check that is in no comparison, and why, in words."""

    check: str
    why: str


@dataclass(frozen=True)
class Rescored:
    """An audit twice: `own` as it was scored, on all its checks; `before` and `after` on the shared ones alone.

    `before` is under its own edition, `after` under the other one. `left_out` are checks of its own that are not compared, `not_asked`
    those of the other edition that nobody had asked then.
    """

    audit: Audit
    own: Score
    before: Score
    after: Score
    left_out: tuple[LeftOut, ...]
    not_asked: tuple[str, ...]

    @property
    def shared(self) -> int:
        """How many checks both editions ask there, with an answer that can be read under both."""
        return len(self.after.checks)


def rescore(audit: Audit, own: Asked, other: Asked) -> Rescored:
    """Score an audit under its own edition and under another one; nothing that was recorded changes.

    A check is shared when both editions ask it in that store and its answer means the same under both: a step of the same scale, a reading
    in the same unit, an option that is still there. Other limits, points, weights and shares to pass are what is compared.
    """
    theirs = {check.id: check for check in other.checks()}
    answers = audit.by_check()
    left = tuple(
        LeftOut(check.id, why) for check in own.checks() if (why := _unreadable(check, theirs.get(check.id), answers.get(check.id)))
    )
    asked = {check.id for check in own.checks()}
    shared = asked - {one.check for one in left}
    not_asked = tuple(id_ for id_ in theirs if id_ not in asked)
    return Rescored(audit, score(own, audit), score(_only(own, shared), audit), score(_only(other, shared), audit), left, not_asked)


def _only(asked: Asked, ids: Collection[str]) -> Asked:
    """What is asked, without the checks that are not shared."""
    sections = []
    for section in asked.sections:
        kept = [(one, tuple(check for check in one.checks if check.id in ids)) for one in section.standards]
        standards = tuple(replace(one, standard=one.standard.model_copy(update={"checks": checks})) for one, checks in kept if checks)
        if standards:
            sections.append(replace(section, standards=standards))
    return replace(asked, sections=tuple(sections))


def _unreadable(mine: Check, other: Check | None, answer: Answer | None) -> str:
    """Why an answer cannot be read under another edition; empty when it can. An answer without values is the same in all."""
    if other is None:
        return "not asked there under the other edition"
    if other.kind != mine.kind:
        return f"was {mine.kind}, is {other.kind}"
    if answer is None or answer.state != "given":
        return ""
    return _other_values(mine, other, answer)


def _other_values(mine: Check, other: Check, answer: Answer) -> str:
    if isinstance(mine, Rating) and isinstance(other, Rating) and len(mine.steps) != len(other.steps):
        return f"rated 0 to {len(mine.steps) - 1} then, 0 to {len(other.steps) - 1} there"
    if isinstance(mine, Measure) and isinstance(other, Measure) and mine.reading_count != other.reading_count:
        return f"{mine.reading_count} reading(s) then, {other.reading_count} there"
    if isinstance(mine, Measure | Sample | Promise) and isinstance(other, Measure | Sample | Promise) and mine.unit != other.unit:
        return f"in {mine.unit} then, in {other.unit} there"
    if isinstance(mine, Choice) and isinstance(other, Choice):
        if bool(mine.deduct) != bool(other.deduct) or (mine.deduct and other.deduct and mine.deduct.unit != other.deduct.unit):
            return "counted otherwise"
        if not other.deduct and answer.values[0] not in {option.id for option in other.options}:
            return f"the option '{answer.values[0]}' is not there"
    return ""
