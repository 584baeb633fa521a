"""What is asked at a visit in; its workbook out, drawn with openpyxl and, by `write`, saved to bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from floorwalk.excel.cells import safe_text
from floorwalk.excel.fixed import to_bytes
from floorwalk.sheet.actions_sheet import OpenPoint, fill_actions
from floorwalk.sheet.audit_sheet import fill_audit
from floorwalk.sheet.canvas import Canvas
from floorwalk.sheet.layout import META, SheetIdentity
from floorwalk.sheet.lists import add_lists
from floorwalk.sheet.start_sheet import fill_start
from floorwalk.sheet.style import named_styles, reserve
from floorwalk.sheet.summary_sheet import fill_summary
from floorwalk.words import mark, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from floorwalk.edition.apply import Asked
    from floorwalk.excel.fixed import Results
    from floorwalk.model import Company

TITLES = (mark("Start"), mark("Audit"), mark("Actions"), mark("Summary"))
_OWN_STYLES = ("", "fact", "input line", "input text")  # of cells whose text differs from visit to visit


@dataclass(frozen=True)
class Drawn:
    """A workbook that can be saved once, and its four visible sheets as they were drawn."""

    workbook: Workbook
    canvases: tuple[Canvas, ...]

    def results(self) -> Results:
        """What each formula shows before anything is filled in, by sheet title and cell."""
        return {canvas.sheet.title: canvas.blank for canvas in self.canvases}


def write(sheet_id: SheetIdentity, asked: Asked, company: Company, made: date, points: Sequence[OpenPoint] = ()) -> bytes:
    """Make a visit's workbook.

    `made` stands in the file's properties, so that the same input gives the same bytes; `points` are what the last visit left open.
    """
    drawn = draw(sheet_id, asked, company, points)
    return to_bytes(drawn.workbook, made, drawn.results())


def draw(sheet_id: SheetIdentity, asked: Asked, company: Company, points: Sequence[OpenPoint] = ()) -> Drawn:
    """Draw a visit's workbook."""
    t = words(sheet_id.language)
    workbook = Workbook()
    for style in named_styles(company.colour):
        workbook.add_named_style(style)
    workbook.remove(workbook.worksheets[0])
    start, audit, actions, summary = canvases = tuple(Canvas(_sheet(workbook, t(title))) for title in TITLES)
    reserve(start.sheet, _OWN_STYLES)
    add_lists(workbook, asked, t)
    fill_start(start, sheet_id, asked, company, t)
    last = fill_audit(audit, asked, company, sheet_id.language, t)
    fill_actions(actions, points, t)
    fill_summary(summary, asked, audit.sheet.title, last, t)
    footer = f"{sheet_id.sheet_id}  {asked.edition.version}-{asked.edition.short}" + (f"  {t('SIMULATED')}" if sheet_id.simulated else "")
    for canvas in canvases:
        canvas.finish(footer, portrait=canvas is start, fit_height=canvas in (start, summary))
    _meta(workbook, sheet_id)
    workbook.properties.title = safe_text(f"{asked.edition.title}: {asked.store.name}")
    return Drawn(workbook, canvases)


def _sheet(workbook: Workbook, title: str) -> Worksheet:
    sheet = workbook.create_sheet(title)
    assert isinstance(sheet, Worksheet)  # noqa: S101  # openpyxl's stubs also allow a chart sheet here
    return sheet


def _meta(workbook: Workbook, sheet_id: SheetIdentity) -> None:
    sheet = _sheet(workbook, META)
    sheet.sheet_state = "veryHidden"
    sheet.protection.sheet = True
    canvas = Canvas(sheet)
    for row, (key, value) in enumerate(sheet_id.rows(), start=1):
        canvas.put(f"A{row}", key)
        canvas.put(f"B{row}", value)
