"""A profile in, drawn once with openpyxl; then one visit's own words after the other in, and the bytes of its workbook out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from openpyxl.styles.cell_style import StyleArray

from floorwalk.excel.cells import FORMULA_STARTS, safe_text
from floorwalk.excel.fixed import to_parts
from floorwalk.excel.markup import cell, points
from floorwalk.excel.splice import Fixed, Package, Picked
from floorwalk.sheet.actions_sheet import point_height
from floorwalk.sheet.layout import ACTION_LINES, FIRST_ROW
from floorwalk.sheet.slots import Cut, Own, marked, marks, pieces
from floorwalk.sheet.write import TITLES, draw

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from openpyxl import Workbook

    from floorwalk.edition.apply import Asked
    from floorwalk.excel.splice import Slot
    from floorwalk.model import Company, Store
    from floorwalk.sheet.actions_sheet import OpenPoint
    from floorwalk.sheet.layout import SheetIdentity

_ACTIONS = TITLES.index("Actions")
_WORKBOOK, _ACTIONS_PART = "xl/workbook.xml", f"xl/worksheets/sheet{_ACTIONS + 1}.xml"


class Press:
    """Makes the sheets of one profile: visits of a round in one language at which exactly the same is asked.

    The workbook is drawn when the first sheet is made, with marks where visits differ, and kept as compressed pieces.
    """

    def __init__(self, sheet_id: SheetIdentity, asked: Asked, company: Company) -> None:
        self._sheet_id, self._asked, self._company = sheet_id, asked, company
        self._packages: dict[date, Package[Own]] = {}

    def stamp(self, sheet_id: SheetIdentity, store: Store, made: date, open_points: Sequence[OpenPoint] = ()) -> bytes:
        """Give a visit's workbook: unzipped it equals what `write` makes, byte by byte, and the same input gives the same bytes."""
        if made not in self._packages:
            self._packages[made] = self._package(made)
        return self._packages[made].filled(Own(self._texts(sheet_id, store), open_points))

    def _texts(self, sheet_id: SheetIdentity, store: Store) -> dict[str, str]:
        title_of = self._company.title_of
        own = {"sheet_id": sheet_id.sheet_id, "auditor": sheet_id.auditor, "store": store.id, "name": store.name}
        own |= {"format": title_of("formats", store.format), "region": title_of("regions", store.region)}
        return {key: safe_text(text) for key, text in own.items()}

    def _package(self, made: date) -> Package[Own]:
        sheet_id = replace(self._sheet_id, sheet_id=marked("sheet_id"), store=marked("store"), auditor=marked("auditor"))
        store = {"id": marked("store"), **{key: marked(key) for key in ("name", "format", "region")}}
        asked = replace(self._asked, store=self._asked.store.model_copy(update=store))
        drawn = draw(sheet_id, asked, self._company)
        parts = to_parts(drawn.workbook, made, drawn.results())
        quoted = _quoted(drawn.workbook)
        heights = {f"xl/worksheets/sheet{number}.xml": canvas.heights for number, canvas in enumerate(drawn.canvases, start=1)}
        members = {}
        for name, content in parts.items():
            xml = content.decode()
            cuts = [*marks(xml, heights.get(name, {}), quoted), *_growing(name, xml, quoted)]
            members[name] = pieces(xml, cuts)
        return Package(members)


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


def _growing(name: str, xml: str, quoted: Mapping[str, str]) -> Iterator[Cut]:
    """What grows with the number of open points: lines, the list under Done?, and the areas that name the last line."""
    if name == _WORKBOOK:
        area = _search(rf'localSheetId="{_ACTIONS}">[^<]*\$A\$2:\$E\$(\d+)</definedName>', xml)
        yield Cut(*area.span(1), _last_row)
    if name == _ACTIONS_PART:
        yield Cut(*_search(r'<dimension ref="A1:E(\d+)"', xml).span(1), _last_row)
        line = _search(rf'<row r="{FIRST_ROW}".*?</row>', xml)
        end, listed = xml.index("</sheetData>"), _search(rf'sqref="E{FIRST_ROW}:E(\d+)"', xml)
        yield Cut(line.start(), line.start(), _point_lines(re.findall(r' s="(\d+)"', line[0]), quoted))
        yield Cut(line.start(), listed.end(1), _empty_lines(line[0], xml[end : listed.start(1)]))


def _search(pattern: str, xml: str) -> re.Match[str]:
    found = re.search(pattern, xml)
    assert found  # noqa: S101  # we drew it a moment ago
    return found


def _point_lines(styles: Sequence[str], quoted: Mapping[str, str]) -> Slot[Own]:
    def text(where: str, style: str, value: str) -> str:
        safe = safe_text(value)
        return cell(where, quoted[style] if safe.startswith(FORMULA_STARTS) else style, safe)

    def slot(own: Own) -> str:
        lines = []
        for row, point in enumerate(own.points, start=FIRST_ROW):
            words = zip("ABC", styles, (point.issue, point.check, point.owner), strict=False)
            cells = "".join(text(f"{letter}{row}", style, value) for letter, style, value in words)
            rest = cell(f"D{row}", styles[3], point.due) + cell(f"E{row}", styles[4], None)
            lines.append(f'<row r="{row}" ht="{points(point_height(point))}" customHeight="1">{cells}{rest}</row>')
        return "".join(lines)

    return slot


def _empty_lines(line: str, rest: str) -> Picked[Own]:
    """The lines below the points and what follows up to the number of the last; kept by their number, as few numbers come up."""
    form = re.sub(rf'( r="[A-E]?){FIRST_ROW}"', r'\1#"', line)

    @cache
    def below(count: int) -> Fixed:
        first = FIRST_ROW + count
        lines = (form.replace("#", str(row)) for row in range(first, first + ACTION_LINES))
        return Fixed(("".join(lines) + rest + str(first + ACTION_LINES - 1)).encode())

    return Picked(lambda own: below(len(own.points)))


def _last_row(own: Own) -> str:
    return str(FIRST_ROW + len(own.points) + ACTION_LINES - 1)
