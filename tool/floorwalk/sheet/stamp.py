"""A profile in, drawn once with openpyxl; then one visit's own words after the other in, and the bytes of its workbook out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from openpyxl.styles.cell_style import StyleArray

from floorwalk.excel.cells import FORMULA_STARTS, safe_text
from floorwalk.excel.fixed import to_parts
from floorwalk.excel.markup import cell, points
from floorwalk.excel.splice import Member, Package
from floorwalk.sheet.actions_sheet import point_height
from floorwalk.sheet.layout import ACTION_LINES, FIRST_ROW
from floorwalk.sheet.slots import XML, Words, marked, marks, pieces
from floorwalk.sheet.write import TITLES, draw

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from openpyxl import Workbook

    from floorwalk.edition.apply import Asked
    from floorwalk.model import Company, Store
    from floorwalk.sheet.actions_sheet import OpenPoint
    from floorwalk.sheet.canvas import Height
    from floorwalk.sheet.layout import SheetIdentity
    from floorwalk.sheet.slots import Hole

_ACTIONS = TITLES.index("Actions")
_WORKBOOK, _ACTIONS_PART = "xl/workbook.xml", f"xl/worksheets/sheet{_ACTIONS + 1}.xml"
_GROWING = (_ACTIONS_PART, _WORKBOOK)  # with the number of open points


class Press:
    """Makes the sheets of one profile: visits of a round in one language at which exactly the same is asked.

    The workbook is drawn when the first sheet is made, with marks where visits differ, and kept as compressed pieces.
    """

    def __init__(self, sheet_id: SheetIdentity, asked: Asked, company: Company) -> None:
        self._sheet_id, self._asked, self._company = sheet_id, asked, company
        self._drawings: dict[date, _Drawing] = {}

    def stamp(self, sheet_id: SheetIdentity, store: Store, made: date, open_points: Sequence[OpenPoint] = ()) -> bytes:
        """Give a visit's workbook: unzipped it equals what `write` makes, byte by byte, and the same input gives the same bytes."""
        drawing = self._drawings.get(made)
        if drawing is None:
            drawing = self._drawings[made] = self._drawing(made)
        package, words = drawing.with_points(len(open_points))
        title_of = self._company.title_of
        own = {
            "sheet_id": safe_text(sheet_id.sheet_id),
            "auditor": safe_text(sheet_id.auditor),
            "store": safe_text(store.id),
            "name": safe_text(store.name),
            "format": safe_text(title_of("formats", store.format)),
            "region": safe_text(title_of("regions", store.region)),
        }
        return package.filled(words.of(own, drawing.lines(open_points) if open_points else ""))

    def _drawing(self, made: date) -> _Drawing:
        sheet_id = replace(self._sheet_id, sheet_id=marked("sheet_id"), store=marked("store"), auditor=marked("auditor"))
        store = {"id": marked("store"), **{key: marked(key) for key in ("name", "format", "region")}}
        asked = replace(self._asked, store=self._asked.store.model_copy(update=store))
        drawn = draw(sheet_id, asked, self._company)
        parts = {name: content.decode() for name, content in to_parts(drawn.workbook, made, drawn.results()).items()}
        heights = {f"xl/worksheets/sheet{number}.xml": canvas.heights for number, canvas in enumerate(drawn.canvases, start=1)}
        return _Drawing(parts, heights, _quoted(drawn.workbook))


