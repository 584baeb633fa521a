"""A round in; the text of its file in audits/rounds out."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.model import Auditor, Round, Visit

_HEAD = "# yaml-language-server: $schema=../../standards/schema/round.json"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 _./-]*[A-Za-z0-9]|[A-Za-z]|\d{4}-\d{2}(-[a-z0-9-]+)?")
_MEANS_MORE = frozenset({"true", "false", "null", "yes", "no", "on", "off"})


def round_text(round_: Round) -> str:
    """Give the YAML of a round as a person would write it."""
    return "\n".join(_lines(round_)) + "\n"


def _lines(round_: Round) -> Iterator[str]:
    yield _HEAD
    for key, value in (("id", round_.id), ("title", round_.title), ("set", round_.set), ("kind", round_.kind)):
        yield f"{key}: {_scalar(value)}"
    yield from (f"from: {round_.start}", f"due: {round_.due}")
    if round_.leave_out:
        yield "leave_out:"
        yield from (f"  - {_scalar(id_)}" for id_ in round_.leave_out)
    if round_.auditors:
        yield "auditors:"
        yield from map(_auditor, round_.auditors)
    if round_.visits:
        yield "visits:"
        yield from map(_visit, round_.visits)


def _auditor(one: Auditor) -> str:
    facts = {"id": one.id, "title": one.title, "language": one.language, "store": one.store}
    return f"  - {{{_pairs(facts)}}}"


def _visit(one: Visit) -> str:
    number = f", number: {one.number}" if one.number > 1 else ""
    return f"  - {{{_pairs({'store': one.store, 'auditor': one.auditor})}{number}}}"


def _pairs(facts: dict[str, str | None]) -> str:
    return ", ".join(f"{key}: {_scalar(value)}" for key, value in facts.items() if value)


def _scalar(text: str) -> str:
    """Text as it is where YAML reads it as text, else in quotes."""
    return text if _PLAIN.fullmatch(text) and text.lower() not in _MEANS_MORE else json.dumps(text, ensure_ascii=False)
