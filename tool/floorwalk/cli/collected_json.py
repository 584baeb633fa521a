"""What became of each file in; one JSON document on stdout out, written file by file, so that twenty thousand take no memory."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.collect.collected import Collected
    from floorwalk.collect.tally import Named, Progress, Tally


class JsonLines:
    """The document: `files`, one a line, then `summary` and `missing` by round."""

    def __init__(self) -> None:
        self.written = 0

    def __enter__(self) -> JsonLines:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to close: a document that an error cut off is none, and says so by that."""

    def file(self, one: Collected) -> None:
        click.echo(('{"files": [\n' if not self.written else ",\n") + as_json(one), nl=False)
        self.written += 1

    def end(self, tally: Tally, rounds: Sequence[Progress], *, stopped: bool) -> None:
        click.echo(('{"files": [' if not self.written else "") + "\n],")
        missing = {one.round: one.missing for one in rounds}
        click.echo(f'"summary": {_dumped(_summary(tally, rounds) | {"stopped": stopped})},\n"missing": {_dumped(missing)}}}')


def as_json(one: Collected) -> str:
    """One file as a line of JSON."""
    issues = []
    for problem in one.problems:
        place = {key: value for key, value in vars(problem.place).items() if value}
        issues.append(place | {"code": problem.code, "severity": problem.severity, "what": problem.what, "repair": problem.repair})
    facts = {"file": one.file, "status": one.status, "sheet_id": one.sheet_id, "store": one.store, "round": one.round}
    more = {"sha256": one.content_hash, "already_on_record": one.known, "instead_of": one.instead_of, "same_as": one.same_as}
    return _dumped(facts | more | {"issues": issues})


def _summary(tally: Tally, rounds: Sequence[Progress]) -> dict[str, object]:
    return {
        "files": tally.files,
        "statuses": dict(tally.statuses),
        "issues": tally.issues,
        "already_on_record": tally.known,
        "already_on_record_with_issues": tally.known_with_issues,
        "rejected": {code: _named(named) for code, named in sorted(tally.rejected.items())},
        "held": _named(tally.held),
        "corrected": _named(tally.corrected),
        "same_content": _named(tally.same),
        "photos": tally.photos,
        "photos_in_different_stores": _named(tally.shared_photos),
        "later_than_today": _named(tally.later_than_today),
        "rounds": {one.round: {"visits": one.planned, "on_record": one.back} for one in rounds},
    }


def _named(named: Named) -> dict[str, object]:
    """How many, and the first few of them."""
    return {"count": named.count, "first": named.files}


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
