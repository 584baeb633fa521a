from pathlib import Path

import click

from floorwalk.cli import floorwalk
from floorwalk.cli.reference import PAGE, commands
from floorwalk.cli.table import COMMANDS

ROOT = Path(__file__).parents[2]


def test_the_page_is_that_of_the_commands() -> None:
    assert (ROOT / PAGE).read_text(encoding="utf-8") == commands(), "write it again with: python -m floorwalk.cli.reference"


def test_every_command_has_its_sentence_usage_options_and_examples() -> None:
    page = commands()
    for name, _, sentence in COMMANDS:
        part = page.split(f"\n## {name}\n")[1].split("\n## ")[0]
        command = floorwalk.get_command(click.Context(floorwalk), name)
        assert command is not None
        assert f"[`{name}`](#{name}) | {sentence} |" in page
        assert f"floorwalk {name} " in part
        assert "Examples:" in part
        shown = [option for option in command.params if isinstance(option, click.Option) and not option.hidden]
        assert all(option.help for option in shown), name
        assert all(option.opts[0] in part for option in shown)
        assert "\b" not in part


def test_what_is_hidden_stays_hidden() -> None:
    assert "--today" not in commands()
