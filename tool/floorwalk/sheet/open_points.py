"""A ledger in; what earlier visits left open out, as lines for the Actions sheet of the next one."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from floorwalk.followup import CHAINS, Chain, followups_of, issue_text
from floorwalk.sheet.actions_sheet import OpenPoint

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from floorwalk.edition.apply import Asked
    from floorwalk.followup import Followup
    from floorwalk.ledger.store import Ledger
    from floorwalk.model import Company, Round
    from floorwalk.source.workspace import Workspace


def open_points(space: Workspace, ledger: Ledger, round_: Round, *, simulated: bool = False) -> OpenPoints:
    """Give what visits of earlier rounds left open before a round; simulated visits count for simulated sheets only."""
    chain = Chain(round_.set, CHAINS[round_.kind], simulated)
    left = followups_of(space, ledger, chain, round_.start, before=round_.start, besides=round_.id)
    return OpenPoints(left, frozenset(round_.leave_out))


class OpenPoints:
    """Words for what is open, in the language of each sheet."""

    def __init__(self, left: Iterable[Followup], left_out: Collection[str] = ()) -> None:
        """`left_out` are checks that the round does not ask: they are no less open."""
        self._left_out = left_out
        self._left: dict[str, list[Followup]] = defaultdict(list)
        for one in left:
            self._left[one.store].append(one)

    def __call__(self, asked: Asked, company: Company) -> list[OpenPoint]:
        """Give the points of a store: failed checks that are still asked there, critical ones first, then what people wrote."""
        left = self._left.get(asked.store.id, ())
        failed = {one.check: one for one in left if one.is_finding}
        found = [(check, one.standard) for section in asked.sections for one in section.standards for check in one.checks] if failed else []
        if self._left_out and failed:
            asked_ids = {check.id for check, _ in found}
            rest = [(check, standard) for standard in asked.edition.standards for check in standard.checks if check.id in self._left_out]
            found += [(check, standard) for check, standard in rest if check.id not in asked_ids]
        open_ = sorted(((check, standard) for check, standard in found if check.id in failed), key=lambda pair: not pair[0].critical)
        points = [_point(issue_text(check, standard), failed[check.id], company) for check, standard in open_]
        todo = [(line, one.check) for one in left for line in one.todo]
        points += [OpenPoint(line.issue, check, line.owner, line.due) for line, check in todo]
        return points + [_point(one.issue, one, company) for one in left if not one.is_finding]


def _point(issue: str, one: Followup, company: Company) -> OpenPoint:
    return OpenPoint(issue, one.check, company.title_of("roles", one.owner), one.due)
