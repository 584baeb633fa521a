"""What does the report of a round in 500 stores cost? Its HTML for chain and regions is to take 5 s and 2 MB; stores' pages beside it."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cost import FLOORWALK, Command, alternating, cpu, show, show_machine
from filled import fill_folder
from floorwalk.cli import main as floorwalk
from floorwalk.report import bundle
from grown import ROUND, with_stores

# What is left out of the whole, one thing after the other: what is left of the last one is the HTML of chain and regions alone.
LESS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("floorwalk report: pages, stores, Excel, JSON", {}),
    ("without the Excel pack", {"report_workbook": b""}),
    ("without JSON and the mail's summary", {"report_json": "", "summary": ""}),
    ("without the stores' pages: chain and regions", {"_stores": {}}),
    ("without any page: start, ledger, scores, measures", {"index_page": "", "region_page": ""}),
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--stores", type=int, default=500)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--less", type=int, help=argparse.SUPPRESS)
    given, rest = options.parse_known_args()
    if given.less is not None:
        _run(given.less, rest)
        return
    with TemporaryDirectory(prefix="floorwalk-bench-") as name:
        folder = Path(name)
        with_stores(folder, given.stores)
        start = ("--workspace", str(folder))
        cpu(Command("sheets", (*FLOORWALK, *start, "sheets", "--round", ROUND, "--language", "en"), folder))
        fill_folder(folder, given.stores)
        cpu(Command("collect", (*FLOORWALK, *start, "collect"), folder, (0, 1)))
        ways = [
            Command(what, (sys.executable, __file__, "--less", str(number), *start, "report", "--round", ROUND), folder)
            for number, (what, _) in enumerate(LESS)
        ]
        alternating(ways, 1)  # compiled modules and the disk's cache
        seconds = alternating(ways, given.runs)
        cpu(Command("report", (*FLOORWALK, *start, "report", "--round", ROUND), folder))
        pages = sorted((folder / "audits/reports" / ROUND).rglob("*.html"), key=lambda page: page.stat().st_size)
        _tell(given.stores, seconds, pages)


def _run(number: int, words: list[str]) -> None:
    for _, stand_ins in LESS[: number + 1]:
        for name, value in stand_ins.items():
            setattr(bundle, name, partial(lambda value, *_: value, value))
    sys.argv = ["floorwalk", *words]
    floorwalk()


def _tell(stores: int, seconds: dict[str, list[float]], pages: list[Path]) -> None:
    print(f"report: a round in {stores} stores, CPU of whole processes, medians; each line leaves out more than the one above it")
    for what, each in seconds.items():
        show(what, each)
    html, start = list(seconds.values())[-2:]
    show("the HTML alone", [a - b for a, b in zip(html, start, strict=True)])
    shown = [page for page in pages if page.parent.name != "stores"]
    for page in shown[::-1][:3]:
        print(f"  {page.name}: {page.stat().st_size / 1e6:.2f} MB")
    print(f"  chain and regions: {len(shown)} pages, {sum(page.stat().st_size for page in shown) / 1e6:.2f} MB; wanted 2 MB and 5 s")
    show_machine()


if __name__ == "__main__":
    main()
