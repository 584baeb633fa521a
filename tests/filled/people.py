"""A workbook as rows and cells that tests may push about as people do, and its file; with what each line was meant to say."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field, replace
from xml.sax.saxutils import escape

from floorwalk.filled.table import find_tables
from floorwalk.incoming.cells import Raw, column_letters
from floorwalk.incoming.workbook import read_workbook
from floorwalk.model import Answer

_STYLES = {"": 0, "date": 1, "percent": 2}
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_XFS = '<xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="9"/>'
_STYLE_SHEET = f'<styleSheet xmlns="{_MAIN}"><cellXfs count="3">{_XFS}</cellXfs></styleSheet>'


@dataclass
class Row:
    """A row: cells by column from 1, the check whose line it is, and whether it is hidden."""

    cells: dict[int, Raw] = field(default_factory=dict)
    check: str = ""
    hidden: bool = False


@dataclass
class Sheet:
    """A sheet under somebody's hands."""

    title: str
    rows: list[Row]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def lines(self) -> list[int]:
        """The places of the lines of checks."""
        return [at for at, row in enumerate(self.rows) if row.check]

    def width(self) -> int:
        return max((max(row.cells) for row in self.rows if row.cells), default=1)

    def map_columns(self, new: dict[int, int]) -> None:
        """Move each column to its new place; one without a place is deleted."""
        for row in self.rows:
            row.cells = {new[column]: cell for column, cell in row.cells.items() if column in new}

    def copy(self, title: str) -> Sheet:
        return Sheet(title, [replace(row, cells=dict(row.cells)) for row in self.rows], list(self.merges))


@dataclass
class Desk:
    """The workbook; `columns` says where each column of the Audit sheet is now, `meant` what each check's line says."""

    sheets: list[Sheet]
    columns: dict[str, int]
    meant: dict[str, Answer] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)  # checks whose answer may be lost, if that is said
    may_refuse: bool = False

    @property
    def audit(self) -> Sheet:
        return next(sheet for sheet in self.sheets if any(row.check for row in sheet.rows))

    def put(self, row: Row, key: str, cell: Raw | None) -> None:
        column = self.columns.get(key)
        if column and cell is None:
            row.cells.pop(column, None)
        elif column and cell is not None:
            row.cells[column] = cell

    def get(self, row: Row, key: str) -> Raw | None:
        return row.cells.get(self.columns.get(key, 0))


def desk(workbook: bytes, checks: set[str], audit_columns: tuple[object, ...]) -> Desk:
    """Lay a workbook out; the Audit sheet's columns are told by its hidden keys."""
    book = read_workbook(workbook)
    table = find_tables(book.grids, audit_columns, frozenset({"id", "a1"}), ("en",))[0]  # type: ignore[arg-type]
    sheets = []
    for grid in book.grids:
        rows = [Row() for _ in range(max(grid.rows(), default=0))]
        for (row, column), cell in grid.cells.items():
            rows[row - 1].cells[column] = cell
        if grid is table.grid:
            for row_ in rows:
                id_ = row_.cells.get(table.columns["id"])
                row_.check = id_.text if id_ and id_.text in checks else ""
        sheets.append(Sheet(grid.title, rows))
    return Desk(sheets, dict(table.columns))


def written(desk_: Desk) -> bytes:
    """The workbook's file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        names = "".join(f'<sheet name="{escape(one.title)}" sheetId="{at}" r:id="r{at}"/>' for at, one in enumerate(desk_.sheets, 1))
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{_MAIN}" xmlns:r="{_R}"><sheets>{names}</sheets></workbook>')
        links = "".join(
            f'<Relationship Id="r{at}" Type="{_R}/worksheet" Target="worksheets/s{at}.xml"/>' for at in range(1, len(desk_.sheets) + 1)
        )
        links += f'<Relationship Id="s" Type="{_R}/styles" Target="styles.xml"/>'
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>')
        archive.writestr("xl/styles.xml", _STYLE_SHEET)
        for at, sheet in enumerate(desk_.sheets, 1):
            archive.writestr(f"xl/worksheets/s{at}.xml", _sheet(sheet))
    return out.getvalue()


def _sheet(sheet: Sheet) -> str:
    rows = "".join(_row(at, row) for at, row in enumerate(sheet.rows, 1))
    merged = "".join(
        f'<mergeCell ref="{column_letters(left)}{top}:{column_letters(right)}{bottom}"/>' for top, left, bottom, right in sheet.merges
    )
    merged = f"<mergeCells>{merged}</mergeCells>" if merged else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{merged}</worksheet>'


def _row(at: int, row: Row) -> str:
    cells = "".join(_cell(f"{column_letters(column)}{at}", row.cells[column]) for column in sorted(row.cells))
    return f'<row r="{at}"{" hidden=" + chr(34) + "1" + chr(34) if row.hidden else ""}>{cells}</row>'


def _cell(at: str, cell: Raw) -> str:
    formula = "<f>A1</f>" if cell.formula else ""
    if cell.type == "s" and not cell.formula:
        return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(cell.text)}</t></is></c>'
    kind = "str" if cell.type == "s" else cell.type
    return f'<c r="{at}" t="{kind}" s="{_STYLES[cell.look]}">{formula}<v>{escape(cell.text)}</v></c>'
