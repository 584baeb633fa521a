"""A visit in; the Start sheet out: who, where, when, how to fill, and the sign-off. Hidden keys stand in A, labels in B, values in C."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.worksheet.datavalidation import DataValidation

from floorwalk.edition.duration import minutes, time_text
from floorwalk.sheet.formulas import Formula
from floorwalk.sheet.layout import START_LABELS, SheetIdentity
from floorwalk.sheet.lists import serial
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Company
    from floorwalk.sheet.canvas import Canvas

    Say = Callable[[str], str]

KINDS = {"audit": mark("Audit"), "self": mark("Self-check"), "mystery": mark("Mystery visit"), "recheck": mark("Re-check")}
_WIDTHS = {"A": 4, "B": 27, "C": 62}
_WHOLE = _WIDTHS["B"] + _WIDTHS["C"] - 3
_FORMS = {"due": "yyyy-mm-dd", "date": "yyyy-mm-dd", "start": "hh:mm", "end": "hh:mm"}
_A_YEAR = 366  # days
_BOLD = 0.92  # a column holds fewer bold letters
_HEIGHTS = {"remarks": 52, "signed": 32}


def fill_start(canvas: Canvas, sheet_id: SheetIdentity, asked: Asked, company: Company, t: Say) -> None:
    """Write the Start sheet."""
    sheet = canvas.sheet
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    for hidden in "AD":
        sheet.column_dimensions[hidden].hidden = True
    canvas.across("B1:C1", asked.edition.title, "heading", _BOLD * _WHOLE, size=18, least=30)
    row = _notices(canvas, 2, sheet_id, company, t)
    row = _facts(canvas, row + 1, sheet_id, asked, company, t)
    row = _inputs(canvas, row + 1, sheet_id, t)
    row = _guide(canvas, row + 1, t)
    sheet.print_area = f"B1:C{row}"


def _notices(canvas: Canvas, row: int, sheet_id: SheetIdentity, company: Company, t: Say) -> int:
    notices = [t("SIMULATED: filled by the demo, not by a person.")] if sheet_id.simulated else []
    for text in (*notices, *((company.notice,) if company.notice else ())):
        canvas.across(f"B{row}:C{row}", text, "notice", _WHOLE)
        row += 1
    return row


def _facts(canvas: Canvas, row: int, sheet_id: SheetIdentity, asked: Asked, company: Company, t: Say) -> int:
    store, edition, checks = asked.store, asked.edition, list(asked.checks())
    place = f"{company.title_of('formats', store.format)}, {company.title_of('regions', store.region)}"
    time = t("about {time} for {count} questions").format(time=time_text(minutes(checks), t), count=len(checks))
    facts: list[tuple[str, str, str | date]] = [
        ("store", "", f"{store.id} {store.name}"), ("", "", place), ("", "", company.name),
        ("round", "", f"{sheet_id.round} ({t(KINDS[sheet_id.kind])})"), ("due", "", sheet_id.due), ("", mark("Time it takes"), time),
        ("sheet_id", "", sheet_id.sheet_id), ("edition", "", f"{edition.version}-{edition.short}"),
    ]  # fmt: skip
    for key, label, value in facts:
        _row(canvas, row, key, t(label) if label else "", value, "fact", t)
        row += 1
    return row


def _inputs(canvas: Canvas, row: int, sheet_id: SheetIdentity, t: Say) -> int:
    announced = t("Yes") if sheet_id.announced else t("No")
    filled = {"auditor": sheet_id.auditor, "announced": announced}
    for key in ("auditor", "date", "start", "end", "announced", "remarks", "signed"):
        _row(canvas, row, key, "", filled.get(key), "input text" if key == "remarks" else "input line", t)
        if key == "date":
            _day(canvas, row, sheet_id.due, t)
        elif key == "start":
            canvas.name("fw_start", f"$C${row}")
        elif key == "announced":
            picker = DataValidation(type="list", formula1="fw_list_announced", allow_blank=True, showErrorMessage=True)
            picker.add(f"C{row}")
            canvas.sheet.add_data_validation(picker)
        row += 1
    return row


def _row(canvas: Canvas, row: int, key: str, label: str, value: str | date | None, style: str, t: Say) -> None:
    canvas.put(f"A{row}", key)
    said = label or (t(START_LABELS[key]) if key else "")
    canvas.put(f"B{row}", said, "label")
    least = 15 if style == "fact" else _HEIGHTS.get(key, 20)
    canvas.high(row, (said, _BOLD * _WIDTHS["B"]), (value if isinstance(value, str) else "", _WIDTHS["C"]), least=least)
    cell = canvas.put(f"C{row}", value, style)
    if key in _FORMS:
        cell.number_format = _FORMS[key]


def _day(canvas: Canvas, row: int, due: date, t: Say) -> None:
    """The day of the visit, and the month that chooses the season's limits: that of the visit, else that of the due date."""
    rule = DataValidation(type="date", operator="between", allow_blank=True, showErrorMessage=True)
    rule.formula1, rule.formula2 = str(serial(due) - _A_YEAR), str(serial(due) + _A_YEAR)
    rule.errorTitle, rule.error = t("Not a date"), t("Please write the day of the visit as a date.")
    rule.add(f"C{row}")
    canvas.sheet.add_data_validation(rule)
    looked_up = f"INDEX(fw_month_numbers,MATCH(C{row},fw_month_starts,1))"
    canvas.put(f"D{row}", Formula(f"=IFERROR(IF(ISNUMBER(C{row}),{looked_up},{due.month}),{due.month})", due.month))
    canvas.name("fw_month", f"$D${row}")


def _guide(canvas: Canvas, row: int, t: Say) -> int:
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
        canvas.high(row, (text, _WIDTHS["C"]))
        row += 1
    canvas.put(f"B{row + 1}", t("Signature"), "label")
    canvas.put(f"C{row + 1}", "_" * 40, "bare")
    return row + 1
