"""What do 10,000 sheets cost? Stamping is to reach 0.70 of the rate of writing the same bytes from memory, and 200 times plain openpyxl."""

from __future__ import annotations

import argparse
import shutil
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cost import FLOORWALK, Command, cpu, show, show_machine, show_ratio
from floorwalk.edition.shelf import for_round
from floorwalk.sheet.visits import by_press, visits
from floorwalk.sheet.write import write
from floorwalk.source.save import save
from floorwalk.source.workspace import load
from grown import ROUND, with_stores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from floorwalk.sheet.visits import VisitSheet

SLICE = 250  # files: the ways take turns after so many, so that a busy disk meets all of them alike
PLAIN = 12  # sheets written with plain openpyxl
Seconds = dict[str, list[float]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=10_000)
    options.add_argument("--in", dest="folder", type=Path, help="folder on the disk to be measured; the temporary one unless said")
    given = options.parse_args()
    with TemporaryDirectory(prefix="floorwalk-bench-", dir=given.folder) as name:
        folder = Path(name)
        with_stores(folder / "company", given.files)
        space = load(folder / "company")
        round_ = space.rounds[ROUND][0]
        edition, _ = for_round(space, round_)
        planned = by_press(visits(space, round_, edition))
        templates = _seconds(lambda: _stamped({one.press: one for one in planned}.values(), round_.start))
        presses = len({one.press for one in planned})
        seconds = _ways(planned, round_.start, folder / "out")
        command = (*FLOORWALK, "--workspace", str(folder / "company"), "sheets", "--round", ROUND)
        seconds["floorwalk sheets"] = [cpu(Command("sheets", command, folder))]
    _tell(given.files, seconds, templates, presses)


def _ways(planned: list[VisitSheet], made: date, out: Path) -> Seconds:
    """Make the files in each way, slice by slice in turn; seconds a file of each slice."""
    seconds: Seconds = {"memory": [], "saved": [], "stamped": [], "openpyxl": []}
    for at in range(0, len(planned), SLICE):
        part = planned[at : at + SLICE]
        memory = [(one.file_name, one.workbook(made)) for one in part]
        ways: dict[str, Callable[[], object]] = {
            "memory": lambda memory=memory: _write(out, memory),  # type: ignore[misc]
            "saved": lambda memory=memory: [save(out / name, content) for name, content in memory],  # type: ignore[misc]
            "stamped": lambda part=part: [save(out / one.file_name, one.workbook(made)) for one in part],  # type: ignore[misc]
        }
        for way in sorted(ways, key=lambda way: hash((way, at))):
            out.mkdir()
            seconds[way].append(_seconds(ways[way]) / len(part))
            shutil.rmtree(out)
        if len(seconds["openpyxl"]) < PLAIN:
            one = part[len(seconds["openpyxl"])]
            seconds["openpyxl"].append(_seconds(lambda one=one: write(one.identity, one.asked, one.company, made)))  # type: ignore[misc]
    return seconds


def _write(out: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for name, content in files:
        with open(f"{out}/{name}", "wb") as file:  # noqa: PTH123  # the plainest way there is
            file.write(content)


def _stamped(sheets: Iterable[VisitSheet], made: date) -> None:
    for one in sheets:
        one.workbook(made)


def _seconds(work: Callable[[], object]) -> float:
    """CPU of this process, with what the system does for it."""
    before = time.process_time()
    work()
    return time.process_time() - before


def _tell(files: int, seconds: Seconds, templates: float, presses: int) -> None:
    print(f"stamp: {files} files, CPU a file in milliseconds, medians of slices of {SLICE}; {presses} templates")
    names = {
        "memory": "writing bytes that lie in memory",
        "saved": "the same, whole or not at all (save)",
        "stamped": "stamping and saving",
        "openpyxl": "plain openpyxl, not saved",
    }
    for way, name in names.items():
        show(f"{name} (ms)", [1000 * one for one in seconds[way]])
    show(f"{presses} templates, once", [templates])
    show(f"floorwalk sheets, {files} files, whole process", seconds["floorwalk sheets"])
    show_ratio("rate of stamping over writing from memory, wanted 0.70 or more", seconds["memory"], seconds["stamped"])
    print(f"  the same, all slices together: {sum(seconds['memory']) / sum(seconds['stamped']):.2f}")
    show_ratio("rate of stamping over saving from memory", seconds["saved"], seconds["stamped"])
    plain, own = median(seconds["openpyxl"]), median(seconds["stamped"])
    making = own - median(seconds["saved"])
    with_templates = (making * files + templates) / files
    print(f"  plain openpyxl over making a sheet, templates left out: {plain / making:.0f}, wanted 200 or more")
    print(f"  the same with the {presses} templates shared out among {files} files: {plain / with_templates:.0f}")
    print(f"  plain openpyxl over a share of the whole command: {plain / (seconds['floorwalk sheets'][0] / files):.0f}")
    show_machine()


if __name__ == "__main__":
    main()
