"""The pages on planning and on following up: what they show is what the commands say, and every command in them is one."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from floorwalk.cli import floorwalk
from floorwalk.model.company import ActionDays

GUIDE = Path(__file__).parents[2] / "guide"
PAGES = {name: (GUIDE / name).read_text(encoding="utf-8") for name in ("plan-a-round.md", "follow-up.md")}
COMMANDS = sorted({found for page in PAGES.values() for found in re.findall(r"^floorwalk (.+)$|`floorwalk ([^`]+)`", page, re.MULTILINE)})


@pytest.mark.parametrize("line", [one or other for one, other in COMMANDS])
def test_every_command_is_one_with_its_options(line: str) -> None:
    words = shlex.split(line)
    command: click.Command | None = floorwalk.get_command(click.Context(floorwalk), words.pop(0))
    if isinstance(command, click.Group) and words:
        command = command.get_command(click.Context(command), words.pop(0))
    assert command
    if words:
        assert command.make_context(line, words)


def _block(page: str, begins: str) -> list[str]:
    found = re.search(rf"```text\n({re.escape(begins)}.*?)```", PAGES[page], re.DOTALL)
    assert found
    return [line for line in found[1].splitlines() if line.strip()]


def test_the_sizes_are_those_that_the_command_gives(root: Path) -> None:
    told = CliRunner().invoke(floorwalk, ["-w", str(root), "plan", "size", "--within", "5", "--stores", "200"]).output.splitlines()
    assert [line for line in _block("plan-a-round.md", "  Asking") if line not in told] == []


def test_the_parts_are_those_of_the_example_company(root: Path) -> None:
    told = CliRunner().invoke(floorwalk, ["-w", str(root), "plan", "checks", "--minutes", "90"]).output.splitlines()
    assert [line for line in _block("plan-a-round.md", "96 checks") if line not in told] == []


def test_the_days_are_the_models() -> None:
    days = ActionDays()
    assert f"actions: {{critical_days: {days.critical_days}, days: {days.days}}}" in PAGES["follow-up.md"]


def test_the_shown_list_adds_up() -> None:
    due, on = re.findall(r"(\d{4}-\d\d-\d\d)  (\d) d late", PAGES["follow-up.md"])[0]
    (today,) = re.findall(r"not seen yet, on (\d{4}-\d\d-\d\d)\.", PAGES["follow-up.md"])
    assert (date.fromisoformat(today) - date.fromisoformat(due)).days == int(on)
