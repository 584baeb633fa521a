"""A folder in; rounds on the example company in it out, step by step: earlier ones in brief, the latest as a company would run it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from floorwalk.catalog.shelf import translated_languages
from floorwalk.checklist import PAPERS, FontShelf, Source, build_all
from floorwalk.collect.collect import Incoming, collect
from floorwalk.demo.example import copy_example
from floorwalk.demo.past import months_on, moved, rounds_up_to, to_yaml
from floorwalk.demo.truth import MARKED, truth
from floorwalk.demo.visits import FILLED, Simulation
from floorwalk.demo.world import World
from floorwalk.edition.shelf import for_round, shelf
from floorwalk.errors import FloorwalkError
from floorwalk.filled.known import known
from floorwalk.followup import chains, followups_of
from floorwalk.followup.export import csv_text
from floorwalk.followup.told import told
from floorwalk.handbook.build import build as build_handbook
from floorwalk.handbook.results import read_results
from floorwalk.ledger.store import open_ledger
from floorwalk.lint.run import run as lint
from floorwalk.report.bundle import from_ledger
from floorwalk.sheet.open_points import open_points
from floorwalk.source.save import save
from floorwalk.source.workspace import load
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from floorwalk.collect.collected import Collected
    from floorwalk.edition.freeze import Edition
    from floorwalk.model import Company, Round
    from floorwalk.report import Report
    from floorwalk.sheet.visits import VisitSheet
    from floorwalk.source.workspace import Workspace

SEED = 20261130
MARK, ACTIONS = "SIMULATED.txt", "actions.csv"
HARD = "pay"  # the section that something upsets in every store in the latest round: as the last one on its chart, the round stands out
MISTAKEN = 1, 10, 8  # first, end and step of the stores in whose sheet one answer cannot be read
_LEDGER = "audits/ledger.duckdb"


@dataclass
class Demo:
    """A demo under way: what was made so far. `workers` processes read the sheets that came back.

    `months`: by how many the rounds lie after those of the example.
    """

    out: Path
    today: date
    stores: int | None
    seed: int = SEED
    workers: int = 1
    standards: int = 0
    audits: int = 0
    earlier: int = 0
    rounds: int = 0
    months: int = 0
    pages: int = 0
    checklists: int = 0
    collected: list[Collected] = field(default_factory=list)


def steps(demo: Demo) -> Iterator[tuple[str, float]]:
    """Run the rounds; gives before each step what comes and how large a share of the whole is done."""
    yield "Copying the example company", 0.0
    save(demo.out / MARK, MARKED)
    copy_example(demo.out / "workspace")
    *past, latest = _plan(demo)
    yield "Checking its standards", 0.01
    space = _checked(demo)
    company, (edition, _) = _company(space), for_round(space, latest)
    mistaken = [visit.store for visit in latest.visits if visit.number == 1][slice(*MISTAKEN)]
    save(demo.out / MARK, truth(edition, latest, HARD, mistaken))
    yield "Printing checklists", 0.06
    _checklists(demo, company, edition)
    world = World(demo.seed, {(latest.id, HARD)}, demo.months)
    for number, round_ in enumerate(past):
        yield f"Simulated auditors walk, {round_.title}", 0.11 + 0.17 * number / len(past)
        walk = Simulation(space, world, round_, edition)
        demo.earlier += sum(1 for _ in walk.walk(walk.planned(language=company.source_language), keep_sheets=False))
    yield "Collecting what came back so far", 0.28
    _collect(demo, space, past)
    yield "Sheets with what was left open", 0.41
    walk = Simulation(space, world, latest, edition, mistaken)
    planned = _with_open_points(walk)
    for visit in walk.walk(planned, keep_sheets=True):
        yield f"Sheet and simulated auditor, {visit.asked.store.name}", 0.42 + 0.12 * demo.audits / len(planned)
        demo.audits += 1
    yield "Collecting the filled sheets", 0.54
    demo.collected = _collect(demo, space, [latest])
    yield "Scoring and reporting", 0.58
    report = _report(demo, space, latest, company)
    save(demo.out / ACTIONS, _actions(space, latest))
    yield "Building the handbook", 0.65
    shown = read_results(report.json, "report.json")
    demo.pages = build_handbook(space.root, space, demo.out / "site", translated_languages(space), results=shown).pages
    yield "Done", 1.0


def _plan(demo: Demo) -> list[Round]:
    """The rounds, the example's latest one last, with the stores that are visited; each is written into the workspace.

    They are moved so that the last one is just over: whoever goes on in the workspace meets no visit that lies ahead.
    """
    space = load(demo.out / "workspace")
    latest = max((one for one, _ in space.rounds.values()), key=lambda one: one.due, default=None)
    if latest is None:
        raise FloorwalkError("FW708", "the example has no round.", "Use an empty folder for --out.")
    stores = list(dict.fromkeys(visit.store for visit in latest.visits))[: demo.stores]
    demo.months = months_on(latest, demo.today)
    (space.root / f"audits/rounds/{latest.id}.yaml").unlink()
    rounds = rounds_up_to(moved(latest, demo.months), stores)
    for round_ in rounds:
        save(space.root / f"audits/rounds/{round_.id}.yaml", to_yaml(round_))
    demo.rounds = len(rounds)
    return rounds


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


def _with_open_points(walk: Simulation) -> list[VisitSheet]:
    """The visits of the latest round; what earlier ones left open stands on their sheets."""
    with open_ledger(walk.space.root / _LEDGER, read_only=True) as ledger:
        return walk.planned(open_points(walk.space, ledger, walk.round, simulated=True))


def _actions(space: Workspace, round_: Round) -> str:
    """What visits found and nobody has put right, as a table."""
    with open_ledger(space.root / _LEDGER, read_only=True) as ledger:
        found = [one for chain in chains(ledger) for one in followups_of(space, ledger, chain, round_.due)]
    return csv_text(told(space, found), round_.due)


def _collect(demo: Demo, space: Workspace, rounds: Sequence[Round]) -> list[Collected]:
    folders = [f"{FILLED}/{round_.id}" for round_ in rounds]
    files = [Incoming(f"{folder}/{path.name}", path) for folder in folders for path in sorted((space.root / folder).glob("*.xlsx"))]
    with open_ledger(space.root / _LEDGER) as ledger:
        believed = known(space, shelf(space.root))
        done = list(collect(files, believed, ledger, space.decisions.rows, workers=demo.workers))
        ledger.refresh(space.stores.rows, [round_ for round_, _ in space.rounds.values()])
    return done


def _report(demo: Demo, space: Workspace, round_: Round, company: Company) -> Report:
    with open_ledger(space.root / _LEDGER, read_only=True) as ledger:
        made = from_ledger(ledger, space, round_, round_.due, company.source_language, "../workspace/")
    for name, content in made.files().items():
        save(demo.out / "report" / name, content)
    return made
