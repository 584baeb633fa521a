"""The command line: words in, exit code out. 0 clean, 1 problems in your files, 2 wrong usage, 3 our bug."""

from __future__ import annotations

import sys
import traceback
from importlib import import_module
from typing import Any, cast

import click

from floorwalk import __version__
from floorwalk.cli.table import COMMANDS
from floorwalk.errors import FloorwalkError

EPILOG = """\b
Begin here:
  floorwalk demo                 a whole simulated round, in a folder of its own
  floorwalk init my-standards    a small workspace to make your own
  floorwalk                      looks at your workspace and says what to do next
"""


class Commands(click.Group):
    """A group that imports a command when it runs, so that help stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return [name for name, _, _ in COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        for name, module, _ in COMMANDS:
            if name == cmd_name:
                return cast("click.Command", import_module(module).command)
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's
        with formatter.section("Commands"):
            formatter.write_dl([(name, sentence) for name, _, sentence in COMMANDS])


@click.group(
    cls=Commands,
    invoke_without_command=True,
    epilog=EPILOG,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="floorwalk")
@click.option(
    "-w",
    "--workspace",
    type=click.Path(exists=True, file_okay=False),
    default=".",
    help="Folder of the workspace; the one you are in unless said.",
)
@click.pass_context
def floorwalk(ctx: click.Context, workspace: str) -> None:
    """Write service standards once; audit them, score the audits, and publish the staff handbook."""
    ctx.obj = workspace
    if ctx.invoked_subcommand is None:
        from floorwalk.cli.next_step import advise

        click.echo(advise(workspace))


def main(arguments: list[str] | None = None) -> Any:
    """Run the command line; the one place where a FloorwalkError becomes a message and an exit code."""
    try:
        return floorwalk.main(args=arguments, prog_name="floorwalk", standalone_mode=True)
    except FloorwalkError as error:
        click.echo(f"floorwalk: {error}", err=True)
        sys.exit(error.status)
    except Exception:  # noqa: BLE001  # whatever it is, it is ours: the traceback follows, exit code 3
        click.echo("floorwalk: this is a mistake of ours, not yours; please report the lines below. [FW900]", err=True)
        traceback.print_exc()
        sys.exit(3)
