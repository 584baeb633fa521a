"""A workspace in; the role that answers for a failure of each standard out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from floorwalk.model import StandardCore
    from floorwalk.source.workspace import Workspace


def owners(space: Workspace) -> dict[str, str]:
    """Give the role ids of the standards' owners, by standard."""
    return {sourced.standard.id: sourced.standard.owner for sourced in space.standards()}


def owner_of(standard: StandardCore, owners_: Mapping[str, str]) -> str:
    """Give the role id of a failure's owner: the standard's own; for one that is no longer in the workspace, the first to be asked."""
    return owners_.get(standard.id, standard.ask[0].role)
