"""What does `floorwalk --help` cost beside a bare Click program with as many commands? Wanted: under twice as much."""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from cost import FLOORWALK, Command, alternating, cpu, show, show_machine, show_ratio
from floorwalk.cli.table import COMMANDS

TARGET = 2.0
_HEAD = '''import click


@click.group()
def program() -> None:
    """Write service standards once; audit them, score the audits, and publish the staff handbook."""
'''
_COMMAND = '''

@program.command("{name}")
def _{number}() -> None:
    """{sentence}"""
'''


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=21)
    runs = options.parse_args().runs
    with TemporaryDirectory(prefix="floorwalk-bench-") as name:
        folder = Path(name)
        (folder / "bare.py").write_text(bare(), encoding="utf-8")
        python, flag, _ = FLOORWALK
        commands = (
            Command("floorwalk --help", (*FLOORWALK, "--help"), folder),
            Command("a bare Click program --help", (python, flag, "from bare import program; program()", "--help"), folder),
            Command("python that does nothing", (python, flag, "pass"), folder),
        )
        for command in commands:
            cpu(command)  # compiles the modules, once
        seconds = alternating(commands, runs)
    print(f"help: {len(COMMANDS)} commands, CPU of whole processes, median of {runs} alternating runs")
    for command in commands:
        show(command.name, seconds[command.name])
    ours, bare_one, _ = (seconds[command.name] for command in commands)
    show_ratio("floorwalk / bare Click", ours, bare_one, TARGET)
    show_machine()


def bare() -> str:
    """A Click program with our commands' names and sentences and nothing behind them."""
    parts = [_COMMAND.format(name=name, number=number, sentence=sentence) for number, (name, _, sentence) in enumerate(COMMANDS)]
    return _HEAD + "".join(parts)


if __name__ == "__main__":
    main()
