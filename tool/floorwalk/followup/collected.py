"""A workspace and its ledger in; the findings of all visits on record, as they stand on a day, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translator_for
from floorwalk.catalog.texts import map_texts
from floorwalk.edition.owner import owner_of, owners
from floorwalk.edition.shelf import shelf
from floorwalk.followup.history import Rules, followups
from floorwalk.followup.seen import seen
from floorwalk.followup.wording import printed
from floorwalk.model.company import ActionDays

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from floorwalk.edition.freeze import Edition
    from floorwalk.followup.chain import Chain
    from floorwalk.followup.finding import Followup
    from floorwalk.followup.seen import Seen
    from floorwalk.ledger.store import Ledger
    from floorwalk.source.workspace import Workspace


def followups_of(
    space: Workspace, ledger: Ledger, chain: Chain, day: date, *, before: date | None = None, besides: str = "", closed: bool = False
) -> tuple[Followup, ...]:
    """Give the findings of a chain of visits as they stand on a day; with `closed` those that ended too.

    `before` a day, and `besides` a round, leave later visits and those of the round out. Raises FloorwalkError FW502 for an edition that
    was altered.
    """
    limits = {} if before is None else {"before": before}
    found = seen(ledger, chain, besides=besides, closed=closed, **limits)
    made = followups(found, chain, space.decisions.rows, rules(space, found), day)
    return made if closed else tuple(one for one in made if one.state != "closed")


def rules(space: Workspace, found: Seen) -> Rules:
    """Give the rules of a workspace for what was seen."""
    editions = shelf(space.root)
    standards = {hash_: {one.id: one for one in edition.standards} for hash_, edition in editions.items()}
    own = owners(space)

    def owner(standard: str, edition: str) -> str:
        known = standards.get(edition, {}).get(standard)
        return owner_of(known, own) if known else own.get(standard, "")

    days = space.company.actions if space.company else ActionDays()
    return Rules(days, owner, _roles(space, found), frozenset(_printed(space, found, editions)))


def _printed(space: Workspace, found: Seen, editions: Mapping[str, Edition]) -> Iterable[tuple[str, str]]:
    """What our sheets of the editions that were used carry; nobody's words are to be told from them where nobody wrote any."""
    used = {one.visit.edition for one in found.lines if one.latest and one.line.check}
    for hash_ in sorted(used & editions.keys()):
        yield from printed(space, editions[hash_])


def _roles(space: Workspace, found: Seen) -> dict[str, str]:
    """Role ids by their titles, in every language of the company: an owner that came back as we printed it is a role.

    Catalogs take a second to read: only when an owner is none of the source language's roles.
    """
    company = space.company
    if company is None:
        return {}
    source = {role.title: role.id for role in company.roles}
    if {one.line.owner.strip() for one in found.lines} <= {*source, ""}:
        return source
    told = [map_texts(company, "company", translator_for(space, language)) for language in company.languages]
    return {role.title: role.id for one in told for role in one.roles}
