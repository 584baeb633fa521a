"""What is asked at a visit in; the bytes of its workbook out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from floorwalk.excel.fixed import to_bytes
from floorwalk.sheet.actions_sheet import OpenPoint, fill_actions
from floorwalk.sheet.audit_sheet import fill_audit
from floorwalk.sheet.canvas import Canvas
from floorwalk.sheet.layout import META, SheetIdentity
from floorwalk.sheet.lists import add_lists
from floorwalk.sheet.start_sheet import fill_start
from floorwalk.sheet.style import named_styles
from floorwalk.sheet.summary_sheet import fill_summary
from floorwalk.words import mark, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Company

TITLES = (mark("Start"), mark("Audit"), mark("Actions"), mark("Summary"))


def write(sheet_id: SheetIdentity, asked: Asked, company: Company, made: date, points: Sequence[OpenPoint] = ()) -> bytes:
    """Make a visit's workbook.

    `made` stands in the file's properties, so that the same input gives the same bytes; `points` are what the last visit left open.
    """
    t = words(sheet_id.language)
    workbook = Workbook()
    for style in named_styles(company.colour):
        workbook.add_named_style(style)
    workbook.remove(workbook.worksheets[0])
    start, audit, actions, summary = (Canvas(_sheet(workbook, t(title))) for title in TITLES)
    add_lists(workbook, asked, t)
    fill_start(start, sheet_id, asked, company, t)
    last = fill_audit(audit, asked, company, t)
    fill_actions(actions, points, t)
    fill_summary(summary, asked, audit.sheet.title, last, t)
    footer = f"{sheet_id.sheet_id}  {asked.edition.version}-{asked.edition.short}" + (f"  {t('SIMULATED')}" if sheet_id.simulated else "")
    for canvas in (start, audit, actions, summary):
        canvas.finish(footer, portrait=canvas is start, fit_height=canvas in (start, summary))
    _meta(workbook, sheet_id)
    workbook.properties.title = f"{asked.edition.title}: {asked.store.name}"
    return to_bytes(workbook, made, {canvas.sheet.title: canvas.blank for canvas in (start, audit, actions, summary)})


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
