"""What is asked in; the hidden sheet of words, options and months that the Audit sheet's lists and formulas name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from floorwalk.excel.cells import put
from floorwalk.model import Choice, Rating
from floorwalk.sheet.formulas import list_name
from floorwalk.sheet.layout import LISTS, NAMED_WORDS, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Check

    Say = Callable[[str], str]

EXCEL_EPOCH = date(1899, 12, 30)
_FIRST_LIST = 4  # the column behind words and months


def add_lists(workbook: Workbook, asked: Asked, t: Say) -> None:
    """Write the hidden sheet and define the workbook's names."""
    sheet = workbook.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    sheet.protection.sheet = True
    for row, (name, word) in enumerate(NAMED_WORDS.items(), start=1):
        put(sheet[f"A{row}"], t(word))
        _name(workbook, name, f"$A${row}")
    _months(workbook, sheet, asked.day)
    lists = _lists(asked, t)
    for column, (name, entries) in enumerate(lists.items(), start=_FIRST_LIST):
        _list(workbook, sheet, column, name, entries)
    choices = [check for check in asked.checks() if isinstance(check, Choice) and check.options]
    for number, check in enumerate(choices):
        others = [t(WORDS["not_observed"]), *([t(WORDS["na"])] if check.na else [])]
        _options(workbook, sheet, _FIRST_LIST + len(lists) + 2 * number, check, others)


def _lists(asked: Asked, t: Say) -> dict[str, list[str | int]]:
    """The lists that cells share, by name: each with Not observed, and once more with N/A."""
    yes, no, na, unseen = (t(word) for word in WORDS.values())
    tops = sorted({len(check.steps) - 1 for check in asked.checks() if isinstance(check, Rating)})
    answers: dict[str, list[str | int]] = {"fw_list_yes_no": [yes, no], "fw_list_number": []}
    answers |= {f"fw_list_rating_{top}": list(range(top + 1)) for top in tops}
    lists: dict[str, list[str | int]] = {"fw_list_announced": [yes, no]}
    for name, entries in answers.items():
        lists |= {name: [*entries, unseen], f"{name}_na": [*entries, unseen, na]}
    return lists


def validation_list(check: Check) -> str:
    """The name of the list that a check's first answer cell offers."""
    suffix = "_na" if check.na else ""
    if isinstance(check, Choice) and check.options:
        return list_name(check) + "_list"
    if isinstance(check, Rating):
        return f"fw_list_rating_{len(check.steps) - 1}{suffix}"
    return ("fw_list_yes_no" if check.kind == "yes_no" else "fw_list_number") + suffix


def serial(day: date) -> int:
    """The number by which spreadsheets know a day."""
    return (day - EXCEL_EPOCH).days


def _months(workbook: Workbook, sheet: Worksheet, due: date) -> None:
    """First days of the months around the due date with the month's number: the season is looked up, no date function is needed."""
    firsts = [date(year, month, 1) for year in range(due.year - 1, due.year + 3) for month in range(1, 13)]
    for row, first in enumerate(firsts, start=1):
        sheet.cell(row, 2, serial(first))
        sheet.cell(row, 3, first.month)
    _name(workbook, "fw_month_starts", f"$B$1:$B${len(firsts)}")
    _name(workbook, "fw_month_numbers", f"$C$1:$C${len(firsts)}")


def _options(workbook: Workbook, sheet: Worksheet, column: int, check: Choice, others: Sequence[str]) -> None:
    count = len(check.options)
    _list(workbook, sheet, column, list_name(check) + "_list", [*(option.text for option in check.options), *others])
    for row, option in enumerate(check.options, start=1):
        sheet.cell(row, column + 1, float(option.points / check.points) if check.points else 1.0)
    letter, share = get_column_letter(column), get_column_letter(column + 1)
    _name(workbook, list_name(check), f"${letter}$1:${letter}${count}")
    _name(workbook, list_name(check) + "_share", f"${share}$1:${share}${count}")


def _list(workbook: Workbook, sheet: Worksheet, column: int, name: str, entries: Sequence[str | int]) -> None:
    letter = get_column_letter(column)
    for row, entry in enumerate(entries, start=1):
        put(sheet[f"{letter}{row}"], entry)
    _name(workbook, name, f"${letter}$1:${letter}${len(entries)}")


def _name(workbook: Workbook, name: str, cells: str) -> None:
    workbook.defined_names[name] = DefinedName(name, attr_text=f"{LISTS}!{cells}")
