"""`floorwalk sheets`: a round in; one workbook a visit out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorwalk.cli.ready import LEDGER, company_of, ready, round_named
from floorwalk.cli.saved import shown
from floorwalk.edition.shelf import for_round
from floorwalk.errors import FloorwalkError, did_you_mean
from floorwalk.ledger.store import open_ledger
from floorwalk.sheet.open_points import open_points
from floorwalk.sheet.visits import by_press, visits
from floorwalk.source.save import save

if TYPE_CHECKING:
    from datetime import date

    from floorwalk.model import Round
    from floorwalk.sheet.visits import Points, VisitSheet
    from floorwalk.source.workspace import Workspace

_STEPS = 200  # times that the bar is drawn
EPILOG = """\b
Examples:
  floorwalk sheets                                     the latest round, every store
  floorwalk sheets --round 2026-11                     one round
  floorwalk sheets --round 2026-11 --store S012        one store
  floorwalk sheets --round 2026-11 --out to-send       into a folder of your choice

Mail each workbook to its auditor. When they come back, put them into audits/filled and run: floorwalk collect
"""


@click.command(epilog=EPILOG)
@click.option("--round", "round_id", metavar="ID", help="Round, as 2026-11; the latest one unless said.")
@click.option("--store", "stores", metavar="ID", multiple=True, help="Only this store. May be given several times.")
@click.option("--language", metavar="CODE", help="Language of all sheets; the auditor's, else the store's, unless said.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Folder to write to.  [default: audits/sheets]"
)
@click.pass_obj
def command(folder: str, round_id: str | None, stores: tuple[str, ...], language: str | None, out: Path | None) -> None:
    """Make an Excel audit sheet for each store of a round.

    Each workbook asks what applies in its store, in walking order, and shows the auditor the score as it grows. What earlier visits left
    open, as far as they were collected, stands first on its Actions sheet.
    """
    space = ready(folder)
    company = company_of(space)
    if language and language not in company.languages:
        raise FloorwalkError("FW705", f"the company has no language '{language}'.", did_you_mean(language, company.languages), status=2)
    round_ = round_named(space, round_id)
    edition, new = for_round(space, round_)
    planned = visits(space, round_, edition, only=stores, language=language, points=_points(space, round_))
    if not planned:
        what = f"round {round_.id} visits no store: it names none, and stores.csv is empty."
        raise FloorwalkError("FW706", what, "Write the stores into audits/stores.csv, or name them in the round.", status=2)
    target = out or space.root / "audits/sheets"
    _save_all(planned, target, round_.start)
    if new:
        click.echo(f"Edition {edition.version}-{edition.short} was frozen. Commit audits/editions/{edition.file_name}:")
        click.echo("these sheets are scored under it, however the standards change later.")
    click.echo(f"{len(planned)} sheets of round {round_.id} in {shown(target)}, due {round_.due}.")
    if left := sum(len(visit.points) for visit in planned):
        click.echo(f"{left} point(s) that earlier visits left open stand on their Actions sheets.")


def _points(space: Workspace, round_: Round) -> Points:
    """What earlier visits left open, as the ledger knows it; nothing where nothing was collected yet."""
    path = space.root / LEDGER
    if not path.exists():
        return lambda _asked, _company: ()
    with open_ledger(path, read_only=True, tell=lambda sentence: click.echo(sentence, err=True)) as ledger:
        return open_points(space, ledger, round_)


def _save_all(planned: list[VisitSheet], target: Path, made: date) -> None:
    """Save the workbooks under a bar with the number made, the rate and the time left."""
    many, began = len(planned), time.monotonic()
    bar = click.progressbar(length=many, label=f"{many} sheets", hidden=many < 2, show_pos=True, item_show_func=lambda rate: rate)
    step = max(1, many // _STEPS)
    with bar:
        for number, visit in enumerate(by_press(planned), start=1):
            save(target / visit.file_name, visit.workbook(made))
            if number % step == 0 or number == many:
                bar.update(number - bar.pos, f"{number / max(time.monotonic() - began, 0.001):,.0f} sheets/s")
