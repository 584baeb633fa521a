"""`floorwalk ledger`: what is on record out; the ledger made again from the filled sheets; its tables written for other programs."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorwalk.cli.collect import MOST, cores
from floorwalk.cli.ready import LEDGER, ready, today
from floorwalk.cli.saved import shown
from floorwalk.collect.rebuild import Rebuilt, files_of, rebuild, without_file
from floorwalk.errors import FloorwalkError
from floorwalk.ledger.export import Format, export
from floorwalk.ledger.status import Status, later_than, status
from floorwalk.ledger.store import open_ledger
from floorwalk.source.workspace import require_root

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from floorwalk.errors import Problem

EPILOG = """\b
Examples:
  floorwalk ledger status                    what is on record, and which files are not
  floorwalk ledger rebuild                   make it again from audits/filled and audits/kept
  floorwalk ledger export --format csv       its tables, for a spreadsheet or another program

The ledger can be made again at any time; the filled sheets cannot. The manual's page on the ledger says what stands in each column.
"""
_STATUS = """\b
Examples:
  floorwalk ledger status
  floorwalk ledger status --format json      for another program

Exit code 0: every filled sheet is on record. 1: something needs a look.
"""
_REBUILD = """\b
Examples:
  floorwalk ledger rebuild
  floorwalk ledger rebuild --let-go          also when files of audits on record are gone

The ledger that is there stays until the new one is whole, and is readable meanwhile.
Exit code 0: done. 1: it was left as it was, or files were held or rejected.
"""
_EXPORT = """\b
Examples:
  floorwalk ledger export                            Parquet, for programs
  floorwalk ledger export --format csv --out mine    CSV, for spreadsheets

In CSV an apostrophe stands before what a spreadsheet would take for a formula; Parquet and JSON hold all text as it is.
"""
_SHOWN = 5
_TEXT_OR_JSON = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How the result is written."
)


@click.group(epilog=EPILOG)
def command() -> None:
    """Look at the file of results, make it again, or write it for other programs."""


@command.command("status", epilog=_STATUS)
@_TEXT_OR_JSON
@click.pass_obj
def show(folder: str, form: str) -> None:
    """Say what is on record, and whether every filled sheet is."""
    root = require_root(Path(folder))
    path = _there(root)
    with open_ledger(path, read_only=True, tell=_tell) as ledger:
        found, late, on_record = status(ledger), later_than(ledger, today()), ledger.on_record()
    files = files_of(root)
    known = {one.content_hash for one in on_record}
    new = sorted(name for name, hash_ in files.items() if hash_ not in known)
    gone = without_file(root, on_record, files)
    if form == "json":
        _json(path, found, {"not_on_record": new, "without_file": gone, "later_than_today": [problem.place.file for problem in late]})
    else:
        click.echo("\n".join([*_facts(path, found), *_files(len(files), new, gone)]))
        _problems(late)
    if new or gone or late or found.brought_forward:
        raise SystemExit(1)


@command.command("rebuild", epilog=_REBUILD)
@click.option("--let-go", is_flag=True, help="Leave out audits on record whose files are no longer there.")
@click.pass_obj
def again(folder: str, let_go: bool) -> None:
    """Make the ledger again from the filled sheets and from what was kept without names."""
    space = ready(folder)
    with click.progressbar(length=0, label="Reading", file=sys.stderr, show_pos=True, hidden=not sys.stderr.isatty()) as bar:

        def seen(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        made = rebuild(space, space.root / LEDGER, let_go=let_go, workers=min(cores(), MOST), tell=_tell, seen=seen)
    _problems(made.problems)
    click.echo("\n".join(_rebuilt(made)))
    if any(problem.severity == "error" for problem in made.problems) or made.counts["held"] or made.counts["rejected"]:
        raise SystemExit(1)


@command.command("export", epilog=_EXPORT)
@click.option("--format", "form", type=click.Choice(["parquet", "csv", "json"]), default="parquet", show_default=True, help="Kind of file.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Folder to write to.  [default: audits/export]"
)
@click.pass_obj
def write(folder: str, form: Format, out: Path | None) -> None:
    """Write the ledger's tables as files: one row an audit, one row an answer, and so on."""
    root = require_root(Path(folder))
    target = out or root / "audits/export"
    with open_ledger(_there(root), read_only=True, tell=_tell) as ledger:
        for path, rows in export(ledger, target, form):
            click.echo(f"{shown(path)}: {rows:,} rows")


def _there(root: Path) -> Path:
    path = root / LEDGER
    if not path.exists():
        raise FloorwalkError("FW706", "nothing has been collected yet.", "Run: floorwalk collect")
    return path


def _tell(sentence: str) -> None:
    click.echo(sentence, err=True)


def _facts(path: Path, found: Status) -> Iterator[str]:
    facts = path.stat()
    written = datetime.fromtimestamp(facts.st_mtime)  # noqa: DTZ006  # the reader's own clock
    yield f"{shown(path)}: version {found.version}, {facts.st_size / 1e6:,.1f} MB, last written {written:%Y-%m-%d %H:%M}."
    for one in found.rounds:
        kind = f"{one.kind}, {one.standard_set}" + (", simulated" if one.simulated else "")
        counts = f"{one.audits:,} audits of {one.stores:,} stores, {one.answers:,} answers, {one.findings:,} failed checks"
        yield f"Round {one.round} ({kind}): {counts}, {one.issues:,} issues."
    if not found.rounds:
        yield "No audit is on record."
    if found.brought_forward:
        yield f"{found.brought_forward:,} audits come from an older ledger and lack what it did not hold. Next: floorwalk ledger rebuild"


def _files(count: int, new: list[str], gone: list[str]) -> Iterator[str]:
    yield f"audits/filled: {count:,} files, {f'{len(new):,} of them not on record: {_named(new)}' if new else 'all on record'}."
    if new:
        yield "They are new, held, replaced or rejected; `floorwalk collect` says which."
    if gone:
        yield f"{len(gone):,} audits on record have no file in audits/filled or audits/kept: {_named(gone)}."
        yield "Put the files there: without them the ledger cannot be made again."


def _rebuilt(made: Rebuilt) -> Iterator[str]:
    kept = f" and {made.kept:,} kept without names" if made.kept else ""
    yield f"{shown(made.path)}: {made.audits:,} audits, from {sum(made.counts.values()):,} files in audits/filled{kept}."
    for status_ in ("held", "rejected", "replaced"):
        if made.counts[status_]:
            yield f"{made.counts[status_]:,} files are {status_}; `floorwalk collect` says why."
    if made.gone:
        yield f"{len(made.gone):,} audits were let go, whose files are not there: {_named(made.gone)}."
    if made.damaged:
        yield f"The old ledger could not be read; it is kept as {shown(made.damaged)}."


def _named(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else "")


def _problems(problems: list[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _json(path: Path, found: Status, files: Mapping[str, list[str]]) -> None:
    facts = path.stat()
    written = datetime.fromtimestamp(facts.st_mtime).astimezone().isoformat(timespec="seconds")
    click.echo(json.dumps({"file": shown(path), "bytes": facts.st_size, "written": written, **asdict(found), **files}, indent=2))
