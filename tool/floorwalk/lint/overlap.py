"""Two conditions in; whether the first leaves nothing to the second, or excludes it, out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from floorwalk.model import Applies, When

_WORDS = ("region", "format", "zone", "programme", "segment")


def takes_all(first: When | None, second: When | None) -> bool:
    """Whether the first condition holds whenever the second one does, so that a second entry is never reached."""
    if first is None:
        return True
    if second is None:
        return False
    if any(getattr(first, word) not in (None, getattr(second, word)) for word in _WORDS):
        return False
    if first.months and not (second.months and set(second.months) <= set(first.months)):
        return False
    if first.hours and not (second.hours and first.hours.start <= second.hours.start and second.hours.end <= first.hours.end):
        return False
    return set(first.attributes) <= set(second.attributes)


def reversed_hours(when: When | None) -> bool:
    """Whether the hours end before they begin, so that no minute of a day lies in them."""
    return bool(when and when.hours and when.hours.start > when.hours.end)


def excluded_by(rule: Applies, when: When) -> str:
    """The key of `for` that keeps a condition from ever holding; empty when none does."""
    if when.region and rule.regions and when.region not in rule.regions:
        return "regions"
    if when.format and rule.formats and when.format not in rule.formats:
        return "formats"
    fixed = dict(rule.attributes)
    return "attributes" if any(fixed.get(name, word) != word for name, word in when.attributes) else ""


def for_store_only(when: When) -> bool:
    """Whether the store alone decides the condition: no month, hour, zone, card or segment."""
    return not (when.months or when.hours or when.zone or when.programme or when.segment)
