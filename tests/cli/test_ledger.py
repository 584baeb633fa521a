"""ledger status, rebuild and export: what each says and writes, and that nothing on record gets lost."""

from __future__ import annotations

import csv
import json
import random
import re
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from tests.cli.conftest import Run, fill_all

from floorwalk.cli import floorwalk
from floorwalk.errors import FloorwalkError
from floorwalk.ledger.export import guarded
from floorwalk.ledger.store import open_ledger
from floorwalk.ledger.tables import ALL

LEDGER = "audits/ledger.duckdb"


@pytest.fixture
def paths(own: Path, run: Run) -> list[Path]:
    paths = fill_all(own)
    assert run("collect").exit_code in (0, 1)
    return paths


def _tables(own: Path) -> dict[str, list[Any]]:
    with open_ledger(own / LEDGER, read_only=True) as ledger:
        return {table.name: ledger.connection.execute(f"FROM {table.name} ORDER BY {', '.join(table.key)}").fetchall() for table in ALL}


def _stopped(result: Any) -> tuple[str, int]:
    assert isinstance(result.exception, FloorwalkError), (result.exception, result.output)
    return result.exception.code, result.exception.status


def test_status_says_what_is_on_record(own: Path, run: Run, paths: list[Path]) -> None:
    result = run("ledger", "status")
    first, second, third = result.output.splitlines()[:3]
    assert first.startswith("audits/ledger.duckdb: version 3, ")
    assert second.startswith("Round first (audit, store): 3 audits of 3 stores, ")
    assert third == "audits/filled: 3 files, all on record."
    told = json.loads(run("ledger", "status", "--format", "json").stdout)
    assert told["rounds"][0]["audits"] == 3
    assert (told["not_on_record"], told["without_file"], told["version"]) == ([], [], 3)


def test_status_names_files_that_are_not_on_record_and_audits_without_a_file(own: Path, run: Run, paths: list[Path]) -> None:
    moved = paths[0].with_name("again.xlsx")
    book = load_workbook(paths[0])
    book["Start"]["C3"] = "x"
    book.save(moved)
    paths[0].unlink()
    result = run("ledger", "status")
    assert result.exit_code == 1
    assert "audits/filled: 3 files, 1 of them not on record: audits/filled/again.xlsx." in result.output
    assert f"1 audits on record have no file in audits/filled or audits/kept: audits/filled/{paths[0].name}." in result.output


def test_status_tells_visits_later_than_today(own: Path, run: Run, paths: list[Path]) -> None:
    with open_ledger(own / LEDGER) as ledger:
        ledger.connection.execute("UPDATE audits SET day = DATE '2999-01-01' WHERE visit = 1 AND store = (SELECT min(store) FROM audits)")
    result = run("ledger", "status")
    assert result.exit_code == 1
    assert result.stderr.count("is dated 2999-01-01, which is later than today") == 1
    assert "[FW722] (warning)" in result.stderr


@pytest.mark.parametrize("words", [("status",), ("export",)])
def test_without_a_ledger_there_is_nothing_to_say(run: Run, words: tuple[str, ...]) -> None:
    assert _stopped(run("ledger", *words)) == ("FW706", 1)


def test_rebuilt_it_is_equal_to_a_collect_in_any_order(own: Path, run: Run, paths: list[Path]) -> None:
    before = _tables(own)
    assert {name: bool(rows) for name, rows in before.items()}["audits"]
    assert before["stores"]
    assert before["rounds"]
    for seed in range(3):
        (own / LEDGER).unlink()
        for path in random.Random(seed).sample(paths, len(paths)):
            run("collect", path)
        assert _tables(own) == before
    result = run("ledger", "rebuild")
    assert "audits/ledger.duckdb: 3 audits, from 3 files in audits/filled." in result.output
    assert _tables(own) == before
    (own / LEDGER).unlink()
    run("ledger", "rebuild")
    assert _tables(own) == before


