"""`floorwalk demo`: a folder in; simulated rounds on the example company out."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from floorwalk.cli.collect import MOST, cores
from floorwalk.cli.ready import today
from floorwalk.cli.saved import shown
from floorwalk.demo.run import ACTIONS, MARK, Demo, steps
from floorwalk.demo.visits import FILLED, SHEETS
from floorwalk.errors import FloorwalkError

EPILOG = """\b
Examples:
  floorwalk demo                          24 stores, into the folder floorwalk-demo
  floorwalk demo --stores 4 --out try     4 stores, into the folder try

The audits are simulated, and every sheet and report says so. Running it again into the same folder makes all of it anew.
"""
_OURS = ("workspace", "checklists", "report", "site")


@click.command(epilog=EPILOG)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("floorwalk-demo"),
    show_default=True,
    metavar="DIR",
    help="Folder to write to.",
)
@click.option("--stores", type=click.IntRange(1), metavar="N", help="How many stores are visited; all 24 unless said.")
def command(out: Path, stores: int | None) -> None:
    """See it all: more than a year of simulated rounds on the example company.

    Checks 82 standards, prints checklists, makes a sheet for each store, lets simulated auditors fill them in seven earlier rounds and in
    the latest one, reads them back, scores them, lists what is to be put right, and builds the report and the handbook.
    """
    _make_room(out)
    demo = Demo(out, today(), stores, workers=min(cores(), MOST))
    with click.progressbar(length=1000, label="The rounds", width=30, show_pos=False, item_show_func=lambda step: step or "") as bar:
        done = 0
        for step, share in steps(demo):
            bar.update(int(share * 1000) - done, step)
            done = int(share * 1000)
    _tell(demo)


def _make_room(out: Path) -> None:
    """What an earlier demo wrote is replaced; a folder that holds anything else is left alone."""
    if out.exists() and any(out.iterdir()) and not (out / MARK).is_file():
        raise FloorwalkError("FW702", f"the folder {shown(out)} holds files of yours.", "Choose another with --out.", status=2)
    for name in _OURS:
        shutil.rmtree(out / name, ignore_errors=True)


def _tell(demo: Demo) -> None:
    here = shown(demo.out)
    stores = [one.store for one in demo.collected if one.status == "accepted with issues"]
    on_purpose = f"; on purpose, an answer of {' and '.join(stores)} cannot be read" if stores else ""
    rows = [
        (f"{here}/report/index.html", "the report: open this first"),
        (f"{here}/{MARK}", "what was put into the simulation: does the report find it?"),
        (f"{here}/report/stores", "a page for each store's staff room"),
        (f"{here}/{ACTIONS}", "what is to be put right, by whom and until when"),
        (f"{here}/site/index.html", f"the handbook with these results, {demo.pages} pages"),
        (f"{here}/checklists", f"{demo.checklists} checklists to print"),
        (f"{here}/workspace/{SHEETS}", f"{demo.audits} sheets as they go out, with what earlier visits left open"),
        (f"{here}/workspace/{FILLED}", f"{demo.earlier + demo.audits} sheets as they came back{on_purpose}"),
        (f"{here}/workspace", "the workspace itself: change something and try  floorwalk -w " + f"{here}/workspace check"),
    ]
    audits = f"{demo.earlier + demo.audits} simulated audits in {demo.rounds} rounds"
    click.echo(f"\n{demo.standards} standards, {audits}. Nothing here was seen by a real auditor.\n")
    width = max(len(path) for path, _ in rows)
    for path, about in rows:
        click.echo(f"  {path:<{width}}  {about}")
