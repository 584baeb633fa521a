"""Notes, names and remarks that look like formulas, from cells of .xlsx, .ods and .xls: text in every file that is made of them."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb
import icalendar
import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from tests.cli.conftest import fill_all
from tests.conftest import program
from tests.filled.corpus.office import Job, by_libreoffice
from tests.sheet.conftest import Pen

from floorwalk.cli import floorwalk

LOOKS = (
    "=1+1", "+A1", "-2", "@SUM(A1)", "\t=1+1", "\r=2+2", '=HYPERLINK("https://example.org","x")', "\uff1d1+1", "'=1+1", "a;=1+1", "- tin\n- lid",
)  # fmt: skip
READ = {look.strip() for look in LOOKS}  # white space around a text is none of its words
_IS_CHECK = re.compile(r"[A-Z]+-[0-9]+[.][0-9]+").match
FORMS = {"S1": "xlsx", "S2": "ods", "S3": "xls"}
RUN = re.compile(r'(?:^|[;\r\n])[\s"]*[=+@\uff1d-]')


def wrote(content: bytes) -> bytes:
    """Each line has a note that looks like a formula; so do the actions, the remarks and the auditor's name. One answer is misspelt."""
    pen = Pen(content)
    checks = [check for check in pen.rows if check and _IS_CHECK(str(check))]
    for check, look in zip(checks, LOOKS, strict=False):
        pen.write(check, note=look)
    for row, look in enumerate(LOOKS, start=5):
        for column in (1, 3):
            cell = pen.actions.cell(row, column)
            assert isinstance(cell, Cell)
            pen.place(cell, look)
        pen.actions.cell(row, 4).value = date(2026, 12, 24)
    return pen.write(checks[0], "Y es").fact("auditor", "=1+1").fact("remarks", LOOKS[6]).done()


class Made:
    """A workspace into which three sheets came back, and all that was made of them."""

    def __init__(self, folder: Path) -> None:
        self.own = folder / "own"
        assert CliRunner().invoke(floorwalk, ["init", str(self.own)]).exit_code == 0
        for path in fill_all(self.own):
            form = FORMS[path.stem[-2:]]
            content = wrote(path.read_bytes())
            path.unlink()
            (folder / form).mkdir()
            path.with_suffix(f".{form}").write_bytes(
                content if form == "xlsx" else by_libreoffice(content, {"": Job(form)}, folder / form)[""]
            )
        self.collected = self.run("collect", "--reply", self.own / "replies")
        for form in ("csv", "json", "parquet"):
            assert self.run("ledger", "export", "--format", form, "--out", self.own / form).exit_code == 0
            if form != "parquet":
                assert self.run("actions", "--out", self.own / f"actions.{form}").exit_code == 0
        assert self.run("actions", "--out", self.own / "actions.ics").exit_code == 0
        assert self.run("report", "--out", self.own / "report").exit_code == 0

    def run(self, *arguments: object) -> Result:
        return CliRunner().invoke(floorwalk, ["-w", str(self.own), *map(str, arguments)])


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return Made(tmp_path_factory.mktemp("text"))


def _json(made: Made, table: str) -> list[dict[str, object]]:
    found = json.loads((made.own / f"json/{table}.json").read_text(encoding="utf-8"))
    assert isinstance(found, list)
    return found


