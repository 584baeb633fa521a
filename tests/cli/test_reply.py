"""`floorwalk collect --reply`: a file to send back for each that needs one; and a mended one comes in without a decision, in any order."""

from __future__ import annotations

import json
import random
from pathlib import Path

import duckdb
import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from tests.cli.conftest import Run, fill_all

from floorwalk.demo import auditor


@pytest.fixture(autouse=True)
def _careful(monkeypatch: pytest.MonkeyPatch) -> None:
    """The simulated auditors leave nothing blank, so that each test knows what is wrong."""
    monkeypatch.setattr(auditor, "_human", lambda lines, _: lines)


def _clean(own: Path) -> list[Path]:
    """Two sheets without a fault: the third names a photo that nobody sent."""
    first, second, third = fill_all(own)
    second.unlink()
    return [first, third]


def _spoilt(path: Path, cell: str = "F7", value: str = "Y es") -> Path:
    return _changed(path, path, {cell: value})


def _changed(path: Path, to: Path, cells: dict[str, object], sheet: str = "Audit") -> Path:
    book = load_workbook(path)
    assert isinstance(book, Workbook)
    for cell, value in cells.items():
        book[sheet][cell].value = value  # type: ignore[index]
    book.save(to)
    return to


def _ledger(own: Path) -> dict[str, list[tuple[object, ...]]]:
    with duckdb.connect(str(own / "audits/ledger.duckdb"), read_only=True) as connection:
        names = [row[0] for row in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()]
        return {name: sorted(connection.table(name).fetchall(), key=str) for name in names}


def test_clean_sheets_need_no_reply(own: Path, run: Run) -> None:
    _clean(own)
    assert "No reply was needed.\n" in run("collect", "--reply", "out").output
    assert not (own / "out").exists()


def test_a_reply_stands_beside_what_lies_there(own: Path, run: Run) -> None:
    path = _spoilt(_clean(own)[0])
    target = own / f"out/{path.stem}-reply.xlsx"
    first = run("collect", "--reply", "out")
    assert first.exit_code == 1
    assert f"audits/filled/{path.name}: reply out/{target.name}\n1 reply in out: send each to its auditor." in first.output
    made = target.read_bytes()
    run("collect", "--reply", "out")
    assert [one.name for one in (own / "out").iterdir()] == [target.name]
    target.write_bytes(b"somebody's work")
    run("collect", "--reply", "out")
    assert target.read_bytes() == b"somebody's work"
    assert (own / f"out/{path.stem}-reply-2.xlsx").read_bytes() == made


def test_the_first_sheet_says_what_to_do(own: Path, run: Run) -> None:
    path = _spoilt(_clean(own)[0])
    run("collect", "--reply", "out")
    sheet = load_workbook(own / f"out/{path.stem}-reply.xlsx").worksheets[0]
    assert sheet["D7"].value == "Y es"


@pytest.mark.parametrize("mended", [True, False], ids=["only what was asked", "more than that"])
def test_a_mended_reply_comes_in_by_itself_and_one_that_changes_more_is_held(own: Path, run: Run, mended: bool) -> None:
    path = _spoilt(_clean(own)[0])
    run("collect", "--reply", "out")
    cells: dict[str, object] = {"F7": "Yes"} if mended else {"F7": "Yes", "I14": "and a new note"}
    back = _changed(own / f"out/{path.stem}-reply.xlsx", own / f"audits/filled/{path.stem}-reply.xlsx", cells)
    result = run("collect")
    with duckdb.connect(str(own / "audits/ledger.duckdb"), read_only=True) as connection:
        (file,) = connection.execute("SELECT file FROM audits WHERE store = 'S1'").fetchone() or ("",)
    assert (back.name in file) is mended
    assert ("[FW615]" in result.output) is not mended
    assert path.exists()


def test_a_chain_of_replies_gives_the_same_ledger_in_any_order(own: Path, run: Run) -> None:
    paths = _clean(own)
    _spoilt(_spoilt(paths[0]), "F12", "maybe")
    run("collect", "--reply", "out")
    name = f"{paths[0].stem}-reply"
    second = _changed(own / f"out/{name}.xlsx", own / f"audits/filled/{name}.xlsx", {"F7": "Yes", "F12": "perhaps"})
    run("collect", "--reply", "out")
    third = _changed(own / f"out/{name}-2.xlsx", own / f"audits/filled/{name}-2.xlsx", {"F12": "No"})
    assert "[FW6" not in run("collect").output
    wanted = _ledger(own)
    files = [*paths, second, third]
    for seed in range(5):
        random.Random(seed).shuffle(files)
        (own / "audits/ledger.duckdb").unlink()
        for one in files:
            run("collect", one)
        assert _ledger(own) == wanted, [one.name for one in files]


def test_a_damaged_file_whose_name_tells_the_visit_gets_a_fresh_sheet(own: Path, run: Run) -> None:
    path = _clean(own)[0]
    damaged = path.with_name(f"Copy of {path.name}")
    damaged.write_bytes(path.read_bytes()[:900])
    strange = path.with_name("my list.xlsx")
    strange.write_bytes(damaged.read_bytes())
    path.unlink()
    result = run("collect", "--reply", "out")
    assert [one.name for one in (own / "out").iterdir()] == [f"{damaged.stem}-reply.xlsx"]
    assert "No reply for audits/filled/my list.xlsx: it does not say whose it is" in result.stderr
    sheet = load_workbook(own / f"out/{damaged.stem}-reply.xlsx").worksheets[0]
    assert "It is damaged; often a copy was cut off." in [cell.value for cell in sheet["A"]]


def test_of_a_held_file_the_auditor_is_asked_which_one_is_right(own: Path, run: Run) -> None:
    path = _clean(own)[0]
    run("collect")
    other = _changed(path, path.with_name("again.xlsx"), {"F7": "No", "I14": "a note"})
    result = run("collect", other, "--reply", "out")
    assert "again.xlsx: reply out/again-reply.txt" in result.output
    text = (own / "out/again-reply.txt").read_text(encoding="utf-8")
    assert "two different files came for this visit (first.store.S1.1)." in text
    assert "    first file: Yes\n    this file: No\n" in text
    assert "- Notes or other texts differ\n" in text


def test_a_dry_run_writes_no_reply_and_json_stays_json(own: Path, run: Run) -> None:
    _spoilt(_clean(own)[0])
    dry = run("collect", "--dry-run", "--reply", "out")
    assert not (own / "out").exists()
    assert "No reply was written: --dry-run writes nothing." in dry.stderr
    result = run("collect", "--format", "json", "--reply", "out")
    assert json.loads(result.stdout)["files"]
    assert "1 reply in out: send each to its auditor." in result.stderr


def test_photos_that_lie_in_the_first_files_folder_stay_with_the_answers(own: Path, run: Run) -> None:
    path = _spoilt(_spoilt(_clean(own)[0], "F12", "maybe"), "J7", "door.png")
    _changed(path, path, {"F7": "Yes"})
    folder = path.with_suffix("")
    folder.mkdir()
    (folder / "door.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(40)))
    run("collect", "--reply", "out")
    _changed(own / f"out/{path.stem}-reply.xlsx", own / f"audits/filled/{path.stem}-reply.xlsx", {"F12": "No"})
    run("collect")
    with duckdb.connect(str(own / "audits/ledger.duckdb"), read_only=True) as connection:
        sql = "SELECT a.file, p.name, length(p.sha256) FROM photos p JOIN audits a ON a.audit = p.audit"
        assert connection.execute(sql).fetchall() == [(f"audits/filled/{path.stem}-reply.xlsx", "door.png", 64)]
