"""`floorwalk handbook`: build the staff handbook, or show it while one writes."""

from __future__ import annotations

from pathlib import Path

import click

from floorwalk.catalog.shelf import translated_languages
from floorwalk.handbook.build import build, serve
from floorwalk.source.workspace import load, require_root

EPILOG = """\b
Examples:
  floorwalk handbook                  into the folder site/
  floorwalk handbook --serve          look at it while you write: it follows every change
  floorwalk handbook --out ~/book     into another folder, as for a USB stick
"""


@click.command(epilog=EPILOG)
@click.option("--serve", "serving", is_flag=True, help="Show it in the browser and follow every change, until Ctrl+C.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where --serve shows it.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder to build into; site/ in the workspace unless said.")
@click.pass_obj
def command(workspace: str, serving: bool, address: str, out: Path | None) -> None:
    """Build the staff handbook as a website: a folder of files for any web server or a USB stick."""
    root = require_root(Path(workspace))
    if serving:
        click.echo(f"Open http://{address}/ and stop with Ctrl+C.", err=True)
        serve(root, address)
        return
    target = out or root / "site"
    space = load(root)
    spoken = translated_languages(space)
    built = build(root, space, target, spoken)
    click.echo(f"{built.pages} pages, {built.standards} standards, {1 + len(spoken)} language(s).")
    click.echo(f"Open {target / 'index.html'}")
