"""Rule `floorwalk/1`. A test is a table: check | kind | points | answer | marks; the letters of the id are the section."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from floorwalk.edition.apply import ask
from floorwalk.edition.freeze import Edition
from floorwalk.model import Answer, Audit, Clock, Store
from floorwalk.score import Score, band_of, number, score, shared_checks, shared_percent, shown

KINDS: dict[str, dict[str, Any]] = {
    "yes_no": {"kind": "yes_no"},
    "bad yes": {"kind": "yes_no", "expect": "no"},
    "rating": {"kind": "rating", "steps": ["Dirty", "Dull", "Clean", "Shining"], "pass_at": "2/3"},
    "lux": {"kind": "measure", "unit": "lx", "limits": [{"at_least": 300}]},
    "3 lux": {"kind": "measure", "unit": "lx", "readings": 3, "limits": [{"at_least": 300}], "pass_at": "2/3"},
    "warm": {"kind": "measure", "unit": "°C", "limits": [{"between": [18, 22], "when": {"months": [11, 12, 1]}}, {"between": [23, 26]}]},
    "open": {"kind": "measure", "unit": "clock", "limits": [{"by": "10:00"}]},
    "queue": {
        "kind": "measure",
        "unit": "min",
        "limits": [{"at_most": 5, "when": {"hours": {"from": "17:00", "to": "20:00"}}}, {"at_most": 3}],
    },
    "sample": {"kind": "sample", "of": 5, "unit": "customers", "pass_at": "4/5"},
    "call": {"kind": "promise", "unit": "min"},
    "visit": {"kind": "promise", "unit": "clock", "grace": 10},
    "choice": {"kind": "choice", "pass_at": "1/2"},
    "faults": {"kind": "choice", "pass_at": "1/2", "deduct": {"unit": "faults", "each": Decimal("0.5")}},
}
BANDS = [
    {"id": "good", "title": "Good", "from": 90, "to": 100},
    {"id": "fair", "title": "Fair", "from": 70, "to": 90},
    {"id": "poor", "title": "Poor", "from": 0, "to": 70},
]
STATES = {"": "blank", "N/A": "na", "not observed": "not_observed"}
STORE = Store.model_validate({"id": "S1", "name": "First", "region": "north", "format": "mall", "language": "en", "hours": "24/7"})
DAY = date(2026, 11, 20)


def check_of(id_: str, kind: str, points: str, marks: str) -> dict[str, Any]:
    worth = Decimal(points)
    check = {"id": id_, "question": "How is it?", "seen_by": "look", "points": worth, "critical": "critical" in marks, **KINDS[kind]}
    if kind == "choice":
        named = {"full": worth, "half": worth / 2, "none": Decimal(0)}
        check["options"] = [{"id": name, "text": name.title(), "points": part} for name, part in named.items()]
    return check | ({"na": "allowed"} if "N/A" in marks else {})


def edition_of(rows: list[list[str]], weights: dict[str, Any] | None = None, **scoring: Any) -> Edition:
    sections: dict[str, list[str]] = {}
    standards = []
    for id_, kind, points, _, marks in rows:
        standard = id_.partition(".")[0]
        sections.setdefault(standard.partition("-")[0].lower(), []).append(standard)
        plain = {
            "id": standard,
            "title": "A",
            "what": "A.",
            "how": ["A."],
            "ask": [{"role": "lead", "within": "2 min"}],
            "moment": "paying",
        }
        only = {"for": {"formats": ["corner"]}} if "corner only" in marks else {}
        standards.append(plain | only | {"checks": [check_of(id_, kind, points, marks)]})
    own = [{"id": id_, "title": id_.upper(), "standards": listed, "weight": (weights or {}).get(id_)} for id_, listed in sections.items()]
    plan = {"pass_mark": 80, "bands": BANDS, "total": "sections" if weights else "checks"} | scoring
    return Edition.model_validate(
        {"hash": "a" * 64, "set": "small", "title": "Small", "version": 1, "scoring": plan, "sections": own, "standards": standards}
    )


def answer_of(id_: str, kind: str, written: str) -> Answer:
    if written in STATES:
        return Answer.model_validate({"check": id_, "state": STATES[written]})
    corrected = written.endswith(" corrected")
    words = written.removesuffix(" corrected").split()
    is_word = kind in ("yes_no", "bad yes", "choice")
    values = tuple(words) if is_word else tuple(Decimal(Clock(_minutes(w)).minutes) if ":" in w else Decimal(w) for w in words)
    return Answer.model_validate({"check": id_, "state": "given", "values": values, "corrected": corrected})


def _minutes(text: str) -> int:
    return int(text[:2]) * 60 + int(text[3:])


def rows_of(table: str) -> list[list[str]]:
    return [(*(cell.strip() for cell in line.split("|")), "", "")[:5] for line in table.strip().splitlines()]  # type: ignore[misc]


def scored(
    table: str | list[list[str]], weights: dict[str, Any] | None = None, *, day: date = DAY, start: str = "", **scoring: Any
) -> Score:
    rows = rows_of(table) if isinstance(table, str) else table
    audit = Audit(
        sheet_id="r.small.S1.1", round="r", kind="audit", set="small", edition="a" * 64, store="S1", day=day,
        start=Clock(_minutes(start)) if start else None, answers=tuple(answer_of(row[0], row[1], row[3]) for row in rows),
    )  # fmt: skip
    return score(ask(edition_of(rows, weights, **scoring), STORE, day), audit)


def one(kind: str, answer: str, points: str = "2", **more: Any) -> tuple[Fraction | None, str]:
    """Fraction met and state of a single check."""
    found = scored(f"PAY-01.1 | {kind} | {points} | {answer}", **more).checks[0]
    return found.fraction, found.state


@pytest.mark.parametrize(
    ("kind", "answer", "fraction", "state"),
    [
        ("yes_no", "yes", "1", "passed"),
        ("yes_no", "no", "0", "failed"),
        ("bad yes", "no", "1", "passed"),
        ("bad yes", "yes", "0", "failed"),
        ("rating", "3", "1", "passed"),
        ("rating", "2", "2/3", "passed"),
        ("rating", "1", "1/3", "failed"),
        ("rating", "0", "0", "failed"),
        ("lux", "300", "1", "passed"),
        ("lux", "299.99", "0", "failed"),
        ("3 lux", "310 300 290", "2/3", "passed"),
        ("3 lux", "310 290 290", "1/3", "failed"),
        ("warm", "18", "1", "passed"),
        ("warm", "22.1", "0", "failed"),
        ("open", "10:00", "1", "passed"),
        ("open", "10:01", "0", "failed"),
        ("sample", "4 5", "4/5", "passed"),
        ("sample", "3 5", "3/5", "failed"),
        ("sample", "3 3", "1", "passed"),
        ("sample", "6 9", "2/3", "failed"),
        ("call", "30 30", "1", "passed"),
        ("call", "30 30.5", "0", "failed"),
        ("visit", "14:00 14:10", "1", "passed"),
        ("visit", "14:00 14:11", "0", "failed"),
        ("choice", "full", "1", "passed"),
        ("choice", "half", "1/2", "passed"),
        ("choice", "none", "0", "failed"),
        ("faults", "0", "1", "passed"),
        ("faults", "2", "1/2", "passed"),
        ("faults", "3", "1/4", "failed"),
        ("faults", "9", "0", "failed"),
    ],
)
def test_each_kind_earns_the_fraction_that_was_met(kind: str, answer: str, fraction: str, state: str) -> None:
    assert one(kind, answer) == (Fraction(fraction), state)


def test_a_check_earns_points_times_fraction_exactly() -> None:
    result = scored("""
        PAY-01.1 | rating | 0.1 | 1
        PAY-02.1 | rating | 0.2 | 2
    """)
    assert result.earned == Fraction(1, 30) + Fraction(4, 30)
    assert result.percent == Fraction(500, 9)


def test_a_sample_below_its_least_seen_is_not_observed() -> None:
    assert one("sample", "2 2") == (None, "not_observed")
    assert one("sample", "0 0") == (None, "not_observed")


def test_the_month_of_the_visit_chooses_the_limit() -> None:
    assert one("warm", "24", day=date(2026, 7, 1)) == (Fraction(1), "passed")
    assert one("warm", "24", day=date(2026, 12, 1)) == (Fraction(0), "failed")


@pytest.mark.parametrize(
    ("start", "state"), [("16:59", "failed"), ("17:00", "passed"), ("20:00", "passed"), ("20:01", "failed"), ("", "failed")]
)
def test_the_hour_at_which_the_visit_began_chooses_the_limit(start: str, state: str) -> None:
    assert one("queue", "4", start=start)[1] == state


def test_a_reading_without_any_limit_for_the_day_is_within() -> None:
    winter_only = {"kind": "measure", "unit": "°C", "limits": [{"at_most": 22, "when": {"months": [1]}}]}
    KINDS["winter"] = winter_only
    try:
        assert one("winter", "40", day=date(2026, 7, 1)) == (Fraction(1), "passed")
    finally:
        del KINDS["winter"]


def test_a_standard_may_ask_without_scoring() -> None:
    result = scored("""
        PAY-01.1 | yes_no | 0 | no
        PAY-02.1 | choice | 0 | none
        PAY-03.1 | faults | 0 | 1
        PAY-04.1 | yes_no | 2 | yes
    """)
    assert [check.state for check in result.checks] == ["failed", "passed", "failed", "passed"]
    assert (result.earned, result.percent) == (2, 100)


def test_na_and_not_observed_leave_both_sides() -> None:
    result = scored("""
        PAY-01.1 | yes_no | 9 | yes
        PAY-02.1 | yes_no | 9 | no
        PAY-03.1 | yes_no | 5 | N/A          | N/A
        PAY-04.1 | yes_no | 2 | not observed
    """)
    assert (result.earned, result.possible, result.percent) == (9, 18, 50)
    assert result.coverage == Fraction(18, 20)
    assert result.complete


def test_blank_counts_zero_and_makes_the_audit_incomplete() -> None:
    result = scored("""
        PAY-01.1 | yes_no | 19 | yes
        PAY-02.1 | yes_no | 1  |
    """)
    assert (result.percent, result.blanks, result.complete) == (95, 1, False)
    assert (result.band, result.outcome) == (None, "incomplete")


def test_an_answer_that_is_missing_is_blank() -> None:
    rows = rows_of("PAY-01.1 | yes_no | 1 | yes")
    audit = Audit(sheet_id="a", round="r", kind="audit", set="small", edition="a", store="S1", day=DAY, answers=())
    assert score(ask(edition_of(rows), STORE, DAY), audit).checks[0].state == "blank"


def test_what_does_not_apply_to_a_store_was_never_asked() -> None:
    result = scored("""
        PAY-01.1 | yes_no | 1 | yes
        PAY-02.1 | yes_no | 9 | no  | corner only
    """)
    assert [check.check.id for check in result.checks] == ["PAY-01.1"]
    assert (result.percent, result.coverage) == (100, 1)


@pytest.mark.parametrize(("points", "percent"), [("5", Fraction(100)), ("5.001", None)])
def test_a_section_is_scored_from_half(points: str, percent: Fraction | None) -> None:
    result = scored(f"""
        PAY-01.1 | yes_no | 5        | yes
        PAY-02.1 | yes_no | {points} | not observed
    """)
    assert result.sections[0].percent == percent


@pytest.mark.parametrize(("points", "percent"), [("1", Fraction(100)), ("1.001", None)])
def test_an_audit_is_scored_from_nine_tenths(points: str, percent: Fraction | None) -> None:
    result = scored(f"""
        PAY-01.1 | yes_no | 9        | yes
        PAY-02.1 | yes_no | {points} | not observed
    """)
    assert result.percent == percent
    assert (result.outcome == "not_scored") == (percent is None)
    assert result.band is None if percent is None else result.band


def test_blank_is_not_observed_for_the_coverage() -> None:
    result = scored("""
        PAY-01.1 | yes_no | 8 | yes
        PAY-02.1 | yes_no | 2 |
    """)
    assert (result.coverage, result.percent, result.outcome) == (Fraction(8, 10), None, "not_scored")


def test_na_lowers_no_coverage_and_nothing_asked_is_not_scored() -> None:
    only_na = scored("PAY-01.1 | yes_no | 1 | N/A | N/A")
    assert (only_na.percent, only_na.coverage, only_na.outcome) == (None, 0, "not_scored")


def test_sections_are_weighted_when_the_set_says_so() -> None:
    table = """
        PAY-01.1 | yes_no | 1 | yes
        SRV-01.1 | rating | 9 | 1
    """
    assert scored(table, {"pay": 3, "srv": 1}).percent == Fraction(3 * 100 + Fraction(100, 3), 4)
    assert scored(table).percent == Fraction(400, 10)


def test_the_weight_of_a_section_that_is_not_scored_is_shared_out() -> None:
    result = scored(
        """
        PAY-01.1 | yes_no | 50 | yes
        SRV-01.1 | yes_no | 50 | no
        SAN-01.1 | yes_no | 4  | not observed
        """,
        {"pay": 3, "srv": 1, "san": 96},
    )
    assert [section.percent for section in result.sections] == [100, 0, None]
    assert result.percent == 75


@pytest.mark.parametrize("answer", ["no", "", "not observed"])
def test_a_critical_check_leaves_the_percentage_as_it_is(answer: str) -> None:
    table = f"PAY-01.1 | yes_no | 90 | yes\nPAY-02.1 | yes_no | 1 | {answer} | "
    assert scored(table + "critical").percent == scored(table).percent


@pytest.mark.parametrize(
    ("answer", "outcome"), [("yes", "pass"), ("no", "fail"), ("", "not_proven"), ("not observed", "not_proven"), ("N/A", "pass")]
)
def test_a_critical_check_decides_the_outcome(answer: str, outcome: str) -> None:
    result = scored(f"""
        PAY-01.1 | yes_no | 99 | yes
        PAY-02.1 | yes_no | 1  | {answer} | critical, N/A
    """)
    assert result.outcome == outcome


def test_a_failed_critical_check_fails_even_what_is_incomplete_or_not_scored() -> None:
    for other in ("", "not observed"):
        table = f"PAY-01.1 | yes_no | 9 | {other}\nPAY-02.1 | yes_no | 1 | no | critical"
        assert scored(table).outcome == "fail"


def test_a_critical_sample_too_small_to_judge_is_not_proven() -> None:
    table = """
        PAY-01.1 | yes_no | 99 | yes
        PAY-02.1 | sample | 1  | 2 2 | critical
    """
    assert scored(table).outcome == "not_proven"


def test_below_the_pass_mark_the_audit_fails() -> None:
    table = "PAY-01.1 | yes_no | {} | yes\nPAY-02.1 | yes_no | {} | no"
    assert scored(table.format(80, 20)).outcome == "pass"
    assert scored(table.format("79.999", 20)).outcome == "fail"


def test_below_the_pass_mark_with_blanks_the_audit_is_incomplete_and_has_not_failed() -> None:
    table = "PAY-01.1 | yes_no | 79 | yes\nPAY-02.1 | yes_no | 12 | no\nPAY-03.1 | yes_no | 9 | {}"
    assert scored(table.format("no")).outcome == "fail"
    assert scored(table.format("")).outcome == "incomplete"


def test_corrected_on_the_spot_is_scored_as_found() -> None:
    found = scored("PAY-01.1 | yes_no | 1 | no corrected").checks[0]
    assert (found.state, found.earned, found.answer.corrected) == ("failed", 0, True)


@pytest.mark.parametrize(
    ("percent", "band"),
    [("0", "poor"), ("69.999", "poor"), ("70", "fair"), ("89.999", "fair"), ("90", "good"), ("99.99", "good"), ("100", "good")],
)
def test_bands_are_half_open_and_the_top_one_is_closed(percent: str, band: str) -> None:
    found = band_of(Fraction(percent), edition_of(rows_of("PAY-01.1 | yes_no | 1 | yes")).scoring.bands)
    assert found is not None
    assert found.id == band


@pytest.mark.parametrize(
    ("percent", "words"),
    [("0", "0.0 %"), ("89.9999", "89.9 %"), ("200/3", "66.6 %"), ("100", "100.0 %"), ("1/1000", "0.0 %"), ("90", "90.0 %")],
)
def test_a_score_is_shown_rounded_down(percent: str, words: str) -> None:
    assert shown(Fraction(percent)) == words
    assert shown(None) == "not scored"


def test_numbers_are_shown_exactly() -> None:
    found = [number(value) for value in (Fraction(8, 5), Fraction(1, 3), 2, Decimal("0.125"), Fraction(1, 16), Fraction(10_001, 10_000))]
    assert found == ["1.6", "1/3", "2", "0.125", "0.0625", "1.0001"]


MIXED = """
    PAY-01.1 | sample | 2    | 4 5
    PAY-02.1 | rating | 3    | 2
    PAY-03.1 | lux    | 1.25 | 290
    PAY-04.1 | yes_no | 4    | N/A          | N/A
    SRV-01.1 | choice | 7    | half
    SRV-02.1 | visit  | 1    | 14:00 14:05
    SRV-03.1 | 3 lux  | 1    | 300 300 10
    SRV-04.1 | faults | 3    | 1
    SRV-05.1 | yes_no | 0.5  | not observed
    SRV-06.1 | yes_no | 0.25 |
    SAN-01.1 | yes_no | 0.25 | not observed
