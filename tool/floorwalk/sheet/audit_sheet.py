"""What is asked in; the Audit sheet out: a line for each check in walking order, its answer cells, formulas, lists and colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from floorwalk.excel.cells import safe_text
from floorwalk.model import Choice, Measure, Promise
from floorwalk.model.links import standard_url
from floorwalk.sheet.formulas import answer_count, of_line
from floorwalk.sheet.layout import ANSWERS, COLUMNS, FIRST_ROW, GIVEN, HEAD_ROW, KEY_ROW, LETTER, UNREADABLE, WIDTH
from floorwalk.sheet.line_words import good_text, question_text
from floorwalk.sheet.lists import validation_list
from floorwalk.sheet.printed import line_sum
from floorwalk.sheet.style import BAD, GOOD, ODD, OUT, shade
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Check, Company
    from floorwalk.sheet.canvas import Canvas

    Say = Callable[[str], str]

SEEN = {"look": mark("look"), "ask": mark("ask"), "record": mark("record"), "test": mark("test"), "measure": mark("measure")}
_BOLD = 1.08  # how much wider bold letters run


def fill_audit(canvas: Canvas, asked: Asked, company: Company, language: str, t: Say) -> int:
    """Write the sheet; gives its last row. Each id leads to the page of its standard, in the version that is printed here."""
    _head(canvas, asked, t)
    pages = {one.id: standard_url(company, one.id, language, one.version) for one in asked.edition.standards}
    pickers: dict[str, DataValidation] = {}
    row = FIRST_ROW
    for section in asked.sections:
        _section_row(canvas, row, section.section.title)
        row += 1
        for check in section.checks():
            _line(canvas, row, check, section.section.id, asked, company, t)
            if page := pages[check.id.rpartition(".")[0]]:
                _link(canvas, f"{LETTER['id']}{row}", page)
            _pickers(pickers, check, row, t)
            row += 1
    for picker in pickers.values():
        canvas.sheet.add_data_validation(picker)
    last = row - 1
    _colours(canvas, last)
    canvas.sheet.freeze_panes = f"C{FIRST_ROW}"
    canvas.sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    canvas.sheet.print_area = f"A2:{LETTER['result']}{last}"
    return last


def _head(canvas: Canvas, asked: Asked, t: Say) -> None:
    """Hidden keys, title, hint and labels."""
    sheet = canvas.sheet
    for column in COLUMNS:
        letter = LETTER[column.key]
        sheet.column_dimensions[letter].width = column.width
        sheet.column_dimensions[letter].hidden = column.hidden
        canvas.put(f"{letter}{KEY_ROW}", column.key)
        if not column.hidden:
            canvas.put(f"{letter}{HEAD_ROW}", t(column.label), "head" if " " in t(column.label) else "head word")
    title = f"{asked.edition.title}: {asked.store.name} ({asked.store.id})"
    width, last = sum(column.width for column in COLUMNS if not column.hidden), LETTER["result"]
    canvas.across(f"A2:{last}2", title, "heading", width / _BOLD, size=18, least=27)
    hint = t("Yellow cells are yours. Leave a line blank only while you have not got there; choose Not observed if it could not be seen.")
    canvas.across(f"A3:{last}3", hint, "fact", width, least=16)
    sheet.row_dimensions[KEY_ROW].hidden = True
    sheet.row_dimensions[HEAD_ROW].height = 44


def _section_row(canvas: Canvas, row: int, title: str) -> None:
    canvas.sheet.row_dimensions[row].height = 21
    for column in COLUMNS:
        if not column.hidden:
            canvas.put(f"{LETTER[column.key]}{row}", title if column.key == "id" else None, "section")


def _line(canvas: Canvas, row: int, check: Check, section: str, asked: Asked, company: Company, t: Say) -> None:
    question, limit = question_text(check, t), good_text(check, company, t)
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
    canvas.put(at["texts"], line_sum(check.id, safe_text(question), safe_text(limit)))
    for key, value in of_line(check, row, asked.day).items():
        canvas.put(at[key], value, "centre" if key == "result" else "")
    room = WIDTH["question"] / (_BOLD if check.critical else 1)
    canvas.high(row, (question, room), (limit, WIDTH["limit"]))


def _link(canvas: Canvas, at: str, page: str) -> None:
    canvas.sheet[at].hyperlink = Hyperlink(ref=at, target=page, tooltip=page)  # given as text, openpyxl would take its own style for links


def _number_format(check: Check) -> str:
    if isinstance(check, (Measure, Promise)) and check.is_clock:
        return "hh:mm"
    if isinstance(check, Choice) and check.options:
        return "@"  # an option that looks like a number, as 100 %, stays the text that it is
    return "General"  # where 4/5 or 21.5 became a date, the cell then shows one, and the reader sees it


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
    """Orange: cannot be read. Strong red: the reading out of its limit. Red: the line fails. Green: it passes.

    The areas do not overlap: LibreOffice gives no order to rules of overlapping ones.
    """
    at = {key: f"${letter}{FIRST_ROW}" for key, letter in LETTER.items()}
    odd = (f"{at['status']}={UNREADABLE}", ODD)
    bad = (f"AND(ISNUMBER({at['pass']}),{at['pass']}=0)", BAD)
    good = (f"AND(ISNUMBER({at['pass']}),{at['pass']}=1)", GOOD)
    areas = {(f"a{number}", f"a{number}"): [odd, (_outside(at, number), OUT), bad] for number in range(1, ANSWERS + 1)}
    areas |= {("note", "corrected"): [odd, bad], ("result", "result"): [odd, bad, good]}
    priority = 0
    for (first, final), rules in areas.items():
        for formula, colours in rules:
            priority += 1
            rule = Rule(type="expression", dxf=shade(colours), formula=[formula], priority=priority, stopIfTrue=True)
            canvas.sheet.conditional_formatting.add(f"{LETTER[first]}{FIRST_ROW}:{LETTER[final]}{last}", rule)


def _outside(at: dict[str, str], number: int) -> str:
    """Whether a reading lies outside its own limit; other kinds of check have none."""
    cell, low, high = at[f"a{number}"], at[f"low{number}"], at[f"high{number}"]
    return f"AND({at['status']}={GIVEN},ISNUMBER({cell}),ISNUMBER({low}),OR({cell}<{low},{cell}>{high}))"
