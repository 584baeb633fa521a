"""Trends over editions: segments, shared checks, and the change on them."""

from fractions import Fraction

import pytest

from floorwalk.stats import Seen, Why, check_segments, paired_change, trend


def _seen(store: str, round_: str, edition: str, **checks: tuple[int, int]) -> Seen:
    return Seen(store, round_, edition, {check: (Fraction(e), Fraction(p)) for check, (e, p) in checks.items()})


STORES = ["S1", "S2", "S3", "S4", "S5", "S6"]
VISITS = [
    *(_seen(store, "r1", "old", A=(n % 2, 1), B=(n % 3, 2), C=(1, 2)) for n, store in enumerate(STORES)),
    *(_seen(store, "r2", "old", A=(1, 1), B=(n % 3, 2), C=(1, 2)) for n, store in enumerate(STORES)),
    *(_seen(store, "r3", "new", A=(1, 1), B=(0, 2), C=(n % 2, 2), D=(0, 5)) for n, store in enumerate(STORES)),
]
SPLITS = {("old", "new"): {"B"}}


def test_segments_and_steps() -> None:
    found = trend(["r1", "r2", "r3"], VISITS, SPLITS)
    assert found.segments == (("r1", "r2"), ("r3",))
    first, second = found.steps
    assert (first.shared, first.split, first.whole) == (("A", "B", "C"), (), True)
    assert (second.shared, second.split, second.whole) == (("A", "C"), ("B",), False)
    before = {store: 100 * Fraction(n % 2 + n % 3 + 1, 5) for n, store in enumerate(STORES)}
    after = {store: 100 * Fraction(1 + n % 3 + 1, 5) for n, store in enumerate(STORES)}
    assert first.change == paired_change(before, after)
    assert first.change.value == pytest.approx(10)
    assert second.change.value == pytest.approx(100 * (sum((1 + n % 2) / 3 - 2 / 3 for n in range(6)) / 6))
    assert (first.change.n, first.change.clusters) == (12, 6)


def test_each_check_has_its_own_line() -> None:
    steps = trend(["r1", "r2", "r3"], VISITS, SPLITS).steps
    assert check_segments("A", ["r1", "r2", "r3"], steps) == (("r1", "r2", "r3"),)
    assert check_segments("B", ["r1", "r2", "r3"], steps) == (("r1", "r2"), ("r3",))
    assert check_segments("A", [], ()) == ()


def test_only_checks_that_count_in_both_visits() -> None:
    """S1's A was N/A before: what it earned there later is no progress."""
    before = [_seen(store, "r1", "e", B=(1, 2)) for store in STORES]
    after = [_seen(store, "r2", "e", A=(1, 1), B=(n % 2, 2)) for n, store in enumerate(STORES)]
    (step,) = trend(["r1", "r2"], before + after, {}).steps
    assert step.shared == ("B",)
    assert step.change.value == pytest.approx(-25)


def test_points_of_the_later_round_count_for_both() -> None:
    before = [_seen(store, "r1", "a", A=(1, 1), B=(0, 1)) for store in STORES]
    after = [_seen(store, "r2", "b", A=(3, 3), B=(n % 2, 1)) for n, store in enumerate(STORES)]
    (step,) = trend(["r1", "r2"], before + after, {("a", "b"): ()}).steps
    assert step.change.value == pytest.approx(12.5)


def test_two_visits_of_one_store_in_a_round_are_one_store() -> None:
    before = [_seen(store, "r1", "e", A=(0, 1)) for store in STORES]
    after = [_seen(store, "r2", "e", A=(score, 1)) for n, store in enumerate(STORES) for score in (0, n % 2)]
    (step,) = trend(["r1", "r2"], before + after, {}).steps
    assert (step.change.value, step.change.clusters) == (pytest.approx(25), 6)


def test_nothing_in_common() -> None:
    (step,) = trend(["r1", "r2"], [_seen("S1", "r1", "e", A=(1, 1)), _seen("S2", "r2", "e", A=(1, 1))], {}).steps
    assert step.change.why_not is Why.NOTHING
    few = trend(["r1", "r2"], [_seen("S1", r, "e", A=(1, 1)) for r in ("r1", "r2")], {}).steps[0]
    assert (few.change.why_not, few.change.least) == (Why.FEW_STORES, 5)
    assert trend([], [], {}).segments == ()


def test_editions_that_nobody_compared_are_an_error() -> None:
    with pytest.raises(KeyError):
        trend(["r1", "r2"], [_seen("S1", "r1", "a", A=(1, 1)), _seen("S1", "r2", "b", A=(1, 1))], {})
