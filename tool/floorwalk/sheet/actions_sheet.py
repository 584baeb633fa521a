"""What the last visit left open in; the Actions sheet out: those points first, then lines for what is to be mended now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.worksheet.datavalidation import DataValidation

from floorwalk.excel.heights import row_height
from floorwalk.sheet.layout import ACTION_COLUMNS, ACTION_HINT, ACTION_LINES, ACTION_TITLE, FIRST_ROW, HEAD_ROW, KEY_ROW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from floorwalk.sheet.canvas import Canvas

    Say = Callable[[str], str]

_LEAST = 22  # points: an empty line is written into by hand
_LETTER = dict(zip((column.key for column in ACTION_COLUMNS), "ABCDE", strict=True))
_WIDTH = {column.key: column.width for column in ACTION_COLUMNS}


@dataclass(frozen=True)
class OpenPoint:
    """A point that the last visit left open."""

    issue: str
    check: str
    owner: str
    due: date | None


def fill_actions(canvas: Canvas, points: Sequence[OpenPoint], t: Say) -> None:
    """Write the Actions sheet."""
    sheet = canvas.sheet
    _head(canvas, t)
    lines: list[OpenPoint | None] = [*points, *[None] * ACTION_LINES]
    for row, point in enumerate(lines, start=FIRST_ROW):
        _line(canvas, row, point)
    last = FIRST_ROW + len(lines) - 1
    done = DataValidation(type="list", formula1="fw_list_announced", allow_blank=True, showErrorMessage=True)
    done.add(f"{_LETTER['done']}{FIRST_ROW}:{_LETTER['done']}{last}")
    sheet.add_data_validation(done)
    sheet.freeze_panes = f"A{FIRST_ROW}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.print_area = f"A2:E{last}"


def _head(canvas: Canvas, t: Say) -> None:
    sheet = canvas.sheet
    for column in ACTION_COLUMNS:
        sheet.column_dimensions[_LETTER[column.key]].width = column.width
        canvas.put(f"{_LETTER[column.key]}{KEY_ROW}", column.key)
        canvas.put(f"{_LETTER[column.key]}{HEAD_ROW}", t(column.label), "head")
    sheet.row_dimensions[KEY_ROW].hidden = True
    canvas.put("A2", t(ACTION_TITLE), "title")
    canvas.across("A3:E3", t(ACTION_HINT), "fact", sum(_WIDTH.values()), least=16)
    for row, height in ((2, 27), (HEAD_ROW, 20)):
        sheet.row_dimensions[row].height = height


def _line(canvas: Canvas, row: int, point: OpenPoint | None) -> None:
    values = (point.issue, point.check, point.owner, point.due) if point else (None,) * 4
    for key, value in zip(("issue", "check", "owner", "due"), values, strict=True):
        canvas.put(f"{_LETTER[key]}{row}", value, "input text")
    canvas.sheet[f"{_LETTER['due']}{row}"].number_format = "yyyy-mm-dd"
    canvas.put(f"{_LETTER['done']}{row}", None, "input")
    canvas.sheet.row_dimensions[row].height = point_height(point) if point else _LEAST


def point_height(point: OpenPoint) -> float:
    """Height of a point's line in points."""
    return row_height([(point.issue, _WIDTH["issue"]), (point.owner, _WIDTH["owner"])], least=_LEAST)
