"""The XML of a worksheet in; its merged cells, the heights of its rows and the cells that hold a picture out."""

from __future__ import annotations

from floorwalk.incoming.above import Range, parse_range
from floorwalk.incoming.elements import Elements
from floorwalk.incoming.refused import Refused

POINT = 12_700  # English Metric Units, in which drawings are measured
_ROWS = 20_000  # no picture is looked for below
MERGES = 5_000
_USUAL = 15.0  # points


class Rows(Elements):
    """What of a worksheet is needed to tell what lies over it. Heights in EMU; a hidden row has none."""

    texts = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.merges: list[Range] = []
        self.placed: dict[tuple[int, int], int] = {}  # number of the value metadata of a cell, from 1: a picture may hang on it
        self.usual = int(_USUAL * POINT)
        self._heights: dict[int, int] = {}
        self._row = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._row = int(at) if (at := attributes.get("r", "")).isdecimal() else self._row + 1
            if self._row <= _ROWS and ("ht" in attributes or "hidden" in attributes):
                hidden = attributes.get("hidden") in ("1", "true")
                self._heights[self._row] = 0 if hidden else _height(attributes.get("ht", ""), self.usual)
        elif name == "c" and "vm" in attributes:
            self._placed(attributes)
        elif name == "mergeCell" and (found := parse_range(attributes.get("ref", ""))):
            if len(self.merges) >= MERGES:
                raise Refused("FW602", "the workbook merges more cells than any audit sheet.", "Send the sheet as it was sent out.")
            self.merges.append(found)
        elif name == "sheetFormatPr":
            self.usual = _height(attributes.get("defaultRowHeight", ""), self.usual)

    def height(self, row: int) -> int:
        return self._heights.get(row, self.usual)

    def below(self, row: int) -> int:
        """The next row that is not hidden."""
        return next((at for at in range(row + 1, _ROWS) if self.height(at)), row + 1)

    def at(self, distance: int) -> tuple[int, int]:
        """The row at a distance from the sheet's upper edge, and how far below the row's own edge that is."""
        for row in range(1, _ROWS):
            if distance < self.height(row):
                return row, distance
            distance -= self.height(row)
        return _ROWS, 0

    def _placed(self, attributes: dict[str, str]) -> None:
        found = parse_range(attributes.get("r", ""))
        if found and attributes["vm"].isdecimal() and len(attributes["vm"]) < 7:
            self.placed[found.top, found.left] = int(attributes["vm"])


def _height(points: str, usual: int) -> int:
    try:
        return int(min(max(float(points), 0.0), 1_000.0) * POINT)
    except ValueError:
        return usual
