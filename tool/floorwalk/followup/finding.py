"""The form of a finding that is followed: what, where, whose, until when, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from floorwalk.model import ActionLine

State = Literal["open", "overdue", "said-done", "closed"]


@dataclass(frozen=True)
class Closed:
    """How it ended. `by` pass: a later visit, `who` its sheet id. `by` decision: a line of decisions.csv, `who` the person, and why."""

    by: Literal["pass", "decision"]
    day: date
    who: str
    reason: str = ""


@dataclass(frozen=True)
class Followup:
    """A check that failed in a store, or a line that a person wrote there, and what became of it.

    `issue` holds a person's words, and is empty for a failed check; then `check` is its id, and `todo` what people wrote that is to be done
    about it, at the latest visit. `kind` names the chain of rounds (CHAINS).
    `since` and `last` are the days of the first and the last of `times` failures in a row, `sheet` and `edition` those of the last;
    `rounds` all in which it was found. `owner` is a role id, or the words that stand on the Actions sheet. `said`: it was said to be
    done on a later sheet, or to be corrected on the spot, and nobody has seen it pass yet. `disputed`: the store contests the answer.
    """

    store: str
    set: str
    kind: str
    check: str
    standard: str
    issue: str
    todo: tuple[ActionLine, ...]
    critical: bool
    since: date
    last: date
    times: int
    rounds: tuple[str, ...]
    sheet: str
    edition: str
    owner: str
    due: date | None
    state: State
    said: Literal["", "done", "corrected"] = ""
    disputed: bool = False
    closed: Closed | None = None

    @property
    def is_finding(self) -> bool:
        """Whether a check failed; otherwise a person wrote it."""
        return not self.issue

    def late(self, day: date) -> int:
        """Days past its due date; 0 when it is not, or has none."""
        return max(0, (day - self.due).days) if self.due else 0
