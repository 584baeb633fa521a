"""A line of the Audit sheet in; the answer to its check out, with a problem for whatever could not be read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from floorwalk.errors import Place, Problem
from floorwalk.model import Answer, Choice, Measure, Promise, Rating, Sample, YesNo
from floorwalk.sheet.formulas import answer_count
from floorwalk.sheet.grid import column_letters
from floorwalk.sheet.layout import ANSWERS
from floorwalk.sheet.values import clock, fold, meaning, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from floorwalk.model import Check
    from floorwalk.sheet.grid import Grid, Raw


_PAIR = re.compile(r"(\d+)\s*(?:/|of|out of|:)\s*(\d+)\Z", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """A row of the Audit sheet, with its columns by key and the words of the company's languages."""

    file: str
    grid: Grid
    row: int
    columns: Mapping[str, int]
    words: Mapping[str, str]

    def cell(self, key: str) -> Raw | None:
        """The cell of a column; None when it is empty or holds only white space."""
        raw = self.grid.cells.get((self.row, self.columns[key])) if key in self.columns else None
        return raw if raw and raw.text.strip() else None

    def text(self, key: str) -> str:
        cell = self.cell(key)
        return cell.text.strip() if cell else ""

    def place(self, key: str, check: str) -> Place:
        column = self.columns.get(key)
        return Place(self.file, sheet=self.grid.title, cell=f"{column_letters(column)}{self.row}" if column else "", check=check)

    def answered(self) -> tuple[str, ...]:
        """What stands in the answer cells."""
        return tuple(self.text(f"a{number}") for number in range(1, ANSWERS + 1))


class Unreadable(Exception):
    """An answer that cannot be taken: which cell, code, what, repair."""

    def __init__(self, key: str, code: str, what: str, repair: str) -> None:
        super().__init__(what)
        self.key, self.code, self.what, self.repair = key, code, what, repair


def read_answer(check: Check, line: Line) -> tuple[Answer, list[Problem]]:
    """Read one line. An answer that cannot be taken is blank and reported; note, photo and mark are kept."""
    problems: list[Problem] = []
    read: tuple[str, tuple[Decimal | str, ...]] = ("blank", ())
    try:
        read = _read(check, line)
    except Unreadable as fault:
        problems.append(Problem(line.place(fault.key, check.id), fault.code, fault.what, fault.repair))
    corrected = line.cell("corrected")
    if corrected and meaning(corrected, line.words) not in ("yes", "no"):
        what = f"'{corrected.text[:40]}' is not an answer under Corrected on the spot."
        problems.append(Problem(line.place("corrected", check.id), "FW609", what, "Choose Yes, or leave it empty."))
    fixed = meaning(corrected, line.words) == "yes"
    answer = Answer.model_validate(
        {"check": check.id, "state": read[0], "values": read[1], "note": line.text("note"), "photo": line.text("photo"), "corrected": fixed}
    )
    return answer, problems


def _read(check: Check, line: Line) -> tuple[str, tuple[Decimal | str, ...]]:
    used = answer_count(check)
    cells = [line.cell(f"a{number}") for number in range(1, ANSWERS + 1)]
    extra = next((number for number in range(used, ANSWERS) if cells[number]), None)
    if extra is not None:
        what = f"'{line.text(f'a{extra + 1}')}' stands in a cell that this check does not use."
        raise Unreadable(f"a{extra + 1}", "FW609", what, "Move it to Note, or delete it.")
    for number_, cell in enumerate(cells[:used], start=1):
        if cell and cell.type == "e":
            raise Unreadable(f"a{number_}", "FW609", f"the cell shows the error {cell.text}.", "Write the answer again.")
    word = meaning(cells[0], line.words)
    if word in ("na", "not_observed"):
        return _left_out(check, word, cells[1:used])
    if not any(cells[:used]):
        _no_lost_formula(line, used)
        return "blank", ()
    return "given", _values(check, line, cells[:used])


