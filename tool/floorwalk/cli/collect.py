"""`floorwalk collect`: filled sheets in; the ledger, what needs attention, and a summary out."""

from __future__ import annotations

import os
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorwalk.cli.collected import Lines
from floorwalk.cli.collected_json import JsonLines
from floorwalk.cli.ready import LEDGER, ready, today
from floorwalk.cli.saved import shown
from floorwalk.cli.stoppable import stoppable
from floorwalk.collect.bring_kept import bring
from floorwalk.collect.collect import Incoming, collect
from floorwalk.collect.folder import find_files
from floorwalk.collect.kept import FOLDER as KEPT
from floorwalk.collect.kept import entries
from floorwalk.collect.tally import Tally, progress, shared_photos
from floorwalk.edition.shelf import shelf
from floorwalk.errors import FloorwalkError
from floorwalk.filled.known import known
from floorwalk.ledger.status import later_than
from floorwalk.ledger.store import open_ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from floorwalk.collect.collected import Collected
    from floorwalk.collect.tally import Progress
    from floorwalk.errors import Problem
    from floorwalk.ledger.store import Ledger
    from floorwalk.source.workspace import Workspace

EPILOG = """\b
Examples:
  floorwalk collect                                     everything in audits/filled
  floorwalk collect from-mail/20261130_mall_S012.xlsx   one file
  floorwalk collect from-mail --dry-run                 look first, write nothing
  floorwalk collect --reply to-send                     and a sheet for each auditor to mend
  floorwalk collect from-mail --format json             for another program

Filled sheets are never changed. Collecting the same file again changes nothing and takes a moment.
Ctrl-C stops after the files in hand; the same command goes on from there.
Exit code 0: all accepted. 1: issues, or files rejected or held. 2: wrong usage. 130: stopped by Ctrl-C.
"""
LIST = "audits/collected.jsonl"
_SHOWN = 20
MOST = 8  # processes: one alone writes, and more readers would wait for it


@dataclass
class _Run:
    """What was asked for, and what came of it so far."""

    space: Workspace
    files: Sequence[str]
    write: bool
    tally: Tally = field(default_factory=Tally)
    on_record: set[str] = field(default_factory=set)  # sheet ids, when all is read
    rounds: list[Progress] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)  # of no file that was read
    unclean: list[tuple[Path, Collected]] = field(default_factory=list)  # what replies are written to


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[FILE|DIR]...")
@click.option("--dry-run", is_flag=True, help="Read and report everything, write nothing.")
@click.option("--reply", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Write there what to send back to auditors.")
@click.option("--workers", type=click.IntRange(1), metavar="N", help="Processes that read; as many as there are cores unless said.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How the result is written.")
@click.pass_obj
def command(folder: str, paths: tuple[Path, ...], *, dry_run: bool, reply: Path | None, workers: int | None, form: str) -> None:
    """Read filled sheets back into the ledger.

    Each file is accepted, accepted with issues, held, or rejected; each issue names the cell, what stands there and what to write.
    """
    space = ready(folder)
    found = find_files(paths or (space.root / "audits/filled",))
    if not found.sheets and not any((space.root / KEPT).glob("*.jsonl")):
        raise FloorwalkError("FW706", "there are no filled sheets.", "Put the workbooks that came back into audits/filled.", status=2)
    run = _Run(space, found.sheets, write=not dry_run)
    list_to = None if dry_run else space.root / LIST
    with stoppable() as stopped, JsonLines() if form == "json" else Lines(len(run.files), list_to) as out:
        for one in _collected(run, workers or min(cores(), MOST), stopped):
            out.file(one)
            if reply and one.needs_attention:
                run.unclean.append((one.path, replace(one, problems=())))
        out.end(run.tally, run.rounds, stopped=stopped())
    _tell_problems(run.problems)
    if reply and not dry_run:
        from floorwalk.cli.reply import write_replies

        write_replies(space, reply, run.unclean, err=form == "json")
    elif reply and run.unclean:
        click.echo("No reply was written: --dry-run writes nothing. Run it without --dry-run for the replies.", err=True)
    if stopped():
        _tell_stopped(run)
        raise SystemExit(130)
    if not run.tally.clean or any(problem.severity == "error" for problem in run.problems):
        raise SystemExit(1)


def _collected(run: _Run, processes: int, stopped: Callable[[], bool]) -> Iterator[Collected]:
    """Collect, count on the way, and look at the end how far the rounds have come."""
    space = run.space
    below = os.path.join(space.root.resolve(), "")  # noqa: PTH118
    incoming = (Incoming(_name(below, file), Path(file)) for file in run.files)
    with _ledger(run) as ledger:
        believed, decisions = known(space, shelf(space.root)), space.decisions.rows
        kept, run.problems = entries(space.root, believed)
        if ledger and run.write:
            run.problems += bring(ledger, kept, decisions)
        for one in collect(incoming, believed, ledger, decisions, workers=processes, write=run.write, stopped=stopped):
            run.tally.add(one)
            if not run.write and one.status.startswith("accepted"):
                run.on_record.add(one.sheet_id)
            yield one
        if ledger and run.write:
            ledger.refresh(space.stores.rows, [round_ for round_, _ in space.rounds.values()])
        _look_back(run, ledger)


def _look_back(run: _Run, ledger: Ledger | None) -> None:
    """When all is read: how far its rounds have come, and what only the whole ledger can tell."""
    rounds = [run.space.rounds[name][0] for name in sorted(run.tally.rounds)]
    if ledger:
        run.on_record |= ledger.hashes().keys()
        for problem in later_than(ledger, today()):
            run.tally.later_than_today.add(problem.place.file)
        run.tally.shared_photos = shared_photos(ledger, rounds)
    run.rounds = [progress(round_, run.space.stores.rows, run.on_record) for round_ in rounds]


def _ledger(run: _Run) -> AbstractContextManager[Ledger | None]:
    """The ledger; in a dry run the one that is there, to be read, and none where none is."""
    path = run.space.root / LEDGER
    if not run.write and not path.exists():
        return nullcontext()
    return open_ledger(path, read_only=not run.write, tell=lambda sentence: click.echo(sentence, err=True))


def _name(below: str, file: str) -> str:
    """How a file is named in messages and in the ledger: from the workspace where it lies in it, wherever the command is run."""
    full = os.path.abspath(file)  # noqa: PTH100  # twenty thousand Path objects would cost a second
    return full[len(below) :].replace(os.sep, "/") if full.startswith(below) else shown(Path(file))


def cores() -> int:
    """Cores that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _tell_problems(problems: Sequence[Problem]) -> None:
    for problem in problems[:_SHOWN]:
        click.echo(str(problem), err=True)
    if len(problems) > _SHOWN:
        click.echo(f"... and {len(problems) - _SHOWN:,} more of this kind", err=True)


def _tell_stopped(run: _Run) -> None:
    did = "taken" if run.write else "looked at"
    click.echo(
        f"Stopped by Ctrl-C: {run.tally.files:,} of {len(run.files):,} files were {did}; {len(run.on_record):,} visits are on record. "
        "The same command goes on from there. [FW712]",
        err=True,
    )
