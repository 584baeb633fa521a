"""Repeat findings: a visit that did not see the check neither breaks a row nor counts."""

import pytest

from floorwalk.stats import repeat, unbroken
from floorwalk.stats.repeats import Outcome

LETTERS: dict[str, Outcome] = {"p": "passed", "f": "failed", "n": "na", "o": "not_observed", "b": "blank", "h": "hidden"}


def _row(letters: str) -> list[Outcome]:
    return [LETTERS[letter] for letter in letters]


@pytest.mark.parametrize(
    ("letters", "times", "visits", "looked"),
    [
        ("", 0, (), 0),
        ("p", 0, (), 1),
        ("f", 1, (0,), 1),
        ("ff", 2, (0, 1), 2),
        ("fpf", 1, (2,), 3),
        ("ffp", 0, (), 3),
        ("pfnof", 2, (1, 4), 3),
        ("fhbf", 2, (0, 3), 2),
        ("ffnob", 2, (0, 1), 2),
        ("fpnobhf", 1, (6,), 3),
        ("nobh", 0, (), 0),
    ],
)
def test_rows(letters: str, times: int, visits: tuple[int, ...], looked: int) -> None:
    found = repeat(_row(letters))
    assert (found.times, found.visits, found.looked) == (times, visits, looked)
    assert found.repeated == (times > 1)


@pytest.mark.parametrize(
    ("versions", "times", "visits"), [("1111", 4, (0, 1, 2, 3)), ("1122", 2, (2, 3)), ("1112", 1, (3,)), ("1211", 2, (2, 3))]
)
def test_a_changed_requirement_begins_anew(versions: str, times: int, visits: tuple[int, ...]) -> None:
    found = unbroken(_row("ffff"), [int(version) for version in versions])
    assert (found.times, found.visits) == (times, visits)
    assert unbroken([], []).times == 0
