"""`floorwalk report`: a round of the ledger in; the report as HTML, Excel, JSON and Markdown, with a page a region and store, out."""

from __future__ import annotations

from pathlib import Path

import click

from floorwalk.cli.ready import LEDGER, company_of, ready, round_named, today
from floorwalk.cli.saved import shown
from floorwalk.errors import FloorwalkError
from floorwalk.ledger.store import open_ledger
from floorwalk.report import from_ledger
from floorwalk.source.save import save

EPILOG = """\b
Examples:
  floorwalk report                                       the latest round
  floorwalk report --round 2026-11 --out to-the-board    into a folder of your choice

Open index.html in any browser; it needs no network. Print stores/S012.html for the staff room; mail summary.md.
"""


@click.command(epilog=EPILOG)
@click.option("--round", "round_id", metavar="ID", help="Round, as 2026-11; the latest one unless said.")
@click.option("--language", metavar="CODE", help="Language of the report; that of the standards unless said.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="DIR", help="Folder to write to.  [default: audits/reports/ROUND]"
)
@click.pass_obj
def command(folder: str, round_id: str | None, language: str | None, out: Path | None) -> None:
    """Score what came back and write the report.

    Every score is made anew from the answers, under the edition that its sheet was printed from, and can show its sum line by line.
    Earlier rounds of the same set and kind are compared with it; each figure carries its interval, or the reason why it has none.
    """
    space = ready(folder)
    company = company_of(space)
    round_ = round_named(space, round_id)
    path = space.root / LEDGER
    if not path.exists():
        raise FloorwalkError("FW706", "nothing has been collected yet.", "Run: floorwalk collect")
    with open_ledger(path, read_only=True) as ledger:
        rounds = ledger.rounds()
        if not rounds.get(round_.id):
            what = f"no audit of round {round_.id} is on record (rounds on record: {', '.join(rounds) or 'none'})."
            raise FloorwalkError("FW706", what, "Run `floorwalk collect`, or name a round.")
        target = out or space.root / "audits/reports" / round_.id
        made = from_ledger(ledger, space, round_, today(), language or company.source_language, _way(target, space.root))
    for name, content in made.files().items():
        save(target / name, content)
    click.echo(f"{rounds[round_.id]} audits of round {round_.id}. Open {shown(target / 'index.html')}")


def _way(folder: Path, root: Path) -> str | None:
    """The way from the report up to the workspace; none for a report outside, which may be moved or mailed without the sheets."""
    folder, root = folder.resolve(), root.resolve()
    return "../" * len(folder.relative_to(root).parts) if folder.is_relative_to(root) else None
