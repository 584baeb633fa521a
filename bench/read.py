"""Filled sheets in; what reading them costs, from bytes to audit, against openpyxl's read-only reading of the same bytes out.

    uv run --no-sync python bench/read.py [FOLDER]

Without a folder the demo's auditor fills the sheets of the example's round. Everything runs in one process and on one core; the ways take
turns at each file, so that a busy minute falls on all of them. Each file is read once by each way, after others of the same round: a
reader remembers the cells that all sheets of a round have in common, and nothing of the files that are measured.
"""

from __future__ import annotations

import gc
import io
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from cost import ROOT, show_machine
from floorwalk.demo.auditor import fill
from floorwalk.demo.fill import filled
from floorwalk.edition.shelf import for_round, shelf
from floorwalk.filled.known import known
from floorwalk.filled.read import read
from floorwalk.incoming.workbook import read_workbook
from floorwalk.sheet.visits import visits
from floorwalk.source.workspace import load
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from floorwalk.source.workspace import Workspace

WANTED = 5.0
FILES, FILLINGS = 12, 5  # so many sheets, each filled so often in other ways; the first filling is for warming up
MADE = date(2026, 11, 1)
SEED = 20261130


@dataclass
class Way:
    """One way to read a file, and the CPU seconds that it took for each file."""

    name: str
    run: Callable[[bytes], object]
    seconds: dict[int, float] = field(default_factory=dict)


def main() -> None:
    space = load(ROOT)
    files = [path.read_bytes() for path in sorted(Path(sys.argv[1]).glob("*.xlsx"))] if len(sys.argv) > 1 else demo_files(space)
    first = len(files) // FILLINGS
    told = known(space, shelf(space.root))
    ways = [
        Way("openpyxl, read-only, every value", openpyxl_values),
        Way("bytes to sheets, all guards on", read_workbook),
        Way("bytes to audit, answers, photos and problems", lambda content: read(content, "a.xlsx", told)),
    ]
    for content in files[:first]:
        for way in ways:
            way.run(content)
    gc.collect()
    gc.freeze()  # what stays for the whole run, as a collecting process has it
    gc.disable()
    for number, content in enumerate(files[first:]):
        for way in ways:
            begun = process_time()
            way.run(content)
            way.seconds[number] = process_time() - begun
        gc.collect()
    show(files[first:], ways)


def demo_files(space: Workspace) -> list[bytes]:
    """Sheets of the example's latest round, filled by the demo's auditor, in all its languages."""
    round_ = max((one for one, _ in space.rounds.values()), key=lambda one: one.due)
    edition, _ = for_round(space, round_)
    planned = visits(space, round_, edition, simulated=True)[:FILES]
    blank = [(one, one.workbook(MADE)) for one in planned]
    return [
        filled(sheet, fill(one.asked, round_, SEED + number), words(one.identity.language))
        for number in range(FILLINGS)
        for one, sheet in blank
    ]


def openpyxl_values(content: bytes) -> None:
    book = load_workbook(io.BytesIO(content), read_only=True)
    for sheet in book:
        for row in sheet.iter_rows(values_only=True):
            tuple(row)
    book.close()


def show(files: list[bytes], ways: list[Way]) -> None:
    print(f"Reading {len(files)} filled sheets of {sum(map(len, files)) // len(files) // 1000} kB, each once")
    show_machine()
    base = ways[0]
    for way in ways:
        ratios = sorted(base.seconds[at] / way.seconds[at] for at in way.seconds)
        each = 1000 * median(way.seconds.values())
        print(f"  {way.name:<46} {each:7.2f} ms a file   openpyxl / this: {median(ratios):5.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")
    print(f"  wanted: {WANTED} or more")


if __name__ == "__main__":
    main()
