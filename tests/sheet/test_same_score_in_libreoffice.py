"""Filled sheets in, recalculated by LibreOffice; every item, section and total must be what `score` makes of the same file."""

from __future__ import annotations

import io
import random
import subprocess
from dataclasses import dataclass, field
from datetime import date, time
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from tests.conftest import program
from tests.sheet.every_kind import Written, best, every_kind, fill, small_space, worst

from floorwalk.edition.freeze import Edition
from floorwalk.filled.known import known
from floorwalk.filled.read import Filled, read
from floorwalk.incoming.grid import Grid, column_letters, read_book
from floorwalk.incoming.package import open_package
from floorwalk.model import Clock, Promise
from floorwalk.score import CheckScore, Score, score, shown
from floorwalk.sheet.layout import BLANK, FIRST_ROW, GIVEN, NOT_APPLICABLE, NOT_OBSERVED, UNREADABLE
from floorwalk.sheet.visits import VisitSheet, visits
from floorwalk.source.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.worksheet.worksheet import Worksheet

MADE = date(2026, 11, 1)
STATUS = {"passed": GIVEN, "failed": GIVEN, "na": NOT_APPLICABLE, "not_observed": NOT_OBSERVED}
OUTCOME = {"pass": "Pass", "fail": "Fail", "not_proven": "Not proven", "not_scored": "not scored"}


# A case: a sheet, what is written into it, and what came back.


@dataclass
class Case:
    name: str
    sheet: VisitSheet
    blank: bytes
    space: Workspace
    edition: Edition
    seed: int = 0
    day: date | str | None = None
    start: time | str | None = None
    complete: bool = False
    override: dict[str, Written] = field(default_factory=dict)

    def written(self) -> dict[str, Written]:
        """Check id to what stands in its answer cells."""
        rng = random.Random(self.seed)  # the same each time
        day = self.day if isinstance(self.day, date) else self.sheet.identity.due
        start = Clock(self.start.hour * 60 + self.start.minute) if isinstance(self.start, time) else None
        return {check.id: fill(check, rng, day, start, self.complete) for check in self.sheet.asked.checks()} | self.override

    @cached_property
    def filled(self) -> bytes:
        workbook = load_workbook(io.BytesIO(self.blank))
        audit = workbook["Audit"]
        column = {cell.value: cell.column for cell in audit[1]}
        row = {audit.cell(number, column["id"]).value: number for number in range(FIRST_ROW, audit.max_row + 1)}
        for check, values in self.written().items():
            for number, value in enumerate(values, start=1):
                audit.cell(row[check], column[f"a{number}"]).value = value
        start = workbook["Start"]
        wanted = {"date": self.day, "start": self.start}
        for number in range(1, start.max_row + 1):
            if (value := wanted.get(start.cell(number, 1).value)) is not None:
                start.cell(number, 3).value = value
        stream = io.BytesIO()
        workbook.save(stream)
        return stream.getvalue()

    def back(self, content: bytes) -> Filled:
        return read(content, f"{self.name}.xlsx", known(self.space, {self.edition.hash: self.edition}))


