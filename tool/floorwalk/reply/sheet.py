"""The places to look at again in; the first sheet of a reply workbook out: a list with a link to each cell, and a frame around the cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Border, Font, Side
from openpyxl.worksheet.hyperlink import Hyperlink

from floorwalk.sheet.formulas import Formula
from floorwalk.sheet.layout import BLANK, FORMAT, UNREADABLE, WORDS
from floorwalk.sheet.style import ODD, fill, shade
from floorwalk.words import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from floorwalk.excel.fixed import Results
    from floorwalk.sheet.canvas import Canvas

    Say = Callable[[str], str]

TITLE = mark("Please look")
_WIDTH = {"A": 5.0, "B": 16.0, "C": 40.0, "D": 20.0, "E": 50.0, "F": 10.0}
_MARK = "H"
_HEADS = (mark("No."), mark("Where"), mark("Question"), mark("You wrote"), mark("What to do"), mark("Done?"))
_ALL = sum(_WIDTH.values()) - 3
_FRAME = Side(style="medium", color="B45F06")
_LINK = "0B57D0"
_BEGINNING = 100  # characters: a text in a formula has 255 at most, quotes written twice among them
_ALSO = 10_000  # priority of our colours: behind those of the sheet itself


@dataclass(frozen=True)
class Place:
    """One line of the list: a cell of a drawn sheet, or none, the question, what stood there, what was wrong and what to do."""

    canvas: Canvas | None
    cell: str
    question: str
    wrote: str
    what: str
    to_do: str
    frames: tuple[str, ...] = ()  # the cells to fill: that one, unless more are said
    status: str = ""  # the cell that says how the answer of the line is read; without one, the cell itself is to be filled


def fill_reply(canvas: Canvas, heading: str, sentences: Sequence[str], places: Sequence[Place], shown: Results, t: Say) -> None:
    """Write the first sheet, and frame each cell that it names; `shown` is what the formulas of the other sheets show."""
    for column, width in _WIDTH.items():
        canvas.sheet.column_dimensions[column].width = width
    canvas.sheet.column_dimensions[_MARK].hidden = True
    canvas.put(f"{_MARK}1", FORMAT)  # by it the reader knows the sheet as ours
    row = 1
    for text, style, size in ((heading, "heading", 18.0), *((sentence, "bare", 10.0) for sentence in sentences)):
        canvas.put(f"A{row}", text, style)
        canvas.sheet.merge_cells(f"A{row}:F{row}")
        canvas.high(row, (text, _ALL), size=size, least=30 if style == "heading" else 17)
        row += 1
    if places:
        _table(canvas, row + 1, places, shown, t)


def _table(canvas: Canvas, head: int, places: Sequence[Place], shown: Results, t: Say) -> None:
    for column, label in zip(_WIDTH, _HEADS, strict=True):
        canvas.put(f"{column}{head}", t(label), "head")
    canvas.high(head, *((t(label), width) for label, width in zip(_HEADS, _WIDTH.values(), strict=True)), least=20)
    for number, place in enumerate(places, start=1):
        _line(canvas, head + number, number, place, shown, t)
        if place.canvas and place.cell:
            for cell in place.frames or (place.cell,):
                _framed(place.canvas, cell, number)
    canvas.sheet.freeze_panes = f"A{head + 1}"
    canvas.sheet.print_title_rows = f"{head}:{head}"


def _line(canvas: Canvas, row: int, number: int, place: Place, shown: Results, t: Say) -> None:
    advice = f"{place.what}\n{place.to_do}"
    where = f"{place.canvas.sheet.title} {place.cell}" if place.canvas else ""
    canvas.put(f"A{row}", number, "centre")
    for column, text in zip("BCDE", (where, place.question, place.wrote, advice), strict=True):
        canvas.put(f"{column}{row}", text, "text")
    canvas.put(f"F{row}", _done(place, shown, t), "centre")
    if place.canvas and place.cell:
        link = canvas.sheet[f"B{row}"]
        link.hyperlink = Hyperlink(ref=f"B{row}", location=f"{_in_sheet(place.canvas)}{place.cell}")
        link.font = Font(name="Calibri", size=10, color=_LINK, underline="single")
    canvas.high(row, *zip((where, place.question, place.wrote, advice), (_WIDTH[column] for column in "BCDE"), strict=True))


def _done(place: Place, shown: Results, t: Say) -> Formula | None:
    """Yes once the answer of the line can be read, or the cell holds something, and something else than what was wrong."""
    if not (place.canvas and place.cell):
        return None
    sheet = _in_sheet(place.canvas)
    if place.status:
        at, status = f"{sheet}{place.status}", shown[place.canvas.sheet.title][place.status]
        undone, is_done = f"OR({at}={BLANK},{at}={UNREADABLE})", status not in (BLANK, UNREADABLE)
    else:
        at = f"{sheet}{place.cell}"
        undone, is_done = f'OR({at}="",{_same(at, place.canvas.sheet[place.cell].value)})', False
    return Formula(f'=IF({undone},"",fw_yes)', t(WORDS["yes"]) if is_done else "")


def _same(at: str, value: object) -> str:
    """The condition that a cell still holds what was wrong; of a text its beginning, since a formula takes no long ones."""
    if isinstance(value, date):
        return f"{at}=DATE({value.year},{value.month},{value.day})"
    text = str("" if value is None else value)[:_BEGINNING].replace('"', '""')
    return f'LEFT({at},{_BEGINNING})="{text}"'


def _in_sheet(canvas: Canvas) -> str:
    """What stands before a cell of another sheet, as 'Audit'! and with doubled apostrophes."""
    title = canvas.sheet.title.replace("'", "''")
    return f"'{title}'!"


def _framed(canvas: Canvas, where: str, number: int) -> None:
    """A frame that stays, and a colour that goes when it is filled: programs disagree on colours that meet, a frame is always seen."""
    cell = canvas.sheet[where]
    cell.border = Border(left=_FRAME, right=_FRAME, top=_FRAME, bottom=_FRAME)
    if cell.value is None:
        rule = Rule(type="expression", dxf=shade(ODD), formula=[f'{where}=""'], priority=_ALSO + number)
        canvas.sheet.conditional_formatting.add(where, rule)
    else:
        cell.fill = fill(ODD[0])
