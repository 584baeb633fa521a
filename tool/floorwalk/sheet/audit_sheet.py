"""What is asked in; the Audit sheet out: a line for each check in walking order, its answer cells, formulas, lists and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.datavalidation import DataValidation

from floorwalk.edition.wording import requirement_text
from floorwalk.excel.heights import row_height
from floorwalk.model import Choice, Measure, Promise, Rating, Sample
from floorwalk.sheet.formulas import answer_count, of_line
from floorwalk.sheet.layout import ANSWERS, COLUMNS, FIRST_ROW, HEAD_ROW, KEY_ROW, LETTER, WIDTH
from floorwalk.sheet.lists import validation_list
from floorwalk.sheet.style import BAD, GOOD, ODD, shade

if TYPE_CHECKING:
    from collections.abc import Callable

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Check, Company
    from floorwalk.sheet.canvas import Canvas

    Say = Callable[[str], str]

SEEN = {"look": "look", "ask": "ask", "record": "record", "test": "test", "measure": "measure"}


def fill_audit(canvas: Canvas, asked: Asked, company: Company, t: Say) -> int:
    """Write the sheet; gives its last row."""
    sheet = canvas.sheet
    for column in COLUMNS:
        sheet.column_dimensions[LETTER[column.key]].width = column.width
        sheet.column_dimensions[LETTER[column.key]].hidden = column.hidden
        canvas.put(f"{LETTER[column.key]}{KEY_ROW}", column.key)
        if not column.hidden:
            canvas.put(f"{LETTER[column.key]}{HEAD_ROW}", t(column.label), "head")
    sheet.row_dimensions[KEY_ROW].hidden = True
    canvas.put("A2", f"{asked.edition.title}: {asked.store.name} ({asked.store.id})", "title")
    sheet.row_dimensions[2].height = 27
    canvas.put(
        "A3",
        t("Yellow cells are yours. Leave a line blank only while you have not got there; choose Not observed if it could not be seen."),
        "line",
    )
    sheet.row_dimensions[3].height = 16
    sheet.row_dimensions[HEAD_ROW].height = 44
    row = FIRST_ROW
    pickers: dict[str, DataValidation] = {}
    for section in asked.sections:
        _section_row(canvas, row, section.section.title)
        row += 1
        for check in section.checks():
            _line(canvas, row, check, section.section.id, asked, company, t)
            _pickers(pickers, check, row, t)
            row += 1
    for picker in pickers.values():
        sheet.add_data_validation(picker)
    last = row - 1
    _colours(canvas, last)
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.print_area = f"A2:{LETTER['result']}{last}"
    return last


def _section_row(canvas: Canvas, row: int, title: str) -> None:
    canvas.sheet.row_dimensions[row].height = 21
    for column in COLUMNS:
        if not column.hidden:
            canvas.put(f"{LETTER[column.key]}{row}", title if column.key == "id" else None, "section")


def _line(canvas: Canvas, row: int, check: Check, section: str, asked: Asked, company: Company, t: Say) -> None:
    question = question_text(check, t)
    limit = "\n".join([*requirement_text(check, t, company), *answer_hint(check, company, t), *needs(check, t)])
    at = {key: f"{letter}{row}" for key, letter in LETTER.items()}
    canvas.put(at["id"], check.id, "critical" if check.critical else "small")
    canvas.put(at["question"], question, "strong" if check.critical else "text")
    canvas.put(at["limit"], limit, "text")
    canvas.put(at["seen"], t(SEEN[check.seen_by]), "small")
    canvas.put(at["points"], float(check.points) if check.points % 1 else int(check.points), "centre")
    for number in range(1, ANSWERS + 1):
        cell = canvas.put(at[f"a{number}"], None, "input" if number <= answer_count(check) else "closed")
        if number <= answer_count(check):
            cell.number_format = _number_format(check)
    canvas.put(at["note"], None, "input text")
    canvas.put(at["photo"], None, "input text")
    canvas.put(at["corrected"], None, "input")
    canvas.put(at["section"], section)
    for key, value in of_line(check, row, asked.day).items():
        canvas.put(at[key], value, "centre" if key == "result" else "")
    canvas.sheet.row_dimensions[row].height = row_height([(question, WIDTH["question"]), (limit, WIDTH["limit"])])


def question_text(check: Check, t: Say) -> str:
    """The question, marked when critical, with the sentence that helps the auditor."""
    question = f"{t('CRITICAL')}: {check.question}" if check.critical else check.question
    return f"{question}\n{check.help}" if check.help else question


def needs(check: Check, t: Say) -> list[str]:
    """What the auditor needs for the answer: the record, the instrument, and what a fail asks for."""
    lines = [f"{t('Record')}: {check.record}"] if check.record else []
    if isinstance(check, Measure) and check.instrument:
        lines.append(f"{t('With')}: {check.instrument}")
    if check.note_on_fail and check.photo_on_fail:
        lines.append(t("A fail needs a note and a photo."))
    elif check.note_on_fail or check.photo_on_fail:
        lines.append(t("A fail needs a note.") if check.note_on_fail else t("A fail needs a photo."))
    return lines


def answer_hint(check: Check, company: Company, t: Say) -> list[str]:
    """What goes into which answer cell, where that is not plain."""
    if isinstance(check, Sample):
        return [t("Answer: how many were right. Answer 2: how many you saw.")]
    if isinstance(check, Promise):
        return [t("Answer: promised. Answer 2: actual.")]
    if isinstance(check, Measure) and check.at:
        labels = (t(column.label) for column in COLUMNS if column.key in ("a1", "a2", "a3"))
        return [f"{label}: {company.title_of('zones', zone)}" for label, zone in zip(labels, check.at, strict=False)]
    if isinstance(check, Measure) and check.reading_count > 1:
        return [t("One reading in each answer cell.")]
    return []


def _number_format(check: Check) -> str:
    if isinstance(check, (Measure, Promise)) and check.is_clock:
        return "hh:mm"
    return "0" if isinstance(check, (Sample, Rating)) or (isinstance(check, Choice) and check.deduct) else "General"


def _pickers(pickers: dict[str, DataValidation], check: Check, row: int, t: Say) -> None:
    """Lists: binding where only words can be right, offered beside free typing where numbers are; never refusing a number."""
    name = validation_list(check)
    words_only = not name.startswith("fw_list_number")
    if name not in pickers:
        picker = DataValidation(type="list", formula1=name, allow_blank=True, showErrorMessage=words_only, showInputMessage=False)
        picker.errorTitle, picker.error = t("Not an answer here"), t("Please choose from the list. Write remarks into the Note column.")
        pickers[name] = picker
    pickers[name].add(f"{LETTER['a1']}{row}")
    if "corrected" not in pickers:
        pickers["corrected"] = DataValidation(type="list", formula1="fw_yes", allow_blank=True, showErrorMessage=True)
    pickers["corrected"].add(f"{LETTER['corrected']}{row}")


def _colours(canvas: Canvas, last: int) -> None:
    status, passed = (f"${LETTER[key]}{FIRST_ROW}" for key in ("status", "pass"))
    area = f"{LETTER['a1']}{FIRST_ROW}:{LETTER['result']}{last}"
    rules = [(f"{status}=4", ODD), (f"AND(ISNUMBER({passed}),{passed}=0)", BAD)]
    for priority, (formula, colours) in enumerate(rules, start=1):
        canvas.sheet.conditional_formatting.add(area, Rule(type="expression", dxf=shade(colours), formula=[formula], priority=priority))
    result = f"{LETTER['result']}{FIRST_ROW}:{LETTER['result']}{last}"
    good = Rule(type="expression", dxf=shade(GOOD), formula=[f"AND(ISNUMBER({passed}),{passed}=1)"], priority=3)
    canvas.sheet.conditional_formatting.add(result, good)
