"""What does `floorwalk check` cost on 5,000 standards? Wanted: under twice the C parser alone, under half of doorstop's validation."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from cost import FLOORWALK, Command, alternating, cpu, show, show_machine, show_ratio
from doorstop_items import convert, install
from grown import with_standards

PARSER_TARGET, DOORSTOP_TARGET = 2.0, 0.5
_PARSE = """
import sys, yaml
from pathlib import Path
for path in Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--standards", type=int, default=5000)
    options.add_argument("--runs", type=int, default=7)
    options.add_argument("--doorstop-runs", type=int, default=3, help="doorstop is slow: 0 leaves it out")
    given = options.parse_args()
    with TemporaryDirectory(prefix="floorwalk-bench-") as name:
        folder = Path(name)
        count = with_standards(folder / "workspace", given.standards)
        ours = Command("floorwalk check", (*FLOORWALK, "--workspace", str(folder / "workspace"), "check"), folder)
        parser = Command("C parser: compose and construct", (sys.executable, "-c", _PARSE, str(folder / "workspace")), folder)
        cpu(ours)  # compiles the modules, once
        print(f"check: {count:,} standards, CPU of whole processes, medians of alternating runs")
        _compare(ours, parser, given.runs, PARSER_TARGET)
        if given.doorstop_runs:
            _beside_doorstop(ours, folder, given.doorstop_runs)
    show_machine()


def _compare(ours: Command, other: Command, runs: int, target: float) -> None:
    seconds = alternating((ours, other), runs)
    for command in (ours, other):
        show(command.name, seconds[command.name], f"   {runs} runs")
    show_ratio(f"{ours.name} / {other.name}", seconds[ours.name], seconds[other.name], target)


def _beside_doorstop(ours: Command, folder: Path, runs: int) -> None:
    doorstop = install(folder / "doorstop")
    if doorstop is None:
        print("  doorstop could not be installed here (uv and a package index are needed): not compared")
        return
    convert(folder / "workspace", folder / "project")
    validate = ("--force", "--quiet", "--project", str(folder / "project"))
    cpu(Command("doorstop, first run", (*doorstop, *validate), folder / "project"))  # reviews and reformats each item, once
    _compare(ours, Command("doorstop validate", (*doorstop, *validate, "--no-reformat"), folder / "project"), runs, DOORSTOP_TARGET)


if __name__ == "__main__":
    main()
