"""`floorwalk forget`: names go, scores stay, nothing goes that was not read, and wherever it is cut off nothing is lost."""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook
from tests.cli.conftest import Run, fill_all

from floorwalk.cli import forget as module
from floorwalk.errors import FloorwalkError
from floorwalk.ledger.store import Ledger

TOMORROW = (date.today() + timedelta(days=400)).isoformat()  # noqa: DTZ011
NAME, NOTE = "Ottilie Quarrington", "note that names somebody"


def _stopped(result: object) -> tuple[str, int]:
    error = getattr(result, "exception", None)
    assert isinstance(error, FloorwalkError), error
    return error.code, error.status


@pytest.fixture
def filled(own: Path, run: Run) -> list[Path]:
    """Three sheets that were collected, the first with a name and a note."""
    paths = fill_all(own)
    book = load_workbook(paths[0])
    book["Audit"]["I6"].value = NOTE
    start = book["Start"]
    row = next(row for row in range(1, start.max_row + 1) if start.cell(row, 1).value == "auditor")
    start.cell(row, 3).value = NAME
    book.save(paths[0])
    run("collect")
    return paths


def _scores(own: Path) -> list[tuple[object, ...]]:
    with duckdb.connect(str(own / "audits/ledger.duckdb"), read_only=True) as connection:
        sql = "SELECT sheet_id, audit, percent, outcome, day, answers_hash FROM audits ORDER BY sheet_id"
        answers = "SELECT audit, check_id, state, result, given, earned, possible FROM answers ORDER BY audit, position"
        return [*connection.execute(sql).fetchall(), *connection.execute(answers).fetchall()]


def _everything(own: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(own.rglob("*")) if path.is_file())


def test_names_go_and_scores_stay(own: Path, run: Run, filled: list[Path]) -> None:
    before = _scores(own)
    assert NOTE.encode() in (own / "audits/ledger.duckdb").read_bytes()
    result = run("forget", "--older-than", TOMORROW, "--yes")
    assert result.exit_code == 0, result.output
    assert "Visits before " in result.output
    assert "To be removed: 3 filled sheets." in result.output
    assert result.output.endswith("3 files removed; 3 audits kept without names. Commit audits/kept/first.jsonl.\n")
    assert _scores(own) == before
    assert list((own / "audits/filled").iterdir()) == []
    assert not (own / "audits/collected.jsonl").exists()
    left = _everything(own)
    assert NAME.encode() not in left
    assert NOTE.encode() not in left
    assert run("report").exit_code == 0


def test_a_ledger_made_again_from_what_was_kept_is_the_same(own: Path, run: Run, filled: list[Path]) -> None:
    run("forget", "--older-than", TOMORROW, "--yes")
    before = _scores(own)
    (own / "audits/ledger.duckdb").unlink()
    restored = filled[0].with_name("from a backup.xlsx")
    run("report")
    fill_all(own)
    run("collect")
    assert _scores(own) == before
    assert not restored.exists()


def test_a_file_that_comes_back_from_a_backup_brings_no_name_back(own: Path, run: Run, filled: list[Path]) -> None:
    backup = {path: path.read_bytes() for path in filled}
    run("forget", "--older-than", TOMORROW, "--yes")
    for path, content in backup.items():
        path.write_bytes(content)
    (own / "audits/ledger.duckdb").unlink()
    run("collect")
    with duckdb.connect(str(own / "audits/ledger.duckdb"), read_only=True) as connection:
        assert connection.execute("SELECT DISTINCT auditor FROM audits").fetchall() == [("",)]
    again = run("forget", "--older-than", TOMORROW, "--yes")
    assert "3 files removed" in again.output
    assert list((own / "audits/filled").iterdir()) == []


def test_dry_run_and_no_change_nothing(own: Path, run: Run, filled: list[Path]) -> None:
    before = {path: path.read_bytes() for path in own.rglob("*") if path.is_file()}
    dry = run("forget", "--older-than", TOMORROW, "--dry-run")
    assert "3 filled sheets" in dry.output
    assert dry.output.endswith("Nothing was changed: --dry-run.\n")
    assert run("forget", "--older-than", TOMORROW).exit_code in (0, 1)  # nobody sits there to say yes
    assert {path: path.read_bytes() for path in own.rglob("*") if path.is_file()} == before