class _Drawing:
    """A workbook with marks where visits differ; the pieces of it that all visits share, and those for each number of open points."""

    def __init__(self, parts: Mapping[str, str], heights: Mapping[str, Mapping[int, Height]], quoted: Mapping[str, str]) -> None:
        self._heights, self._quoted = heights, quoted
        self._growing = {name: parts[name] for name in _GROWING}
        self._shared = {name: self._cut(name, xml) for name, xml in parts.items() if name not in _GROWING}
        self._styles = re.findall(r' s="(\d+)"', _first_line(parts[_ACTIONS_PART])[0])
        self._packages: dict[int, tuple[Package, Words]] = {}

    def with_points(self, count: int) -> tuple[Package, Words]:
        """What makes the workbooks that list so many open points."""
        if count not in self._packages:
            grown = {_WORKBOOK: _long_area(self._growing[_WORKBOOK], count), _ACTIONS_PART: _long_list(self._growing[_ACTIONS_PART], count)}
            cut = self._shared | {name: self._cut(name, xml) for name, xml in grown.items()}
            self._packages[count] = (
                Package(member for member, _ in cut.values()),
                Words([hole for _, holes in cut.values() for hole in holes]),
            )
        return self._packages[count]

    def lines(self, open_points: Sequence[OpenPoint]) -> str:
        """The rows of the Actions sheet that list the points."""
        return "".join([self._line(row, point) for row, point in enumerate(open_points, start=FIRST_ROW)])

    def _cut(self, name: str, xml: str) -> tuple[Member, list[Hole]]:
        stays, holes = pieces(xml, list(marks(xml, self._heights.get(name, {}), self._quoted)))
        return Member(name, stays), holes

    def _line(self, row: int, point: OpenPoint) -> str:
        words = zip("ABC", self._styles, (point.issue, point.check, point.owner), strict=False)
        cells = "".join(self._text(f"{letter}{row}", style, value) for letter, style, value in words)
        rest = cell(f"D{row}", self._styles[3], point.due) + cell(f"E{row}", self._styles[4], None)
        return f'<row r="{row}" ht="{points(point_height(point))}" customHeight="1">{cells}{rest}</row>'

    def _text(self, where: str, style: str, value: str) -> str:
        safe = safe_text(value)
        return cell(where, self._quoted[style] if safe.startswith(FORMULA_STARTS) else style, safe)


def _quoted(workbook: Workbook) -> dict[str, str]:
    """The number of each style's twin for text that begins like a formula; a style that has none stands for itself."""
    styles = list(workbook._cell_styles)  # type: ignore[attr-defined]  # openpyxl offers no other way to its styles
    numbers = {style: str(number) for number, style in enumerate(styles)}
    found = {}
    for style, number in numbers.items():
        twin = StyleArray(style)
        twin.quotePrefix = 1
        found[number] = numbers.get(twin, number)
    return found | {"": found["0"]}


def _long_area(xml: str, count: int) -> str:
    """The workbook's part, its print area long enough for so many open points."""
    return _renumbered(xml, rf'(localSheetId="{_ACTIONS}">[^<]*\$A\$2:\$E\$)\d+(</definedName>)', count)


def _long_list(xml: str, count: int) -> str:
    """The Actions sheet with a mark for so many open points, the empty lines below them, and the list under Done? beside all."""
    line = _first_line(xml)
    form = re.sub(rf'( r="[A-E]?){FIRST_ROW}"', r'\1#"', line[0])
    first = FIRST_ROW + count
    lines = "".join(form.replace("#", str(row)) for row in range(first, first + ACTION_LINES))
    grown = xml[: line.start()] + (marked(XML) if count else "") + lines + xml[xml.index("</sheetData>") :]
    for number in (r'(<dimension ref="A1:E)\d+(")', rf'(sqref="E{FIRST_ROW}:E)\d+(")'):
        grown = _renumbered(grown, number, count)
    return grown


def _renumbered(xml: str, pattern: str, count: int) -> str:
    """Put the number of the last line between the two groups of a pattern, which is there exactly once."""
    last = FIRST_ROW + count + ACTION_LINES - 1
    changed, times = re.subn(pattern, rf"\g<1>{last}\g<2>", xml)
    assert times == 1  # noqa: S101  # we drew it a moment ago
    return changed


def _first_line(xml: str) -> re.Match[str]:
    found = re.search(rf'<row r="{FIRST_ROW}".*?</row>', xml)
    assert found  # noqa: S101  # as above
    return found
