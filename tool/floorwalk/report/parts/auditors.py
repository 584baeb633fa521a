"""Auditors' agreement and severity, and what is worth a question, in; their sections of the report out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.report import estimates
from floorwalk.report.block import Block, Grid
from floorwalk.report.labels import named, shortened
from floorwalk.stats.integrity import Kind
from floorwalk.words import mark

if TYPE_CHECKING:
    from floorwalk.report.block import Cell
    from floorwalk.report.labels import Words
    from floorwalk.report.parts.scope import Scope
    from floorwalk.stats import Agreement, Estimate, Severity
    from floorwalk.stats.integrity import Question

SHOWN, QUOTED, NAMED = 10, 80, 6
_SEVERITY = mark(
    "Whether an auditor is severe or their stores are weak can be told only where others saw the same "
    "stores. Then each auditor's points above or below the mean auditor "
    "are worked out by least squares from score = store + auditor (Searle 1971). A store that changed between two visits counts as chance."
)
_AGREE = mark(
    "Two auditors who saw the same store within two weeks. Raw agreement is the share of equal answers; "
    "kappa is what of it is more than two people guessing would reach: 1 full, "
    "0 chance. Where nearly all answers are alike, kappa is low even for careful people (Cohen 1960; Feinstein and Cicchetti 1990)."
)
_RATINGS = mark(
    "For ratings Krippendorff's alpha: 1 when two auditors always give the same step, 0 when they agree as chance would; "
    "a small difference counts as small (Krippendorff 2018)."
)
_QUESTIONS = mark(
    "None of these is an accusation: a store may be perfect, a clock may be wrong. Where it can be worked "
    "out, how likely chance alone would do the same somewhere among all "
    "visits stands beside it; it supposes that checks fail independently, so the truth is a little more likely."
)


def auditor_block(scope: Scope) -> Block:
    """Give severity where auditors overlap, else say that they are confounded with their stores; agreement at double visits."""
    t, found = scope.t, scope.measured.auditors
    title = t("Auditors")
    if not found.severities:
        return Block("auditors", title, [t("No visit that counts names its auditor.")])
    said = []
    if len(found.severities) == 1:
        said.append(t("One auditor made all visits: whether they are severe or lenient cannot be told."))
    elif found.confounded:
        said.append(
            t(
                "Auditors and stores are confounded: no two auditors saw the same store, so a severe auditor cannot "
                "be told from weak stores. A few double visits would mend that."
            )
        )
    grids = [] if found.confounded else [_severity_grid(scope)]
    if found.pairs:
        grids.append(_pair_grid(scope))
        grids += [_rating_grid(scope)] if found.ratings else []
    else:
        said.append(t("No store was seen by two auditors within two weeks: whether they agree cannot be told."))
    explained = [_SEVERITY, _AGREE, *([_RATINGS] if found.ratings else [])]
    return Block("auditors", title, said, (), grids, [t(text) for text in explained])


def _severity_grid(scope: Scope) -> Grid:
    t = scope.t
    heads = [(t("Auditor"), "head"), (t("Points from the mean auditor"), "n"), (t("Between"), "plain"), (t("Visits (n)"), "n")]
    return Grid(heads, [_severity(one, scope) for one in scope.measured.auditors.severities])


def _severity(one: Severity, scope: Scope) -> list[Cell]:
    t = scope.t
    if one.beyond.value is None:
        return [one.auditor, t("confounded"), estimates.why(one.beyond, t), str(one.beyond.n)]
    return [one.auditor, estimates.signed(one.beyond.value, t), estimates.between_signed(one.beyond, t), str(one.beyond.n)]


def _pair_grid(scope: Scope) -> Grid:
    t = scope.t
    heads = [
        (t("Two auditors"), "head"),
        (t("Double visits"), "n"),
        (t("Equal answers"), "plain"),
        (t("Kappa"), "plain"),
        (t("Remark"), "wide"),
    ]
    return Grid(heads, [_pair(names, one, scope) for names, one in scope.measured.auditors.pairs])


def _pair(names: tuple[str, str], one: Agreement, scope: Scope) -> list[Cell]:
    t = scope.t
    raw = f"{estimates.share(one.raw.value, t)} ({estimates.between(one.raw, t, 100)}), n = {one.raw.n}"
    kappa = estimates.why(one.kappa, t)
    if one.kappa.value is not None:
        kappa = f"{estimates.hundredths(one.kappa.value, t)} ({_ends(one.kappa, t)})"
    remark = t("Nearly all answers are alike, so a low kappa proves nothing.") if one.lopsided else ""
    return [t(" and ").join(names), str(one.raw.clusters), raw, kappa, remark]


def _ends(one: Estimate, t: Words) -> str:
    if one.low is None or one.high is None:
        return estimates.why(one, t)
    return t("{low} to {high}").format(low=estimates.hundredths(one.low, t), high=estimates.hundredths(one.high, t))


def _rating_grid(scope: Scope) -> Grid:
    t = scope.t
    heads = [(t("Ratings"), "head"), (t("Krippendorff's alpha"), "n"), (t("Between"), "plain"), (t("Rests on"), "plain")]
    return Grid(heads, [_rating(top, one, scope) for top, one in scope.measured.auditors.ratings])


def _rating(top: int, one: Estimate, scope: Scope) -> list[Cell]:
    t = scope.t
    value = "" if one.value is None else estimates.hundredths(one.value, t)
    rests = t("{n} ratings of {things} things").format(n=one.n, things=one.clusters)
    return [t("From 0 to {top}").format(top=top), value, _ends(one, t), rests]


def question_block(scope: Scope) -> Block:
    """Give what is worth a question to the auditor."""
    t, found = scope.t, scope.measured.questions
    title = t("Questions to ask")
    if not found:
        return Block("questions", title, [t("Nothing in this round asks for a question about how it was done.")])
    said = [t("Each line is worth a friendly question to the auditor, no more.")]
    heads = [(t("Question"), "head"), (t("Visits"), "wide"), (t("How likely by chance"), "plain")]
    rows = [[_asked(one, scope), _visits(one, scope), _chance(one, scope)] for one in found]
    return Block("questions", title, said, (), [Grid(heads, rows, "", SHOWN)], [t(_QUESTIONS)])


def _asked(one: Question, scope: Scope) -> str:
    t, seen = scope.t, f"{one.seen:g}"
    forms = {
        Kind.IDENTICAL: t("These {seen} visits gave the same answer to every check. Were they made apart from each other?"),
        Kind.UNIFORM: t("All {seen} visits of {auditor} scored 100 %. Are these stores perfect, or does the list miss something?"),
        Kind.NOTE: t("The note '{what}' stands at {seen} visits. Is it one finding, or a habit?"),
        Kind.PHOTO: t("The same picture stands at {seen} places. Which of them does it show?"),
        Kind.EARLY: t("The visit is dated {seen} days before the round began. Is the date right?"),
        Kind.LATE: t("The visit is dated {seen} days after this report. Is the date right?"),
        Kind.FAST: t("The visit took {seen} minutes; its checks need about {of}. How was it done?"),
        Kind.TWO_PLACES: t("{auditor} was in two stores at once for {seen} minutes. Are the times right?"),
    }
    return forms[one.kind].format(seen=seen, of=f"{one.of:g}", auditor=one.auditor, what=shortened(one.what, QUOTED))


def _visits(one: Question, scope: Scope) -> str:
    return named(one.visits, NAMED, scope.t)


def _chance(one: Question, scope: Scope) -> str:
    t = scope.t
    if one.chance is None:
        return t("cannot be said")
    if one.chance < 0.0001:
        return t("less than 1 in 10,000")
    return estimates.up(one.chance * 100, t) + "\u00a0%"
