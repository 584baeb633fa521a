"""A small edition with every kind of check, its blank sheet, and a pen that fills workbooks by their hidden keys."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from tests.conftest import program

from floorwalk.edition.freeze import Edition
from floorwalk.excel.cells import put
from floorwalk.filled.known import known
from floorwalk.filled.read import Filled, Known, read
from floorwalk.model import Answer, Company, Round, Store
from floorwalk.sheet.visits import VisitSheet, visits
from floorwalk.source.workspace import Workspace

HASH = "c0ffee00" + "1" * 56
CHECKS: dict[str, list[dict[str, Any]]] = {
    "words": [
        {"id": "YES-01.1", "kind": "yes_no", "note_on_fail": True},
        {"id": "YES-02.1", "kind": "yes_no", "expect": "no", "na": "allowed", "photo_on_fail": True},
        {"id": "YES-03.1", "kind": "yes_no", "critical": True, "help": "Stand at the door."},
        {"id": "RAT-01.1", "kind": "rating", "steps": ["Bad", "Dull", "Good", "Best"], "pass_at": "2/3"},
        {
            "id": "CHO-01.1",
            "kind": "choice",
            "points": 2,
            "pass_at": "1/2",
            "options": [
                {"id": "full", "text": "Full", "points": 2},
                {"id": "half", "text": "Half empty", "points": 1},
                {"id": "bare", "text": "100 % bare", "points": 0},
            ],
        },
    ],
    "numbers": [
        {"id": "MEA-01.1", "kind": "measure", "unit": "lx", "limits": [{"at_least": 300}], "instrument": "lux meter"},
        {
            "id": "MEA-02.1",
            "kind": "measure",
            "unit": "min",
            "readings": 3,
            "limits": [{"at_most": 2, "when": {"months": [12]}}, {"at_most": Decimal("3.5")}],
        },
        {"id": "MEA-03.1", "kind": "measure", "unit": "clock", "limits": [{"by": "10:00"}]},
        {
            "id": "MEA-04.1",
            "kind": "measure",
            "unit": "dB",
            "at": ["aisle", "till"],
            "limits": [{"at_most": 85, "when": {"zone": "till"}}, {"at_most": 65}],
        },
        {"id": "SAM-01.1", "kind": "sample", "of": 5, "unit": "customers", "pass_at": "4/5", "na": "allowed"},
        {"id": "PRO-01.1", "kind": "promise", "unit": "min", "grace": 1},
        {"id": "PRO-02.1", "kind": "promise", "unit": "clock", "grace": 5},
        {"id": "CHO-02.1", "kind": "choice", "points": 3, "pass_at": "2/3", "deduct": {"unit": "faults", "each": 1}},
    ],
}


def kinds_edition() -> Edition:
    base = {"seen_by": "look", "points": 1}
    standards = [
        {
            "id": check["id"][:6],
            "title": "A",
            "what": "A.",
            "how": ["A."],
            "ask": [{"role": "lead", "within": "2 min"}],
            "moment": "paying",
            "checks": [base | {"question": f"How is {check['id']}?"} | check],
        }
        for checks in CHECKS.values()
        for check in checks
    ]
    sections = [{"id": id_, "title": id_.title(), "standards": [check["id"][:6] for check in checks]} for id_, checks in CHECKS.items()]
    bands = [{"id": "low", "title": "Low", "from": 0, "to": 80}, {"id": "high", "title": "High", "from": 80, "to": 100}]
    return Edition.model_validate(
        {
            "hash": HASH,
            "set": "all.kinds",
            "title": "-All kinds",
            "version": 1,
            "standards": standards,
            "sections": sections,
            "scoring": {"pass_mark": 80, "bands": bands},
        }
    )


def kinds_space() -> tuple[Workspace, Round]:
    space = Workspace(Path("nowhere"))
    space.company = Company.model_validate(
        {
            "name": "+Corner & Sons",
            "languages": ["en"],
            "style": "classic",
            "roles": [{"id": "lead", "title": "Lead"}],
            "notice": "@ notice",
            "moments": [{"id": "paying", "title": "Paying"}],
            "zones": [{"id": "aisle", "title": "Aisle"}, {"id": "till", "title": "Till"}],
        }
    )
    plain = {"region": "north", "format": "mall", "language": "en", "hours": "24/7"}
    for id_, name in (("S1", "-First & last"), ("S2", "Second")):
        space.stores.rows.append(Store.model_validate({"id": id_, "name": name} | plain))
    round_ = Round.model_validate({"id": "2026-11", "title": "R", "set": "all.kinds", "from": "2026-11-02", "due": "2026-11-30"})
    space.rounds["2026-11"] = (round_, "audits/rounds/2026-11.yaml")
    return space, round_


SPACE, ROUND = kinds_space()
EDITION = kinds_edition()
KNOWN: Known = known(SPACE, {EDITION.hash: EDITION})
MADE = date(2026, 11, 1)


def visit(store: str = "S1") -> VisitSheet:
    return visits(SPACE, ROUND, EDITION, only=[store])[0]


def make(store: str = "S1") -> bytes:
    assert SPACE.company
    return visit(store).workbook(MADE)


@pytest.fixture(scope="session")
def blank() -> bytes:
    return make()


class Pen:
    """A workbook under somebody's hands; cells are found by the hidden keys."""

    def __init__(self, workbook: bytes) -> None:
        self.book = load_workbook(io.BytesIO(workbook))
        self.start, self.audit, self.actions = self.book.worksheets[:3]
        self.columns = {cell.value: cell.column for cell in self.audit[1] if cell.value}
        self.rows = {self.audit.cell(row, self.columns["id"]).value: row for row in range(5, self.audit.max_row + 1)}

    def cell(self, check: str, key: str = "a1") -> Cell:
        found = self.audit.cell(self.rows[check], self.columns[key])
        assert isinstance(found, Cell)
        return found

    def write(self, check: str, *values: object, **others: object) -> Pen:
        """Write answers into a1, a2, a3 and other cells by key, as a program would: text as text, all else as it is."""
        for key, value in {**{f"a{at}": value for at, value in enumerate(values, start=1)}, **others}.items():
            self.place(self.cell(check, key), value)
        return self

    def place(self, cell: Cell, value: object) -> None:
        form = cell.number_format
        if isinstance(value, str):
            put(cell, value)
        else:
            cell.value = value  # type: ignore[assignment]
            cell.number_format = form if form != "General" else cell.number_format

    def fact(self, key: str, value: object) -> Pen:
        row = next(row for row in range(1, self.start.max_row + 1) if self.start.cell(row, 1).value == key)
        self.place(self.start.cell(row, 3), value)  # type: ignore[arg-type]
        return self

    def done(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


ANSWERED: dict[str, tuple[object, ...]] = {
    "YES-01.1": ("Yes",),
    "YES-02.1": ("No",),
    "YES-03.1": ("Yes",),
    "RAT-01.1": (3,),
    "CHO-01.1": ("Full",),
    "MEA-01.1": (412,),
    "MEA-02.1": (1, 2.5, 0.5),
    "MEA-03.1": ("09:55",),
    "MEA-04.1": (60, 84.5),
    "SAM-01.1": (4, 5),
    "PRO-01.1": (10, 9.5),
    "PRO-02.1": ("14:00", "14:05"),
    "CHO-02.1": (1,),
}


def good(workbook: bytes) -> Pen:
    """A sheet on which everything is answered well."""
    pen = Pen(workbook).fact("date", date(2026, 11, 10)).fact("auditor", "A. Lind")
    for check, values in ANSWERED.items():
        pen.write(check, *values)
    return pen


def taken(workbook: bytes, name: str = "back.xlsx") -> Filled:
    return read(workbook, name, KNOWN)


def said(answers: Iterable[Answer]) -> list[Answer]:
    """The answers without where in the workbook they stood."""
    return [answer.model_copy(update={"sheet": "", "cell": ""}) for answer in answers]


def found(filled: Filled) -> list[tuple[str, str]]:
    """Code and cell of each problem."""
    return [(problem.code, problem.place.cell) for problem in filled.problems]


def parts(workbook: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """Change a workbook's parts as no spreadsheet program would."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    change(content)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return out.getvalue()


def sheet_part(workbook: bytes, title: str) -> str:
    """The name of the part that holds a sheet; ours are written in the order of the sheets."""
    return f"xl/worksheets/sheet{load_workbook(io.BytesIO(workbook)).sheetnames.index(title) + 1}.xml"


def by_office(content: bytes, folder: Path, form: str) -> bytes:
    """What LibreOffice saves when somebody opens the file there; `form` is xlsx or ods."""
    office = program("soffice", "libreoffice")
    (folder / "in.xlsx").write_bytes(content)
    subprocess.run(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            form,
            "--outdir",
            str(folder / "out"),
            str(folder / "in.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / "out" / f"in.{form}").read_bytes()


def worksheet(sheet: object) -> Worksheet:
    assert isinstance(sheet, Worksheet)
    return sheet
