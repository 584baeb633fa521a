"""Results of an invented round, drawn from a seed, and a small set whose figures can be added up by hand."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from floorwalk.edition.apply import ask
from floorwalk.edition.freeze import Edition, freeze
from floorwalk.errors import Place, Problem
from floorwalk.ledger.entry import Entry
from floorwalk.model import (
    ActionLine,
    Answer,
    Audit,
    Check,
    Choice,
    Company,
    Contact,
    Measure,
    Promise,
    Rating,
    Round,
    Sample,
    Scoring,
    Section,
    Standard,
    StandardCore,
    Store,
    YesNo,
)
from floorwalk.report.contacts import Posts
from floorwalk.report.figures import Figures
from floorwalk.report.measures.measured import Measured, measured
from floorwalk.report.parts.scope import Scope
from floorwalk.report.past import Past, PastRound, alone
from floorwalk.report.result import Result
from floorwalk.report.staff import store_page
from floorwalk.report.tongue import Told, Tongue
from floorwalk.score import score
from floorwalk.source.workspace import Workspace

DAY = date(2026, 11, 20)


@pytest.fixture(scope="session")
def samples() -> SimpleNamespace:
    """The makers below."""
    return SimpleNamespace(
        random=random_results, workspace=small_workspace, store=small_store, round=small_round, result=small_result, four=four_stores,
        measured=measured_alone, told=told_in_english, scope=scope_alone, page=page_of, entry=entry_of,
    )  # fmt: skip


def measured_alone(found: Figures) -> Measured:
    """The measures of a round without a past."""
    return measured(found, alone(PastRound(found.round.id, found.round.title, found.round.due), found.visits))


def scope_alone(found: Figures, past: Past | None = None) -> Scope:
    return Scope(found, measured(found, past) if past else measured_alone(found), "en", str)


def told_in_english(visit: Result, company: Company) -> Told:
    return Told(Tongue("en", str, company), visit)


def page_of(found: Figures, visit: Result, posts: Posts) -> str:
    """The page of a visit for the staff room, in English."""
    return store_page(replace(scope_alone(found), up="../"), visit, posts, told_in_english(visit, found.company), found.round.title)


def entry_of(result: Result, file: str = "") -> Entry:
    """A result as the ledger takes it."""
    return Entry(sha256(repr(result.audit).encode()).hexdigest(), file or result.file, result.audit, result.score, result.problems)


def random_results(workspace: Workspace, round_: Round, stores: list[Store], seed: int = 7, *, worst: bool = False) -> list[Result]:
    """One audit a store, filled by a seeded generator: some answers fail, some are N/A, not observed or blank; at worst, most fail."""
    rng = random.Random(seed)  # a repeatable round, no secret
    edition = freeze(workspace.sets[round_.set])
    return [_random_result(edition, round_, store, rng, worst) for store in stores]


def _random_result(edition: Edition, round_: Round, store: Store, rng: random.Random, worst: bool) -> Result:
    asked = ask(edition, store, round_.due)
    quality = 0.05 if worst else rng.uniform(0.75, 0.98)
    careless = rng.random() < 0.2
    answers = tuple(_random_answer(check, rng, quality, careless) for check in asked.checks())
    ids = [answer.check for answer in answers]
    lamp = ActionLine(issue="Order a new lamp for the side aisle", owner="Facilities lead", due=DAY, check=rng.choice(ids))
    lines = [lamp] if rng.random() < 0.4 else []
    audit = Audit(
        sheet_id=f"{round_.id}.{round_.set}.{store.id}.1", round=round_.id, kind=round_.kind, set=round_.set, edition=edition.hash,
        store=store.id, day=round_.start + timedelta(days=rng.randrange(25)), auditor="a1", simulated=True, answers=answers,
        actions=tuple(lines),
    )  # fmt: skip
    file = f"audits/filled/20261130_{round_.set}_{store.id}.xlsx"
    problems = []
    if careless:
        place = Place(file, sheet="Audit", cell="F23", check=ids[0])
        problems.append(Problem(place, "FW609", "'Y es' is not an answer here.", "Choose Yes, No or N/A."))
    return Result(audit, asked, score(asked, audit), tuple(problems), file)


def _random_answer(check: Check, rng: random.Random, quality: float, careless: bool) -> Answer:
    dice = rng.random()
    if dice < 0.001 or (careless and dice < 0.02):
        return Answer(check=check.id, state="blank")
    if dice < 0.05:
        return Answer(check=check.id, state="na" if check.na else "not_observed")
    good = rng.random() < (0.985 if check.critical else quality)
    note = "" if good else rng.choice(["", "Seen at the second till.", "<b>Two</b> of the signs & one arrow."])
    return Answer(check=check.id, state="given", values=_values(check, good, rng), note=note)


def _values(check: Check, good: bool, rng: random.Random) -> tuple[Decimal | str, ...]:
    if isinstance(check, YesNo):
        return (check.expect if good else {"yes": "no", "no": "yes"}[check.expect],)
    if isinstance(check, Rating):
        top = len(check.steps) - 1
        return (Decimal(top if good else rng.randrange(top)),)
    if isinstance(check, Measure):
        return tuple(_reading(check, good) for _ in range(check.reading_count))
    if isinstance(check, Sample):
        return (Decimal(check.of if good else rng.randrange(check.of)), Decimal(check.of))
    if isinstance(check, Promise):
        return (Decimal(600), Decimal(590 if good else 700))
    return _choice(check, good)


def _reading(check: Measure, good: bool) -> Decimal:
    limit = check.limits[-1]
    edge = limit.low if limit.low.is_finite() else limit.high
    away = Decimal(1) if limit.low.is_finite() else Decimal(-1)
    return max(Decimal(0), edge + away * (0 if good else -3))


def _choice(check: Choice, good: bool) -> tuple[Decimal | str, ...]:
    if check.deduct:
        return (Decimal(0 if good else 1),)
    return (check.options[0 if good else -1].id,)


def small_workspace(*standards: dict[str, Any], **company: Any) -> tuple[Workspace, Edition]:
    """A workspace in memory: two sections of the given standards, sections being the letters of their ids."""
    made = [_standard(**one) for one in standards]
    sections: dict[str, list[str]] = {}
    for one in made:
        sections.setdefault(one.id.partition("-")[0].lower(), []).append(one.id)
    space = Workspace(Path("nowhere"))
    roles = [{"id": "cashier", "title": "Cashier"}, {"id": "lead", "title": "Desk lead"}]
    promises = [{"id": "P-THANKS", "text": "Everybody is thanked."}, {"id": "P-OTHER", "text": "Nobody checks this."}]
    space.company = Company.model_validate(
        {"name": "Corner & Sons", "languages": ["en"], "style": "classic", "roles": roles, "moments": [{"id": "paying", "title": "Paying"}],
         "promises": promises} | company
    )  # fmt: skip
    space.stores.rows += [small_store("S1", "First"), small_store("S2", "Second"), small_store("S3", "Third")]
    space.contacts.rows.append(Contact.model_validate({"store": "S1", "role": "lead", "channel": "phone", "value": "0120"}))
    bands = [{"id": "good", "title": "Good", "from": 80, "to": 100}, {"id": "poor", "title": "Poor", "from": 0, "to": 80}]
    scoring = Scoring.model_validate({"pass_mark": 80, "bands": bands})
    listed = tuple(Section(id=id_, title=id_.upper(), standards=tuple(own)) for id_, own in sections.items())
    core = tuple(StandardCore.model_construct(**{name: getattr(one, name) for name in StandardCore.model_fields}) for one in made)
    edition = Edition(hash="a" * 64, set="small", title="Small set", version=1, scoring=scoring, sections=listed, standards=core)
    return space, edition


def _standard(**changes: Any) -> Standard:
    base = {
        "id": "PAY-01", "title": "Thank each customer", "what": "Every customer hears a thank-you.", "how": ["Look up.", "Say thank you."],
        "ask": [{"role": "lead", "within": "2 min"}], "moment": "paying", "why": "They come back.", "element": "people",
        "effort": {"seconds": 5, "per": "customer"}, "owner": "lead", "review_by": "2027-05-31",
    }  # fmt: skip
    return Standard.model_validate(base | changes)


def small_store(id_: str, name: str) -> Store:
    return Store.model_validate({"id": id_, "name": name, "region": "north", "format": "mall", "language": "en", "hours": "24/7"})


def small_round(**changes: Any) -> Round:
    return Round.model_validate({"id": "r1", "title": "First round", "set": "small", "from": "2026-11-02", "due": "2026-11-30"} | changes)


def small_result(edition: Edition, store: Store, answers: dict[str, Any], *, number: int = 1, **changes: Any) -> Result:
    """A result whose answers are given as {check id: values, or the name of a state}."""
    asked = ask(edition, store, DAY)
    made = tuple(
        Answer(check=id_, state=own) if isinstance(own, str) else Answer(check=id_, state="given", values=own)
        for id_, own in answers.items()
    )
    audit = Audit.model_validate(
        {"sheet_id": f"r1.small.{store.id}.{number}", "round": "r1", "kind": "audit", "set": "small", "edition": edition.hash,
         "store": store.id, "day": DAY, "answers": made} | changes
    )  # fmt: skip
    return Result(audit, asked, score(asked, audit), (), f"audits/filled/{store.id}.xlsx")


def four_stores() -> tuple[Workspace, Round, list[Result]]:
    """Three stores that were seen and one that is missing: one critical failure, one blank, one all good."""
    yes = {"question": "Was it so?", "kind": "yes_no", "seen_by": "look", "points": 2}
    space, edition = small_workspace(
        {"id": "PAY-01", "promises": ["P-THANKS"], "checks": [yes | {"id": "PAY-01.1"}, yes | {"id": "PAY-01.2", "critical": True}]},
        {"id": "EXT-01", "title": "Keep the exit free", "checks": [yes | {"id": "EXT-01.1", "points": 6, "na": "allowed"}]},
    )
    space.stores.rows.append(small_store("S4", "Fourth"))
    first, second, third, _ = space.stores.rows
    results = [
        small_result(edition, third, {"PAY-01.1": ("yes",), "PAY-01.2": ("yes",), "EXT-01.1": ("yes",)}),
        small_result(edition, first, {"PAY-01.1": ("yes",), "PAY-01.2": ("no",), "EXT-01.1": ("no",)}),
        small_result(edition, second, {"PAY-01.1": "blank", "PAY-01.2": ("yes",), "EXT-01.1": "na"}),
    ]
    return space, small_round(), results
