"""Findings in; the same with the words that people read, of store, owner and what is to be done, out; and the ones that are wanted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.edition.shelf import shelf
from floorwalk.followup.wording import issue_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from floorwalk.edition.freeze import Edition
    from floorwalk.followup.finding import Followup
    from floorwalk.source.workspace import Workspace


@dataclass(frozen=True)
class Told:
    """A finding in words: the standard or a person's words, what is to be done about it, the store's name, the owner's title.

    `asked`: the check is still in the set.
    """

    one: Followup
    what: str
    todo: str
    store: str
    owner: str
    asked: bool = True

    def is_owned_by(self, name: str) -> bool:
        """Whether a role id, a title or words of a sheet name the owner."""
        return name.casefold() in (self.one.owner.casefold(), self.owner.casefold())


def told(space: Workspace, found: Iterable[Followup]) -> tuple[Told, ...]:
    """Give findings in the words of the standards, those of their own edition; raises FloorwalkError FW502 for one that was altered."""
    editions = shelf(space.root)
    words = {hash_: dict(_words(edition)) for hash_, edition in editions.items()}
    asked = {check.id for one in space.standards() if one.standard.status == "active" for check in one.standard.checks}
    return tuple(_told(space, one, words.get(one.edition, {}), asked) for one in found)


def _words(edition: Edition) -> Iterator[tuple[str, str]]:
    for standard in edition.standards:
        yield from ((check.id, issue_text(check, standard)) for check in standard.checks)


def _told(space: Workspace, one: Followup, words: Mapping[str, str], asked: Collection[str]) -> Told:
    store = space.store(one.store)
    owner = space.company.title_of("roles", one.owner) if space.company else one.owner
    title = one.issue or words.get(one.check, one.check)
    return Told(
        one,
        title,
        "; ".join(line.issue for line in one.todo),
        store.name if store else one.store,
        owner,
        not one.is_finding or one.check in asked,
    )


def wanted(
    found: Iterable[Told], *, stores: Collection[str] = (), owners: Collection[str] = (), round_: str | None = None, overdue: bool = False
) -> tuple[Told, ...]:
    """Give those of some stores, owners, a round in which they were found, or those alone that are overdue; the most urgent first."""
    chosen = [
        one
        for one in found
        if (not stores or one.one.store in stores)
        and (not owners or any(one.is_owned_by(name) for name in owners))
        and (round_ is None or round_ in one.one.rounds)
        and (not overdue or one.one.state == "overdue")
    ]
    return tuple(sorted(chosen, key=_urgency))


def _urgency(told_: Told) -> tuple[bool, str, bool, str, str, str]:
    one = told_.one
    return one.due is None, str(one.due or ""), not one.critical, one.store, one.check, one.issue
