"""`floorwalk demo`: a folder in; a whole simulated round on the example company out."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from floorwalk.cli.ready import today
from floorwalk.cli.saved import shown
from floorwalk.demo.run import MARK, Demo, steps
from floorwalk.errors import FloorwalkError

EPILOG = """\b
Examples:
  floorwalk demo                          24 stores, into the folder floorwalk-demo
  floorwalk demo --stores 4 --out try     4 stores, into the folder try

The audits are simulated, and every sheet and report says so. Running it again into the same folder makes all of it anew.
"""
_OURS = ("workspace", "sheets", "filled", "checklists", "report", "site")


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
    """See it all: a whole simulated round on the example company.

    Checks 82 standards, prints checklists, makes a sheet for each store, lets simulated auditors fill them, reads them back, scores them,
    and builds the report and the handbook.
    """
    _make_room(out)
    demo = Demo(out, today(), stores)
    with click.progressbar(length=1000, label="The round", width=30, show_pos=False, item_show_func=lambda step: step or "") as bar:
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
    issues = sum(one.status == "accepted with issues" for one in demo.collected)
    here = shown(demo.out)
    rows = [
        (f"{here}/report/index.html", "the report: open this first"),
        (f"{here}/report/stores", "a page for each store's staff room"),
        (f"{here}/site/index.html", f"the handbook, {demo.pages} pages"),
        (f"{here}/checklists", f"{demo.checklists} checklists to print"),
        (f"{here}/sheets", f"{demo.audits} sheets as they go out"),
        (f"{here}/filled", f"{demo.audits} sheets as they came back, {issues} of them with issues"),
        (f"{here}/workspace", "the workspace itself: change something and try  floorwalk -w " + f"{here}/workspace check"),
    ]
    click.echo(f"\n{demo.standards} standards, {demo.audits} simulated audits. Nothing here was seen by a real auditor.\n")
    width = max(len(path) for path, _ in rows)
    for path, about in rows:
        click.echo(f"  {path:<{width}}  {about}")
