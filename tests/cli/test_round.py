"""freeze, sheets, collect and report in a small workspace: what each writes, says and answers with, and what a failure leaves."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.cli.conftest import Run, fill_all

from floorwalk.errors import FloorwalkError
from floorwalk.sheet.visits import VisitSheet


def _stopped(result: object) -> tuple[str, int]:
    error = getattr(result, "exception", None)
    assert isinstance(error, FloorwalkError), error
    return error.code, error.status


def test_freeze_writes_an_edition_once(own: Path, run: Run) -> None:
    first, again = run("freeze"), run("freeze", "store")
    files = list((own / "audits/editions").iterdir())
    assert (first.exit_code, again.exit_code, len(files)) == (0, 0, 1)
    assert first.output == f"audits/editions/{files[0].name}: frozen, 7 standards, version 1.\n"
    assert again.output == f"audits/editions/{files[0].name}: already frozen, 7 standards, version 1.\n"
    assert _stopped(run("freeze", "stor")) == ("FW705", 2)


def test_sheets_makes_one_workbook_a_store(own: Path, run: Run) -> None:
    result = run("sheets")
    made = sorted((own / "audits/sheets").iterdir())
    assert result.exit_code == 0
    assert len(made) == 3
    assert "Commit audits/editions/" in result.output
    assert f"3 sheets of round first in audits/sheets, due {made[0].name[:4]}-" in result.output
    before = [path.read_bytes() for path in made]
    again = run("sheets", "--round", "first")
    assert "Commit" not in again.output
    assert [path.read_bytes() for path in made] == before
    book = load_workbook(io.BytesIO(before[0]))
    assert book.sheetnames[:2] == ["Start", "Audit"]
    assert "SIMULATED" not in str([cell.value for row in book["Start"].iter_rows() for cell in row])


@pytest.mark.parametrize("wrong", [["--round", "firts"], ["--store", "S99"], ["--language", "xx"]])
def test_a_name_that_is_not_there_writes_nothing(own: Path, run: Run, wrong: list[str]) -> None:
    assert _stopped(run("sheets", *wrong)) == ("FW705", 2)
    assert not (own / "audits/sheets").exists()


def test_one_store_into_a_folder_of_ones_choice(own: Path, run: Run, tmp_path: Path) -> None:
    store = fill_all(own)[1].stem.rpartition("_")[2]
    assert run("sheets", "--store", store, "--out", tmp_path / "out").exit_code == 0
    assert [path.stem.rpartition("_")[2] for path in (tmp_path / "out").iterdir()] == [store]


def test_a_failure_half_way_leaves_whole_files_only(own: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = VisitSheet.workbook, []

    def fails(self: VisitSheet, *arguments: object) -> bytes:
        calls.append(self)
        if len(calls) == 2:
            raise RuntimeError("disk")
        return real(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(VisitSheet, "workbook", fails)
    assert isinstance(run("sheets").exception, RuntimeError)
    left = list((own / "audits/sheets").iterdir())
    assert len(left) == 1
    assert load_workbook(left[0]).sheetnames[0] == "Start"


def test_collect_and_report(own: Path, run: Run) -> None:
    paths = fill_all(own)
    result = run("collect", *paths[:2])
    assert [line.partition(":")[0] for line in result.output.splitlines()[:2]] == [f"audits/filled/{path.name}" for path in paths[:2]]
    assert "of 2 files." in result.output
    assert f"Round first: 2 of 3 visits are on record; missing: {paths[2].stem.rpartition('_')[2]}" in result.output
    assert "Next: floorwalk report --round first" in result.output
    all_of_them = run("collect")
    assert all_of_them.output.count("(already on record)") == 2
    reported = run("report")
    assert reported.exit_code == 0
    assert reported.output.startswith("3 audits of round first. Open audits/reports/first/index.html")
    made = own / "audits/reports/first"
    assert {path.name for path in made.iterdir()} == {"index.html", "report.json", "report.xlsx", "summary.md", "regions", "stores"}
    assert len(list((made / "stores").iterdir())) == 3


def test_collect_as_json_for_another_program(own: Path, run: Run) -> None:
    paths = fill_all(own)
    (own / "audits/filled/notes.txt").write_text("not a workbook", encoding="utf-8")
    (own / "audits/filled/~$lock.xlsx").write_text("Excel's lock", encoding="utf-8")
    told = json.loads(run("collect", "--format", "json").stdout)
    assert [file["file"] for file in told["files"]] == sorted(f"audits/filled/{path.name}" for path in (*paths, Path("notes.txt")))
    odd = told["files"][-1]
    assert (odd["status"], odd["issues"][0]["code"]) == ("rejected", "FW601")
    keys = {"file", "status", "sheet_id", "store", "round", "sha256", "already_on_record", "instead_of", "same_as", "issues"}
    assert set(told["files"][0]) == keys
    assert told["missing"] == {"first": []}


def test_collect_ends_with_1_when_a_file_is_rejected_and_still_takes_the_others(own: Path, run: Run) -> None:
    paths = fill_all(own)
    paths[0].write_bytes(b"cut off")
    result = run("collect")
    assert result.exit_code == 1
    assert f"audits/filled/{paths[0].name}: rejected" in result.output
    assert "[FW601]" in result.stderr
    assert run("report").output.startswith("2 audits")


def test_a_second_file_is_held_until_somebody_accepts_it(own: Path, run: Run) -> None:
    first = fill_all(own)[0]
    run("collect", first)
    book = load_workbook(first)
    book["Start"]["C20"].value = None
    book["Audit"]["I6"].value = "corrected by telephone"
    book.save(own / "audits/filled/correction.xlsx")
    held = run("collect", "audits/filled/correction.xlsx")
    assert held.exit_code == 1
    assert "correction.xlsx: held" in held.output
    command = held.stderr.partition("right one: floorwalk ")[2].partition(" --reason")[0].split()
    assert run(*command, "--reason", "Told by telephone", "--by", "A. Lind").exit_code == 0
    again = run("collect", "audits/filled/correction.xlsx", first)
    assert "correction.xlsx: accepted" in again.stdout
    assert f"{first.name}: replaced, " in again.stdout
    assert "(another file counts for this visit)" in again.stdout


def test_the_ledger_made_again_from_the_files_gives_the_same_report(own: Path, run: Run) -> None:
    fill_all(own)
    run("collect")
    run("report", "--out", "one")
    (own / "audits/ledger.duckdb").unlink()
    run("collect")
    run("report", "--out", "two")
    assert (own / "one/report.json").read_bytes() == (own / "two/report.json").read_bytes()


def test_nothing_to_collect_or_report(own: Path, run: Run) -> None:
    assert _stopped(run("collect")) == ("FW706", 2)
    assert _stopped(run("report"))[0] == "FW706"
    assert not (own / "audits/ledger.duckdb").exists()
    assert not (own / "audits/reports").exists()
    fill_all(own)
    run("collect")
    assert _stopped(run("report", "--round", "frist")) == ("FW705", 2)


def test_a_damaged_ledger_is_named(own: Path, run: Run) -> None:
    fill_all(own)
    (own / "audits/ledger.duckdb").write_bytes(b"no ledger")
    assert _stopped(run("collect")) == ("FW711", 1)
    assert _stopped(run("report")) == ("FW711", 1)


def test_a_file_that_cannot_be_opened_stops_no_other(own: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = fill_all(own)
    real = Path.open

    def locked(self: Path, *arguments: object, **more: object) -> object:
        if self.name == paths[0].name:
            raise PermissionError(13, "Permission denied")
        return real(self, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "open", locked)
    result = run("collect")
    assert result.exit_code == 1
    assert "the file cannot be opened (Permission denied). Close it in the program that has it open" in result.stderr
    assert "1 rejected of 3 files." in result.output


def test_when_nothing_was_taken_no_report_is_proposed(own: Path, run: Run) -> None:
    for path in fill_all(own):
        path.write_bytes(b"")
    assert "Next" not in run("collect").output
