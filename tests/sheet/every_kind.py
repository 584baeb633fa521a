"""An edition that holds every kind of check and of limit, and what people may write into its answer cells."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from floorwalk.edition.apply import limit_for
from floorwalk.edition.freeze import Edition
from floorwalk.model import Check, Choice, Clock, Company, Measure, Promise, Rating, Round, Sample, Store, YesNo
from floorwalk.sheet.formulas import answer_count
from floorwalk.source.workspace import Workspace

if TYPE_CHECKING:
    import random

Written = tuple[Any, ...]


# A small edition that holds every kind of check and of limit.


def _choice(texts: dict[str, str], passing: str) -> dict[str, Any]:
    options = [{"id": f"o{at}", "text": text, "points": Decimal(points)} for at, (text, points) in enumerate(texts.items())]
    return {"kind": "choice", "points": Decimal(next(iter(texts.values()))), "options": options, "pass_at": passing}


SECTIONS: dict[str, list[dict[str, Any]]] = {
    "words": [
        {"kind": "yes_no", "critical": True},
        {"kind": "yes_no", "expect": "no", "na": "allowed", "points": Decimal("0.1")},
        {"kind": "yes_no", "points": 0},
        {"kind": "rating", "steps": ["Bad", "Dull", "Good", "Best"], "pass_at": "2/3", "points": Decimal("0.3")},
        {"kind": "rating", "steps": [f"Step {step}" for step in range(11)], "pass_at": Decimal("0.7"), "na": "allowed"},
        _choice({"Full": "0.7", "Half": "0.35", "None": "0"}, "1/2"),
        _choice({"~10 % off": "1", "10 % off": "0.5", "All? *": "0.2", "All? of it": "0.1"}, "1/2"),
        _choice({"100 %": "2", "50": "1", "0": "0"}, "1/2"),
        _choice({"Here": "0", "There": "0"}, "1/1"),
        {"kind": "choice", "points": Decimal("0.3"), "pass_at": "2/3", "na": "allowed",
         "deduct": {"unit": "faults", "each": Decimal("0.1")}},
        {"kind": "choice", "points": 2, "pass_at": 1, "deduct": {"unit": "faults", "each": Decimal("0.75")}, "critical": True},
    ],
    "numbers": [
        {"kind": "measure", "unit": "%", "limits": [{"between": [40, 60]}]},
        {"kind": "measure", "unit": "lx", "limits": [{"at_least": 300}], "readings": 3, "pass_at": "2/3", "na": "allowed"},
        {"kind": "measure", "unit": "mm", "limits": [{"at_most": Decimal("0.3")}], "critical": True},
        {"kind": "measure", "unit": "cm", "limits": [{"at_least": Decimal("0.9"), "at_most": Decimal("1.1")}], "readings": 2},
        {"kind": "measure", "unit": "clock", "limits": [{"by": "10:00"}]},
        {"kind": "measure", "unit": "clock", "readings": 2, "limits": [
            {"by": "07:00", "when": {"months": [6, 7, 8]}}, {"by": "24:00"}]},
        {"kind": "measure", "unit": "°C", "limits": [
            {"between": [18, 22], "when": {"months": [11, 12, 1, 2, 3]}}, {"between": [23, 26]}]},
        {"kind": "measure", "unit": "min", "limits": [
            {"at_most": 5, "when": {"hours": {"from": "17:00", "to": "20:00"}, "months": [11, 12]}},
            {"at_most": 4, "when": {"hours": {"from": "12:00", "to": "14:00"}}}, {"at_most": 3}]},
        {"kind": "measure", "unit": "dB", "at": ["aisle", "audio", "till"], "pass_at": "2/3", "limits": [
            {"at_most": 85, "when": {"zone": "audio"}}, {"at_most": 60, "when": {"zone": "till", "months": [6]}}, {"at_most": 65}]},
        {"kind": "measure", "unit": "cm", "zone": "till", "limits": [{"at_least": 90, "when": {"zone": "till"}}, {"at_least": 500}]},
        {"kind": "measure", "unit": "K", "limits": [{"at_most": 3, "when": {"months": [6]}}]},
    ],
    "counts": [
        {"kind": "sample", "of": 5, "unit": "customers", "pass_at": "4/5", "na": "allowed"},
        {"kind": "sample", "of": 7, "unit": "tags", "pass_at": Decimal("0.9"), "min_seen": 7, "points": Decimal("1.25")},
        {"kind": "sample", "of": 10, "unit": "calls", "pass_at": "1/3", "min_seen": 1, "critical": True},
        {"kind": "promise", "unit": "clock", "grace": 10},
        {"kind": "promise", "unit": "clock"},
        {"kind": "promise", "unit": "min", "grace": Decimal("0.1"), "na": "allowed"},
        {"kind": "promise", "unit": "h", "points": 3},
    ],
    "rare": [{"kind": "yes_no", "na": "allowed", "points": points} for points in (1, Decimal("0.7"), 0)],
}  # fmt: skip


def every_kind(total: str) -> Edition:
    """The edition, its total made of `checks` or of `sections`."""
    bands = [("low", 0, "33.3"), ("middle", "33.3", 75), ("high", 75, 100)]
    standards = [
        _standard(f"{id_[:3].upper()}-{at:02d}", check) for id_, checks in SECTIONS.items() for at, check in enumerate(checks, start=1)
    ]
    weights = dict(zip(SECTIONS, (Decimal("2.5"), 1, None, 7), strict=True))
    listed = {id_: [one["id"] for one in standards if one["id"].startswith(id_[:3].upper())] for id_ in SECTIONS}
    return Edition.model_validate({
        "hash": "b" * 64, "set": "all", "title": "All kinds", "version": 1, "standards": standards,
        "sections": [{"id": id_, "title": id_.title(), "weight": weights[id_], "standards": own} for id_, own in listed.items()],
        "scoring": {"pass_mark": Decimal("66.6"), "total": total, "bands": [
            {"id": id_, "title": id_.title(), "from": Decimal(low), "to": Decimal(high)} for id_, low, high in bands]},
    })  # fmt: skip


def _standard(id_: str, check: dict[str, Any]) -> dict[str, Any]:
    full = {"id": f"{id_}.1", "question": f"How is {check['kind']} {id_}?", "seen_by": "look", "points": 1} | check
    plain = {"title": "A", "what": "A.", "how": ["A."], "ask": [{"role": "lead", "within": "2 min"}], "moment": "paying"}
    return plain | {"id": id_, "checks": [full]}


def small_space() -> tuple[Workspace, Round]:
    space = Workspace(Path("nowhere"))
    zones = [{"id": id_, "title": id_.title()} for id_ in ("aisle", "audio", "till")]
    company = {"name": "Corner & Sons", "languages": ["en"], "style": "classic", "roles": [{"id": "lead", "title": "Lead"}]}
    space.company = Company.model_validate(company | {"moments": [{"id": "paying", "title": "Paying"}], "zones": zones})
    space.stores.rows.append(
        Store.model_validate({"id": "S1", "name": "First", "region": "north", "format": "mall", "language": "en", "hours": "24/7"})
    )
    round_ = Round.model_validate({"id": "year", "title": "A year", "set": "all", "from": "2026-01-01", "due": "2026-11-30"})
    return space, round_


# What a person may write into the answer cells of a check.


def _answers(check: Check, day: date, start: Clock | None) -> list[Written]:
    if isinstance(check, YesNo):
        return [("Yes",), ("No",), ("yes",)]
    if isinstance(check, Rating):
        return [(step,) for step in range(len(check.steps))]
    if isinstance(check, Sample):
        enough = max(check.of, check.least_seen)
        return [
            (enough, enough),
            (enough - 1, enough),
            (enough - 2, enough),
            (0, check.least_seen),
            (check.least_seen, check.least_seen - 1 or 1),
        ]
    if isinstance(check, Promise):
        if check.is_clock:
            late = time(14, int(check.grace))
            return [(time(14), late), (time(14), late.replace(second=30)), (time(9, 20), time(9)), (0.5, 0.75)]
        return [(30, 30), (0.2, 0.3), (1, 1 + float(check.grace) + 0.01), (30, 12.5)]
    if isinstance(check, Choice):
        return [(option.text,) for option in check.options] or [(count,) for count in range(5)]
    readings = [_readings(check, number, day, start) for number in range(check.reading_count)]
    return [tuple(one[(at + number) % len(one)] for number, one in enumerate(readings)) for at in range(max(map(len, readings)))]


def _readings(check: Measure, number: int, day: date, start: Clock | None) -> list[Any]:
    """Readings at, within and beyond the limit."""
    limit = limit_for(check, number, day, start)
    if check.is_clock:
        by = min(int(limit.high), 1439) if limit else 0
        return [time(by // 60, by % 60), time(by // 60, by % 60, 30), (by - 7) / 1440, time(0, 5), time(23, 59)]
    ends = [end for end in ((limit.low, limit.high) if limit else ()) if end.is_finite()]
    return [float(value) for end in ends for value in (end, end + Decimal("0.01"), end - Decimal("0.01"))] or [5, -5.25]


ODD: tuple[Written, ...] = (
    ("Y es",),
    ("x", "x", "x"),
    (-1, 2),
    (2.5, 2.5),
    (5, 3),
    (1,),
    ("N/A",),
    (None, 4),
    ("N/A", 3),
    ("Not observed", 1),
    (45000.5, 45000.5, 1),
)


def fill(check: Check, rng: random.Random, day: date, start: Clock | None, complete: bool) -> Written:
    """One check's answer cells: mostly an answer, sometimes N/A, Not observed, nothing, or what cannot be read."""
    dice = rng.random()
    if dice < 0.04:
        return ("Not observed",)
    if dice < 0.14 and check.na:
        return ("N/A",)
    if dice < 0.20 and not complete:
        return ()
    if dice < 0.30 and not complete:
        return rng.choice(ODD)[: answer_count(check)]
    return rng.choice(_answers(check, day, start))


def best(check: Check) -> Written:
    day = date(2026, 11, 20)
    if isinstance(check, YesNo):
        return (check.expect.title(),)
    if isinstance(check, Rating):
        return (len(check.steps) - 1,)
    if isinstance(check, Sample):
        return (check.of, check.of)
    if isinstance(check, Promise):
        return (time(14), time(14)) if check.is_clock else (2, 2)
    if isinstance(check, Choice):
        return (check.options[0].text,) if check.options else (0,)
    limits = [limit_for(check, number, day, Clock(600)) for number in range(check.reading_count)]
    edges = [Decimal(0) if limit is None else limit.low if limit.low.is_finite() else limit.high for limit in limits]
    return tuple(min(float(edge), 1439.0) / 1440 if check.is_clock else float(edge) for edge in edges)


def worst(check: Check) -> Written:
    if isinstance(check, YesNo):
        return ("No" if check.expect == "yes" else "Yes",)
    if isinstance(check, Sample):
        return (0, check.of)
    if isinstance(check, Choice):
        return (check.options[-1].text,) if check.options else (9,)
    return (0,) if isinstance(check, Rating) else (0.999,) * answer_count(check)
