"""A visit in; the Start and Actions sheets out: who, where, when, how to fill, and what is to be mended."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from openpyxl.worksheet.datavalidation import DataValidation

from floorwalk.excel.heights import row_height
from floorwalk.sheet.formulas import Formula
from floorwalk.sheet.layout import ACTION_COLUMNS, ACTION_LINES, SheetIdentity
from floorwalk.sheet.lists import serial

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Check, Company
    from floorwalk.sheet.canvas import Canvas

    Say = Callable[[str], str]

_MINUTES = {"look": Decimal("0.5"), "ask": Decimal(1), "record": Decimal("1.5"), "test": Decimal(2), "measure": Decimal(1)}
_PER_SAMPLE = Decimal("0.15")
KINDS = {"audit": "Audit", "self": "Self-check", "mystery": "Mystery visit", "recheck": "Re-check"}


@dataclass(frozen=True)
class OpenPoint:
    """A point that the last visit left open."""

    issue: str
    check: str
    owner: str
    due: date | None


def minutes(checks: Sequence[Check]) -> int:
    """Estimate how long the walk takes, rounded up to five minutes: each check's own figure, else by how it is seen and counted."""
    total = sum((check.minutes or _MINUTES[check.seen_by] + _PER_SAMPLE * getattr(check, "of", 0) for check in checks), Decimal(0))
    return -(-int(total + Decimal("0.5")) // 5) * 5


def fill_start(canvas: Canvas, sheet_id: SheetIdentity, asked: Asked, company: Company, t: Say) -> None:
    """Write the Start sheet: hidden keys in column A, labels in B, values in C."""
    sheet = canvas.sheet
    for column, width in (("A", 4), ("B", 27), ("C", 62)):
        sheet.column_dimensions[column].width = width
    sheet.column_dimensions["A"].hidden = True
    canvas.put("B1", f"{asked.edition.title}", "title")
    sheet.row_dimensions[1].height = 30
    row = 2
    notices = [t("SIMULATED: filled by the demo, not by a person.")] if sheet_id.simulated else []
    for text in (*notices, *((company.notice,) if company.notice else ())):
        canvas.put(f"B{row}", text, "notice")
        sheet.merge_cells(f"B{row}:C{row}")
        sheet.row_dimensions[row].height = row_height([(text, 86)])
        row += 1
    row = _facts(canvas, row + 1, sheet_id, asked, company, t)
    row = _inputs(canvas, row + 1, sheet_id, t)
    _guide(canvas, row + 1, t)
    sheet.print_area = f"B1:C{sheet.max_row}"


def _facts(canvas: Canvas, row: int, sheet_id: SheetIdentity, asked: Asked, company: Company, t: Say) -> int:
    store, edition = asked.store, asked.edition
    place = f"{company.title_of('formats', store.format)}, {company.title_of('regions', store.region)}"
    count = sum(1 for _ in asked.checks())
    time = t("about {minutes} minutes for {count} questions").format(minutes=minutes(list(asked.checks())), count=count)
    facts: list[tuple[str, str, str | date]] = [
        ("", t("Company"), company.name), ("store", t("Store"), f"{store.id} {store.name}"), ("", "", place),
        ("round", t("Round"), f"{sheet_id.round} ({t(KINDS[sheet_id.kind])})"), ("due", t("Send back by"), sheet_id.due),
        ("", t("Time it takes"), time), ("sheet_id", t("Sheet"), sheet_id.sheet_id),
        ("edition", t("Edition"), f"{edition.version}-{edition.short}"),
    ]  # fmt: skip
    for key, label, value in facts:
        canvas.put(f"A{row}", key)
        canvas.put(f"B{row}", label, "label")
        cell = canvas.put(f"C{row}", value, "line")
        if key == "due":
            cell.number_format = "yyyy-mm-dd"
        row += 1
    return row


def _inputs(canvas: Canvas, row: int, sheet_id: SheetIdentity, t: Say) -> int:
    day = DataValidation(
        type="date", operator="between", formula1=str(serial(sheet_id.due) - 366), formula2=str(serial(sheet_id.due) + 366)
    )
    day.error, day.errorTitle = t("Please write the day of the visit as a date."), t("Not a date")
    day.showErrorMessage = True
    announced = DataValidation(type="list", formula1="fw_list_announced", allow_blank=True, showErrorMessage=True)
    canvas.sheet.add_data_validation(day)
    canvas.sheet.add_data_validation(announced)
    inputs = [
        ("auditor", t("Your name"), sheet_id.auditor, ""), ("date", t("Day of the visit"), None, "yyyy-mm-dd"),
        ("start", t("Began at (hh:mm)"), None, "hh:mm"), ("end", t("Ended at (hh:mm)"), None, "hh:mm"),
        ("announced", t("Did the store know the day?"), t("Yes") if sheet_id.announced else t("No"), ""),
        ("remarks", t("Remarks"), None, ""),
        ("signed", t("Seen by the duty manager (name)"), None, ""),
    ]  # fmt: skip
    for key, label, value, form in inputs:
        canvas.put(f"A{row}", key)
        canvas.put(f"B{row}", label, "label")
        cell = canvas.put(f"C{row}", value or None, "input text")
        if form:
            cell.number_format = form
        if key == "date":
            day.add(cell.coordinate)
            _month(canvas, row, sheet_id.due.month)
        elif key == "start":
            canvas.name("fw_start", f"$C${row}")
        elif key == "announced":
            announced.add(cell.coordinate)
        canvas.sheet.row_dimensions[row].height = {"remarks": 52, "signed": 32}.get(key, 20)
        row += 1
    return row


def _month(canvas: Canvas, row: int, due_month: int) -> None:
    """The month that chooses the season's limits: that of the visit, else that of the due date."""
    where = f"D{row}"
    looked_up = f"INDEX(fw_month_numbers,MATCH(C{row},fw_month_starts,1))"
    canvas.put(where, Formula(f"=IFERROR(IF(ISNUMBER(C{row}),{looked_up},{due_month}),{due_month})", due_month))
    canvas.sheet.column_dimensions["D"].hidden = True
    canvas.name("fw_month", f"$D${row}")


def _guide(canvas: Canvas, row: int, t: Say) -> None:
    steps = [
        t("Fill the yellow cells above, then go to the sheet Audit and walk through the store in its order."),
        t("Choose answers from the lists; where a number is asked, write the number alone, without a unit."),
        t("Choose Not observed when something could not be seen today. N/A is offered only where it can be right."),
        t("Write as found, even if it was put right at once; then choose Yes under Corrected on the spot."),
        t("A line turns red when it fails and orange when the answer cannot be read. The total appears when no line is blank."),
        t("Agree on the sheet Actions who mends what by when. Save the file under the name it has and send it back."),
    ]
    canvas.put(f"B{row}", t("How to fill this workbook"), "label")
    for number, step in enumerate(steps, start=1):
        text = f"{number}. {step}"
        canvas.put(f"C{row}", text, "bare")
        canvas.sheet.row_dimensions[row].height = row_height([(text, 62)])
        row += 1
    canvas.put(f"B{row + 1}", t("Signature"), "label")
    canvas.put(f"C{row + 1}", "_" * 40, "bare")


def fill_actions(canvas: Canvas, points: Sequence[OpenPoint], t: Say) -> None:
    """Write the Actions sheet: last visit's open points first, then blank lines."""
    sheet = canvas.sheet
    letters = dict(zip((column.key for column in ACTION_COLUMNS), "ABCDE", strict=True))
    for column in ACTION_COLUMNS:
        sheet.column_dimensions[letters[column.key]].width = column.width
        canvas.put(f"{letters[column.key]}1", column.key)
        canvas.put(f"{letters[column.key]}4", t(column.label), "head")
    sheet.row_dimensions[1].hidden = True
    canvas.put("A2", t("Actions"), "title")
    sheet.row_dimensions[2].height = 27
    hint = t(
        "Points that the last visit left open stand first: choose under Done? whether they are mended. Then one line for each new point."
    )
    canvas.put("A3", hint, "line")
    sheet.row_dimensions[3].height = 16
    lines: list[OpenPoint | None] = [*points, *[None] * ACTION_LINES]
    for row, point in enumerate(lines, start=5):
        values = (point.issue, point.check, point.owner, point.due) if point else (None,) * 4
        for key, value in zip(("issue", "check", "owner", "due"), values, strict=True):
            cell = canvas.put(f"{letters[key]}{row}", value, "input text")
            if key == "due":
                cell.number_format = "yyyy-mm-dd"
        canvas.put(f"E{row}", None, "input")
        sheet.row_dimensions[row].height = row_height([(point.issue, 62)] if point else [], least=22)
    done = DataValidation(type="list", formula1="fw_list_announced", allow_blank=True, showErrorMessage=True)
    done.add(f"E5:E{4 + len(lines)}")
    sheet.add_data_validation(done)
    sheet.freeze_panes = "A5"
    sheet.print_title_rows = "4:4"
    sheet.print_area = f"A2:E{4 + len(lines)}"
