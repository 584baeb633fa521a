"""The commands in; the manual's page about them out, as Markdown. `python -m floorwalk.cli.reference` writes it again."""

from __future__ import annotations

import inspect
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from floorwalk.cli import floorwalk
from floorwalk.cli.table import COMMANDS
from floorwalk.source.save import save

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = Path("guide/commands.md")
_HEAD = """\
<!-- Made by `python -m floorwalk.cli.reference` from the commands. Do not edit. -->
# Commands

`floorwalk` alone looks at your workspace and says what to do next. `floorwalk COMMAND --help` shows what stands here.
Exit codes: 0 all is well, 1 problems in your files, 2 wrong usage, 3 a mistake of ours. Results go to stdout, problems to stderr.
"""


def commands() -> str:
    """Give the page: each command with its sentence, its usage, its options and its examples."""
    root = click.Context(floorwalk, info_name="floorwalk")
    rows = [f"| [`{name}`](#{name}) | {sentence} |" for name, _, sentence in COMMANDS]
    parts = [_HEAD, "\n".join(["| Command | What it does |", "|---|---|", *rows]), "## For every command", _options(floorwalk, root)]
    for name, _, _ in COMMANDS:
        command = floorwalk.get_command(root, name)
        if command is not None:
            parts += _command(command, click.Context(command, parent=root, info_name=name))
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def _command(command: click.Command, context: click.Context, level: str = "##") -> Iterator[str]:
    yield f"{level} {context.command_path.removeprefix('floorwalk ')}"
    yield _plain(command.help)
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield f"```text\n{usage}\n```"
    yield _options(command, context)
    yield from _examples(command.epilog or "")
    if isinstance(command, click.Group):
        for name, part in command.commands.items():
            yield from _command(part, click.Context(part, parent=context, info_name=name), level + "#")


def _options(command: click.Command, context: click.Context) -> str:
    """A table of the options that people see; empty when there is only --help."""
    options = [param for param in command.get_params(context) if isinstance(param, click.Option) and "--help" not in param.opts]
    records = [record for option in options if (record := option.get_help_record(context))]
    if not records:
        return ""
    rows = [f"| `{_cell(names)}` | {_cell(text)} |" for names, text in records]
    return "\n".join(["| Option | What it does |", "|---|---|", *rows])


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def _examples(epilog: str) -> Iterator[str]:
    """What stands below the help: indented lines as blocks to copy from, all others as text."""
    for indented, lines in groupby(epilog.replace("\b\n", "").splitlines(), key=lambda line: line.startswith("  ")):
        text = inspect.cleandoc("\n".join(lines))
        yield f"```text\n{text}\n```" if indented else text


def _plain(text: str | None) -> str:
    return inspect.cleandoc((text or "").replace("\b\n", ""))


if __name__ == "__main__":
    click.echo(save(PAGE, commands()))
