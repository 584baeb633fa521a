"""`floorwalk schema`: the models in; the JSON Schemas for editors, and the guide's references, as files out."""

from __future__ import annotations

from pathlib import Path

import click

from floorwalk.source.workspace import require_root

EPILOG = """\b
Examples:
  floorwalk schema                  into standards/schema of the workspace you are in
  floorwalk schema --out schemas    into another folder

The first line of each YAML file tells the editor where its schema lies, as
  # yaml-language-server: $schema=../../schema/standard.json
"""


@click.command(epilog=EPILOG)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for the schemas; standards/schema of the workspace unless said."
)
@click.option("--reference", type=click.Path(file_okay=False, path_type=Path), hidden=True, help="Folder for the guide's references.")
@click.pass_context
def command(ctx: click.Context, out: Path | None, reference: Path | None) -> None:
    """Write the JSON Schema that makes editors complete and check as you type."""
    from floorwalk.cli.saved import shown
    from floorwalk.codes.page import problems
    from floorwalk.ledger.page import ledger_page
    from floorwalk.model.reference import fields
    from floorwalk.model.schema import schemas
    from floorwalk.source.save import save

    if reference:
        files, folder = {"fields.md": fields(), "problems.md": problems(), "ledger.md": ledger_page()}, reference
    else:
        files, folder = schemas(), out or require_root(Path(ctx.obj or ".")) / "standards/schema"
    for name, text in files.items():
        save(folder / name, text)
        click.echo(shown(folder / name))
