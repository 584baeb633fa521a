"""Two editions of a set in; every change out, told by rule: requirement, scoring or wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.edition.freeze import Edition
    from floorwalk.model import StandardCore

ChangeKind = Literal["requirement", "scoring", "wording"]
_SCORING = {"points", "critical", "pass_at", "each"}
_WORDS = {
    "title",
    "what",
    "how",
    "say",
    "dont",
    "question",
    "help",
    "text",
    "steps",
    "instrument",
    "record",
    "note_on_fail",
    "photo_on_fail",
}
_ALWAYS_WORDS = {"minutes"}  # an estimate: nobody is asked for anything else
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True)
class Change:
    """One difference. `unraised` is true when a requirement changed and the standard's version was not raised."""

    standard: str
    path: tuple[str, ...]
    kind: ChangeKind
    old: object
    new: object
    unraised: bool = False


def compare(old: Edition, new: Edition) -> list[Change]:
    """Give the changes of the standards that both editions hold, in walking order of the new one, and of the scoring."""
    before = {standard.id: standard for standard in old.standards}
    changes: list[Change] = []
    for standard in new.standards:
        if standard.id in before:
            changes += _standard(before[standard.id], standard)
    plain_old, plain_new = ({"scoring": e.scoring.model_dump(mode="json"), "sections": _weights(e)} for e in (old, new))
    changes += [Change("", path, "scoring", a, b) for path, a, b in _differences(plain_old, plain_new, ())]
    return changes


def _weights(edition: Edition) -> dict[str, Any]:
    return {section.id: None if section.weight is None else str(section.weight) for section in edition.sections}


def _standard(old: StandardCore, new: StandardCore) -> Iterator[Change]:
    raised = new.version > old.version
    found = list(_differences(_plain(old), _plain(new), ()))
    if raised and not found:
        yield Change(old.id, ("version",), "requirement", old.version, new.version)
    for path, a, b in found:
        kind = _kind(path, a, b)
        if raised and kind == "wording":
            kind = "requirement"
        yield Change(old.id, path, kind, a, b, unraised=kind == "requirement" and not raised)


def _kind(path: tuple[str, ...], a: object, b: object) -> ChangeKind:
    names = set(path)
    if names & _SCORING:
        return "scoring"
    if "steps" in names and isinstance(a, list) and isinstance(b, list) and len(a) != len(b):
        return "requirement"
    same_numbers = names & _WORDS and _numbers(a) == _numbers(b)
    return "wording" if same_numbers or names & _ALWAYS_WORDS else "requirement"


def _plain(standard: StandardCore) -> dict[str, Any]:
    plain = standard.model_dump(mode="json", by_alias=True, exclude={"version", "promises", "moment"})
    plain["checks"] = {check["id"]: check for check in plain["checks"]}
    return plain


def _numbers(value: object) -> list[str]:
    return sorted(_NUMBER.findall(str(value)))


def _differences(a: Any, b: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any, Any]]:
    """The deepest places where two plain values differ; lists are compared entry by entry when equally long."""
    if isinstance(a, dict) and isinstance(b, dict):
        for key in [*a, *(key for key in b if key not in a)]:
            yield from _differences(a.get(key), b.get(key), (*path, str(key)))
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b) and not all(isinstance(x, str) for x in a):
        for index, (x, y) in enumerate(zip(a, b, strict=True)):
            yield from _differences(x, y, (*path, str(index)))
    elif a != b:
        yield path, a, b
