"""A line of the Audit sheet in; the answer to its check out, with a problem for whatever could not be read."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from floorwalk.errors import Problem
from floorwalk.filled.line import ANSWER_KEYS
from floorwalk.filled.values import clock, meaning, number, shown
from floorwalk.model import Answer, Choice
from floorwalk.sheet.formulas import answer_count
from floorwalk.words.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from floorwalk.errors import Place
    from floorwalk.filled.line import Line
    from floorwalk.incoming.cells import Raw
    from floorwalk.model import Check
    from floorwalk.model.audit import State

_PAIR = re.compile(r"(\d+)\s*(?:/|of|out of|:)\s*(\d+)\Z", re.IGNORECASE)


class Unreadable(Exception):
    """An answer that cannot be taken: which cell, code, what, repair."""

    def __init__(self, key: str, code: str, what: str, repair: str) -> None:
        super().__init__(what)
        self.key, self.code, self.what, self.repair = key, code, what, repair


def read_answer(check: Check, line: Line) -> tuple[Answer, Sequence[Problem]]:
    """Read one line. An answer that cannot be taken is blank and reported; note, photo and mark are kept."""
    if line.taken.answer:
        return line.taken.answer, ()
    answer, problems = _answer(check, line)
    if not problems:
        line.taken.answer = answer
    return answer, problems


def _answer(check: Check, line: Line) -> tuple[Answer, list[Problem]]:
    problems: list[Problem] = []
    read: tuple[State, tuple[Decimal | str, ...]] = ("blank", ())
    try:
        read = _read(check, line)
    except Unreadable as fault:
        problems.append(Problem(line.place(fault.key, check.id), fault.code, fault.what, fault.repair))
    if any(cell.formula or cell.type == "e" for cell in line.taken.raws.values()):
        problems += _by_formula(check, line)
    corrected = line.cell("corrected")
    mark = meaning(corrected, line.words) if corrected else ""
    if corrected and mark not in ("yes", "no"):
        what = f"'{shown(corrected)}' is not an answer under Corrected on the spot."
        problems.append(Problem(line.place("corrected", check.id), "FW609", what, "Choose Yes, or leave it empty."))
    state, values = read
    return (
        Answer(
            check=check.id,
            state=state,
            values=values,
            note=_words(line, "note"),
            photo=_words(line, "photo"),
            corrected=mark == "yes",
            sheet=line.grid.title,
            cell=line.name("a1"),
        ),
        problems,
    )


def _by_formula(check: Check, line: Line) -> Iterator[Problem]:
    """Answers and words that a formula gave: its stored result counts, and somebody should look whether it is what the auditor meant."""
    for key in ANSWER_KEYS[: answer_count(check)]:
        cell = line.cell(key)
        if cell and cell.formula and cell.type != "e":
            what = f"a formula gave this answer; its result '{shown(cell)}' was taken."
            yield Problem(line.place(key, check.id), "FW628", what, "Write the answer itself.", "warning")
    for key in ("note", "photo"):
        cell = line.raw(key)
        if cell and (cell.type == "e" or (cell.formula and not cell.text.strip())):
            yield words_lost(line.place(key, check.id), cell)
        elif cell and cell.formula:
            what = f"a formula gave these words; its result '{shown(cell)}' was taken."
            yield Problem(
                line.place(key, check.id), "FW628", what, "Write the words themselves, with an apostrophe (') before them.", "warning"
            )


def words_lost(place: Place, cell: Raw) -> Problem:
    """Report a text that a program took for a formula, and of which it kept an error."""
    what = f"a text that begins with = + - or @ was taken for a formula here, and its words are lost: the cell shows '{shown(cell)}'."
    return Problem(place, "FW634", what, "Write the words again, with an apostrophe (') before them.")


def _words(line: Line, key: str) -> str:
    cell = line.cell(key)
    return "" if cell and cell.type == "e" else line.text(key)


def _read(check: Check, line: Line) -> tuple[State, tuple[Decimal | str, ...]]:
    used = ANSWER_KEYS[: answer_count(check)]
    _nothing_else(line, used)
    cells = [line.cell(key) for key in used]
    word = meaning(cells[0], line.words)
    if word in ("na", "not_observed"):
        return _left_out(check, word, cells[1:])
    if not any(cells):
        return "blank", ()
    return "given", _values(check, line, cells)


def _nothing_else(line: Line, used: tuple[str, ...]) -> None:
    """No answer beside the cells that the check uses, no error and no formula without a result in them."""
    for key in ANSWER_KEYS[len(used) :]:
        if cell := line.cell(key):
            what = f"'{shown(cell)}' stands in a cell that this check does not use."
            raise Unreadable(key, "FW609", what, "Move it to Note, or delete it.")
    for key in used:
        raw = line.raw(key)
        if raw and raw.type == "e":
            raise Unreadable(key, "FW609", f"the cell shows the error {shown(raw)}.", "Write the answer again.")
        if raw and raw.formula and not raw.text.strip():
            raise Unreadable(key, "FW609", "a formula without a result stands here.", "Write the answer itself.")


def _left_out(check: Check, word: str, others: list[Raw | None]) -> tuple[State, tuple[Decimal | str, ...]]:
    if any(others):
        raise Unreadable("a2", "FW609", "a number stands beside N/A or Not observed.", "Keep one of the two.")
    if word == "na" and not check.na:
        raise Unreadable("a1", "FW612", "N/A is not allowed for this check.", "Answer it, or choose Not observed.")
    return ("na" if word == "na" else "not_observed"), ()


def _values(check: Check, line: Line, cells: list[Raw | None]) -> tuple[Decimal | str, ...]:
    if check.kind == "yes_no":
        word = meaning(cells[0], line.words)
        if word not in ("yes", "no"):
            raise _no_answer(cells[0], "Choose Yes, No" + (", N/A" if check.na else "") + " or Not observed.")
        return (word,)
    if check.kind == "choice" and check.options:
        return (_option(check, line, cells[0]),)
    numbers = [_number(check, key, cell) for key, cell in zip(ANSWER_KEYS, cells, strict=False)]
    if check.kind == "rating" and not (numbers[0] == numbers[0].to_integral_value() and 0 <= numbers[0] < len(check.steps)):
        raise _no_answer(cells[0], f"Choose a whole number from 0 to {len(check.steps) - 1}.")
    if check.kind in ("sample", "choice"):
        _counts(check, line, numbers)
    return tuple(numbers)


def _counts(check: Check, line: Line, numbers: list[Decimal]) -> None:
    for key, value in zip(ANSWER_KEYS, numbers, strict=False):
        if value < 0 or value != value.to_integral_value():
            raise Unreadable(key, "FW610", f"{line.text(key)} is no count.", "Write a whole number, 0 or more.")
    if check.kind == "sample" and numbers[0] > numbers[1]:
        what = f"{numbers[0]:f} {check.unit} were right, and only {numbers[1]:f} were seen."
        raise Unreadable("a1", "FW611", what, "Write how many were right under Answer, how many you saw under Answer 2.")


def _number(check: Check, key: str, cell: Raw | None) -> Decimal:
    is_clock = (check.kind == "measure" or check.kind == "promise") and check.is_clock
    if cell is None:
        words = {"a1": "the first number", "a2": "the second number", "a3": "the third number"}
        raise Unreadable(key, "FW609", f"{words[key]} of this answer is missing.", "Fill all yellow answer cells of the line.")
    value = clock(cell) if is_clock else number(cell)
    if value is None:
        raise Unreadable(key, "FW610", *(_no_clock(cell) if is_clock else _no_number(check, key, cell)))
    return value


def _no_clock(cell: Raw) -> tuple[str, str]:
    return f"'{shown(cell)}' is not a time with one meaning.", "Write a time of day, as 10:05."


def _no_number(check: Check, key: str, cell: Raw) -> tuple[str, str]:
    """What is wrong and its repair, for each of the traps that programs and habits set."""
    if cell.look == "date":
        repair = "Write the number alone, with the decimal sign of your program: some make a date of 21.5, others of 4/5."
        return f"'{shown(cell)}' is a date or a time of day, not a number.", repair
    if cell.look == "percent":
        alone = shown(cell).rstrip("%")
        return f"'{shown(cell)}' is a percentage.", f"Write {alone} without the percent sign, into a cell as it was sent out."
    pair = _PAIR.match(cell.text.strip())
    if pair and key == "a1" and answer_count(check) == 2:
        return f"'{shown(cell)}' is two numbers in one cell.", f"Write {pair[1]} under Answer and {pair[2]} under Answer 2."
    return f"'{shown(cell)}' is not a number with one meaning.", "Write a number alone, without unit, as 4 or 0.9."


def option_of(check: Choice, line: Line, cell: Raw | None) -> str:
    """The id of the option whose text in any of the languages stands in a cell; empty for any other text, and for one that means two."""
    written = fold(cell.text) if cell else ""
    own = next((option.id for option in check.options if fold(option.text) == written), "")
    return line.form.options.get((check.id, written), own)


def _option(check: Choice, line: Line, cell: Raw | None) -> str:
    if option := option_of(check, line, cell):
        return option
    if cell and (check.id, fold(cell.text)) in line.form.options:
        what = f"'{shown(cell)}' is one option in one of your languages, and another option in another."
        raise Unreadable("a1", "FW609", what, "Write the option in a language in which it means one thing.")
    raise _no_answer(cell, "Choose one of: " + "; ".join(option.text for option in check.options) + ".")


def _no_answer(cell: Raw | None, repair: str) -> Unreadable:
    return Unreadable("a1", "FW609", f"'{shown(cell) if cell else ''}' is not an answer here.", repair)