def _csv(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from (cell for row in csv.reader(file) for cell in row)


def test_the_ledger_holds_the_words_of_each_form(made: Made) -> None:
    audits = {row["store"]: row["audit"] for row in _json(made, "audits")}
    assert audits.keys() == FORMS.keys()
    for audit in audits.values():
        notes = [row["note"] for row in _json(made, "answers") if row["audit"] == audit]
        assert len(notes) > 4
        assert notes == [look.strip() for look in LOOKS[: len(notes)]]
        assert {row["issue"] for row in _json(made, "actions") if row["audit"] == audit} >= READ
    assert {row["remarks"] for row in _json(made, "audits")} == {LOOKS[6]}
    assert {row["auditor"] for row in _json(made, "audits")} == {"=1+1"}


@pytest.mark.parametrize("table", ["answers", "actions", "audits"])
def test_parquet_holds_the_same(made: Made, table: str) -> None:
    rows = duckdb.sql(f"FROM read_parquet('{made.own}/parquet/{table}.parquet')")
    texts = [name for name, kind in zip(rows.columns, rows.types, strict=True) if str(kind) == "VARCHAR"]
    found = [dict(zip(rows.columns, row, strict=True)) for row in rows.fetchall()]
    assert [[row[name] for name in texts] for row in found] == [[row[name] for name in texts] for row in _json(made, table)]


@pytest.mark.parametrize("name", ["csv/answers.csv", "csv/actions.csv", "csv/audits.csv", "csv/problems.csv", "actions.csv"])
def test_no_cell_of_a_csv_file_begins_a_formula(made: Made, name: str) -> None:
    text = list(_csv(made.own / name))
    assert not [cell for cell in text if RUN.search(cell) and not re.fullmatch(r"-?[0-9.]+", cell)]
    assert name == "csv/problems.csv" or any("'=HYPERLINK" in cell for cell in text)


@pytest.mark.parametrize("separator", ["44", "59"], ids=["comma", "semicolon"])
def test_a_program_that_opens_the_csv_runs_nothing(made: Made, separator: str, tmp_path: Path) -> None:
    """In the countries of the semicolon a program opens a file of commas all the same."""
    path = tmp_path / "actions.csv"
    path.write_bytes((made.own / "actions.csv").read_bytes())
    assert "<f" not in _cells(_by_calc(path, separator, tmp_path))
    path.write_text('"a","=1+1"\n', encoding="utf-8")
    assert ("<f" in _cells(_by_calc(path, separator, tmp_path))) is (separator == "44")  # it does calculate


def test_workbooks_hold_texts_and_no_formula_of_anybodys(made: Made) -> None:
    report = (made.own / "report/report.xlsx").read_bytes()
    assert _texts(report) >= READ
    replies = sorted((made.own / "replies").iterdir())
    assert len(replies) == len(FORMS)
    for reply in replies:
        assert _texts(reply.read_bytes()) >= {look for look in READ if look.startswith(("=", "+", "@"))}


def test_the_calendar_holds_text(made: Made) -> None:
    content = (made.own / "actions.ics").read_bytes()
    assert b"\r\n=" not in content
    entries = icalendar.Calendar.from_ical(content).walk("VEVENT")
    assert {str(entry["SUMMARY"]) for entry in entries} >= {f"{store}: {look}" for store in FORMS for look in READ}


def test_the_mail_summary_has_no_markup_of_theirs(made: Made) -> None:
    summary = (made.own / "report/summary.md").read_text(encoding="utf-8")
    assert not [line for line in summary.splitlines() if RUN.match(line) and not line.startswith("- ")]


def _texts(content: bytes) -> set[str]:
    """The texts of a workbook, which stay texts when somebody edits them; its formulas are none of these."""
    found = set()
    for sheet in load_workbook(io.BytesIO(content)):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            if cell.data_type == "s":
                found.add(str(cell.value))
                assert cell.quotePrefix or not str(cell.value).startswith(("=", "+", "-", "@")), cell.coordinate
            assert cell.data_type != "f" or str(cell.value) not in READ
    return found


def _by_calc(path: Path, separator: str, folder: Path) -> bytes:
    """What LibreOffice makes of a CSV file that somebody opens; UTF-8, fields in double quotes, formulas calculated."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    how = f"--infilter=CSV:{separator},34,76,1,,1033,false,true,false,false,false,0,true"
    command = [program("soffice", "libreoffice"), profile, "--headless", how, "--convert-to", "xlsx", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path.with_suffix(".xlsx").read_bytes()


def _cells(workbook: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return archive.read("xl/worksheets/sheet1.xml").decode()
