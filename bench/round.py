"""What do sheets, collect and report cost for 24 and for 500 stores? A store among many is to cost no more than one among few."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from cost import FLOORWALK, Command, cpu, show, show_machine
from filled import fill_folder
from grown import ROUND, with_stores

STEPS = ("sheets", "collect", "report")
Seconds = dict[str, list[float]]


@dataclass(frozen=True)
class Company:
    """A workspace of its own with so many stores, and the CPU seconds of each step there, one a run."""

    stores: int
    folder: Path
    seconds: Seconds

    def command(self, *words: str) -> tuple[str, ...]:
        return (*FLOORWALK, "--workspace", str(self.folder), *words)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--stores", type=int, nargs=2, default=(24, 500), metavar=("FEW", "MANY"))
    options.add_argument("--runs", type=int, default=3, help="runs with few stores; with many there is one run less, at least one")
    given = options.parse_args()
    with TemporaryDirectory(prefix="floorwalk-bench-") as name:
        one, few, many = (Company(count, Path(name) / str(count), {step: [] for step in STEPS}) for count in (1, *given.stores))
        for company in (one, few, many):
            with_stores(company.folder, company.stores)
        for step in STEPS:
            if step == "collect":
                for company in (one, few, many):
                    fill_folder(company.folder, company.stores)
            for run in range(given.runs):  # one, few, many, one, few, many, one, few: a busy minute falls on all
                _measure(one, step)
                _measure(few, step)
                if run < max(1, given.runs - 1):
                    _measure(many, step)
        once = {name: _once(few, name) for name in ("checklist", "handbook")}
    _tell(one, few, many)
    for name, seconds in once.items():
        show(f"{name}, once, 82 standards", [seconds])
    show_machine()


def _measure(company: Company, step: str) -> None:
    """Run a step as a person would. `collect` begins with no ledger; exit code 1 says that simulated auditors made their usual mistakes."""
    more = {"sheets": ("--round", ROUND, "--language", "en"), "report": ("--round", ROUND)}.get(step, ())
    ready = partial((company.folder / "audits/ledger.duckdb").unlink, missing_ok=True) if step == "collect" else lambda: None
    good = (0, 1) if step == "collect" else (0,)
    command = Command(f"{step}, {company.stores} stores", company.command(step, *more), company.folder, good, ready)
    company.seconds[step].append(cpu(command))


def _once(company: Company, name: str) -> float:
    return cpu(Command(name, company.command(name, "--out", str(company.folder / name)), company.folder))


def _tell(*companies: Company) -> None:
    one, few, many = (company.stores for company in companies)
    print(f"round: 82 standards, CPU of whole processes, {one}, {few} and {many} stores, medians")
    for step in STEPS:
        seconds = [median(company.seconds[step]) for company in companies]
        for company, median_seconds in zip(companies, seconds, strict=True):
            rate = f"   {company.stores / median_seconds:.1f} stores/s, {len(company.seconds[step])} runs"
            show(f"{step}, {company.stores} stores", company.seconds[step], rate)
        each = (seconds[2] / many) / (seconds[1] / few)
        further = ((seconds[2] - seconds[1]) / (many - few)) / ((seconds[1] - seconds[0]) / (few - one))
        print(f"  {step}, growth: a store of {many} costs {each:.2f} of a store of {few}; without the start of the command, {further:.2f}")


if __name__ == "__main__":
    main()
