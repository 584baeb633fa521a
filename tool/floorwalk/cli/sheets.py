"""`floorwalk sheets`: a round in; one workbook a visit out."""

from __future__ import annotations

from pathlib import Path

import click

from floorwalk.cli.ready import company_of, ready, round_named
from floorwalk.cli.saved import shown
from floorwalk.edition.shelf import for_round
from floorwalk.errors import FloorwalkError, did_you_mean
from floorwalk.sheet.visits import visits
from floorwalk.source.save import save

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

    Each workbook asks what applies in its store, in walking order, and shows the auditor the score as it grows.
    """
    space = ready(folder)
    company = company_of(space)
    if language and language not in company.languages:
        raise FloorwalkError("FW705", f"the company has no language '{language}'.", did_you_mean(language, company.languages), status=2)
    round_ = round_named(space, round_id)
    edition, new = for_round(space, round_)
    planned = visits(space, round_, edition, only=stores, language=language)
    target = out or space.root / "audits/sheets"
    with click.progressbar(planned, label=f"{len(planned)} sheets", hidden=len(planned) < 2) as bar:
        for visit in bar:
            save(target / visit.file_name, visit.workbook(round_.start))
    if new:
        click.echo(f"Edition {edition.version}-{edition.short} was frozen. Commit audits/editions/{edition.file_name}:")
        click.echo("these sheets are scored under it, however the standards change later.")
    click.echo(f"{len(planned)} sheets of round {round_.id} in {shown(target)}, due {round_.due}.")
