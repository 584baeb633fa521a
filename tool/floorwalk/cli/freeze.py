"""`floorwalk freeze`: standard sets in; frozen editions in audits/editions out."""

from __future__ import annotations

import click

from floorwalk.cli.ready import ready, require_known
from floorwalk.cli.saved import shown
from floorwalk.edition.shelf import put

EPILOG = """\b
Examples:
  floorwalk freeze          every set
  floorwalk freeze mall     one set

`floorwalk sheets` freezes by itself; use this to fix an edition before a round begins. Commit the file: old audits are scored under it.
"""


@click.command(epilog=EPILOG)
@click.argument("sets", nargs=-1, metavar="[SET]...")
@click.pass_obj
def command(folder: str, sets: tuple[str, ...]) -> None:
    """Freeze a standard set as an edition that sheets are printed from.

    The same questions and scoring always give the same file.
    """
    space = ready(folder)
    require_known("set", sets, space.sets)
    for name in sets or tuple(space.sets):
        edition, path, new = put(space.root, space.sets[name])
        word = "frozen" if new else "already frozen"
        click.echo(f"{shown(path)}: {word}, {len(edition.standards)} standards, version {edition.version}.")
