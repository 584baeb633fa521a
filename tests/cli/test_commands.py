"""Every command of the table: help that a manager understands, and one contract for exit codes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from floorwalk.cli import floorwalk, main, table
from floorwalk.cli.table import COMMANDS
from floorwalk.errors import FloorwalkError

NAMES = [name for name, _, _ in COMMANDS]
TOOL = str(Path(table.__file__).parents[2])
HEAVY = ("openpyxl", "duckdb", "mkdocs", "pydantic", "typst", "jinja2", "yaml")


def _status(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.mark.parametrize("name", NAMES)
def test_help_is_a_sentence_with_examples(name: str) -> None:
    result = CliRunner().invoke(floorwalk, [name, "--help"])
    assert result.exit_code == 0
    assert "Example" in result.output
    assert f"floorwalk {name}" in result.output.split("Example")[1]
    text = result.output.split("\n\n")[1].strip()
    assert text[0].isupper()
    assert text.endswith((".", "?"))


@pytest.mark.parametrize("name", NAMES)
def test_every_option_and_argument_is_explained(name: str) -> None:
    command = floorwalk.get_command(click.Context(floorwalk), name)
    assert command
    commands = command.commands.values() if isinstance(command, click.Group) else [command]
    for one in commands:
        for option in one.params:
            if isinstance(option, click.Option):
                assert option.help, option.name
                assert option.help.endswith((".", "]")), option.help


def test_the_table_has_one_sentence_for_each_command() -> None:
    listed = CliRunner().invoke(floorwalk, ["--help"]).output
    for name, module, sentence in COMMANDS:
        assert sentence.endswith(".")
        assert sentence.count(". ") == 0
        assert module == f"floorwalk.cli.{name}"
        assert f"\n  {name}" in listed


@pytest.mark.parametrize("name", NAMES)
def test_wrong_usage_ends_with_2(name: str) -> None:
    assert _status(name, "--no-such-option") == 2


def test_an_unknown_command_ends_with_2() -> None:
    assert _status("walk") == 2


@pytest.mark.parametrize("status", [1, 2])
def test_a_stop_says_what_and_repair_on_stderr(status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stop(_: str) -> str:
        raise FloorwalkError("FW706", "there is nothing.", "Make something.", status=status)

    monkeypatch.setattr("floorwalk.cli.next_step.advise", stop)
    assert _status() == status
    assert capsys.readouterr() == ("", "floorwalk: there is nothing. Make something. [FW706]\n")


def test_a_mistake_of_ours_ends_with_3_and_its_traceback(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(_: str) -> str:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr("floorwalk.cli.next_step.advise", broken)
    assert _status() == 3
    told = capsys.readouterr()
    assert told.out == ""
    assert "a mistake of ours" in told.err
    assert "[FW900]" in told.err
    assert "ZeroDivisionError: ours" in told.err


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_comes_without_the_heavy_parts(arguments: list[str]) -> None:
    code = f"""
import sys
from floorwalk.cli import main
try:
    main({arguments!r})
finally:
    print()
    print(*sys.modules)
"""
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": TOOL})
    loaded = set(told.stdout.splitlines()[-1].split())
    assert "floorwalk.cli.table" in loaded
    assert not loaded & set(HEAVY)


@pytest.mark.parametrize("name", ["freeze", "sheets", "collect", "report", "checklist", "handbook"])
def test_outside_a_workspace_a_command_says_so_and_writes_nothing(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _status("--workspace", str(tmp_path), name) == 2
    assert "[FW701]" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["freeze", "sheets", "collect", "report"])
def test_faults_in_the_files_stop_a_command_with_1(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert CliRunner().invoke(floorwalk, ["init", str(tmp_path / "w")]).exit_code == 0
    company = tmp_path / "w/standards/company.yaml"
    company.write_text(company.read_text(encoding="utf-8").replace("languages:", "langauges:"), encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert _status("-w", str(tmp_path / "w"), name) == 1
    told = capsys.readouterr().err
    assert "standards/company.yaml:" in told
    assert "[FW708]" in told
    assert sorted(tmp_path.rglob("*")) == before
