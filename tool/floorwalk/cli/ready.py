"""A workspace's folder in; the workspace out, or a stop with its problems: no command prints from files that have faults."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorwalk.errors import FloorwalkError, did_you_mean
from floorwalk.lint.run import run
from floorwalk.source.workspace import load, require_root

if TYPE_CHECKING:
    from collections.abc import Iterable

    from floorwalk.model import Company, Round
    from floorwalk.source.workspace import Workspace

LEDGER = "audits/ledger.duckdb"
_SHOWN = 20


def today() -> date:
    """The reader's own calendar day: the one place that asks for it."""
    return date.today()  # noqa: DTZ011


def ready(folder: str) -> Workspace:
    """Load and check; raises FloorwalkError FW708 after writing the errors, the first twenty of them, to stderr."""
    space = load(require_root(Path(folder)))
    errors = [problem for problem in run(space, today()) if problem.severity == "error"]
    if errors:
        for problem in errors[:_SHOWN]:
            click.echo(str(problem), err=True)
        more = f" (the first {_SHOWN} are shown)" if len(errors) > _SHOWN else ""
        raise FloorwalkError(
            "FW708", f"{len(errors)} problem(s) in your files stop this command{more}.", "Mend them; `floorwalk check` lists all."
        )
    return space


def company_of(space: Workspace) -> Company:
    """The company of a workspace without errors."""
    if space.company is None:
        raise FloorwalkError("FW708", "standards/company.yaml cannot be read.", "Mend it; `floorwalk check` says how.")
    return space.company


def require_known(what: str, named: Iterable[str], known: Iterable[str]) -> None:
    """Stop at a name on the command line that is not there; raises FloorwalkError FW705 with the nearest one."""
    choices = list(known)
    for word in named:
        if word not in choices:
            raise FloorwalkError("FW705", f"there is no {what} '{word}'.", did_you_mean(word, choices), status=2)


def round_named(space: Workspace, name: str | None) -> Round:
    """Give a round by its id; the latest one when none is named. Raises FloorwalkError FW705."""
    if not space.rounds:
        raise FloorwalkError("FW706", "there is no round in audits/rounds.", "Write one, as audits/rounds/2026-11.yaml.", status=2)
    if name is None:
        return max((round_ for round_, _ in space.rounds.values()), key=lambda one: (one.due, one.id))
    require_known("round", [name], space.rounds)
    return space.rounds[name][0]