def test_rebuilt_a_held_file_stays_held(own: Path, run: Run, paths: list[Path]) -> None:
    before = _tables(own)
    fill_all(own, seed=6)  # other answers under the same names
    for path in paths:
        path.rename(path.with_name(f"0-{path.name}"))  # they come first by name
    fill_all(own)
    result = run("ledger", "rebuild")
    assert result.exit_code == 1
    assert "3 files are held; `floorwalk collect` says why." in result.output
    assert _tables(own) == before


def test_rebuild_lets_nothing_go_unasked(own: Path, run: Run, paths: list[Path]) -> None:
    before = _tables(own)
    paths[1].unlink()
    result = run("ledger", "rebuild")
    assert _stopped(result) == ("FW723", 1)
    assert f"audits/filled/{paths[1].name}" in str(result.exception)
    assert _tables(own) == before
    assert "1 audits were let go" in run("ledger", "rebuild", "--let-go").output
    assert len(_tables(own)["audits"]) == 2


def test_rebuild_mends_a_damaged_ledger(own: Path, run: Run, paths: list[Path]) -> None:
    before = _tables(own)
    (own / LEDGER).write_bytes(b"nothing")
    assert _stopped(run("ledger", "status")) == ("FW711", 1)
    result = run("ledger", "rebuild")
    assert "The old ledger could not be read; it is kept as audits/ledger-damaged.duckdb." in result.output
    assert _tables(own) == before


def test_rebuild_stops_at_an_altered_edition_and_leaves_the_ledger(own: Path, run: Run, paths: list[Path]) -> None:
    before = _tables(own)
    edition = next((own / "audits/editions").glob("*.json"))
    edition.write_text(edition.read_text(encoding="utf-8").replace('"points": 2', '"points": 20', 1), encoding="utf-8")
    result = run("ledger", "rebuild")
    assert _stopped(result) == ("FW708", 1)
    assert "was altered: its hash is not that of its content. Fetch it again from version control" in result.stderr
    assert _tables(own) == before


def test_rebuild_without_the_edition_leaves_the_ledger_as_it_is(own: Path, run: Run, paths: list[Path]) -> None:
    before = _tables(own)
    shutil.rmtree(own / "audits/editions")
    assert "audits/filled: 3 files, all on record." in run("ledger", "status").output
    assert _stopped(run("ledger", "rebuild")) == ("FW723", 1)
    assert _tables(own) == before


@pytest.mark.parametrize("form", ["parquet", "csv", "json"])
def test_export_writes_every_table(own: Path, run: Run, paths: list[Path], form: str) -> None:
    result = run("ledger", "export", "--format", form)
    assert result.exit_code == 0
    folder = own / "audits/export"
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{table.name}.{form}" for table in ALL)
    rows = _tables(own)
    assert f"audits/export/answers.{form}: {len(rows['answers']):,} rows" in result.output


def test_in_parquet_and_json_everything_is_exact(own: Path, run: Run, paths: list[Path], tmp_path: Path) -> None:
    rows = _tables(own)
    for form in ("parquet", "json"):
        run("ledger", "export", "--format", form, "--out", tmp_path / form)
        for table in ALL:
            if form == "parquet":
                with duckdb.connect() as other:
                    assert other.execute(f"FROM read_parquet('{tmp_path}/parquet/{table.name}.parquet')").fetchall() == rows[table.name]
            else:
                told = json.loads((tmp_path / f"json/{table.name}.json").read_text(encoding="utf-8"))
                assert [tuple(one) for one in told] == [table.names()] * len(told)
                assert [[str(value) for value in one.values()] for one in told] == [
                    [str(value) for value in row] for row in rows[table.name]
                ]


