"""`floorwalk forget`: an age in; filled sheets past it out of the way, their scores kept without names."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorwalk.cli.ready import company_of, ready, today
from floorwalk.cli.saved import shown
from floorwalk.collect.forget import Plan, Shelf, days_before, hashes, plan, remove
from floorwalk.collect.kept import entries, keep
from floorwalk.edition.shelf import shelf
from floorwalk.errors import FloorwalkError
from floorwalk.filled.find import find
from floorwalk.filled.known import known
from floorwalk.incoming.package import Refused
from floorwalk.incoming.workbook import read_workbook
from floorwalk.ledger.store import open_ledger
from floorwalk.ledger.swap import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from floorwalk.filled.read import Known
    from floorwalk.source.workspace import Workspace

EPILOG = """\b
Examples:
  floorwalk forget --dry-run                 what would go after the days under `retention` in company.yaml
  floorwalk forget                           asks, then removes
  floorwalk forget --older-than 400          visits more than 400 days ago
  floorwalk forget --older-than 2026-01-01   visits before that day
  floorwalk forget --yes                     without asking, for scripts

Answers and scores are kept in audits/kept, without names, notes and photos: commit that folder. What was removed cannot be brought back.

Exit code 0: done, or nothing to do. 1: a file could not be removed. 2: wrong usage.
"""
FILLED, REPLIES, LEDGER, LISTED = "audits/filled", "audits/replies", "audits/ledger.duckdb", "audits/collected.jsonl"
_SHOWN = 5
_HASH = re.compile(r"\b[0-9a-f]{64}\b")


@click.command(epilog=EPILOG)
@click.option(
    "--older-than", "age", metavar="DAYS|DATE", help="Days since the visit, or the first day to keep.  [default: the days in company.yaml]"
)
@click.option("--dry-run", is_flag=True, help="Say what would go, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.pass_obj
def command(folder: str, age: str | None, dry_run: bool, yes: bool) -> None:
    """Remove filled sheets that are older than you may keep them; scores stay, names go.

    Photos beside them and replies about them go too. A file that was never collected, one that is held, and the sheets of a visit with an
    open dispute stay.
    """
    space = ready(folder)
    day = _first_to_keep(space, age)
    told = known(space, shelf(space.root))
    made = _plan(space, day, told)
    _tell(made, day)
    if not made.audits and not made.files:
        click.echo(f"Nothing is older than {day}.")
    elif dry_run:
        click.echo("Nothing was changed: --dry-run.")
    elif yes or click.confirm("Remove them? They cannot be brought back"):
        _forget(space, made, day, told)
    else:
        click.echo("Nothing was changed.")


def _first_to_keep(space: Workspace, age: str | None) -> date:
    """The day before which visits are past their time; raises FloorwalkError FW717."""
    retention = company_of(space).retention
    if age is None and retention is None:
        what = "company.yaml does not say how long filled sheets are kept."
        raise FloorwalkError("FW717", what, "Say it here, as --older-than 400, or write `retention: {filled_days: 400}` there.", status=2)
    days = str(retention.filled_days) if age is None and retention else (age or "")
    if days.isascii() and days.isdigit() and len(days) < 7:
        return days_before(today(), int(days))
    try:
        return date.fromisoformat(days)
    except ValueError:
        what = f"'{days}' is neither a number of days nor a date."
        raise FloorwalkError("FW717", what, "Write 400 or 2026-01-01.", status=2) from None


def _plan(space: Workspace, day: date, told: Known) -> Plan:
    ledger_file = space.root / LEDGER
    if not ledger_file.exists():
        what = "there is no ledger, so no sheet is known to have been read."
        raise FloorwalkError("FW718", what, "Run first: floorwalk collect", status=2)
    files = Shelf(hashes(_files(space.root / FILLED)), _replies(space.root / REPLIES, told))
    with open_ledger(ledger_file, read_only=True) as ledger:
        old = ledger.before(day)
        going = [one.content_hash for one in old]
        needed = ledger.photos_besides(going)
        return plan(old, ledger.hashes(), needed, files, told, space.decisions.rows)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) if folder.is_dir() else []


def _replies(folder: Path, told: Known) -> dict[Path, frozenset[str]]:
    """The content hashes that each reply names: in its hidden sheet, or in its text."""
    found = {}
    for path in _files(folder):
        content = path.read_bytes()
        try:
            named = find(read_workbook(content), told.languages).facts.get("corrects", "") if path.suffix == ".xlsx" else content.decode()
        except (Refused, UnicodeDecodeError):
            continue
        found[path] = frozenset(_HASH.findall(named))
    return found


def _tell(made: Plan, day: date) -> None:
    if made.audits or made.files:
        kinds = ((made.sheets, "filled sheet"), (made.photos, "photo"), (made.replies, "reply"))
        parts = ", ".join(_count(len(files), kind) for files, kind in kinds if files) or "no file; only their names in the ledger"
        click.echo(f"Visits before {day}: {len(made.audits):,}. To be removed: {parts}.")
        _list(made.files)
        click.echo("Answers and scores are kept in audits/kept; names, notes, comments, remarks, actions and photos are not.")
    if made.elsewhere:
        click.echo(
            f"{_count(len(made.elsewhere), 'file')} not in {FILLED} any more: if they lie elsewhere, remove them yourself.", err=True
        )
        _list([Path(name) for name in made.elsewhere], err=True)
    if made.disputed:
        stores = ", ".join(sorted({one.audit.store for one in made.disputed}))
        said = f"{_count(len(made.disputed), 'visit')} not forgotten: an answer is disputed, and no `close` line in decisions.csv ends it"
        click.echo(f"{said} ({stores}).", err=True)
    if made.held:
        click.echo(f"{_count(len(made.held), 'file')} held and not removed. Decide with `floorwalk accept` which file counts:", err=True)
        _list(made.held, err=True)
    if made.unread:
        click.echo(
            f"{_count(len(made.unread), 'file')} in {FILLED} not on record and not removed. Look there: names may stand in it.", err=True
        )
        _list(made.unread, err=True)


def _count(number: int, what: str) -> str:
    plural = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{number:,} {what if number == 1 else plural}"


def _list(paths: Sequence[Path], *, err: bool = False) -> None:
    for path in paths[:_SHOWN]:
        click.echo(f"  {shown(path)}", err=err)
    if len(paths) > _SHOWN:
        click.echo(f"  and {len(paths) - _SHOWN} more", err=err)


def _forget(space: Workspace, made: Plan, day: date, told: Known) -> None:
    """First the kept lines, then the ledger, then the files: whenever this is cut off, nothing is lost, and the next run goes on."""
    going = {one.content_hash for one in made.audits}
    with open_ledger(space.root / LEDGER) as ledger:
        if not going <= {one.content_hash for one in ledger.before(day)}:
            raise FloorwalkError("FW718", "the ledger has changed meanwhile; nothing was removed.", "Run the command again.")
        keep(space.root, made.audits)
        kept, problems = entries(space.root, told)
        kept = [one for one in kept if one.content_hash in going]
        if len(kept) < len(going):
            why = f" {problems[0]}" if problems else ""
            raise FloorwalkError("FW718", f"audits/kept does not hold every audit; nothing was removed.{why}", "Mend audits/kept first.")
        ledger.append(kept, going)
    compact(space.root / LEDGER)
    (space.root / LISTED).unlink(missing_ok=True)  # it repeats what was written into cells; the next collect makes it again
    _end(remove(made.files, _stuck), made)


def _stuck(path: Path, error: OSError) -> None:
    what = f"{shown(path)} cannot be removed: {error.strerror or error}."
    click.echo(f"{what} Close it in the program that has it open, then run the command again. [FW719]", err=True)


def _end(gone: int, made: Plan) -> None:
    rounds = ", ".join(sorted({f"audits/kept/{one.audit.round}.jsonl" for one in made.audits}))
    click.echo(
        f"{_count(gone, 'file')} removed; {_count(len(made.audits), 'audit')} kept without names."
        + (f" Commit {rounds}." if rounds else "")
    )
    if gone < len(made.files):
        raise SystemExit(1)
