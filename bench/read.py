"""Filled sheets in; what reading them costs, from bytes to audit, against openpyxl's read-only reading of the same bytes out.

    uv run --no-sync python bench/read.py [FOLDER]

Without a folder the demo's auditor fills the sheets of the example's round, and LibreOffice, where there is one, saves them once more: it
writes another kind of XML, with texts that all sheets share. Everything runs in one process and on one core; the ways take turns at
every twelve files, so that a busy minute falls on all of them. Each file is read once by each way, after sixty others of the same round: a
reader remembers the rows that sheets of a round have in common, and nothing of the files that are measured.
"""

from __future__ import annotations

import gc
import io
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
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

    from floorwalk.filled.read import Known
    from floorwalk.source.workspace import Workspace

WANTED = 5.0
FILES, FILLINGS, WARM = 12, 9, 5  # so many sheets, each filled so often in other ways; so many fillings are for warming up
MADE = date(2026, 11, 1)
SEED = 20261130


@dataclass
class Way:
    """One way to read a file, and the CPU seconds a file that it took for each batch of files."""

    name: str
    run: Callable[[bytes], object]
    seconds: list[float] = field(default_factory=list)


def main() -> None:
    space = load(ROOT)
    told = known(space, shelf(space.root))
    if len(sys.argv) > 1:
        measure("files of a folder", of_folder(Path(sys.argv[1])), told)
        return
    files = demo_files(space)
    measure("sheets as they were sent out, filled", files, told)
    if office := shutil.which("soffice") or shutil.which("libreoffice"):
        measure("the same, saved by LibreOffice", saved_by_office(office, files), told)


def measure(kind: str, files: list[bytes], told: Known) -> None:
    first = len(files) * WARM // FILLINGS
    ways = [
        Way("openpyxl, read-only, every value", openpyxl_values),
        Way("bytes to sheets, all guards on", read_workbook),
        Way("bytes to audit, answers, photos and problems", lambda content: read(content, "a.xlsx", told)),
    ]
    for content in files[:first]:
        ways[-1].run(content)
    gc.collect()
    gc.freeze()  # what stays for the whole run, as a collecting process has it
    gc.disable()
    for at in range(first, len(files), FILES):
        for way in ways:
            batch = files[at : at + FILES]
            begun = process_time()
            for content in batch:
                way.run(content)
            way.seconds.append((process_time() - begun) / len(batch))
            gc.collect()
    gc.enable()
    show(kind, files[first:], ways)


def of_folder(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in sorted(folder.glob("*.xlsx"))]


def saved_by_office(office: str, files: list[bytes]) -> list[bytes]:
    """The same sheets, opened and saved by LibreOffice."""
    with TemporaryDirectory() as folder:
        own, saved = Path(folder, "own"), Path(folder, "saved")
        own.mkdir()
        for number, content in enumerate(files):
            (own / f"{number:03d}.xlsx").write_bytes(content)
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), *map(str, sorted(own.iterdir()))]
        subprocess.run(command, check=True, capture_output=True)
        return of_folder(saved)


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


def show(kind: str, files: list[bytes], ways: list[Way]) -> None:
    print(f"Reading {len(files)} {kind}, {sum(map(len, files)) // len(files) // 1000} kB, each once")
    show_machine()
    base = ways[0]
    for way in ways:
        ratios = sorted(slow / own for slow, own in zip(base.seconds, way.seconds, strict=True))
        each = 1000 * median(way.seconds)
        print(f"  {way.name:<46} {each:7.2f} ms a file   openpyxl / this: {median(ratios):5.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})")
    print(f"  wanted: {WANTED} or more")


if __name__ == "__main__":
    main()
