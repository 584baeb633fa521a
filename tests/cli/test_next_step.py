"""`floorwalk` alone: where the workspace stands, and the one command that comes next."""

from __future__ import annotations

import os
from pathlib import Path

from click.testing import CliRunner
from tests.cli.conftest import Run, fill_all

from floorwalk.cli import floorwalk


def _next(run: Run) -> list[str]:
    result = run()
    assert result.exit_code == 0
    return result.output.splitlines()


def test_outside_a_workspace_it_shows_the_three_ways_in(tmp_path: Path) -> None:
    told = CliRunner().invoke(floorwalk, ["-w", str(tmp_path)]).output
    assert told.startswith("There is no workspace here.")
    assert all(word in told for word in ("floorwalk demo", "floorwalk init", "floorwalk --help"))


def test_each_state_of_a_round_has_its_next_step(own: Path, run: Run) -> None:
    assert _next(run)[0] == "Your company: 7 standards in 1 set(s), 3 stores, 1 round(s)."
    assert _next(run)[2:4] == ["Round first has no sheets yet.", "Next:  floorwalk sheets --round first"]
    run("sheets")
    assert _next(run)[2:] == [
        "3 sheets lie in audits/sheets; none has come back yet.",
        "Next:  put filled sheets into audits/filled, then  floorwalk collect",
    ]
    paths = fill_all(own)
    assert _next(run)[2:] == ["3 filled sheets lie in audits/filled, some not yet collected.", "Next:  floorwalk collect"]
    run("collect")
    assert _next(run)[2:] == ["3 filled sheets have been collected.", "Next:  floorwalk report --round first"]
    run("report")
    assert _next(run)[2:4] == ["Round first is reported.", "Next:  open audits/reports/first/index.html"]
    later = (own / "audits/ledger.duckdb").stat().st_mtime + 5
    os.utime(paths[0], (later, later))
    assert _next(run)[-1] == "Next:  floorwalk collect"


def test_the_round_that_is_due_last_counts(own: Path, run: Run) -> None:
    first = (own / "audits/rounds/first.yaml").read_text(encoding="utf-8")
    due = next(line for line in first.splitlines() if line.startswith("due:"))
    start = next(line for line in first.splitlines() if line.startswith("from:"))
    for name, day in (("early", "2031-02-01"), ("late", "2031-11-30")):
        text = first.replace(due, f"due: {day}").replace(start, "from: 2031-01-15").replace("id: first", f"id: {name}")
        (own / f"audits/rounds/{name}.yaml").write_text(text, encoding="utf-8")
    assert _next(run)[2] == "Round late has no sheets yet."


def test_without_a_round_it_says_where_to_write_one(own: Path, run: Run) -> None:
    (own / "audits/rounds/first.yaml").unlink()
    assert _next(run)[2] == "No round is planned yet."


def test_faults_come_first(own: Path, run: Run) -> None:
    company = own / "standards/company.yaml"
    company.write_text(company.read_text(encoding="utf-8").replace("languages:", "langauges:"), encoding="utf-8")
    assert _next(run)[-1] == "Next:  floorwalk check"
    assert "stand in the way" in _next(run)[-2]
