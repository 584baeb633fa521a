"""Figures in; report.json out: stable keys, exact numbers as fractions beside the figure that people read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from floorwalk.report.plain import estimate, plain_bounds, plain_measures
from floorwalk.score import shown

if TYPE_CHECKING:
    from collections.abc import Collection
    from fractions import Fraction

    from floorwalk.errors import Problem
    from floorwalk.report.figures import Figures
    from floorwalk.report.findings import Finding
    from floorwalk.report.measures.bounds import Dispute
    from floorwalk.report.measures.measured import Measured
    from floorwalk.report.result import Result
    from floorwalk.report.tally import CheckTally, PromiseTally, SectionTally
    from floorwalk.score import CheckScore, SectionScore

FORMAT = "floorwalk-report/1"

# What each key holds; `a.b` is key b of the object a, `a[]` an entry of the list a. A figure is {exact, shown} or null when there is none.
KEYS: dict[str, str] = {
    "format": "floorwalk-report/1; a later number may change keys, this one never does.",
    "simulated": "true: at least one audit was filled by a program, not by people.",
    "notice": "The company's notice, or null.",
    "company": "Name of the company.",
    "made": "Day on which the report was made.",
    "language": "Language of the tool's own words in the report.",
    "round": "Round that is reported: id, title (in another language than the source its month), set, kind, from and due.",
    "editions": "Hashes of the editions under which the audits are scored.",
    "planned": "Visits planned.",
    "visits_n": "Visits in this report; every count below is over them.",
    "outcomes": "How many visits have which outcome: pass, fail, not_proven, incomplete, not_scored.",
    "bands": "Bands from the highest, each with id, title, from, to and the number of visits n.",
    "missing": "Planned visits without a sheet: store, name, visit.",
    "left_out": "Sheet ids of results that belong to another round, set or kind of round and are in no figure.",
    "shared_checks": "Ids of the checks that all complete and scored visits answered: what comparisons rest on.",
    "sections": "Sections: id, title, mean, lowest and highest store (figures), n stores, left_out stores (not "
    "scored, or with blanks), estimate.",
    "checks": "Checks: id, standard, section, owner, question, critical, and the counts asked, failed, passed, na, not_observed, blank.",
    "promises": "Promises: id, text, to, standards, kept at so many of n visits that could tell, in stores; unclear "
    "visits; rate (estimate).",
    "visits": "One entry a visit, by store id.",
    "visits[].sheet": "Sheet id: round, set, store, visit.",
    "visits[].file": "The sheet that came back.",
    "visits[].store": "Store id.",
    "visits[].name": "Store name.",
    "visits[].visit": "Number of the visit in the round.",
    "visits[].day": "Day of the visit.",
    "visits[].disputed": "Answers that the store disputes: checks, and the bounds between which the score lies however that is decided "
    "(exact, low and high; null where none is disputed or the visit is not scored).",
    "visits[].simulated": "true: filled by a program.",
    "visits[].edition": "Hash of the edition.",
    "visits[].outcome": "pass, fail, not_proven, incomplete or not_scored.",
    "visits[].score": "Score in percent (figure).",
    "visits[].shared_score": "Score on shared_checks alone (figure).",
    "visits[].coverage": "Share of the applicable points that was observed, in percent (figure).",
    "visits[].band": "Band id, or null.",
    "visits[].blanks": "Blank answers.",
    "visits[].sections": "Sections: id, earned, possible, score and coverage (figures), blanks.",
    "visits[].checks": "Checks: id, standard, section, state, fraction, earned, possible, critical, disputed, note, comment, photo, "
    "photos that were found (names), corrected, line, and the sheet and cell of the file where the answer stands "
    "(empty when its line was missing).",
    "visits[].explanation": "The section lines and the total line of the sum.",
    "visits[].findings": "Failed checks: check, standard, owner, critical, repeat.",
    "visits[].actions": "Lines that the auditor wrote: issue, owner, due, check.",
    "visits[].problems": "Remarks made while the sheet was read: code, severity, sheet, cell, check, what, repair.",
}


def report_json(figures: Figures, measured: Measured, language: str) -> str:
    """Give the JSON text; `KEYS` and `plain.KEYS` say what each key holds."""
    plain = {
        "format": FORMAT,
        "simulated": figures.simulated,
        "notice": figures.company.notice,
        "company": figures.company.name,
        "made": str(figures.made),
        "language": language,
        "round": figures.round.model_dump(mode="json", by_alias=True, include={"id", "title", "set", "kind", "start", "due"}),
        "editions": list(dict.fromkeys(visit.asked.edition.hash for visit in figures.visits)),
        "planned": figures.back.planned,
        "visits_n": len(figures.visits),
        "outcomes": {name: figures.count(name) for name in ("pass", "fail", "not_proven", "incomplete", "not_scored")},
        "bands": [{"id": band.id, "title": band.title, "from": str(band.start), "to": str(band.end), "n": n} for band, n in figures.bands],
        "missing": [{"store": one.store, "name": one.name, "visit": one.number} for one in figures.back.missing],
        "left_out": [one.audit.sheet_id for one in figures.back.left_out],
        "shared_checks": sorted(figures.shared),
        "sections": [_mean(one) for one in figures.sections],
        "checks": [_tally(one) for one in figures.checks],
        "promises": [_promise(one) for one in figures.promises],
        **plain_measures(measured),
        "visits": [_visit(figures, visit, measured.disputes.get(visit.audit.sheet_id)) for visit in figures.visits],
    }
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def figure(percent: Fraction | None) -> dict[str, str] | None:
    """Give a percentage as {exact, shown}: the fraction as `877/10`, and what people read."""
    return None if percent is None else {"exact": str(percent), "shown": shown(percent)}


def _tally(one: CheckTally) -> dict[str, Any]:
    plain = {"id": one.check.id, "standard": one.standard.id, "section": one.section, "owner": one.owner, "question": one.check.question}
    counts = {name: getattr(one, name) for name in ("asked", "failed", "passed", "na", "not_observed", "blank")}
    return plain | {"critical": one.check.critical} | counts


def _mean(one: SectionTally) -> dict[str, Any]:
    means = {"mean": figure(one.mean), "lowest": figure(one.low), "highest": figure(one.high)}
    return {"id": one.id, "title": one.title, **means, "n": one.n, "left_out": one.left_out, "estimate": estimate(one.estimate)}


def _promise(one: PromiseTally) -> dict[str, Any]:
    made = {"id": one.promise.id, "text": one.promise.text, "to": one.promise.to, "standards": list(one.standards)}
    return made | {"kept": one.kept, "n": one.n, "stores": one.stores, "unclear": one.unclear, "rate": estimate(one.rate)}


def _visit(figures: Figures, visit: Result, dispute: Dispute | None) -> dict[str, Any]:
    audit, score = visit.audit, visit.score
    sum_ = figures.sums[audit.sheet_id]
    return {
        "sheet": audit.sheet_id,
        "file": visit.file,
        "store": visit.store.id,
        "name": visit.store.name,
        "visit": visit.number,
        "day": str(audit.day),
        "disputed": _dispute(dispute),
        "simulated": audit.simulated,
        "edition": audit.edition,
        "outcome": score.outcome,
        "score": figure(score.percent),
        "shared_score": figure(figures.shared_score(visit)),
        "coverage": figure(score.coverage * 100),
        "band": score.band.id if score.band else None,
        "blanks": score.blanks,
        "sections": [_section(one) for one in score.sections],
        "checks": [_check(check, line, visit.disputed) for own in sum_.sections for check, line in own.checks],
        "explanation": [*(own.line for own in sum_.sections), sum_.total],
        "findings": [_finding(one) for one in figures.findings_of(visit)],
        "actions": [
            {"issue": one.issue, "owner": one.owner, "due": str(one.due) if one.due else None, "check": one.check} for one in audit.actions
        ],
        "problems": [_problem(one) for one in visit.problems],
    }


def _section(one: SectionScore) -> dict[str, Any]:
    sums = {"id": one.id, "earned": str(one.earned), "possible": str(one.possible), "blanks": one.blanks}
    return sums | {"score": figure(one.percent), "coverage": figure(one.coverage * 100)}


def _dispute(one: Dispute | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"checks": [score.check.id for score in one.checks], "bounds": plain_bounds(one.bounds)}


def _check(one: CheckScore, line: str, disputed: Collection[str]) -> dict[str, Any]:
    answer = one.answer
    return {
        "id": one.check.id,
        "standard": one.standard,
        "section": one.section,
        "state": one.state,
        "fraction": None if one.fraction is None else str(one.fraction),
        "earned": str(one.earned),
        "possible": str(one.possible),
        "critical": one.check.critical,
        "disputed": one.check.id in disputed,
        "note": answer.note,
        "comment": answer.comment,
        "photo": answer.photo,
        "photos": [photo.name for photo in answer.photos if photo.sha256],
        "corrected": answer.corrected,
        "line": line,
        "sheet": answer.sheet,
        "cell": answer.cell,
    }


def _problem(one: Problem) -> dict[str, Any]:
    place = {"sheet": one.place.sheet, "cell": one.place.cell, "check": one.place.check}
    return {"code": one.code, "severity": one.severity, **place, "what": one.what, "repair": one.repair}


def _finding(one: Finding) -> dict[str, Any]:
    return {"check": one.score.check.id, "standard": one.standard.id, "owner": one.owner, "critical": one.critical, "repeat": one.repeat}
