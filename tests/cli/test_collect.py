"""What a manager sees of a collect: few files and many, what needs attention, how far the round is, and that a dry run leaves no trace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run, fill_all
from tests.cli.grown import grow

from floorwalk.errors import FloorwalkError
from floorwalk.ledger.store import open_ledger

MANY = 45


@pytest.fixture
def many(own: Path) -> list[Path]:
    return grow(own, MANY)


def _on_record(own: Path) -> dict[str, str]:
    with open_ledger(own / "audits/ledger.duckdb", read_only=True) as ledger:
        return ledger.hashes()


def _traces(own: Path) -> set[str]:
    return {path.name for path in (own / "audits").iterdir()}


def test_of_many_files_only_those_that_need_attention_are_shown(own: Path, run: Run, many: list[Path]) -> None:
    many[7].write_bytes(b"cut off")
    many[9].write_bytes(b"")
    result = run("collect", "--workers", 1)
    assert result.exit_code == 1
    shown = [line.partition(":")[0] for line in result.stdout.splitlines() if line.startswith("audits/filled/")]
    listed = [json.loads(line) for line in (own / "audits/collected.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [file["file"] for file in listed] == [f"audits/filled/{path.name}" for path in sorted(many)]
    assert shown == [file["file"] for file in listed if file["status"] != "accepted"][:20]
    assert f"Rejected, not a workbook [FW601]: 2: audits/filled/{many[9].name}, audits/filled/{many[7].name}" in result.stdout
    assert f"Round first: {MANY - 2} of {MANY} visits are on record; missing: S8, S10" in result.stdout
    assert "Every file with its issues: audits/collected.jsonl" in result.stdout
    assert f" of {MANY} files." in result.stdout


def test_many_stores_that_are_missing_are_told_by_region(own: Path, run: Run, many: list[Path]) -> None:
    result = run("collect", *many[:4])
    assert f"Round first: 4 of {MANY} visits are on record; {MANY - 4} are missing:" in result.stdout
    assert "  coast: 20 (S6, S8, S10, S12, S14, ...)" in result.stdout
    assert "  town: 21 (S5, S7, S9, S11, S13, ...)" in result.stdout


def test_what_is_missing_is_held_against_the_whole_ledger(own: Path, run: Run) -> None:
    paths = fill_all(own)
    assert "missing: S2, S3" in run("collect", paths[0]).stdout
    assert "Round first: 2 of 3 visits are on record; missing: S3" in run("collect", paths[1]).stdout
    assert "Round first: 3 of 3 visits are on record.\n" in run("collect", paths[2]).stdout


def test_the_second_time_little_is_said(own: Path, run: Run, many: list[Path]) -> None:
    first = run("collect")
    again = run("collect")
    assert again.exit_code == first.exit_code
    assert not any(line.startswith("audits/filled/") for line in again.stdout.splitlines())
    assert f"{MANY} were on record before" in again.stdout


def test_a_dry_run_says_what_would_be_and_leaves_no_trace(own: Path, run: Run, many: list[Path]) -> None:
    before = _traces(own)
    dry = run("collect", "--dry-run")
    assert _traces(own) == before
    real = run("collect")
    assert f"Round first: {MANY} of {MANY} visits are on record." in dry.stdout
    for line in dry.stdout.splitlines()[:-1]:
        assert line in real.stdout
    many[0].write_bytes(b"")
    ledger = (own / "audits/ledger.duckdb").read_bytes()
    assert "1 rejected" in run("collect", "--dry-run").stdout
    assert (own / "audits/ledger.duckdb").read_bytes() == ledger


def test_copies_and_corrections_are_named(own: Path, run: Run) -> None:
    paths = fill_all(own)
    copy = own / "audits/filled/a-copy.xlsx"
    copy.write_bytes(paths[0].read_bytes())
    said = run("collect").stdout
    assert f"The same content twice, counted once: 1: audits/filled/a-copy.xlsx and audits/filled/{paths[0].name}" in said
    other = fill_all(own, seed=6)
    held = run("collect", other[1])
    assert f'Held until you decide (floorwalk accept FILE --reason "why"): 1: audits/filled/{other[1].name}' in held.stdout
    assert run("accept", other[1], "--reason", "The first was a draft", "--by", "A. Lind").exit_code == 0
    corrected = run("collect", other[1])
    assert (
        f"Corrected, the earlier file counts no longer: 1: audits/filled/{other[1].name} instead of audits/filled/{paths[1].name}"
        in corrected.stdout
    )


def test_json_is_one_document_with_a_summary(own: Path, run: Run) -> None:
    paths = fill_all(own)
    paths[2].write_bytes(b"")
    result = run("collect", "--format", "json")
    told = json.loads(result.stdout)
    assert set(told) == {"files", "summary", "missing"}
    assert [file["status"] for file in told["files"]][2] == "rejected"
    assert told["summary"]["files"] == 3
    assert told["summary"]["rejected"] == {"FW601": {"count": 1, "first": [f"audits/filled/{paths[2].name}"]}}
    assert told["summary"]["rounds"] == {"first": {"visits": 3, "on_record": 2}}
    assert told["summary"]["stopped"] is False
    assert told["missing"] == {"first": ["S3"]}


def test_a_folder_that_cannot_be_listed_is_reported(own: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_all(own)
    (own / "audits/filled/closed").mkdir()
    real = __import__("os").scandir

    def closed(path: object) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr("os.scandir", closed)
    result = run("collect")
    assert "audits/filled/closed: rejected" in result.stdout
    assert "[FW101]" in result.stderr


def test_pictures_that_lie_beside_are_no_rejected_sheets(own: Path, run: Run) -> None:
    fill_all(own)
    (own / "audits/filled/photos").mkdir()
    for name in ("IMG_1.JPG", "photos/img 2.heic"):
        (own / "audits/filled" / name).write_bytes(b"picture")
    assert "rejected" not in run("collect").stdout
    assert "1 rejected of 1 files." in run("collect", "audits/filled/IMG_1.JPG").stdout


def test_files_are_named_from_the_workspace_wherever_one_is(own: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_all(own)
    monkeypatch.chdir(tmp_path)
    assert "\naudits/filled/" in run("-w", own, "collect").stdout
    with open_ledger(own / "audits/ledger.duckdb", read_only=True) as ledger:
        assert all(one.file.startswith("audits/filled/") for one in ledger.on_record())


def test_the_list_that_cannot_be_written_stops_it_before_anything_is_read(own: Path, run: Run, many: list[Path]) -> None:
    (own / "audits/collected.jsonl").mkdir()
    error = run("collect").exception
    assert isinstance(error, FloorwalkError)
    assert (error.code, error.status) == ("FW710", 1)
    assert not (own / "audits/ledger.duckdb").exists()
