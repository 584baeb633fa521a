"""`floorwalk plan`: sizes, parts of the checklist, and a round's file that is never written over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.cli.conftest import Run, fill_all

from floorwalk.cli.ready import today
from floorwalk.lint.run import run as lint
from floorwalk.source.workspace import load

DATES = ("--from", "2099-03-01", "--due", "2099-03-31")


def test_size_says_how_many(own: Path, run: Run) -> None:
    told = run("plan", "size", "--within", "5", "--stores", "400").output
    assert "381 answers" in told
    assert len(re.findall(r"each (once|\d times): \d+ stores, \d+ visits", told)) == 5
    assert "not even all 24 stores" in run("plan", "size", "--within", "5", "--stores", "24").output
    assert "fewer than 5 stores" in run("plan", "size", "--within", "5").output  # the small workspace has three
    assert run("plan", "size", "--within", "60").exit_code == 2


def test_checks_are_dealt_into_parts_and_a_part_is_ready_for_the_rounds_file(own: Path, run: Run) -> None:
    assert "no need to leave any out" in run("plan", "checks", "--minutes", "500").output
    told = run("plan", "checks", "--minutes", "6").output
    assert told.count("  part ") > 1
    lines = run("plan", "checks", "--minutes", "6", "--part", "1").output
    assert lines.startswith("leave_out:\n  - ")
    path = own / "audits/rounds/first.yaml"
    path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")
    assert [problem.code for problem in lint(load(own), today()) if problem.severity == "error"] == []
    assert "FW705" in str(run("plan", "checks", "--minutes", "6", "--part", "99").exception)
    assert "FW760" in str(run("plan", "checks", "--minutes", "1").exception)


def test_a_round_that_leaves_checks_out_goes_all_the_way(own: Path, run: Run) -> None:
    path = own / "audits/rounds/first.yaml"
    lines = run("plan", "checks", "--minutes", "6", "--part", "1").output
    path.write_text(path.read_text(encoding="utf-8") + lines, encoding="utf-8")
    left_out = set(re.findall(r"  - (\S+)", lines))
    fill_all(own)
    assert run("collect").exit_code in (0, 1)
    assert run("ledger", "export", "--format", "csv", "--out", "tables").exit_code == 0
    asked = set(re.findall(r'"([A-Z]+-\d+\.\d+)"', Path("tables/answers.csv").read_text(encoding="utf-8")))
    assert asked
    assert asked & left_out == set()
    assert run("report").exit_code == 0
    report = Path("audits/reports/first/report.json").read_text(encoding="utf-8")
    assert not any(f'"{id_}"' in report for id_ in left_out)
    assert '"blank"' not in "".join(re.findall(r'"state":"\w+"', report))


def test_a_round_is_proposed_once_and_never_overwritten(own: Path, run: Run) -> None:
    told = run("plan", "round", "2099-03", *DATES, "--auditor", "a1=S1", "--auditor", "a2", "--title", "Spring: all")
    assert told.exit_code == 0, told.output
    space = load(own)
    assert [problem.code for problem in lint(space, today()) if problem.severity == "error"] == []
    made = space.rounds["2099-03"][0]
    assert made.title == "Spring: all"
    assert {visit.auditor for visit in made.visits if visit.store == "S1"} == {"a2"}
    path = own / "audits/rounds/2099-03.yaml"
    before = path.read_bytes()
    assert "FW762" in str(run("plan", "round", "2099-03", *DATES).exception)
    assert path.read_bytes() == before
    assert run("sheets", "--round", "2099-03").exit_code == 0


def test_the_next_round_takes_the_auditors_and_the_next_part(own: Path, run: Run) -> None:
    run("plan", "round", "2099-03", *DATES, "--auditor", "a1", "--auditor", "a2", "--minutes", "6")
    run("plan", "round", "2099-04", "--from", "2099-04-01", "--due", "2099-04-30", "--minutes", "6")
    first, second = (load(own).rounds[id_][0] for id_ in ("2099-03", "2099-04"))
    assert [one.id for one in first.auditors] == [one.id for one in second.auditors] == ["a1", "a2"]
    assert first.leave_out
    assert second.leave_out
    assert first.leave_out != second.leave_out


def test_a_dry_run_writes_nothing(own: Path, run: Run) -> None:
    before = sorted(own.rglob("*"))
    told = run("plan", "round", "2099-03", *DATES, "--auditor", "a1", "--dry-run")
    assert told.stdout.startswith("# yaml-language-server")
    assert sorted(own.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("March/2099", *DATES, "--auditor", "a1"), "FW763"),
        (("r", "--from", "2099-03-31", "--due", "2099-03-01", "--auditor", "a1"), "FW763"),
        (("r", *DATES, "--auditor", "A 1"), "FW763"),
        (("r", *DATES, "--auditor", "a1=S99"), "FW705"),
        (("r", *DATES, "--store", "S99"), "FW705"),
        (("first", *DATES), "FW762"),
    ],
)
def test_what_makes_no_round_is_said(own: Path, run: Run, arguments: tuple[str, ...], code: str) -> None:
    assert code in str(run("plan", "round", *arguments).exception)
    assert [path.name for path in (own / "audits/rounds").iterdir()] == ["first.yaml"]
