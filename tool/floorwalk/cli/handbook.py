"""`floorwalk handbook`: build the staff handbook, or show it while one writes."""

from __future__ import annotations

from pathlib import Path

import click

from floorwalk.catalog.shelf import translated_languages
from floorwalk.handbook.build import build, serve
from floorwalk.handbook.export import NAV, export
from floorwalk.handbook.portable import START
from floorwalk.handbook.results import load_results
from floorwalk.source.workspace import load, require_root

EPILOG = """\b
Examples:
  floorwalk handbook                  into the folder site/
  floorwalk handbook --serve          look at it while you write: it follows every change
  floorwalk handbook --portable       for a USB stick: START.html and the folder handbook, in the folder portable/
  floorwalk handbook --out ~/book     into another folder
  floorwalk handbook --results audits/reports/2026-11/report.json
                                      with what staff see of the newest round: how we did
  floorwalk handbook --export pages   as Markdown, for another site generator

A warning about weight does not stop the handbook from being built.

Exit code 0: built. 1: problems in your files, or a link that leads nowhere. 2: wrong usage.
"""


@click.command(epilog=EPILOG)
@click.option("--serve", "serving", is_flag=True, help="Show it in the browser and follow every change, until Ctrl+C.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where --serve shows it.")
@click.option("--portable", is_flag=True, help="For a plain folder instead of a web server, as on a USB stick.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to build into; site/ in the workspace unless said, portable/ with --portable.",
)
@click.option(
    "--results",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The report.json of a round: staff see how we did, as counts, without names.",
)
@click.option(
    "--export",
    "pages",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for its pages as Markdown, with pictures, codes and menu, for another site generator.",
)
@click.pass_obj
def command(
    workspace: str, serving: bool, address: str, portable: bool, out: Path | None, results: Path | None, pages: Path | None
) -> None:
    """Build the staff handbook as a website: a folder of files for any web server or a USB stick."""
    root = require_root(Path(workspace))
    if pages and (serving or portable or out):
        raise click.UsageError("--export goes with --results only: it writes Markdown into the folder that it names, and nothing else.")
    if serving:
        if results:
            raise click.UsageError("--serve takes the results from mkdocs.yml. Write under `- floorwalk:` a line `results: report.json`.")
        click.echo(f"Open http://{address}/ and stop with Ctrl+C.", err=True)
        serve(root, address)
        return
    target = out or root / ("portable" if portable else "site")
    space = load(root)
    spoken = translated_languages(space)
    told = load_results(results) if results else None
    if pages:
        click.echo(f"{export(root, space, pages, spoken, told)} pages of Markdown in {pages}. The menu: {pages / NAV}")
        return
    built = build(root, space, target, spoken, portable=portable, results=told)
    for problem in built.weight.problems():
        click.echo(str(problem), err=True)
    languages = f"{1 + len(spoken)} languages" if spoken else "one language"
    click.echo(f"{built.standards} standards in {languages}, {built.pages} pages. {built.weight}")
    click.echo(f"Open {target / (START if portable else 'index.html')}")