def test_what_is_young_stays(own: Path, run: Run, filled: list[Path]) -> None:
    assert run("forget", "--older-than", "2000-01-01", "--yes").output == "Nothing is older than 2000-01-01.\n"
    assert all(path.exists() for path in filled)


def test_what_was_not_read_stays(own: Path, run: Run, filled: list[Path]) -> None:
    (own / "audits/filled/notes.txt").write_text("mine", encoding="utf-8")
    damaged = own / "audits/filled/cut.xlsx"
    damaged.write_bytes(filled[0].read_bytes()[:500])
    book = load_workbook(filled[0])
    book["Audit"]["I6"].value = "another"
    held = own / "audits/filled/held.xlsx"
    book.save(held)
    result = run("forget", "--older-than", TOMORROW, "--yes")
    assert "2 files in audits/filled not on record and not removed." in result.stderr
    assert "1 file held and not removed." in result.stderr
    assert sorted(path.name for path in (own / "audits/filled").iterdir()) == ["cut.xlsx", "held.xlsx", "notes.txt"]


def test_a_file_that_was_read_elsewhere_is_named(own: Path, run: Run, filled: list[Path], tmp_path: Path) -> None:
    filled[0].rename(tmp_path / "kept by somebody.xlsx")
    result = run("forget", "--older-than", TOMORROW, "--yes")
    assert "1 file not in audits/filled any more: if they lie elsewhere, remove them yourself." in result.stderr
    assert f"  audits/filled/{filled[0].name}\n" in result.stderr
    assert "2 files removed; 3 audits kept without names." in result.output


def test_a_file_that_gave_way_to_another_goes_along(own: Path, run: Run, filled: list[Path]) -> None:
    book = load_workbook(filled[0])
    book["Audit"]["I6"].value = "another"
    other = own / "audits/filled/other.xlsx"
    book.save(other)
    run("accept", other, "--reason", "Right", "--by", "M. Okafor")
    run("collect")
    assert "4 filled sheets" in run("forget", "--older-than", TOMORROW, "--yes").output
    assert list((own / "audits/filled").iterdir()) == []


def test_a_disputed_visit_stays_until_the_matter_is_closed(own: Path, run: Run, filled: list[Path]) -> None:
    store = filled[0].stem.rpartition("_")[2]
    book = load_workbook(filled[0])
    check = book["Audit"]["A6"].value
    decisions = own / "audits/decisions.csv"
    line = f"2099-01-01,A. Lind,dispute,{store},{check},,Not so\n"
    decisions.write_text(decisions.read_text(encoding="utf-8") + line, encoding="utf-8")
    result = run("forget", "--older-than", TOMORROW, "--yes")
    assert f"1 visit not forgotten: an answer is disputed, and no `close` line in decisions.csv ends it ({store})." in result.stderr
    assert [path for path in filled if path.exists()] == [filled[0]]
    decisions.write_text(decisions.read_text(encoding="utf-8") + line.replace("dispute", "close"), encoding="utf-8")
    run("forget", "--older-than", TOMORROW, "--yes")
    assert not filled[0].exists()


def test_replies_go_with_their_sheets(own: Path, run: Run) -> None:
    path = fill_all(own)[0]
    book = load_workbook(path)
    book["Audit"]["F6"].value = "Y es"
    book.save(path)
    run("collect", "--reply", "audits/replies")
    made = {one.name for one in (own / "audits/replies").iterdir()}
    assert f"{path.stem}-reply.xlsx" in made
    (own / "audits/replies/mine.txt").write_text("my own", encoding="utf-8")
    assert f"{len(made)} repl" in run("forget", "--older-than", TOMORROW, "--yes").output
    assert [one.name for one in (own / "audits/replies").iterdir()] == ["mine.txt"]