"""
_LINE = re.compile(r"^(?P<check>\S+): .* = (?P<fraction>\S+) x (?P<points>\S+) points = (?P<earned>\S+) of (?P<possible>\S+)$")
_SECTION = re.compile(r"^(?P<title>\S+): (?P<earned>\S+) of (?P<possible>\S+) points = (?P<shown>\S+ %)(?:, weight (?P<weight>\S+))?$")


@pytest.mark.parametrize("weights", [None, {"pay": 3, "srv": Decimal("1.5"), "san": 2}])
def test_the_explanation_adds_up(weights: dict[str, Any] | None) -> None:
    result = scored(MIXED, weights)
    earned = possible = section_earned = section_possible = Fraction(0)
    sections: list[tuple[Fraction, Fraction]] = []
    lines = result.explanation()
    for line in lines[:-1]:
        if found := _LINE.match(line):
            assert Fraction(found["fraction"]) * Fraction(found["points"]) == Fraction(found["earned"]), line
            section_earned += Fraction(found["earned"])
            section_possible += Fraction(found["possible"])
        elif found := _SECTION.match(line):
            assert (Fraction(found["earned"]), Fraction(found["possible"])) == (section_earned, section_possible), line
            percent = 100 * section_earned / section_possible
            assert found["shown"] == shown(percent)
            sections.append((percent, Fraction(found["weight"] or 1)))
            earned, possible = earned + section_earned, possible + section_possible
            section_earned = section_possible = Fraction(0)
        else:
            assert line.endswith("leaves both sides of the sum") or "not scored" in line, line
    if weights:
        recomputed = sum(percent * weight for percent, weight in sections) / sum(weight for _, weight in sections)
    else:
        recomputed = 100 * earned / possible
    assert result.percent == recomputed
    assert f"= {shown(recomputed)}" in lines[-1]
    assert len([line for line in lines if line.startswith(("PAY-", "SRV-", "SAN-"))]) == len(result.checks)


def test_the_explanation_says_why_nothing_is_scored() -> None:
    lines = scored("PAY-01.1 | yes_no | 1 | not observed").explanation()
    assert lines == [
        "PAY-01.1: not observed; leaves both sides of the sum",
        "PAY: not scored, 0.0 % of its applicable points observed, half needed",
        "Total: not scored, 0.0 % of the applicable points observed, nine tenths needed",
    ]


@pytest.mark.parametrize(
    ("kind", "answer", "line"),
    [
        ("sample", "4 5", "PAY-01.1: 4 of 5 customers = 4/5 x 2 points = 1.6 of 2"),
        ("sample", "1 1", "PAY-01.1: only 1 customers seen, fewer than 3; leaves both sides of the sum"),
        ("yes_no", "no", "PAY-01.1: no, expected yes = 0 x 2 points = 0 of 2"),
        ("rating", "1", "PAY-01.1: rated 1 of 3 = 1/3 x 2 points = 2/3 of 2"),
        ("3 lux", "310 290 300", "PAY-01.1: 310, 290 (out of limit), 300 lx: 2 of 3 within the limit = 2/3 x 2 points = 4/3 of 2"),
        ("open", "10:05", "PAY-01.1: 10:05 (out of limit): 0 of 1 within the limit = 0 x 2 points = 0 of 2"),
        ("call", "30 20", "PAY-01.1: promised 30, actual 20 min = 1 x 2 points = 2 of 2"),
        ("visit", "14:00 15:00", "PAY-01.1: promised 14:00, actual 15:00 = 0 x 2 points = 0 of 2"),
        ("choice", "half", "PAY-01.1: 'Half' = 1/2 x 2 points = 1 of 2"),
        ("faults", "1", "PAY-01.1: 1 faults, 0.5 off for each = 3/4 x 2 points = 1.5 of 2"),
        ("yes_no", "", "PAY-01.1: left blank = 0 x 2 points = 0 of 2"),
    ],
)
def test_each_line_of_the_sum(kind: str, answer: str, line: str) -> None:
    assert scored(f"PAY-01.1 | {kind} | 2 | {answer}").checks[0].explanation == line


def test_stores_are_compared_on_what_they_share() -> None:
    first = scored("""
        PAY-01.1 | yes_no | 1 | yes
        PAY-02.1 | yes_no | 1 | no
        PAY-03.1 | yes_no | 8 | yes
    """)
    second = scored("""
        PAY-01.1 | yes_no | 1 | yes
        PAY-02.1 | yes_no | 1 | yes
        PAY-03.1 | yes_no | 8 | N/A | N/A
    """)
    shared = shared_checks([first, second])
    assert shared == {"PAY-01.1", "PAY-02.1"}
    assert (shared_percent(first, shared), shared_percent(second, shared)) == (50, 100)
    blank = scored("PAY-01.1 | yes_no | 1 |\nPAY-02.1 | yes_no | 1 | not observed")
    assert shared_checks([first, blank]) == {"PAY-01.1"}
    assert shared_checks([]) == frozenset()
    assert shared_percent(first, ()) is None


# Laws: whatever the checks and the answers, these hold.

COUNTS = st.integers(0, 6)
ANSWERS: dict[str, st.SearchStrategy[str]] = {
    "yes_no": st.sampled_from(["no", "yes"]),
    "bad yes": st.sampled_from(["yes", "no"]),
    "rating": st.sampled_from("0123"),
    "lux": st.integers(290, 310).map(str),
    "3 lux": st.tuples(*[st.integers(290, 310)] * 3).map(lambda readings: " ".join(map(str, readings))),
    "warm": st.integers(15, 29).map(str),
    "open": st.sampled_from(["09:59", "10:00", "10:01"]),
    "sample": st.tuples(COUNTS, COUNTS).map(lambda pair: f"{min(pair)} {max(pair)}"),
    "call": st.tuples(COUNTS, COUNTS).map(lambda pair: f"{pair[0]} {pair[1]}"),
    "visit": st.sampled_from(["14:00 14:10", "14:00 14:11"]),
    "choice": st.sampled_from(["none", "half", "full"]),
    "faults": COUNTS.map(str),
}
POINTS = st.sampled_from(["0", "0.1", "0.25", "0.334", "1", "2", "3", "7", "1000"])


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    rows = []
    for place in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(sorted(ANSWERS)))
        answer = draw(st.one_of(ANSWERS[kind], st.sampled_from(["", "N/A", "not observed"])) if draw(st.booleans()) else ANSWERS[kind])
        marks = draw(st.sampled_from(["", "critical"]))
        rows.append([f"{draw(st.sampled_from(['PAY', 'SAN', 'SRV']))}-{place + 1:02d}.1", kind, draw(POINTS), answer, marks])
    return rows


WEIGHTS = st.sampled_from([None, {"pay": Decimal("0.5"), "san": 7}])
laws = settings(max_examples=80, deadline=None, derandomize=True)


@laws
@given(tables(), WEIGHTS)
def test_a_score_lies_within_0_and_100_and_is_never_shown_higher(rows: list[list[str]], weights: dict[str, Any] | None) -> None:
    result = scored(rows, weights)
    for percent in [result.percent, *(section.percent for section in result.sections)]:
        if percent is not None:
            assert 0 <= percent <= 100
            floor = Fraction(shown(percent).removesuffix(" %"))
            assert floor <= percent < floor + Fraction(1, 10)
    assert 0 <= result.earned <= result.possible
    assert 0 <= result.coverage <= 1


@laws
@given(st.fractions(0, 100), st.lists(st.integers(1, 999), max_size=6))
def test_what_is_shown_never_contradicts_its_band(percent: Fraction, borders: list[int]) -> None:
    starts = [Decimal(tenths) / 10 for tenths in sorted({0, *borders})]
    bands = [
        {"id": f"b{at}", "title": "B", "from": low, "to": high}
        for at, (low, high) in enumerate(zip(starts, [*starts[1:], 100], strict=True))
    ]
    made = edition_of(rows_of("PAY-01.1 | yes_no | 1 | yes"), bands=bands).scoring.bands
    assert band_of(percent, made) is band_of(Fraction(shown(percent).removesuffix(" %")), made) is not None


@laws
@given(tables(), WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_answers_changes_nothing(rows: list[list[str]], weights: dict[str, Any] | None, rng: Any) -> None:
    mixed = rng.sample(rows, len(rows))
    first, second = scored(rows, weights), scored(mixed, weights)
    assert (first.percent, first.outcome, first.band, first.coverage) == (second.percent, second.outcome, second.band, second.coverage)
    assert {check.check.id: check.earned for check in first.checks} == {check.check.id: check.earned for check in second.checks}


@laws
@given(tables(), WEIGHTS, st.data())
def test_a_better_answer_never_lowers_a_score(rows: list[list[str]], weights: dict[str, Any] | None, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    other = [*rows[:at], [*rows[at][:3], data.draw(ANSWERS[rows[at][1]]), rows[at][4]], *rows[at + 1 :]]
    worse, better = sorted((scored(rows, weights), scored(other, weights)), key=lambda result: _fraction_at(result, rows[at][0]))
    assume(_fraction_at(worse, rows[at][0]) >= 0)
    assert (worse.percent is None) == (better.percent is None)
    if worse.percent is not None and better.percent is not None:
        assert worse.percent <= better.percent
    assert not (worse.outcome == "pass" and better.outcome == "fail")


def _fraction_at(result: Score, id_: str) -> Fraction:
    """What a check met; -1 when it has no answer that counts."""
    check = next(check for check in result.checks if check.check.id == id_)
    return check.fraction if check.fraction is not None and check.state != "blank" else Fraction(-1)


@laws
@given(tables(), st.data())
def test_na_raises_the_score_exactly_when_the_item_was_below_it(rows: list[list[str]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    before = scored(rows)
    item = next(check for check in before.checks if check.check.id == rows[at][0])
    after = scored([*rows[:at], [*rows[at][:3], "N/A", rows[at][4] + ", N/A"], *rows[at + 1 :]])
    assume(item.state in ("passed", "failed") and before.percent is not None and after.percent is not None)
    assert item.fraction is not None
    assert before.percent is not None
    assert after.percent is not None
    own = 100 * item.fraction
    change = after.percent - before.percent
    assert change == 0 if not item.possible or own == before.percent else (change > 0) == (own < before.percent)


@laws
@given(tables(), st.data())
def test_a_blank_weighs_as_much_as_the_worst_answer(rows: list[list[str]], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    blank = scored([*rows[:at], [*rows[at][:3], "", rows[at][4]], *rows[at + 1 :]])
    answered = scored([*rows[:at], [*rows[at][:3], data.draw(ANSWERS[rows[at][1]]), rows[at][4]], *rows[at + 1 :]])
    assume(blank.percent is not None and next(c for c in answered.checks if c.check.id == rows[at][0]).fraction is not None)
    assert blank.percent is not None
    assert answered.percent is not None
    assert blank.percent <= answered.percent
    assert blank.outcome in ("fail", "not_proven", "incomplete")
