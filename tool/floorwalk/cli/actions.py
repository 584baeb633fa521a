"""`floorwalk actions`: the ledger and decisions.csv in; what stands open, by owner and by store, out."""

from __future__ import annotations

import shutil
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorwalk.cli.ready import LEDGER, company_of, ready, require_known, today
from floorwalk.cli.saved import shown
from floorwalk.errors import FloorwalkError, did_you_mean
from floorwalk.followup import chains, followups_of
from floorwalk.followup.calendar import calendar
from floorwalk.followup.export import csv_text, json_text
from floorwalk.followup.told import told, wanted
from floorwalk.ledger.store import open_ledger
from floorwalk.source.save import save
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from floorwalk.followup.told import Told
    from floorwalk.source.workspace import Workspace

EPILOG = """\b
Examples:
  floorwalk actions                                  all that is open, owner by owner
  floorwalk actions --by store --overdue             what is late, store by store
  floorwalk actions --owner "Cash desk lead"         what one of them has to do
  floorwalk actions --store S012 --out S012.ics      into a calendar
  floorwalk actions --closed --out all.csv           what was closed too, for a spreadsheet

A failed check is closed when a later visit sees it pass, or by a line of kind `close` in audits/decisions.csv. "Done?" answered with
yes is not enough: it is listed as said to be done until somebody has seen it.
"""
_STATES = {"open": "open", "said-done": "said done", "closed": "closed"}
_LEAST_WIDTH, _MOST_WIDTH, _OWNER = 80, 140, 24
_KINDS = (".csv", ".ics", ".json")


@click.command(epilog=EPILOG)
@click.option("--store", "stores", metavar="ID", multiple=True, help="Only this store. May be given several times.")
@click.option("--owner", "owners", metavar="NAME", multiple=True, help="Only this owner: a role, or a name on a sheet. May be repeated.")
@click.option("--overdue", is_flag=True, help="Only what is past its due date.")
@click.option("--round", "round_id", metavar="ID", help="Only what was found in this round.")
@click.option("--by", type=click.Choice(["owner", "store"]), default="owner", show_default=True, help="What the list is grouped by.")
@click.option("--closed", is_flag=True, help="What was closed too.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to a .csv, .ics or .json file.")
@click.pass_obj
def command(
    folder: str,
    stores: tuple[str, ...],
    owners: tuple[str, ...],
    overdue: bool,
    round_id: str | None,
    by: str,
    closed: bool,
    out: Path | None,
) -> None:
    """List what visits found and nobody has put right yet, with owner and due date."""
    if out and out.suffix.lower() not in _KINDS:
        what = f"{out.name} is neither a .csv nor an .ics nor a .json file."
        raise FloorwalkError("FW755", what, "Give the file one of these endings: it says what is written.", status=2)
    space = ready(folder)
    require_known("store", stores, [store.id for store in space.stores.rows])
    require_known("round", [round_id] if round_id else (), space.rounds)
    all_, simulated = _all(space, today(), closed=closed)
    _require_owners(owners, all_)
    chosen = wanted(all_, stores=stores, owners=owners, round_=round_id, overdue=overdue)
    if simulated:
        click.echo("These visits were simulated: they show how results look, and prove nothing.", err=True)
    if out:
        _write(space, out, chosen, today())
        return
    for line in _listed(chosen, by, today()):
        click.echo(line)


def _all(space: Workspace, day: date, *, closed: bool) -> tuple[tuple[Told, ...], bool]:
    path = space.root / LEDGER
    if not path.exists():
        raise FloorwalkError("FW706", "nothing has been collected yet.", "Run: floorwalk collect")
    with open_ledger(path, read_only=True, tell=lambda sentence: click.echo(sentence, err=True)) as ledger:
        known = chains(ledger)
        found = [one for chain in known for one in followups_of(space, ledger, chain, day, closed=closed)]
    return told(space, found), any(chain.simulated for chain in known)


def _require_owners(named: Sequence[str], all_: Sequence[Told]) -> None:
    for name in named:
        if not any(one.is_owned_by(name) for one in all_):
            what = f"nothing is on record for the owner '{name}'."
            raise FloorwalkError("FW705", what, did_you_mean(name, {one.owner for one in all_ if one.owner}), status=2)


def _write(space: Workspace, out: Path, chosen: Sequence[Told], day: date) -> None:
    company = company_of(space)
    kind = out.suffix.lower()
    if kind == ".ics":
        text = calendar(chosen, day, company.name, words(company.source_language))
        dated = sum(one.one.due is not None for one in chosen)
        said = f"{dated} due dates" + (f"; {len(chosen) - dated} without a date are left out" if dated < len(chosen) else "")
    else:
        text = (csv_text if kind == ".csv" else json_text)(chosen, day)
        said = f"{len(chosen)} actions"
    save(out, text)
    click.echo(f"{shown(out)}: {said}.")


def _listed(chosen: Sequence[Told], by: str, day: date) -> Iterator[str]:
    if not chosen:
        yield "Nothing is open."
        return
    width = min(max(shutil.get_terminal_size().columns, _LEAST_WIDTH), _MOST_WIDTH) - 1
    yield f"{_counts(chosen)}, on {day}."

    def group(one: Told) -> str:
        return (one.owner or "(no owner)") if by == "owner" else f"{one.one.store} {one.store}"

    for name, rows in groupby(sorted(chosen, key=group), key=group):
        own = list(rows)
        yield f"\n{name}: {_counts(own)}"
        yield from _table(own, by, day, width)
    if any(not one.asked for one in chosen):
        yield "\n(*) is asked no more: no visit can see it pass. Close it with a line of kind `close` in audits/decisions.csv."


def _counts(rows: Sequence[Told]) -> str:
    states = [one.one.state for one in rows]
    told_ = [(states.count("open"), "open"), (states.count("overdue"), "overdue")]
    told_ += [(states.count("said-done"), "said to be done, not seen yet"), (states.count("closed"), "closed")]
    return ", ".join(f"{n} {what}" for n, what in told_ if n)


def _table(rows: Sequence[Told], by: str, day: date, width: int) -> Iterator[str]:
    """Lines of plain columns; the last one, what is to be done, is cut where the terminal ends."""
    heads = ("due", "state", "store" if by == "owner" else "owner", "check", "what")
    cells = [_cells(one, by, day) for one in rows]
    sizes = [max(len(row[at]) for row in (heads, *cells)) for at in range(len(heads) - 1)]
    for row in (heads, *cells):
        line = "  " + "  ".join(text.ljust(size) for text, size in zip(row, sizes, strict=False)) + "  " + row[-1]
        yield line.rstrip() if len(line) <= width else line[: width - 3].rstrip() + "..."


def _cells(told_: Told, by: str, day: date) -> tuple[str, ...]:
    one = told_.one
    state = f"{one.late(day)} d late" if one.state == "overdue" else _STATES[one.state]
    marks = ("CRITICAL: " if one.critical else "") + ("(disputed) " if one.disputed else "")
    marks += f"({one.times} times) " if one.times > 1 else ""
    marks += f"({one.kind}) " if one.kind != "audit" else ""
    what = f"{told_.what}: {told_.todo}" if told_.todo else told_.what
    place = one.store if by == "owner" else told_.owner[:_OWNER]
    return str(one.due or "no date"), state, place, one.check + ("" if told_.asked else "*"), marks + what