def _cases(mall: Workspace, mall_edition: Edition) -> Iterable[Case]:
    space, round_ = small_space()
    space.rounds["year"] = (round_, mall.company_document)
    moments: list[tuple[date | str | None, time | str | None]] = [
        (None, None), (date(2026, 6, 15), time(17, 30)), (date(2026, 11, 20), time(17)), (date(2026, 12, 1), time(20)),
        (date(2026, 7, 31), time(13, 59)), (date(2026, 3, 31), time(14, 0, 20)), ("15.06.2026", "5 o'clock"),
        (date(2026, 4, 1), time(0)),
    ]  # fmt: skip
    for total, own in (("checks", moments), ("sections", moments[1:5])):
        edition = every_kind(total)
        sheet = visits(space, round_, edition)[0]
        blank = sheet.workbook(MADE)
        for seed, (day, start) in enumerate(own):
            yield Case(f"all-{total}-{seed}", sheet, blank, space, edition, seed + len(own), day, start, complete=seed % 2 == 0)
    checks = list(sheet.asked.checks())
    good = {check.id: best(check) for check in checks}
    changed: dict[str, dict[str, Written]] = {
        "nothing": {check.id: () for check in checks},
        "best": {},
        "reckoned": {"NUM-03.1": ("=0.1+0.2",)},
        "critical": {"WOR-01.1": ("No",), "COU-05.1": ()},
        "incomplete": {"WOR-02.1": ()},
        "low": {check.id: worst(check) for check in checks if not isinstance(check, Promise)},
        "unproven": {"COU-03.1": ("Not observed",)},
        "half": {check.id: ("N/A",) if check.na else ("Not observed",) for check in checks[1::2]} | {"RAR-01.1": ("Not observed",)},
        "na": {check.id: ("N/A",) for check in checks if check.na},
        "midnight": {"NUM-06.1": (1.0, 0.5)},
    }
    for name, change in changed.items():
        yield Case(f"all-{name}", sheet, blank, space, edition, 0, date(2026, 11, 20), time(10), override=good | change)
    late = good | {"NUM-08.1": (4,), "NUM-05.1": (time(10, 0, 1),)}  # the last minute of the hours counts; a second after the limit is late
    yield Case("all-minute", sheet, blank, space, edition, 0, date(2026, 11, 20), time(14, 0, 59), override=late)
    november = mall.rounds["2026-11"][0]
    by_checks = mall_edition.model_copy(update={"scoring": mall_edition.scoring.model_copy(update={"total": "checks"})})
    for name, store, edition, complete in (
        ("whole", "S001", mall_edition, True),
        ("corner", "S004", mall_edition, False),
        ("checks", "S001", by_checks, True),
    ):
        sheet = visits(mall, november, edition, only=(store,), language="en")[0]
        yield Case(f"mall-{name}", sheet, sheet.workbook(MADE), mall, edition, 40, date(2026, 11, 5), time(11), complete)