def test_a_photo_goes_unless_a_later_audit_needs_it(own: Path, run: Run) -> None:
    paths = fill_all(own)
    picture = b"\x89PNG\r\n\x1a\n" + bytes(range(40))
    for path, name in zip(paths, ("one.png", "both.png", "both.png"), strict=True):
        book = load_workbook(path)
        book["Audit"]["J6"].value = name
        start = book["Start"]
        row = next(row for row in range(1, start.max_row + 1) if start.cell(row, 1).value == "date")
        start.cell(row, 3).value = date(2026, 1, 5) if path == paths[2] else date(2025, 1, 5)
        book.save(path)
        (path.parent / name).write_bytes(picture + name.encode())
    run("collect")
    assert "2 filled sheets, 1 photo." in run("forget", "--older-than", "2025-06-01", "--yes").output
    assert sorted(path.name for path in (own / "audits/filled").iterdir()) == sorted([paths[2].name, "both.png"])
    assert hashlib.sha256(picture + b"both.png").hexdigest()[:12] not in run("collect").output


@pytest.mark.parametrize("age", ["soon", "-3", "2026-13-01", "1e3"])
def test_an_age_is_days_or_a_date(own: Path, run: Run, filled: list[Path], age: str) -> None:
    assert _stopped(run("forget", f"--older-than={age}", "--yes")) == ("FW717", 2)
    assert all(path.exists() for path in filled)


def test_without_an_age_the_company_says_it(own: Path, run: Run, filled: list[Path]) -> None:
    company = own / "standards/company.yaml"
    text = company.read_text(encoding="utf-8")
    without = "\n".join(line for line in text.splitlines() if "retention" not in line and "filled_days" not in line) + "\n"
    company.write_text(without, encoding="utf-8")
    assert _stopped(run("forget", "--yes")) == ("FW717", 2)
    company.write_text(without + "retention:\n  filled_days: 40000\n", encoding="utf-8")
    assert "Nothing is older than 19" in run("forget", "--yes").output


def test_without_a_ledger_nothing_is_known_to_be_read(own: Path, run: Run) -> None:
    paths = fill_all(own)
    assert _stopped(run("forget", "--older-than", TOMORROW, "--yes")) == ("FW718", 2)
    assert all(path.exists() for path in paths)


class _Killed(BaseException):
    """The machine stops here."""


STEPS = {
    "before the lines are kept": ("keep", None),
    "before they are read again": ("entries", None),
    "before the ledger": (None, "append"),
    "before its file is written anew": ("compact", None),
    "before the files go": ("remove", None),
}


@pytest.mark.parametrize(("function", "method"), STEPS.values(), ids=STEPS.keys())
def test_cut_off_anywhere_nothing_is_lost_and_the_next_run_ends_the_same(
    own: Path, run: Run, filled: list[Path], function: str | None, method: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _scores(own)

    def dies(*_: object, **__: object) -> None:
        raise _Killed

    with monkeypatch.context() as patch:
        patch.setattr(Ledger if method else module, method or function or "", dies)
        with pytest.raises(_Killed):
            run("forget", "--older-than", TOMORROW, "--yes")
    assert all(path.exists() for path in filled)
    assert _scores(own) == before
    assert run("forget", "--older-than", TOMORROW, "--yes").exit_code == 0
    assert _scores(own) == before
    assert list((own / "audits/filled").iterdir()) == []
    assert NAME.encode() not in _everything(own)
    assert len((own / "audits/kept/first.jsonl").read_text(encoding="utf-8").splitlines()) == 3


def test_a_file_that_will_not_go_is_named_and_the_next_run_removes_it(
    own: Path, run: Run, filled: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.unlink

    def locked(self: Path, missing_ok: bool = False) -> None:
        if self.name == filled[0].name:
            raise PermissionError(13, "Permission denied")
        real(self, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", locked)
        result = run("forget", "--older-than", TOMORROW, "--yes")
    assert result.exit_code == 1
    assert f"audits/filled/{filled[0].name} cannot be removed: Permission denied." in result.stderr
    assert "[FW719]" in result.stderr
    assert run("forget", "--older-than", TOMORROW, "--yes").exit_code == 0
    assert not filled[0].exists()
