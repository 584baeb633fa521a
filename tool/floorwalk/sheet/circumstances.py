"""The Start and Actions sheets in; who, when, announced or not, and what is to be mended out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.errors import Place, Problem
from floorwalk.model import ActionLine, Clock
from floorwalk.sheet.cells import Raw, column_letters
from floorwalk.sheet.layout import ACTION_HINT, ACTION_TITLE
from floorwalk.sheet.lines import CHECK_ID
from floorwalk.sheet.values import clock, day, fold, meaning, shown
from floorwalk.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from floorwalk.model import Round
    from floorwalk.sheet.find import Found
    from floorwalk.sheet.table import Table


def printed_for(found: Found) -> date | None:
    """The due date that the sheet was printed for, as `_meta` or Start says it; the round's may have been moved since."""
    cell = found.start.cell("due")
    return day(Raw("s", found.facts.get("due", ""))) or (day(cell, from_1904=found.from_1904) if cell else None)


def day_of_visit(file: str, found: Found, round_: Round, problems: list[Problem]) -> date:
    """Read the day; the round's due date, with a problem, when there is none with one meaning."""
    cell = found.start.cell("date")
    place = found.start.place(file, "date")
    if cell is None:
        what = f"the day of the visit is missing; {round_.due} is taken."
        problems.append(Problem(place, "FW614", what, "Write the day as a date."))
        return round_.due
    read = day(cell, from_1904=found.from_1904)
    if read is None:
        what = f"'{shown(cell)}' is not a date with one meaning; {round_.due} is taken."
        problems.append(Problem(place, "FW614", what, "Write it as year-month-day, as 2026-11-30."))
        return round_.due
    if not round_.start <= read <= round_.due:
        what = f"the visit on {read} lies outside the round ({round_.start} to {round_.due})."
        problems.append(Problem(place, "FW614", what, "Check the date with the auditor."))
    return read


def start_of_visit(file: str, found: Found, problems: list[Problem]) -> Clock | None:
    """Read when the visit began; None when nothing readable stands there."""
    cell = found.start.cell("start")
    minutes = clock(cell) if cell else None
    if cell and minutes is None:
        what = f"'{shown(cell)}' is not a time of day."
        problems.append(Problem(found.start.place(file, "start"), "FW610", what, "Write hours and minutes, as 10:05."))
    return None if minutes is None else Clock(int(minutes))


def was_announced(file: str, found: Found, known: Mapping[str, str], problems: list[Problem]) -> bool:
    """Read whether the store knew the day; what the sheet was sent out with when nothing readable stands there."""
    cell = found.start.cell("announced")
    word = meaning(cell, known)
    if word in ("yes", "no"):
        return word == "yes"
    if cell:
        what = f"'{shown(cell)}' is not an answer here."
        problems.append(Problem(found.start.place(file, "announced"), "FW609", what, "Choose Yes or No."))
    return found.facts.get("announced") == "true"


def actions(file: str, found: Found, languages: Iterable[str], problems: list[Problem]) -> tuple[ActionLine, ...]:
    """Read the lines of the Actions sheet; one without words is reported and left out."""
    table = found.actions
    if table is None:
        what = "the sheet Actions cannot be found; what stands in it is not read."
        problems.append(Problem(Place(file), "FW606", what, "Copy its lines into the sheet as it was sent out."))
        return ()
    own = {fold(words(language)(text)) for language in languages for text in (ACTION_TITLE, ACTION_HINT)}
    lines = []
    for row in table.rows():
        cells = {key: cell for key, column in table.columns.items() if (cell := table.grid.cells.get((row, column))) and cell.text.strip()}
        if cells.keys() & {"issue", "owner", "due", "check"} and fold(cells["issue"].text if "issue" in cells else "") not in own:
            line, faults = _action(file, table, row, cells, from_1904=found.from_1904)
            lines += [line] if line else []
            problems += faults
    return tuple(lines)


def _action(file: str, table: Table, row: int, cells: Mapping[str, Raw], *, from_1904: bool) -> tuple[ActionLine | None, list[Problem]]:
    def place(key: str) -> Place:
        return Place(file, sheet=table.grid.title, cell=f"{column_letters(table.columns[key])}{row}")

    text = {key: cell.text.strip() for key, cell in cells.items()}
    if "issue" not in text:
        what = "an action without words: only its other cells are filled."
        return None, [Problem(place("issue"), "FW619", what, "Write what is to be done.")]
    problems = []
    due = day(cells["due"], from_1904=from_1904) if "due" in cells else None
    if "due" in cells and due is None:
        what = f"'{shown(cells['due'])}' is not a date with one meaning."
        problems.append(Problem(place("due"), "FW619", what, "Write it as year-month-day, as 2026-12-14."))
    check = text.get("check", "")
    if check and not CHECK_ID.match(check):
        what = f"'{check[:40]}' is not the id of a check."
        problems.append(Problem(place("check"), "FW619", what, "Write it as PAY-04.1, or leave it empty."))
        check = ""
    return ActionLine(issue=text["issue"], owner=text.get("owner", ""), due=due, check=check or None), problems
