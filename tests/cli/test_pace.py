"""The line beside the bar says how fast it goes now, not how fast it went on the average."""

from __future__ import annotations

from floorwalk.cli.pace import Pace


def test_rate_and_time_left() -> None:
    pace = Pace(1000, 0.0)
    assert pace.said(50, 0.5) == ""
    assert pace.said(100, 1.0) == "100 files/s, 0:09 left"
    assert pace.said(400, 4.0) == "100 files/s, 0:06 left"


def test_files_that_went_by_at_once_promise_nothing_for_those_that_do_not() -> None:
    pace = Pace(20_000, 0.0)
    assert pace.said(9_000, 9.0) == "1,000 files/s, 0:11 left"
    for second in range(10, 100):
        said = pace.said(9_000 + (second - 9) * 50, float(second))
    assert said == "50 files/s, 2:10 left"


def test_a_stop_is_no_fault() -> None:
    pace = Pace(10, 5.0)
    assert pace.said(0, 5.0) == ""
    assert pace.said(0, 60.0) == ""
    assert pace.said(10, 70.0).endswith("0:00 left")
