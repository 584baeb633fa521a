"""The Start and Actions sheets in; who, when, announced or not, and what is to be mended out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from floorwalk.errors import Place, Problem
from floorwalk.filled.answers import words_lost
from floorwalk.filled.line import CHECK_ID
from floorwalk.filled.values import clock, day, meaning, shown, vocabulary
from floorwalk.incoming.cells import Raw, column_letters
from floorwalk.model import ActionLine, Clock
from floorwalk.sheet.layout import ACTION_COLUMNS, ACTION_HINT, ACTION_TITLE
from floorwalk.words import words
from floorwalk.words.fold import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from datetime import date

    from floorwalk.filled.find import Found, Start
    from floorwalk.filled.table import Table
    from floorwalk.model import Round


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


def time_of_visit(file: str, found: Found, key: Literal["start", "end"], problems: list[Problem]) -> Clock | None:
    """Read when the visit began or ended; None when nothing readable stands there."""
    cell = found.start.cell(key)
    minutes = clock(cell) if cell else None
    if cell and minutes is None:
        what = f"'{shown(cell)}' is not a time of day."
        problems.append(Problem(found.start.place(file, key), "FW610", what, "Write hours and minutes, as 10:05."))
    return None if minutes is None else Clock(int(minutes))


def beside_start(file: str, start: Start) -> Iterator[Problem]:
    """Report text to the right of the values: nothing of ours stands there."""
    for (row, column), cell in sorted(start.grid.cells.items(), key=lambda one: one[0]):
        if column > start.column and cell.type == "s" and not cell.formula and cell.text.strip():
            place = Place(file, sheet=start.grid.title, cell=f"{column_letters(column)}{row}")
            what = f"'{shown(cell)}' stands beside the cells that are read."
            yield Problem(place, "FW627", what, "Move it into Remarks.")


def unread_copies(file: str, found: Found, checks: Collection[str]) -> Iterator[Problem]:
    """Report sheets with the lines of the Audit sheet of which nothing is read, since their columns cannot be told."""
    read = {id(part.grid) for part in (*found.audits, found.start, *found.other_starts, found.actions, *found.action_copies) if part}
    for grid in found.book.grids:
        if id(grid) not in read and 2 * len({cell.text for cell in grid.cells.values()} & set(checks)) > len(checks):
            what = "the columns for check and answer cannot be found on this sheet; nothing on it is read."
            yield Problem(
                Place(file, sheet=grid.title), "FW606", what, "Copy the answers into the sheet as it was sent out, with its header."
            )


def lost_words(file: str, start: Start) -> Iterator[Problem]:
    """Report names and remarks that a program took for a formula."""
    for key in ("auditor", "remarks", "signed"):
        cell = start.cell(key)
        if cell and cell.type == "e":
            yield words_lost(start.place(file, key), cell)


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


def actions(file: str, found: Found, languages: tuple[str, ...], problems: list[Problem]) -> tuple[ActionLine, ...]:
    """Read the lines of the Actions sheet and its copies, each once; one without words is reported and left out."""
    if found.actions is None:
        what = "the sheet Actions cannot be found; what stands in it is not read."
        problems.append(Problem(Place(file), "FW606", what, "Copy its lines into the sheet as it was sent out."))
        return ()
    lines = dict.fromkeys(_lines(file, found.actions, languages, problems, from_1904=found.from_1904))
    for table in found.action_copies:
        more = dict.fromkeys(_lines(file, table, languages, problems, from_1904=found.from_1904))
        added = [line for line in more if line not in lines]
        rest = f"{len(added)} lines that stand only there were added" if added else "nothing more stands there"
        what = f"the sheet '{table.grid.title[:40]}' is a copy of '{found.actions.grid.title[:40]}'; {rest}."
        problems.append(Problem(Place(file, sheet=table.grid.title), "FW626", what, "Delete the copy.", "warning"))
        lines |= dict.fromkeys(added)
    return tuple(lines)


@cache
def _own_texts(languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(words(language)(text)) for language in languages for text in (ACTION_TITLE, ACTION_HINT))


def _lines(file: str, table: Table, languages: tuple[str, ...], problems: list[Problem], *, from_1904: bool) -> Iterator[ActionLine]:
    own, words_ = _own_texts(languages), vocabulary(languages)
    keys = {column: key for key, column in table.columns.items()}
    rows: dict[int, dict[str, Raw]] = {}
    for (row, column), cell in table.grid.cells.items():
        if row not in table.heads and cell.text.strip() and (column in keys or not cell.formula) and fold(cell.text) not in own:
            rows.setdefault(row, {})[keys.get(column) or f"?{column_letters(column)}"] = cell
    for row in sorted(rows):
        cells = rows[row]
        problems += _beside_actions(file, table, row, cells)
        if cells.keys() & {column.key for column in ACTION_COLUMNS}:
            line, faults = _action(file, table, row, cells, words_, from_1904=from_1904)
            yield from (line,) if line else ()
            problems += faults


def _beside_actions(file: str, table: Table, row: int, cells: Mapping[str, Raw]) -> Iterator[Problem]:
    for key in sorted(key for key in cells if key.startswith("?")):
        place = Place(file, sheet=table.grid.title, cell=f"{key[1:]}{row}")
        yield Problem(place, "FW627", f"'{shown(cells[key])}' stands beside the table, and is not read.", "Move it into the line's words.")


def _action(
    file: str, table: Table, row: int, cells: Mapping[str, Raw], known: Mapping[str, str], *, from_1904: bool
) -> tuple[ActionLine | None, list[Problem]]:
    def place(key: str) -> Place:
        return Place(file, sheet=table.grid.title, cell=f"{column_letters(table.columns[key])}{row}")

    text = {key: cell.text.strip() for key, cell in cells.items()}
    if "issue" not in text:
        said = "; ".join(f"'{shown(cell)}'" for key, cell in cells.items() if not key.startswith("?"))
        what = f"an action without words: only its other cells are filled ({said})."
        return None, [Problem(place("issue"), "FW619", what, "Write what is to be done.")]
    problems = [words_lost(place(key), cells[key]) for key in ("issue", "owner") if key in cells and cells[key].type == "e"]
    due = day(cells["due"], from_1904=from_1904) if "due" in cells else None
    if "due" in cells and due is None:
        what = f"'{shown(cells['due'])}' is not a date with one meaning."
        problems.append(Problem(place("due"), "FW619", what, "Write it as year-month-day, as 2026-12-14."))
    check = text.get("check", "")
    if check and not CHECK_ID.match(check):
        what = f"'{check[:40]}' is not the id of a check."
        problems.append(Problem(place("check"), "FW619", what, "Write it as PAY-04.1, or leave it empty."))
        check = ""
    word = meaning(cells.get("done"), known)
    if "done" in cells and word not in ("yes", "no"):
        what = f"'{shown(cells['done'])}' is not an answer under Done?."
        problems.append(Problem(place("done"), "FW619", what, "Choose Yes or No, or leave it empty."))
    done = {"yes": True, "no": False}.get(word)
    return ActionLine(issue=text["issue"], owner=text.get("owner", ""), due=due, check=check or None, done=done), problems
