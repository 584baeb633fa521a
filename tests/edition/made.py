"""Small standards, stores, sets and editions for the tests of this room, each with only what a test changes."""

from __future__ import annotations

from typing import Any

from floorwalk.edition.freeze import Edition, freeze
from floorwalk.model import Decision, Measure, Standard, StandardSet, Store
from floorwalk.source.document import Document
from floorwalk.source.workspace import LoadedSet, Sourced

YES = {"id": "PAY-01.1", "question": "Was the customer thanked?", "kind": "yes_no", "seen_by": "look", "points": 2}
COLD = {"id": "PAY-01.1", "question": "How cold is it?", "kind": "measure", "seen_by": "measure", "unit": "°C", "points": 2}
PLAIN: dict[str, Any] = {
    "id": "PAY-01", "title": "Thank each customer", "what": "Every customer hears a thank-you.", "how": ["Look up.", "Say thank you."],
    "ask": [{"role": "lead", "within": "2 min"}], "moment": "paying", "why": "They come back.", "element": "people",
    "effort": {"seconds": 5, "per": "customer"}, "owner": "lead", "review_by": "2027-05-31", "checks": [YES],
}  # fmt: skip
SCORING: dict[str, Any] = {
    "pass_mark": 80,
    "bands": [{"id": "good", "title": "Good", "from": 80, "to": 100}, {"id": "poor", "title": "Poor", "from": 0, "to": 80}],
}


def standard(**changes: Any) -> Standard:
    """A standard; `check` changes its only check."""
    check = changes.pop("check", None)
    checks = {"checks": [YES | check]} if check else {}
    return Standard.model_validate(PLAIN | checks | changes)


def measured(*limits: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """The keys of a standard whose check is a reading."""
    return {"checks": [COLD | {"limits": list(limits)} | changes]}


def loaded(*standards: Standard, **changes: Any) -> LoadedSet:
    """A set as it was read: one section, unless said."""
    listed = {"id": "pay", "title": "Pay", "standards": [one.id for one in standards]}
    set_ = StandardSet.model_validate(
        {"id": "small", "title": "Small set", "version": 1, "sections": [listed], "scoring": SCORING} | changes
    )
    return LoadedSet(set_, Document("set.yaml"), {one.id: Sourced(one, Document(f"{one.id}.yaml")) for one in standards})


def frozen(*standards: Standard, **changes: Any) -> Edition:
    return freeze(loaded(*standards, **changes))


def store(**changes: Any) -> Store:
    base = {"id": "S1", "name": "First", "region": "north", "format": "mall", "language": "en", "hours": "24/7"}
    return Store.model_validate(base | changes)


def waiver(**changes: Any) -> Decision:
    base = {"date": "2026-11-01", "by": "A", "kind": "waiver", "store": "S1", "ref": "PAY-01", "reason": "Building works."}
    return Decision.model_validate(base | changes)


def limits_of(one: Any) -> list[str]:
    """The limits of a standard's check, as `<= 22 in 11,12`."""
    check = one.checks[0]
    assert isinstance(check, Measure)
    return [
        f"<= {limit.high}" + (f" {limit.when.model_dump(mode='json', exclude_defaults=True, by_alias=True)}" if limit.when else "")
        for limit in check.limits
    ]
