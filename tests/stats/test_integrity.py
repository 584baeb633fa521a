"""Integrity questions: what is asked about, what is not, and the chances against scipy."""

from collections.abc import Hashable
from datetime import date
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from floorwalk.stats.integrity import Kind, at_least, copied_notes, identical, same_photos, too_fast, two_places, uniform, wrong_days

Vectors = dict[str, dict[str, Hashable]]
DAY = date(2026, 11, 20)


def _answers(visits: int, checks: int, p: float, seed: int = 1) -> Vectors:
    chance = Random(seed)
    return {f"V{n:02}": {f"C{c}": "yes" if chance.random() < p else "no" for c in range(checks)} for n in range(visits)}


def test_identical_answers() -> None:
    visits = _answers(30, 25, 0.6)
    assert identical(visits) == []
    visits["V07"] = dict(visits["V03"])
    (found,) = identical(visits)
    assert (found.kind, found.visits, found.seen, found.of) == (Kind.IDENTICAL, ("V03", "V07"), 2, 30)
    assert found.chance is not None
    assert found.chance < 0.001


def test_identical_answers_are_nothing_where_all_is_well() -> None:
    visits = _answers(30, 25, 1.0)
    (found,) = identical(visits)
    assert (found.seen, found.chance) == (30, 1)


def test_identical_chance_by_hand() -> None:
    """Two of three visits alike on 20 checks that each split 2 to 1: q = (2/3)^20, chance = 3 P(X >= 1 of 2)."""
    one: dict[str, Hashable] = {f"C{c}": "yes" for c in range(20)}
    (found,) = identical({"A": one, "B": dict(one), "C": dict.fromkeys(one, "no")})
    assert found.chance == pytest.approx(3 * (1 - (1 - (2 / 3) ** 20) ** 2))


def test_few_checks_or_other_checks_are_not_compared() -> None:
    short: dict[str, Hashable] = {f"C{c}": "yes" for c in range(19)}
    assert identical({"A": short, "B": dict(short)}) == []
    assert identical({"A": short | {"D": 1}, "B": short | {"E": 1}}) == []


@given(st.integers(0, 40), st.integers(0, 40), st.floats(0, 1))
def test_binomial_tail(k: int, n: int, p: float) -> None:
    assert at_least(k, n, p) == pytest.approx(stats.binom.sf(k - 1, n, p), rel=1e-9, abs=1e-300)


def test_uniform_scores() -> None:
    scores = {f"V{n}": ("Ann", Fraction(100)) for n in range(5)} | {f"W{n}": ("Bo", Fraction(100 if n < 2 else 90)) for n in range(15)}
    (found,) = uniform(scores)
    assert (found.kind, found.auditor, found.seen) == (Kind.UNIFORM, "Ann", 5)
    assert found.chance == pytest.approx(2 * stats.hypergeom.sf(4, 20, 7, 5))
    assert uniform({f"V{n}": ("Ann", Fraction(100)) for n in range(2)}) == []
    assert uniform({f"V{n}": ("Ann", Fraction(9999, 100)) for n in range(9)}) == []
    (sure,) = uniform({f"V{n}": ("Ann", Fraction(100)) for n in range(9)})
    assert sure.chance == 1


def test_copied_notes() -> None:
    long = "The door was blocked by three pallets."
    notes = {
        "V1": [long, "ok"],
        "V2": ["  the DOOR was  blocked by three pallets."],
        "V3": ["ok", long + " Again."],
        "V4": [long[:20], long[:20]],
    }
    (found,) = copied_notes(notes)
    assert (found.visits, found.what, found.chance) == (("V1", "V2"), long.casefold(), None)


def test_same_photos() -> None:
    photos = {
        "V1": [("A", "ab"), ("B", "cd"), ("C", "")],
        "V2": [("A", "ab"), ("C", "")],
        "V3": [("A", "ef"), ("A", "ef")],
        "V4": [("A", "12"), ("B", "12")],
    }
    assert [(one.what, one.visits, one.seen) for one in same_photos(photos)] == [("ab", ("V1", "V2"), 2), ("12", ("V4",), 2)]


def test_days() -> None:
    issued, back = date(2026, 11, 10), date(2026, 11, 25)
    days = {
        "V1": (issued, date(2026, 11, 8), back),
        "V2": (issued, DAY, back),
        "V3": (issued, date(2026, 11, 28), back),
        "V4": (issued, DAY, None),
    }
    assert [(one.kind, one.visits, one.seen) for one in wrong_days(days)] == [(Kind.EARLY, ("V1",), 2), (Kind.LATE, ("V3",), 3)]


def test_too_fast() -> None:
    (found,) = too_fast({"V1": (10, 100), "V2": (25, 100), "V3": (90, 100), "V4": (-5, 100)})
    assert (found.kind, found.visits, found.seen, found.of) == (Kind.FAST, ("V1",), 10, 100)


def test_two_places() -> None:
    visits = [
        ("V1", "Ann", "S1", DAY, 540, 600),
        ("V2", "Ann", "S2", DAY, 590, 650),
        ("V3", "Ann", "S3", DAY, 650, 700),
        ("V4", "Bo", "S1", DAY, 540, 600),
        ("V5", "Bo", "S1", DAY, 550, 610),
        ("V6", "Cy", "S1", DAY, 540, 600),
        ("V7", "Cy", "S2", date(2026, 11, 21), 540, 600),
        ("V8", "Cy", "S3", DAY, 600, 540),
    ]
    (found,) = two_places(visits)
    assert (found.kind, found.visits, found.auditor, found.seen) == (Kind.TWO_PLACES, ("V1", "V2"), "Ann", 10)


def test_a_long_visit_over_two_short_ones() -> None:
    visits = [("V1", "Ann", "S1", DAY, 500, 900), ("V2", "Ann", "S2", DAY, 520, 560), ("V3", "Ann", "S3", DAY, 700, 720)]
    assert [one.visits for one in two_places(visits)] == [("V1", "V2"), ("V1", "V3")]
