"""What does the report of a round in 500 stores cost? Its HTML for chain and regions is to take 5 s and 2 MB; stores' pages beside it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from cost import FLOORWALK, Command, alternating, cpu, show, show_machine
from filled import fill_folder
from grown import ROUND, with_stores

# What is left out of the whole, one thing after the other, as statements; before the last what is left is the HTML of chain and regions.
LESS = {
    "floorwalk report: pages, stores, Excel, JSON": "",
    "without the Excel pack": "bundle.report_workbook = lambda *_: b''",
    "without JSON and the mail's summary": "bundle.report_json = bundle.summary = lambda *_: ''",
    "without the stores' pages: chain and regions": "bundle._stores = lambda *_: {}",
    "without any page: start, ledger, scores, measures": "bundle.index_page = bundle.region_page = lambda *_: ''",
}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--stores", type=int, default=500)
    options.add_argument("--runs", type=int, default=5)
    given = options.parse_args()
    with TemporaryDirectory(prefix="floorwalk-bench-") as name:
        folder = Path(name)
        with_stores(folder, given.stores)
        start = ("--workspace", str(folder))
        cpu(Command("sheets", (*FLOORWALK, *start, "sheets", "--round", ROUND, "--language", "en"), folder))
        fill_folder(folder, given.stores)
        cpu(Command("collect", (*FLOORWALK, *start, "collect"), folder, (0, 1)))
        ways, statements = [], ["from floorwalk.report import bundle"]
        for what, statement in LESS.items():
            statements.append(statement)
            code = "\n".join([*statements, "from floorwalk.cli import main", "main()"])
            ways.append(Command(what, (sys.executable, "-c", code, *start, "report", "--round", ROUND), folder))
        alternating(ways, 1)  # compiled modules and the disk's cache
        seconds = alternating(ways, given.runs)
        cpu(Command("report", (*FLOORWALK, *start, "report", "--round", ROUND), folder))
        pages = sorted((folder / "audits/reports" / ROUND).rglob("*.html"), key=lambda page: page.stat().st_size)
        _tell(given.stores, seconds, pages)


def _tell(stores: int, seconds: dict[str, list[float]], pages: list[Path]) -> None:
    print(f"report: a round in {stores} stores, CPU of whole processes, medians; each line leaves out more than the one above it")
    for what, each in seconds.items():
        show(what, each)
    html, start = list(seconds.values())[-2:]
    show("the HTML alone", [a - b for a, b in zip(html, start, strict=True)])
    shown = [page for page in pages if page.parent.name != "stores"]
    for page in shown[::-1][:3]:
        print(f"  {page.name}: {page.stat().st_size / 1e6:.2f} MB")
    print(f"  chain and regions: {len(shown)} pages; wanted 5 s, and 2 MB for each")
    show_machine()


if __name__ == "__main__":
    main()
