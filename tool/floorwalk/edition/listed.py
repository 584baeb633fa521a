"""The sections that are asked in; the same, check by check, out: worked out once for all stores that are asked alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from floorwalk.edition.apply import AskedSection
    from floorwalk.model import Check

_MOST = 64


@dataclass(frozen=True, eq=False)
class Listed:
    """What is asked, by the check's id in walking order: the check, its standard and its section."""

    asked: tuple[AskedSection, ...]
    checks: Mapping[str, Check]
    standards: Mapping[str, str]
    sections: Mapping[str, str]


_known: dict[int, Listed] = {}  # by the identity of the sections, which it keeps: comparing them would cost more than listing them


def listed(sections: tuple[AskedSection, ...]) -> Listed:
    """List what is asked; stores that share their sections (`Alike`) share the list."""
    found = _known.get(id(sections))
    if found is None or found.asked is not sections:
        if len(_known) >= _MOST:
            _known.clear()
        found = _known[id(sections)] = _list(sections)
    return found


def _list(sections: tuple[AskedSection, ...]) -> Listed:
    all_ = [(check, one.standard.id, section.section.id) for section in sections for one in section.standards for check in one.checks]
    checks = {check.id: check for check, _, _ in all_}
    return Listed(sections, checks, {check.id: id_ for check, id_, _ in all_}, {check.id: id_ for check, _, id_ in all_})
