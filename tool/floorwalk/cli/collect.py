"""`floorwalk collect`: filled sheets in; the ledger, a line for each file and issue, and a summary out."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorwalk.cli.ready import ready
from floorwalk.cli.saved import shown
from floorwalk.edition.shelf import shelf
from floorwalk.errors import FloorwalkError
from floorwalk.ledger.store import open_ledger
from floorwalk.sheet.collect import Collected, collect
from floorwalk.sheet.package import MAX_FILE, Refused
from floorwalk.sheet.visits import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.source.workspace import Workspace

EPILOG = """\b
Examples:
  floorwalk collect                                     everything in audits/filled
  floorwalk collect from-mail/20261130_mall_S012.xlsx   one file
  floorwalk collect from-mail --format json             for another program

Filled sheets are never changed. Collecting the same file again changes nothing.
Exit code 0: all accepted. 1: issues, or files rejected or held. 2: wrong usage.
"""
LEDGER = "audits/ledger.duckdb"
STATUSES = ("accepted", "accepted with issues", "replaced", "held", "rejected")
_MORE = {"replaced": " (another file was accepted for this visit)"}
_PASSED_OVER = ("~$", ".")  # Excel's lock files and hidden files


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[FILE|DIR]...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How the result is written.")
@click.pass_obj
def command(folder: str, paths: tuple[Path, ...], form: str) -> None:
    """Read filled sheets back into the ledger.

    Each file is accepted, accepted with issues, held, or rejected; each issue names the cell, what stands there and what to write.
    """
    space = ready(folder)
    files = list(_files(space, paths))
    if not files:
        raise FloorwalkError("FW706", "there are no filled sheets.", "Put the workbooks that came back into audits/filled.", status=2)
    with (
        open_ledger(space.root / LEDGER) as ledger,
        click.progressbar(files, label="Reading", hidden=form == "json" or len(files) < 10) as bar,
    ):
        named = ((shown(path), _content(path)) for path in bar)
        collected = collect(named, known(space, shelf(space.root)), ledger, space.decisions.rows)
    (_json if form == "json" else _text)(collected, space)
    if any(one.status not in ("accepted", "replaced") for one in collected):
        raise SystemExit(1)


def _files(space: Workspace, paths: tuple[Path, ...]) -> Iterator[Path]:
    for path in paths or (space.root / "audits/filled",):
        if path.is_file():
            yield path
        elif path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.is_file() and not one.name.startswith(_PASSED_OVER))


def _content(path: Path) -> bytes | Refused:
    """The file's bytes, no more of them than the reader takes; why there are none when it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE + 1)
    except OSError as error:
        what = f"the file cannot be opened ({error.strerror or error})."
        return Refused("FW101", what, "Close it in the program that has it open, or ask for the right to read it.")


def _text(collected: list[Collected], space: Workspace) -> None:
    for one in collected:
        more = " (already on record)" if one.known else _MORE.get(one.status, "")
        click.echo(f"{one.file}: {one.status}" + (f", {one.store}" if one.store else "") + more)
        for problem in one.problems:
            click.echo(f"  {problem}", err=True)
    counts = {status: sum(one.status == status for one in collected) for status in STATUSES}
    click.echo(", ".join(f"{count} {status}" for status, count in counts.items() if count) + f" of {len(collected)} files.")
    for round_, stores in missing(collected, space).items():
        if stores:
            names = ", ".join(stores[:12]) + (", ..." if len(stores) > 12 else "")
            click.echo(f"Round {round_}, stores that are not among these files ({len(stores)}): {names}")
    if any(one.status.startswith("accepted") for one in collected):
        click.echo("Next: floorwalk report")


def missing(collected: list[Collected], space: Workspace) -> dict[str, list[str]]:
    """Give, for each round that the files belong to, its stores without a file among them."""
    result = {}
    for name in sorted({one.round for one in collected if one.round}):
        planned = [visit.store for visit in space.rounds[name][0].visits] or [store.id for store in space.stores.rows]
        back = {one.store for one in collected if one.round == name}
        result[name] = [store for store in dict.fromkeys(planned) if store not in back]
    return result


def _json(collected: list[Collected], space: Workspace) -> None:
    files = [_plain(one) for one in collected]
    click.echo(json.dumps({"files": files, "missing": missing(collected, space)}, ensure_ascii=False, indent=2))


def _plain(one: Collected) -> dict[str, object]:
    issues = []
    for problem in one.problems:
        place = {key: value for key, value in asdict(problem.place).items() if value}
        issues.append(place | {"code": problem.code, "severity": problem.severity, "what": problem.what, "repair": problem.repair})
    facts = {"file": one.file, "status": one.status, "sheet_id": one.sheet_id, "store": one.store, "round": one.round}
    return facts | {"sha256": one.content_hash, "already_on_record": one.known, "issues": issues}
