"""A folder in; the whole round on the example company in it out, step by step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translated_languages
from floorwalk.checklist import PAPERS, FontShelf, Source, build_all
from floorwalk.collect.collect import Incoming, collect
from floorwalk.demo.auditor import fill
from floorwalk.demo.example import copy_example
from floorwalk.demo.fill import filled
from floorwalk.edition.shelf import for_round, shelf
from floorwalk.errors import FloorwalkError
from floorwalk.filled.known import known
from floorwalk.handbook.build import build as build_handbook
from floorwalk.ledger.store import open_ledger
from floorwalk.lint.run import run as lint
from floorwalk.report import build as build_report
from floorwalk.report.recorded import results
from floorwalk.sheet.visits import visits
from floorwalk.source.save import save
from floorwalk.source.workspace import load
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from floorwalk.collect.collect import Collected
    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Company, Round
    from floorwalk.sheet.visits import VisitSheet
    from floorwalk.source.workspace import Workspace

SEED = 20261130
MARK = "SIMULATED.txt"
_MARKED = """\
Everything in this folder was made by `floorwalk demo`.
The company is invented and the audits are simulated: nothing here was seen by a real auditor.
Running the demo into this folder again makes all of it anew.
"""


@dataclass
class Demo:
    """A demo under way: what was made so far."""

    out: Path
    today: date
    stores: int | None
    seed: int = SEED
    standards: int = 0
    audits: int = 0
    pages: int = 0
    checklists: int = 0
    collected: list[Collected] = field(default_factory=list)


def steps(demo: Demo) -> Iterator[tuple[str, float]]:
    """Run the round; gives before each step what comes and how large a share of the whole is done."""
    yield "Copying the example company", 0.0
    save(demo.out / MARK, _MARKED)
    copy_example(demo.out / "workspace")
    yield "Checking its standards", 0.02
    space = _checked(demo)
    company, round_ = _company(space), max((one for one, _ in space.rounds.values()), key=lambda one: one.due)
    edition, _ = for_round(space, round_)
    planned = visits(space, round_, edition, simulated=True)[: demo.stores]
    yield "Printing checklists", 0.05
    _checklists(demo, company, edition)
    for number, visit in enumerate(planned):
        yield f"Sheet and simulated auditor, {visit.asked.store.name}", 0.2 + 0.35 * number / len(planned)
        _visit(demo, visit, round_)
    yield "Collecting the filled sheets", 0.55
    _collect(demo, space, edition)
    yield "Scoring and reporting", 0.6
    _report(demo, space, round_, company)
    yield "Building the handbook", 0.7
    demo.pages = build_handbook(space.root, space, demo.out / "site", translated_languages(space)).pages
    yield "Done", 1.0


def _checked(demo: Demo) -> Workspace:
    space = load(demo.out / "workspace")
    errors = [problem for problem in lint(space, demo.today) if problem.severity == "error"]
    if errors:
        raise FloorwalkError("FW708", f"the example has {len(errors)} problem(s); the first: {errors[0]}", "Use an empty folder for --out.")
    demo.standards = sum(1 for _ in space.standards())
    return space


def _company(space: Workspace) -> Company:
    if space.company is None:
        raise FloorwalkError("FW708", "the example has no company file.", "Use an empty folder for --out.")
    return space.company


def _checklists(demo: Demo, company: Company, edition: Edition) -> None:
    language = company.source_language
    source = Source(edition=edition, company=company, day=demo.today, t=words(language), language=language)
    for name, pdf in build_all(source, FontShelf(None), PAPERS):
        save(demo.out / "checklists" / name, pdf)
        demo.checklists += 1


def _visit(demo: Demo, visit: VisitSheet, round_: Round) -> None:
    workbook = visit.workbook(round_.start)
    save(demo.out / "sheets" / visit.file_name, workbook)
    save(demo.out / "filled" / visit.file_name, filled(workbook, fill(visit.asked, round_, demo.seed), words(visit.identity.language)))
    demo.audits += 1


def _collect(demo: Demo, space: Workspace, edition: Edition) -> None:
    files = (Incoming(f"filled/{path.name}", path) for path in sorted((demo.out / "filled").glob("*.xlsx")))
    path = space.root / "audits/ledger.duckdb"
    path.unlink(missing_ok=True)
    with open_ledger(path) as ledger:
        demo.collected = list(collect(files, known(space, shelf(space.root) | {edition.hash: edition}), ledger, space.decisions.rows))


def _report(demo: Demo, space: Workspace, round_: Round, company: Company) -> None:
    with open_ledger(space.root / "audits/ledger.duckdb", read_only=True) as ledger:
        recorded = ledger.audits(round_.id)
    made = build_report(space, round_, results(space, round_, recorded), round_.due, company.source_language)
    for name, content in made.files().items():
        save(demo.out / "report" / name, content)