@pytest.fixture(scope="module")
def recalculated(mall: Workspace, mall_edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Case, bytes]]:
    """Each case with its file as LibreOffice saved it."""
    soffice, folder = program("soffice", "libreoffice"), tmp_path_factory.mktemp("libreoffice")
    (folder / "filled").mkdir()
    cases = list(_cases(mall, mall_edition))
    files = []
    for case in cases:
        files.append(folder / "filled" / f"{case.name}.xlsx")
        files[-1].write_bytes(case.filled)
    command = [
        soffice,
        "--headless",
        f"-env:UserInstallation=file://{folder}/profile",
        "--convert-to",
        "xlsx",
        "--outdir",
        folder / "back",
        *files,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert [case.name for case in cases] == NAMES
    return {case.name: (case, (folder / "back" / f"{case.name}.xlsx").read_bytes()) for case in cases}


# The comparison.


@dataclass(frozen=True)
class Sheet:
    """A recalculated sheet by cell names and hidden keys."""

    audit: Worksheet
    summary: Worksheet

    def items(self) -> dict[str, dict[str, Any]]:
        keys = [cell.value for cell in self.audit[1]]
        rows = [dict(zip(keys, (cell.value for cell in row), strict=True)) for row in self.audit.iter_rows(min_row=FIRST_ROW)]
        return {row["id"]: row for row in rows if row["status"] is not None}


def differences(sheet: Sheet, result: Score, unread: frozenset[str]) -> list[str]:
    """Every place where the workbook and the tool disagree."""
    found: list[str] = []
    items = sheet.items()
    for check in result.checks:
        cells = items[check.check.id]
        wrong = [(key, value) for key, value in _item(check, unread).items() if not _same(cells[key], value)]
        found += [f"{check.explanation}: {key} is {cells[key]!r}, not {value!r}" for key, value in wrong]
    total = 5 + len(result.sections) + 1
    for row, section in enumerate(result.sections, start=5):
        wanted = {
            "A": section.title,
            "C": section.earned,
            "D": section.possible,
            "I": section.percent or 0,
            "J": int(section.percent is not None),
        }
        wanted |= {"B": _shown(section.percent, section.blanks), "F": section.blanks}
        found += _compared(sheet.summary, row, wanted)
    wanted = {"C": result.earned, "D": result.possible, "I": result.percent or 0, "J": int(result.percent is not None), "F": result.blanks}
    found += _compared(sheet.summary, total, wanted | {"B": _shown(result.percent, result.blanks)})
    found += _compared(sheet.summary, total + 1, {"B": result.band.title if result.band else None})
    found += _compared(sheet.summary, total + 2, {"B": _outcome(result)})
    return found


def _compared(summary: Worksheet, row: int, wanted: dict[str, Any]) -> list[str]:
    cells = {key: summary[f"{key}{row}"].value for key in wanted}
    return [f"Summary {key}{row} is {cells[key]!r}, not {value!r}" for key, value in wanted.items() if not _same(cells[key], value)]


def _item(check: CheckScore, unread: frozenset[str]) -> dict[str, Any]:
    given = check.state in ("passed", "failed")
    status = STATUS.get(check.state, UNREADABLE if check.check.id in unread else BLANK)
    words = {GIVEN: check.state, NOT_APPLICABLE: "N/A", NOT_OBSERVED: "n. o.", BLANK: None, UNREADABLE: "?"}
    passed = int(check.state == "passed") if given else None
    fraction = check.fraction if given else 0
    return {
        "status": status,
        "fraction": fraction,
        "earned": check.earned,
        "possible": check.possible,
        "pass": passed,
        "result": words[status],
    }


def _same(cell: Any, value: Any) -> bool:
    if isinstance(value, (int, Fraction)):
        return isinstance(cell, (int, float)) and abs(cell - float(value)) <= 1e-9
    return (cell or None) == value


def _shown(percent: Fraction | None, blanks: int) -> Any:
    if blanks:
        return None
    return "not scored" if percent is None else Fraction(shown(percent).removesuffix(" %"))


def _outcome(result: Score) -> str | None:
    if result.blanks:
        return "Fail" if any(check.state == "failed" for check in result.critical) else None
    return OUTCOME[result.outcome]


NAMES = [f"all-checks-{seed}" for seed in range(8)] + [f"all-sections-{seed}" for seed in range(4)]
NAMES += [
    f"all-{name}"
    for name in ("nothing", "best", "reckoned", "critical", "incomplete", "low", "unproven", "half", "na", "midnight", "minute")
]
NAMES += ["mall-whole", "mall-corner", "mall-checks"]


@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_gives_the_same_score(recalculated: dict[str, tuple[Case, bytes]], name: str) -> None:
    case, content = recalculated[name]
    workbook = load_workbook(io.BytesIO(content), data_only=True)
    sheet = Sheet(workbook["Audit"], workbook["Summary"])
    assert all(row["status"] is not None and row["possible"] is not None for row in sheet.items().values()), "nothing was recalculated"
    filled = case.back(content)
    assert filled.audit, filled.problems
    assert filled.asked
    unread = frozenset(
        one.place.check for one in filled.problems if one.severity == "error" and one.code in ("FW609", "FW610", "FW611", "FW612")
    )
    result = score(filled.asked, filled.audit)
    assert len(sheet.items()) == len(result.checks)
    found = differences(sheet, result, unread)
    assert not found, "\n".join(found)


def test_the_cases_reach_every_kind_state_and_outcome(recalculated: dict[str, tuple[Case, bytes]]) -> None:
    results = []
    for case, content in recalculated.values():
        filled = case.back(content)
        assert filled.audit
        assert filled.asked
        results.append(score(filled.asked, filled.audit))
    reached = {(check.check.kind, check.state) for result in results for check in result.checks}
    kinds = ("yes_no", "rating", "measure", "sample", "promise", "choice")
    assert reached == {(kind, state) for kind in kinds for state in ("passed", "failed", "na", "not_observed", "blank")}
    assert {result.outcome for result in results} == {"pass", "fail", "not_proven", "incomplete", "not_scored"}
    assert {result.band.id for result in results if result.band} >= {"low", "middle", "high"}
    assert any(section.percent is None for result in results for section in result.sections)


def test_what_libreoffice_saves_is_read_as_what_was_filled_in(recalculated: dict[str, tuple[Case, bytes]]) -> None:
    for case, content in recalculated.values():
        if case.name != "all-reckoned":  # a formula has no result before it is calculated
            before, after = case.back(case.filled), case.back(content)
            assert before.audit == after.audit, case.name


def test_filling_by_openpyxl_leaves_no_stale_result(recalculated: dict[str, tuple[Case, bytes]]) -> None:
    case, _ = recalculated["all-best"]
    for grid in read_book(open_package(case.filled)).grids:
        assert not _results(grid), grid.title


def _results(grid: Grid) -> list[str]:
    return [f"{column_letters(column)}{row}" for (row, column), cell in grid.cells.items() if cell.formula and cell.text]