def test_in_csv_no_text_is_a_formula_and_all_can_be_had_back(own: Path, run: Run, paths: list[Path], tmp_path: Path) -> None:
    in_csv = {
        "=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "＝1": "'＝1", "'quoted": "''quoted", "\t=1": "\t'=1", "\r=1": "\r'=1",
        " =1": " '=1", "a;=1+1": "a;'=1+1", 'a; "=1': "a; \"'=1", "line\n- break": "line\n'- break", 'a "b", c': 'a "b", c',
        "5 - 3": "5 - 3", "a'b": "a'b", "a; b": "a; b", "": "",
    }  # fmt: skip
    notes = list(in_csv)
    with open_ledger(own / LEDGER) as ledger:
        rows = ledger.connection.execute("SELECT audit, position FROM answers ORDER BY audit, position").fetchall()
        for row, note in zip(rows, notes, strict=False):
            ledger.connection.execute("UPDATE answers SET note = ? WHERE audit = ? AND position = ?", [note, *row])
    run("ledger", "export", "--format", "csv", "--out", tmp_path)
    text = (tmp_path / "answers.csv").read_bytes().decode("utf-8")
    assert text.startswith('\ufeff"audit","position"')
    with (tmp_path / "answers.csv").open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file))
    written = _tables(own)["answers"]
    assert len(read) == len(written)
    assert [row["note"] for row in read[: len(notes)]] == list(in_csv.values())
    assert not [value for row in read for value in row.values() if re.search(r'(^|[;\r\n])[\s"]*[=+@-]', value) and not _is_number(value)]
    assert [_unguarded(row["note"]) for row in read[: len(notes)]] == notes


@given(text=st.text(alphabet="=+-@＝' \t\r\n;\"a"))
def test_what_guards_a_text_in_csv_can_be_taken_off(text: str) -> None:
    assert _unguarded(guarded(text)) == text


def _unguarded(text: str) -> str:
    """What the manual says that programs do."""
    return re.sub(r"""(^|[;\r\n])([ \t\r\n"\u00a0\u3000]*)'""", r"\1\2", text)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9.]+(e-?[0-9]+)?", text))


def test_an_export_that_cannot_be_written_says_so(own: Path, run: Run, paths: list[Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert _stopped(run("ledger", "export", "--out", tmp_path / "file" / "inner")) == ("FW710", 1)
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.mark.parametrize("name", ["status", "rebuild", "export"])
def test_each_part_explains_itself_with_examples(name: str) -> None:
    told = CliRunner().invoke(floorwalk, ["ledger", name, "--help"])
    assert told.exit_code == 0
    assert f"floorwalk ledger {name}" in told.output


def test_what_is_kept_without_names_counts_when_it_is_made_again(own: Path, run: Run, paths: list[Path]) -> None:
    assert run("forget", "--older-than", "2999-01-01", "--yes").exit_code == 0
    assert not [path for path in paths if path.exists()]
    before = _tables(own)
    assert len(before["audits"]) == 3
    assert "have no file" not in run("ledger", "status").output
    result = run("ledger", "rebuild")
    assert "audits/ledger.duckdb: 3 audits, from 0 files in audits/filled and 3 kept without names." in result.output
    assert _tables(own) == before
    next((own / "audits/kept").glob("*.jsonl")).unlink()
    assert "3 audits on record have no file in audits/filled or audits/kept: audits/kept/first.jsonl" in run("ledger", "status").output
    assert _stopped(run("ledger", "rebuild")) == ("FW723", 1)
    assert _tables(own) == before


def test_a_round_without_stores_has_nothing_on_record_and_no_error(own: Path, run: Run) -> None:
    for name in ("stores", "contacts"):
        path = own / f"audits/{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    round_ = own / "audits/rounds/first.yaml"
    round_.write_text(round_.read_text(encoding="utf-8").partition("visits:")[0], encoding="utf-8")
    assert "audits/ledger.duckdb: 0 audits, from 0 files in audits/filled." in run("ledger", "rebuild").output
    result = run("ledger", "status")
    assert (result.exit_code, "No audit is on record." in result.output) == (0, True)
    result = run("sheets")
    assert _stopped(result) == ("FW706", 2)
    assert "visits no store" in str(result.exception)
