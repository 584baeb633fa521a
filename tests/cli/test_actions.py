"""`floorwalk actions` from sheets that came back: what is open, what closes it, and files of it for other programs."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import icalendar
import pytest
from tests.cli.conftest import Run, fill_all

DAY = date(2026, 12, 1)


@pytest.fixture
def collected(own: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    fill_all(own)
    run("collect")
    monkeypatch.setattr("floorwalk.cli.actions.today", lambda: date(2099, 12, 1))
    return own


def actions(run: Run, *arguments: str) -> list[dict[str, object]]:
    result = run("actions", *arguments, "--out", "a.json")
    assert result.exit_code == 0, result.output
    found = json.loads(Path("a.json").read_text(encoding="utf-8"))["actions"]
    assert isinstance(found, list)
    return found


def test_it_lists_each_open_finding_under_its_owner_and_its_store(collected: Path, run: Run) -> None:
    found = actions(run)
    assert found
    by_owner, by_store = run("actions").output, run("actions", "--by", "store").output
    for one in found:
        assert f"\n{one['owner']}: " in by_owner
        assert f"\n{one['store']} {one['store_name']}: " in by_store
        assert str(one["check"]) in by_owner
    assert all(len(line) <= 140 for line in by_owner.splitlines())
    assert by_owner.splitlines()[0].endswith("on 2099-12-01.")


def test_a_dispute_is_marked_and_a_close_line_closes(collected: Path, run: Run) -> None:
    first = next(one for one in actions(run) if one["kind"] == "finding")
    path = collected / "audits/decisions.csv"
    lines = ["date,by,kind,store,ref,until,reason", f"2099-01-01,Store,dispute,{first['store']},{first['check']},,It was there."]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    [marked] = [one for one in actions(run) if (one["store"], one["check"]) == (first["store"], first["check"])]
    assert (marked["disputed"], marked["state"]) == (True, first["state"])
    assert "(disputed)" in run("actions").output
    path.write_text("\n".join([*lines, lines[1].replace("dispute", "close").replace("Store", "Head")]) + "\n", encoding="utf-8")
    assert [one for one in actions(run) if (one["store"], one["check"]) == (first["store"], first["check"])] == []
    [closed] = [one for one in actions(run, "--closed") if one["state"] == "closed"]
    assert (closed["closed_by"], closed["closed_who"], closed["closed_reason"]) == ("decision", "Head", "It was there.")


def test_only_what_is_wanted(collected: Path, run: Run) -> None:
    found = actions(run)
    store, owner = found[0]["store"], found[0]["owner"]
    assert {one["store"] for one in actions(run, "--store", str(store))} == {store}
    assert {one["owner"] for one in actions(run, "--owner", str(owner).upper())} == {owner}
    assert actions(run, "--round", "first") == found
    assert {one["state"] for one in actions(run, "--overdue")} <= {"overdue"}


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(("--store", "S99"), "FW705"), (("--owner", "Nobody"), "FW705"), (("--round", "none"), "FW705"), (("--out", "a.pdf"), "FW755")],
)
def test_a_name_that_is_not_there_is_refused(collected: Path, run: Run, arguments: tuple[str, ...], code: str) -> None:
    result = run("actions", *arguments)
    assert result.exit_code != 0
    assert code in str(result.exception)


def test_files_for_other_programs(collected: Path, run: Run) -> None:
    found = actions(run)
    assert f"a.csv: {len(found)} actions." in run("actions", "--out", "a.csv").output
    with Path("a.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [one["check"] for one in csv.DictReader(file)] == [one["check"] for one in found]
    dated = [one for one in found if one["due"]]
    assert f"a.ics: {len(dated)} due dates" in run("actions", "--out", "a.ics").output
    assert len(icalendar.Calendar.from_ical(Path("a.ics").read_bytes()).walk("VEVENT")) == len(dated)


def test_nothing_collected_is_said(own: Path, run: Run) -> None:
    assert "FW706" in str(run("actions").exception)
