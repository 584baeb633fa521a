"""A workspace, a round and its results in; every figure that the report's artefacts show out, computed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from floorwalk.edition.owner import owners
from floorwalk.errors import FloorwalkError
from floorwalk.report import tally
from floorwalk.report.findings import actions_of, failures, issues_of, unproven_of
from floorwalk.report.returns import Returns, returns
from floorwalk.report.sums import Sum, sum_of
from floorwalk.score import shared_checks, shared_percent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from floorwalk.model import Band, Company, Round
    from floorwalk.report.findings import Action, Finding, Issue
    from floorwalk.report.result import Result
    from floorwalk.source.workspace import Workspace


@dataclass(frozen=True)
class Figures:
    """What came out of a round. All counts are over `back.visits`; `shared` are the checks answered in every comparable visit."""

    workspace: Workspace
    company: Company
    round: Round
    title: str
    made: date
    back: Returns
    sections: tuple[tally.SectionTally, ...]
    bands: tuple[tuple[Band, int], ...]
    checks: tuple[tally.CheckTally, ...]
    promises: tuple[tally.PromiseTally, ...]
    findings: tuple[Finding, ...]
    unproven: tuple[Finding, ...]
    actions: tuple[Action, ...]
    issues: tuple[Issue, ...]
    shared: frozenset[str]
    states: Mapping[str, Mapping[str, tally.StandardState]]

    @property
    def visits(self) -> tuple[Result, ...]:
        return self.back.visits

    @cached_property
    def simulated(self) -> bool:
        return any(one.audit.simulated for one in (*self.visits, *self.back.left_out))

    @cached_property
    def editions(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(one.asked.edition.short for one in self.visits))

    @cached_property
    def critical(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.critical)

    @cached_property
    def names(self) -> dict[str, str]:
        """Names of all stores by id."""
        known = {store.id: store.name for store in self.workspace.stores.rows}
        return known | {visit.store.id: visit.store.name for visit in self.visits}

    @cached_property
    def last_visits(self) -> dict[str, Result]:
        """The last visit of each store in the round."""
        return {visit.store.id: visit for visit in self.visits}

    @cached_property
    def by_check(self) -> dict[str, tally.CheckTally]:
        return {one.check.id: one for one in self.checks}

    @cached_property
    def comparable(self) -> tuple[Result, ...]:
        return tuple(one for one in self.visits if one.comparable)

    def count(self, outcome: str) -> int:
        return sum(one.score.outcome == outcome for one in self.visits)

    def shared_score(self, visit: Result) -> Fraction | None:
        """The visit's percentage on the checks that all comparable visits share; None when it is not one of them."""
        return self._shared_scores.get(visit.audit.sheet_id)

    @cached_property
    def _shared_scores(self) -> dict[str, Fraction | None]:
        if len(self.comparable) < 2:
            return {}
        return {visit.audit.sheet_id: shared_percent(visit.score, self.shared) for visit in self.comparable}

    def findings_of(self, visit: Result) -> tuple[Finding, ...]:
        return self._findings_by_visit.get(id(visit), ())

    def actions_of(self, visit: Result) -> tuple[Action, ...]:
        return self._actions_by_visit.get(id(visit), ())

    @cached_property
    def regions(self) -> dict[str, str]:
        """Region of each store of stores.csv."""
        return {store.id: store.region for store in self.workspace.stores.rows}

    @cached_property
    def _actions_by_visit(self) -> dict[int, tuple[Action, ...]]:
        own: dict[int, list[Action]] = {}
        for one in self.actions:
            own.setdefault(id(one.visit), []).append(one)
        return {key: tuple(found) for key, found in own.items()}

    @cached_property
    def _findings_by_visit(self) -> dict[int, tuple[Finding, ...]]:
        own: dict[int, list[Finding]] = {}
        for one in self.findings:
            own.setdefault(id(one.visit), []).append(one)
        return {key: tuple(found) for key, found in own.items()}

    @cached_property
    def sums(self) -> dict[str, Sum]:
        """The sum of each visit's score, line by line, by sheet id."""
        return {visit.audit.sheet_id: sum_of(visit.score) for visit in self.visits}

    def role(self, id_: str) -> str:
        return self.company.title_of("roles", id_)


def figures(workspace: Workspace, round_: Round, results: Sequence[Result], made: date) -> Figures:
    """Compute a report's figures.

    Raises FloorwalkError FW706 when no result belongs to the round, FW708 without a readable company file.
    """
    company = workspace.company
    if company is None:
        raise FloorwalkError("FW708", "The company file cannot be read.", "Run `floorwalk check` and mend what it names.")
    back = returns(workspace, round_, results)
    if not back.visits:
        what = f"No audit of round {round_.id} ({round_.kind}) has come back."
        raise FloorwalkError("FW706", what, "Put filled sheets into audits/filled and run `floorwalk collect`.")
    by_standard = owners(workspace)
    states = {visit.audit.sheet_id: tally.standard_states(visit) for visit in back.visits}
    comparable = [one.score for one in back.visits if one.comparable]
    return Figures(
        workspace=workspace,
        company=company,
        round=round_,
        title=back.visits[-1].asked.edition.title,
        made=made,
        back=back,
        sections=tally.sections(back.visits),
        bands=tally.bands(back.visits),
        checks=tally.checks(back.visits, by_standard),
        promises=tally.promises(back.visits, company.promises),
        findings=failures(back.visits, by_standard),
        unproven=unproven_of(back.visits, by_standard),
        actions=actions_of(back.visits),
        issues=issues_of((*back.visits, *back.left_out)),
        shared=shared_checks(comparable),
        states=states,
    )
