"""What was found wrong in a filled sheet in; the places to ask the auditor about again out, each with what stood there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from openpyxl.utils.cell import coordinate_to_tuple

from floorwalk.filled.line import ANSWER_KEYS
from floorwalk.filled.values import shown
from floorwalk.reply.words import Fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from floorwalk.errors import Problem
    from floorwalk.filled.find import Found
    from floorwalk.filled.read import Filled
    from floorwalk.filled.table import Table
    from floorwalk.incoming.cells import Raw
    from floorwalk.model import Check

Part = Literal["start", "audit", "actions"]
OF_ANSWER = frozenset({"FW607", "FW608", "FW609", "FW610", "FW611", "FW612", "FW627", "FW629", "FW632"})
# The result of a formula was taken, and the fresh sheet holds the value; a text that was typed over is printed again.
_SETTLED = frozenset({"FW628", "FW633"})
_NO_ACTIONS = "FW606"
_TWICE, _COPY = "FW608", "FW626"

_FORMULA = "=..."  # a formula that shows nothing


@dataclass(frozen=True)
class Item:
    """A place to look at again: the part of the workbook, its row there as the auditor had it, the fault, and all that was written."""

    part: Part
    row: int
    fault: Fault
    wrote: str

    @property
    def is_answer(self) -> bool:
        return self.part == "audit" and self.fault.code in OF_ANSWER and self.fault.key == "a1"


def items(filled: Filled, found: Found, checks: Mapping[str, Check]) -> list[Item]:
    """Give the places in reading order; `checks` are the checks in the auditor's language."""
    audit = filled.audit
    answered = {answer.check for answer in audit.answers if answer.state != "blank"} if audit else set()
    relevant = [one for one in filled.problems if not _is_settled(one, answered)]
    made = [one for problem in relevant if (one := _item(problem, found, checks, answered))]
    once: dict[tuple[str, int, str, str], Item] = {}
    for one in made:  # of two faults in a place the first
        once.setdefault((one.part, one.row, one.fault.key, one.fault.check.id if one.fault.check else ""), one)
    return sorted(once.values(), key=lambda one: (("start", "audit", "actions").index(one.part), one.row))


def _is_settled(one: Problem, answered: Collection[str]) -> bool:
    """Whether the fresh sheet leaves nothing to do: the same answer in two lines was taken once, a copy of a sheet was left out."""
    return (one.code == _TWICE and one.place.check in answered) or one.code in _SETTLED or (one.code == _COPY and not one.place.cell)


def _item(problem: Problem, found: Found, checks: Mapping[str, Check], answered: Collection[str]) -> Item | None:
    place = problem.place
    row, column = coordinate_to_tuple(place.cell) if place.cell else (0, 0)
    if place.check or _named(place.sheet, found.audits):
        table = _named(place.sheet, found.audits) or found.audit
        return _of_audit(problem, table, row, column, checks.get(place.check), is_blank=place.check not in answered)
    listed = _named(place.sheet, (found.actions, *found.action_copies))
    if listed:
        value = _shown(listed.grid.cells, row, column)
        return Item("actions", row, Fault(problem.code, value, _key(listed.columns, column), None), value)
    if problem.code == _NO_ACTIONS:
        return Item("actions", 0, Fault(problem.code, "", "", None), "")
    start = next((one for one in (found.start, *found.other_starts) if one.grid.title == place.sheet), None)
    if start:
        key = next((key for key, at in start.rows.items() if at == row), "date")
        value = _shown(start.grid.cells, row, column)
        return Item("start", row, Fault(problem.code, value, key, None), value)
    return None


def _named(title: str, tables: Iterable[Table | None]) -> Table | None:
    return next((table for table in tables if table and table.grid.title == title), None)


def _of_audit(problem: Problem, table: Table, row: int, column: int, check: Check | None, *, is_blank: bool) -> Item:
    cells, columns = table.grid.cells, table.columns
    key, value = _key(columns, column), _shown(cells, row, column)
    if problem.code == _TWICE:
        return Item("audit", row, Fault(problem.code, "", "a1", check), "")
    if is_blank and problem.code in OF_ANSWER and key != "corrected":
        answers = [_shown(cells, row, columns[one]) for one in ANSWER_KEYS if one in columns]
        written = "  |  ".join(text for text in answers if text) or value
        return Item("audit", row, Fault(problem.code, value, "a1", check), written)
    return Item("audit", row, Fault(problem.code, value, key, check), value)


def _key(columns: Mapping[str, int], column: int) -> str:
    return next((key for key, at in columns.items() if at == column), "")


def _shown(cells: Mapping[tuple[int, int], Raw], row: int, column: int) -> str:
    cell = cells.get((row, column))
    if cell and cell.formula and not cell.text.strip():
        return _FORMULA
    return shown(cell) if cell else ""


def blanks(filled: Filled, asked: Iterable[Item]) -> list[str]:
    """Ids of the checks that were left blank and are asked about in no item."""
    there = {one.fault.check.id for one in asked if one.fault.check}
    answers = filled.audit.answers if filled.audit else ()
    return [answer.check for answer in answers if answer.state == "blank" and answer.check not in there]
