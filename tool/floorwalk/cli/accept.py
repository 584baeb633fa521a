"""`floorwalk accept`: a file that is held and a reason in; the line in decisions.csv that lets it in out."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from pydantic import ValidationError

from floorwalk.cli.ready import ready, today
from floorwalk.cli.saved import shown
from floorwalk.collect.decided import SHOWN_HASH, rank
from floorwalk.collect.desk import quoted
from floorwalk.edition.shelf import shelf
from floorwalk.errors import FloorwalkError
from floorwalk.filled.known import known
from floorwalk.filled.read import read
from floorwalk.incoming.package import MAX_FILE
from floorwalk.ledger.store import open_ledger
from floorwalk.model import Decision
from floorwalk.source.decisions import append

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.filled.read import Filled
    from floorwalk.model import Audit
    from floorwalk.source.workspace import Workspace

EPILOG = """\b
Examples:
  floorwalk accept audits/filled/S012-again.xlsx --reason "First file was of the wrong day" --by "M. Okafor"
  floorwalk accept audits/filled/S012.xlsx --reason "The second one was a draft"     asks for your name

The line goes to audits/decisions.csv. Commit that file: it is how a result can be made again from the filled sheets.
To change your mind, accept the other file: the last line counts.
"""
DECISIONS, FILLED, LEDGER = "audits/decisions.csv", "audits/filled", "audits/ledger.duckdb"


@click.command(epilog=EPILOG)
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE")
@click.option("--reason", metavar="TEXT", required=True, help="Why this file is the right one.")
@click.option("--by", metavar="NAME", help="Who decides. Asked for when left out.")
@click.pass_obj
def command(folder: str, path: Path, reason: str, by: str | None) -> None:
    """Let a sheet in that is held because another one is on record for its visit.

    Both files stay where they are. The other answers leave the results when you collect again.
    """
    space = ready(folder)
    filled = _sheet(space, path)
    audit = filled.audit
    assert audit is not None  # noqa: S101  # _sheet has stopped otherwise
    other = _on_record(space).get(audit.sheet_id, "")
    ref = filled.content_hash[:SHOWN_HASH]
    if done := _decided(space.decisions.rows, filled.content_hash, other, audit.store):
        click.echo(f"{shown(path)} was accepted on {done.date} by {done.by}: nothing to write.\nNext: floorwalk collect")
        return
    append(space.root / DECISIONS, _decision(audit, ref, _asked_name() if by is None else by, reason))
    click.echo(f"{shown(path)} is accepted for the visit {audit.sheet_id}: {_effect(filled, other)}")
    click.echo(f"The line is in {DECISIONS}. Commit that file.")
    if not path.resolve().is_relative_to((space.root / FILLED).resolve()):
        click.echo(f"Put the file into {FILLED}: from there results are made again.", err=True)
    click.echo(f"Next: floorwalk collect {quoted(shown(path))}")


def _sheet(space: Workspace, path: Path) -> Filled:
    """Read the file; raises FloorwalkError FW715 when it is no sheet of a visit that is known."""
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE + 1)
    except OSError as error:
        what = f"{shown(path)} cannot be opened: {error.strerror or error}."
        raise FloorwalkError("FW715", what, "Close it in the program that has it open.", status=2) from error
    filled = read(content, shown(path), known(space, shelf(space.root)))
    if filled.audit is None:
        why = filled.problems[0]
        raise FloorwalkError("FW715", f"{shown(path)} cannot be accepted: {why.what}", why.repair, status=2)
    return filled


def _on_record(space: Workspace) -> dict[str, str]:
    if not (space.root / LEDGER).exists():
        return {}
    with open_ledger(space.root / LEDGER, read_only=True) as ledger:
        return ledger.hashes()


def _decided(rows: Sequence[Decision], content_hash: str, other: str, store: str) -> Decision | None:
    """The line that accepts this very file, unless a later one accepts what is on record instead."""
    own, others = (rank(one, store, rows) for one in (content_hash, other))
    return rows[own - 1] if own and (own >= others or other == content_hash) else None


def _asked_name() -> str:
    """Ask whoever sits there; raises FloorwalkError FW716 where nobody does: an account's name is not a person's."""
    if not _at_terminal():
        raise FloorwalkError("FW716", "a decision needs the name of who decides.", 'Add it, as --by "M. Okafor".', status=2)
    return str(click.prompt("Your name, as it shall stand in decisions.csv", default=getpass.getuser()))


def _at_terminal() -> bool:
    return sys.stdin.isatty()


def _decision(audit: Audit, ref: str, by: str, reason: str) -> Decision:
    try:
        return Decision(date=today(), by=" ".join(by.split()), kind="accept", store=audit.store, ref=ref, reason=" ".join(reason.split()))
    except ValidationError as error:
        what = "the name" if error.errors()[0]["loc"] == ("by",) else "the reason"
        raise FloorwalkError("FW716", f"{what} is empty, too long or begins with =.", "Write a few plain words.", status=2) from error


def _effect(filled: Filled, other: str) -> str:
    if not other:
        return "no other file is on record for it."
    if other == filled.content_hash:
        return "it is on record already, and stays."
    return f"it takes the place of the file with the hash {other[:SHOWN_HASH]}."