def _left_out(check: Check, word: str, others: list[Raw | None]) -> tuple[str, tuple[Decimal | str, ...]]:
    if any(others):
        raise Unreadable("a2", "FW609", "a number stands beside N/A or Not observed.", "Keep one of the two.")
    if word == "na" and not check.na:
        raise Unreadable("a1", "FW612", "N/A is not allowed for this check.", "Answer it, or choose Not observed.")
    return word, ()


def _no_lost_formula(line: Line, used: int) -> None:
    for number_ in range(1, used + 1):
        raw = line.grid.cells.get((line.row, line.columns.get(f"a{number_}", 0)))
        if raw and raw.formula:
            raise Unreadable(f"a{number_}", "FW609", "a formula without a result stands here.", "Write the answer itself.")


def _values(check: Check, line: Line, cells: list[Raw | None]) -> tuple[Decimal | str, ...]:
    if isinstance(check, YesNo):
        word = meaning(cells[0], line.words)
        if word not in ("yes", "no"):
            raise _no_answer(cells[0], "Choose Yes, No" + (", N/A" if check.na else "") + " or Not observed.")
        return (word,)
    if isinstance(check, Choice) and check.options:
        return (_option(check, cells[0]),)
    numbers = [_number(check, key, cell) for key, cell in zip(("a1", "a2", "a3"), cells, strict=False)]
    if isinstance(check, Rating) and not (numbers[0] == numbers[0].to_integral_value() and 0 <= numbers[0] < len(check.steps)):
        raise _no_answer(cells[0], f"Choose a whole number from 0 to {len(check.steps) - 1}.")
    if isinstance(check, (Sample, Choice)):
        _counts(check, line, numbers)
    return tuple(numbers)


def _counts(check: Check, line: Line, numbers: list[Decimal]) -> None:
    for key, value in zip(("a1", "a2"), numbers, strict=False):
        if value < 0 or value != value.to_integral_value():
            raise Unreadable(key, "FW610", f"{line.text(key)} is no count.", "Write a whole number, 0 or more.")
    if isinstance(check, Sample) and numbers[0] > numbers[1]:
        what = f"{numbers[0]:f} {check.unit} were right, and only {numbers[1]:f} were seen."
        raise Unreadable("a1", "FW611", what, "Write how many were right under Answer, how many you saw under Answer 2.")


def _number(check: Check, key: str, cell: Raw | None) -> Decimal:
    is_clock = isinstance(check, (Measure, Promise)) and check.is_clock
    if cell is None:
        words = {"a1": "the first number", "a2": "the second number", "a3": "the third number"}
        raise Unreadable(key, "FW609", f"{words[key]} of this answer is missing.", "Fill all yellow answer cells of the line.")
    value = clock(cell) if is_clock else number(cell)
    if value is None:
        pair = _PAIR.match(cell.text.strip())
        if pair and key == "a1" and answer_count(check) == 2 and not is_clock:
            what = f"'{cell.text[:40]}' is two numbers in one cell."
            raise Unreadable(key, "FW610", what, f"Write {pair[1]} under Answer and {pair[2]} under Answer 2.")
        wanted = "a time of day, as 10:05" if is_clock else "a number alone, without unit, as 4 or 0.9"
        raise Unreadable(
            key, "FW610", f"'{cell.text[:40]}' is not {'a time' if is_clock else 'a number'} with one meaning.", f"Write {wanted}."
        )
    return value


def _option(check: Choice, cell: Raw | None) -> str:
    written = fold(cell.text) if cell else ""
    for option in check.options:
        if fold(option.text) == written:
            return option.id
    raise _no_answer(cell, "Choose one of: " + "; ".join(option.text for option in check.options) + ".")


def _no_answer(cell: Raw | None, repair: str) -> Unreadable:
    return Unreadable("a1", "FW609", f"'{cell.text[:40] if cell else ''}' is not an answer here.", repair)
