"""`floorwalk init`: an empty folder in; a small workspace that passes `check` and shows each kind of check out."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import click
from pydantic import TypeAdapter, ValidationError

from floorwalk.cli.ready import today
from floorwalk.cli.saved import shown
from floorwalk.demo.begin import NAME, OPEN_FIRST, starter
from floorwalk.errors import FloorwalkError
from floorwalk.model.base import ShortText
from floorwalk.source.save import save

EPILOG = """\b
Examples:
  floorwalk init my-standards
  floorwalk init my-standards --name "Lindgren & Sons"

The folder must be new or empty. Nothing outside of it is touched.
"""
_NOT_COUNTED = {".git", ".DS_Store"}  # what version control and a Mac put into an empty folder


def _name(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    try:
        return TypeAdapter(ShortText).validate_python(value)
    except ValidationError as error:
        raise click.BadParameter("write a name of 1 to 160 characters on one line that does not begin with '='.") from error


@click.command(epilog=EPILOG)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", default=NAME, show_default=True, callback=_name, metavar="TEXT", help="Name of your company.")
def command(folder: Path, name: str) -> None:
    """Make a small workspace of your own to start from.

    Seven short standards show each kind of check; there are three shops, a first round, and a handbook. Change what you like.
    """
    if folder.exists() and (not folder.is_dir() or {path.name for path in folder.iterdir()} - _NOT_COUNTED):
        raise FloorwalkError("FW702", f"{folder} is not empty.", "Name a new or empty folder.", status=2)
    files = starter(name, today())
    _write(folder, files)
    standards = sum(Path(path).stem.isupper() for path in files if path.startswith("standards/store/"))
    click.echo(f"{folder}: {standards} standards, 3 shops and a first round of {name}.")
    click.echo(f"Open first: {shown(folder / OPEN_FIRST)}")
    click.echo("Next:       " + ("" if folder.resolve() == Path.cwd() else f"cd {_quoted(folder)}, then  ") + "floorwalk check")


def _write(folder: Path, files: dict[str, str]) -> None:
    """Write all files beside their place and move them there when they are complete: a failure leaves nothing half-made."""
    try:
        beside = folder if folder.exists() else folder.absolute().parent
        beside.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=beside, prefix=".floorwalk-") as part:
            made = Path(part) / "made"
            for name, text in files.items():
                save(made / name, text)
            if not folder.exists():
                made.rename(folder)
                return
            for path in sorted(made.iterdir()):
                path.rename(folder / path.name)
    except OSError as error:
        raise FloorwalkError("FW710", f"{folder} cannot be written: {error.strerror or error}.", "Choose another folder.") from error


def _quoted(folder: Path) -> str:
    return f'"{folder}"' if " " in str(folder) else str(folder)
