"""A ledger in; what earlier visits left open out, as lines for the Actions sheet of the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translator_for
from floorwalk.catalog.translate import edition_in_language
from floorwalk.edition.owner import owner_of, owners
from floorwalk.sheet.actions_sheet import OpenPoint
from floorwalk.sheet.left_open import left_open

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from floorwalk.edition.apply import Asked
    from floorwalk.edition.freeze import Edition
    from floorwalk.ledger.store import Ledger
    from floorwalk.model import Check, Company, Round, StandardCore
    from floorwalk.model.standard import VariantCheck
    from floorwalk.sheet.left_open import LeftOpen
    from floorwalk.source.workspace import Workspace


def open_points(space: Workspace, ledger: Ledger, round_: Round, edition: Edition) -> OpenPoints:
    """Give what stands open before a round, ready for its sheets."""
    left = left_open(ledger, round_, space.decisions.rows)
    return OpenPoints(left, owners(space), _printed(space, edition) if left.written else ())


def _printed(space: Workspace, edition: Edition) -> Iterator[tuple[str, str]]:
    """What sheets of the edition may have carried as open points, in every language: check and words."""
    for language in space.company.languages if space.company else ():
        for standard in edition_in_language(edition, translator_for(space, language)).standards:
            asked = [*standard.checks, *(change for variant in standard.variants for change in variant.checks if change.question)]
            yield from ((check.id, issue_text(check, standard)) for check in asked)


class OpenPoints:
    """Words for what is open, in the language of each sheet."""

    def __init__(self, left: LeftOpen, owners: Mapping[str, str], printed: Iterable[tuple[str, str]] = ()) -> None:
        """`owners` are role ids by standard; `printed` pairs of check and issue that sheets carry in any language: no person's words."""
        self._left, self._owners, self._printed = left, owners, frozenset(printed)

    def __call__(self, asked: Asked, company: Company) -> list[OpenPoint]:
        """Give the points of a store: failed checks that are still asked there, critical ones first, then what people wrote."""
        failed = self._left.failed.get(asked.store.id, frozenset())
        found = [(check, one.standard) for section in asked.sections for one in section.standards for check in one.checks] if failed else []
        open_ = sorted(((check, standard) for check, standard in found if check.id in failed), key=lambda pair: not pair[0].critical)
        points = [
            OpenPoint(issue_text(check, standard), check.id, company.title_of("roles", owner_of(standard, self._owners)), None)
            for check, standard in open_
        ]
        lines = self._left.written.get(asked.store.id, ())
        return points + [
            OpenPoint(line.issue, line.check or "", line.owner, line.due) for line in lines if (line.check, line.issue) not in self._printed
        ]


def issue_text(check: Check | VariantCheck, standard: StandardCore) -> str:
    """What is to be done about a failed check: the standard's title, with the question where the standard asks several."""
    return standard.title if len(standard.checks) == 1 else f"{standard.title}: {check.question}"
