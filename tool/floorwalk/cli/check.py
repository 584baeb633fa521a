"""`floorwalk check`: files or workspaces in; their problems as text, JSON or annotations out."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorwalk.cli import ready
from floorwalk.cli.checked import Checked, check_path
from floorwalk.source.workspace import require_root

if TYPE_CHECKING:
    from floorwalk.errors import Problem

EPILOG = """\b
Examples:
  floorwalk check                                  the workspace you are in
  floorwalk check standards/mall/pay               one section
  floorwalk check standards/mall/pay/PAY-04.yaml   one standard
  floorwalk check --strict --format github         in a pull request

Exit code 0: no errors. 1: errors, or warnings with --strict. 2: wrong usage.
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path), metavar="[PATH]...")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True, help="How problems are written."
)
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), default=None, hidden=True, help="The day from which reviews are overdue.")
@click.pass_context
def command(ctx: click.Context, paths: tuple[Path, ...], form: str, strict: bool, today: datetime | None) -> None:
    """Look for mistakes in standards, stores, contacts and rounds.

    Each problem says where it is, what is wrong and how to repair it. Without PATH the whole workspace is checked.
    """
    day = today.date() if today else ready.today()
    checked = Checked()
    for path in paths or (require_root(Path(ctx.obj or ".")),):
        checked += check_path(path, day)
    {"text": _text, "json": _json, "github": _github}[form](checked)
    if checked.errors or (strict and checked.warnings):
        ctx.exit(1)


def _text(checked: Checked) -> None:
    for problem in checked.problems:
        click.echo(str(problem))
    click.echo(f"{checked.what}: {checked.verdict}.")


def _json(checked: Checked) -> None:
    content = {
        "checked": checked.counts,
        "errors": checked.errors,
        "warnings": checked.warnings,
        "problems": [_plain(problem) for problem in checked.problems],
    }
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def _plain(problem: Problem) -> dict[str, object]:
    place = {key: value for key, value in asdict(problem.place).items() if value}
    return place | {"code": problem.code, "severity": problem.severity, "what": problem.what, "repair": problem.repair}


def _github(checked: Checked) -> None:
    for problem in checked.problems:
        place = problem.place
        where = f"file={_escaped(place.file)},line={max(place.line, 1)},col={max(place.column, 1)},title={problem.code}"
        message = f"{problem.what} {problem.repair}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
        click.echo(f"::{problem.severity} {where}::{message}")
    click.echo(f"{checked.what}: {checked.verdict}.")


def _escaped(word: str) -> str:
    """Write a property of an annotation: colons and commas have a meaning there."""
    return word.replace("%", "%25").replace(":", "%3A").replace(",", "%2C")
