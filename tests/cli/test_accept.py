"""`floorwalk accept`: one line in decisions.csv, by whom and why; and the same ledger from the same files and decisions in any order."""

from __future__ import annotations

import random
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook
from tests.cli.conftest import Run, fill_all

from floorwalk.cli import accept as module
from floorwalk.errors import FloorwalkError


def _stopped(result: object) -> tuple[str, int]:
    error = getattr(result, "exception", None)
    assert isinstance(error, FloorwalkError), error
    return error.code, error.status


def _other(own: Path, first: Path, name: str, note: str) -> Path:
    book = load_workbook(first)
    book["Audit"]["I6"].value = note
    path = own / "audits/filled" / name
    book.save(path)
    return path


def _lines(own: Path) -> list[str]:
    return (own / "audits/decisions.csv").read_text(encoding="utf-8").splitlines()


def _ledger(own: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that the ledger holds, whatever the order in which it came."""
    with duckdb.connect(str(own / "audits/ledger.duckdb"), read_only=True) as connection:
        names = [row[0] for row in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()]
        return {name: sorted(connection.table(name).fetchall(), key=str) for name in names}


WHY = ("--reason", "The first was a draft, she said", "--by", "M. Okafor")


def test_a_held_file_is_accepted_and_comes_in_when_collected_again(own: Path, run: Run) -> None:
    first = fill_all(own)[0]
    other = _other(own, first, "again.xlsx", "by telephone")
    run("collect", first)
    assert run("collect", other).exit_code == 1
    before = _lines(own)
    result = run("accept", other, *WHY)
    assert result.exit_code == 0
    assert "audits/filled/again.xlsx is accepted for the visit " in result.output
    assert "it takes the place of the file with the hash " in result.output
    assert result.output.endswith("Commit that file.\nNext: floorwalk collect audits/filled/again.xlsx\n")
    (added,) = _lines(own)[len(before) :]
    assert added.split(",")[1:3] == ["M. Okafor", "accept"]
    assert added.endswith(',"The first was a draft, she said"')
    collected = run("collect", first, other)
    assert "again.xlsx: accepted" in collected.output
    assert run("check").exit_code == 0


def test_accepted_again_writes_no_second_line(own: Path, run: Run) -> None:
    first = fill_all(own)[0]
    other = _other(own, first, "again.xlsx", "by telephone")
    run("collect", first)
    run("accept", other, *WHY)
    before = _lines(own)
    again = run("accept", other, *WHY)
    assert again.exit_code == 0
    assert "was accepted on " in again.output
    assert " by M. Okafor: nothing to write." in again.output
    run("collect")
    run("accept", other, *WHY)
    assert _lines(own) == before


def test_a_change_of_mind_is_the_last_line(own: Path, run: Run) -> None:
    first = fill_all(own)[0]
    other = _other(own, first, "again.xlsx", "by telephone")
    run("collect", first)
    run("accept", other, *WHY)
    run("collect")
    run("accept", first, "--reason", "It was right after all", "--by", "M. Okafor")
    assert f"{first.name}: replaced" not in run("collect").output
    assert len(_lines(own)) == 3
    run("accept", other, *WHY)
    assert len(_lines(own)) == 4


@pytest.mark.parametrize("name", ["notes.xlsx", "copy.xlsx"])
def test_what_is_no_sheet_of_a_known_visit_is_refused(own: Path, run: Run, name: str) -> None:
    path = fill_all(own)[0].with_name(name)
    if name == "notes.xlsx":
        path.write_text("my notes", encoding="utf-8")
    else:
        (own / "audits/editions").rename(own / "audits/elsewhere")
        path.write_bytes(fill_all(own)[0].read_bytes())
        for edition in (own / "audits/editions").iterdir():
            edition.unlink()
    before = _lines(own)
    assert _stopped(run("accept", path, *WHY)) == ("FW715", 2)
    assert _lines(own) == before


@pytest.mark.parametrize("more", [[], ["--by", ""], ["--by", "=A"], ["--by", "A", "--reason", " "]])
def test_a_decision_needs_a_name_and_a_reason(own: Path, run: Run, more: list[str]) -> None:
    path, before = fill_all(own)[0], _lines(own)
    assert _stopped(run("accept", path, "--reason", "Why", *more)) == ("FW716", 2)
    assert _lines(own) == before


def test_at_a_terminal_the_name_is_asked_for(own: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = fill_all(own)[0]
    monkeypatch.setattr(module, "_at_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", lambda text, default: f"{text} {default}"[:9])
    assert run("accept", path, "--reason", "Right").exit_code == 0
    assert _lines(own)[-1].split(",")[1] == "Your name"


def test_a_file_that_lies_elsewhere_is_pointed_out(own: Path, run: Run, tmp_path: Path) -> None:
    path = fill_all(own)[0].rename(tmp_path / "mail.xlsx")
    assert "Put the file into audits/filled" in run("accept", path, *WHY).stderr


def test_a_rebuild_in_any_order_gives_the_same_ledger(own: Path, run: Run) -> None:
    paths = fill_all(own)
    paths += [_other(own, paths[0], f"{name}.xlsx", name) for name in ("again", "third", "0")]
    run("collect", paths[0], paths[1], paths[2])
    for name in ("third", "again"):
        run("accept", own / f"audits/filled/{name}.xlsx", "--reason", name, "--by", "M. Okafor")
    run("collect", own / "audits/filled/again.xlsx")
    run("collect")
    wanted = _ledger(own)
    for seed in range(4):
        random.Random(seed).shuffle(paths)
        (own / "audits/ledger.duckdb").unlink()
        run("collect", *paths[:3])
        run("collect", *paths[3:])
        assert _ledger(own) == wanted, seed
