"""Measures in; their plain values for report.json out: each estimate with its interval, n, and why there is no interval."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from floorwalk.report.measures.course import RoundPoint
    from floorwalk.report.measures.groups import Group
    from floorwalk.report.measures.measured import Measured
    from floorwalk.report.measures.unseen import UnseenBy
    from floorwalk.stats import Bounds, Estimate, Point, Rank
    from floorwalk.stats.integrity import Question

# What each key holds, as in data.KEYS. An estimate is {value, low, high, n, clusters, why_not, least, had, confidence}: low and high are
# null where why_not says why: it takes `least`, and there were `had`; `clusters` counts stores (double visits for agreement).
KEYS: dict[str, str] = {
    "rounds": "Rounds of this set and kind up to this one, oldest first: id, title, due, mean (estimate), passed of "
    "n visits, chart point, limits, "
    "signals, new stretch, change (estimate, in points, since the round before, on shared checks), checks that an edition split.",
    "regions": "Regions: id, title, stores, mean, beyond (above the other stores, in points) and change (since the "
    "round before): estimates.",
    "formats": "Formats, likewise.",
    "standards": "How often each standard was kept, least first: id, kept, rate (estimate, 0 to 1), unclear.",
    "places": "Stores with their place: store, mean (figure), visits, place, tied, best, worst; null below three comparable visits.",
    "again": "Findings that came back: store, check, standard, times in a row, since, critical.",
    "stray": "Checks out of control in this round: check, passed, seen, centre, signals.",
    "consistency": "within and between stores in points, alike 0 to 1: estimates; stores: within each store with three visits.",
    "times": "Promised times: check, unit, within (share kept in time), late and slow (middle and slow tenth, "
    "later than promised): estimates.",
    "unseen": "Shares of na, not_observed and blank (estimates): of all visits, by auditor, by store; bounds of each score by sheet.",
    "auditors": "severity: points beyond the mean auditor (estimate) and group; agreement: two auditors, raw and kappa (estimates); "
    "ratings: Krippendorff's alpha (estimate) of each scale by its highest step.",
    "questions": "What is worth a question: kind, visits, auditor, what, seen, of, chance.",
}


def plain_measures(measured: Measured) -> dict[str, Any]:
    """Give the values under KEYS."""
    even, agreed = measured.evenness, measured.auditors
    return {
        "rounds": [_round(one) for one in measured.course.points],
        "regions": [_group(one) for one in measured.regions],
        "formats": [_group(one) for one in measured.formats],
        "standards": [
            {"id": one.standard.id, "kept": one.kept, "rate": estimate(one.rate), "unclear": one.unclear} for one in measured.standards
        ],
        "places": [_place(one) for one in measured.standing],
        "again": [
            {
                "store": one.store,
                "check": one.check,
                "standard": one.standard,
                "times": one.times,
                "since": str(one.since),
                "critical": one.critical,
            }
            for one in measured.past.again
        ],
        "stray": [
            {"check": one.check, "passed": one.passed, "seen": one.seen, "centre": one.centre, "signals": list(one.signals)}
            for one in measured.course.stray
        ],
        "consistency": {name: estimate(getattr(even.all, name)) for name in ("within", "between", "alike")}
        | {"stores": [{"store": store, "within": estimate(one)} for store, one in even.stores]},
        "times": [
            {
                "check": one.tally.check.id,
                "unit": one.unit,
                "within": estimate(one.within),
                "late": estimate(one.late),
                "slow": estimate(one.slow),
            }
            for one in measured.waits
        ],
        "unseen": {
            "all": {state: estimate(rate) for state, rate in measured.unseen.all.items()},
            "auditors": [_unseen(one) for one in measured.unseen.auditors],
            "stores": [_unseen(one) for one in measured.unseen.stores],
            "bounds": {sheet: plain_bounds(one) for sheet, one in measured.unseen.bounds.items()},
        },
        "auditors": {
            "severity": [{"auditor": one.auditor, "group": one.group, "beyond": estimate(one.beyond)} for one in agreed.severities],
            "agreement": [{"auditors": list(names), "raw": estimate(one.raw), "kappa": estimate(one.kappa)} for names, one in agreed.pairs],
            "ratings": [{"highest": top, "alpha": estimate(one)} for top, one in agreed.ratings],
        },
        "questions": [_question(one) for one in measured.questions],
    }


def estimate(one: Estimate) -> dict[str, Any]:
    """Give an estimate: exact floats, never rounded."""
    names = ("value", "low", "high", "n", "clusters", "least", "had", "confidence")
    return {name: getattr(one, name) for name in names} | {"why_not": one.why_not.value if one.why_not else None}


def _round(one: RoundPoint) -> dict[str, Any]:
    return {
        "id": one.round.id,
        "title": one.round.title,
        "due": None if one.round.due is None else str(one.round.due),
        "mean": estimate(one.mean),
        "passed": one.passed,
        "n": one.visits,
        "of_mean": _point(one.of_mean),
        "of_passed": _point(one.of_passed),
        "new_stretch": one.cut,
        "change": None if one.change is None else estimate(one.change),
        "split": None if one.step is None or one.step.split is None else list(one.step.split),
    }


def _point(one: Point | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"value": one.value, "centre": one.centre, "low": one.low, "high": one.high, "signals": list(one.signals), "rough": one.rough}


def _group(one: Group) -> dict[str, Any]:
    change = None if one.change is None else estimate(one.change)
    return {
        "id": one.id,
        "title": one.title,
        "stores": list(one.stores),
        "mean": estimate(one.mean),
        "beyond": estimate(one.beyond),
        "change": change,
    }


def _place(one: Rank) -> dict[str, Any]:
    mean = None if one.mean is None else str(one.mean)
    return {
        "store": one.store,
        "mean": mean,
        "visits": one.visits,
        "place": one.rank,
        "tied": one.tied,
        "best": one.best,
        "worst": one.worst,
    }


def _unseen(one: UnseenBy) -> dict[str, Any]:
    return {"name": one.name, "visits": one.visits, "asked": one.asked} | {state: estimate(rate) for state, rate in one.rates.items()}


def plain_bounds(one: Bounds) -> list[str] | None:
    """Give the least and the most percent, exact."""
    return None if one.low is None or one.high is None else [str(one.low), str(one.high)]


def _question(one: Question) -> dict[str, Any]:
    fact = {"kind": one.kind.value, "visits": list(one.visits), "auditor": one.auditor, "what": one.what}
    return fact | {"seen": one.seen, "of": one.of, "chance": one.chance}
