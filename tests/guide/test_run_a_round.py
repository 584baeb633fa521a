"""The round that the manual describes, run in a fresh workspace through the command line."""

import re
import shlex
from collections.abc import Sequence
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from floorwalk.cli import floorwalk

PAGE = (Path(__file__).parents[2] / "guide/run-a-round.md").read_text(encoding="utf-8")
ANSWERS: dict[str, tuple[object, ...]] = {
    "DOOR-01.1": (time(6, 55),),
    "DOOR-02.1": ("Yes",),
    "FLOOR-01.1": (10, 10),
    "FLOOR-02.1": (20, 21),
    "FLOOR-03.1": (3,),
    "FLOOR-03.2": ("No",),
    "HELP-01.1": ("Said when it comes, or where else to get it",),
    "HELP-02.1": ("N/A",),
}


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(floorwalk, list(arguments))


def _fill(sheet: Path, name: str, **changes: Sequence[object]) -> None:
    book = load_workbook(sheet)
    start, audit = book.worksheets[0], book.worksheets[1]
    columns = {cell.value: cell.column for cell in audit[1] if cell.value}
    rows = {audit.cell(row, columns["id"]).value: row for row in range(2, audit.max_row + 1)}
    for check, values in (ANSWERS | {key.replace("_", "-") + ".1": value for key, value in changes.items()}).items():
        for number, value in enumerate(values, start=1):
            if check in rows:
                audit.cell(rows[check], columns[f"a{number}"]).value = value  # type: ignore[union-attr, assignment]
    day = next(row for row in range(1, start.max_row + 1) if start.cell(row, 1).value == "date")
    start.cell(day, 3).value = date.today() + timedelta(days=2)  # noqa: DTZ011 the round begins on the day of the test
    Path("audits/filled").mkdir(exist_ok=True)
    book.save(f"audits/filled/{name}.xlsx")


def _as_in_the_page(line: str) -> str:
    """Due dates and contents differ from day to day; what is said about them does not."""
    return re.sub(r"[0-9a-f]{12}", "HASH", re.sub(r"\d{8}_store", "DUE_store", line))


@pytest.fixture
def sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    monkeypatch.chdir(tmp_path)
    assert _run("init", "mine").exit_code == 0
    monkeypatch.chdir(tmp_path / "mine")
    made = _run("sheets")
    assert made.exit_code == 0, made.output
    return sorted(Path("audits/sheets").glob("*.xlsx"))


def test_what_comes_back_is_told_as_the_page_tells_it(sheets: list[Path]) -> None:
    assert [path.name.split("_")[1:] for path in sheets] == [["store", f"S{number}.xlsx"] for number in (1, 2, 3)]
    _fill(sheets[0], sheets[0].stem)
    _fill(sheets[1], sheets[1].stem, FLOOR_01=("9/10",), DOOR_02=("x",))
    result = _run("collect")
    assert result.exit_code == 1
    quoted = re.findall(r"```text\n(audits/filled/2026.*?)```", PAGE, re.DOTALL)[0].splitlines()
    said = {_as_in_the_page(line) for line in result.output.splitlines()}
    assert {_as_in_the_page(line) for line in quoted} <= said


def test_a_corrected_sheet_is_held_until_a_person_accepts_it(sheets: list[Path]) -> None:
    _fill(sheets[0], sheets[0].stem, FLOOR_01=(9, 10))
    assert _run("collect").exit_code == 0
    _fill(sheets[0], "S1-again")
    held = _run("collect")
    assert held.exit_code == 1
    assert "audits/filled/S1-again.xlsx: held, S1" in held.output
    (quoted,) = re.findall(r"^floorwalk (accept audits/filled/S1-again.*)$", PAGE, re.MULTILINE)
    accepted = _run(*shlex.split(quoted))
    assert accepted.exit_code == 0, accepted.output
    for _ in range(3):
        accepted = _run("collect")
        assert (accepted.exit_code, "held" in accepted.output) == (0, False), accepted.output


def test_report_and_handbook_follow(sheets: list[Path]) -> None:
    for sheet in sheets:
        _fill(sheet, sheet.stem)
    assert _run("collect").exit_code == 0
    assert _run("report").exit_code == 0
    assert {path.name for path in Path("audits/reports/first").iterdir()} == {
        "index.html", "report.xlsx", "report.json", "summary.md", "stores", "regions",
    }  # fmt: skip
    built = _run("handbook")
    assert built.exit_code == 0, built.output
    assert Path("site/s/HELP-02/index.html").is_file()
