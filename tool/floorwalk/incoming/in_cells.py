"""The parts of a workbook in; pictures that were placed *in* cells out: Excel's rich values and WPS's DISPIMG."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from floorwalk.incoming.elements import Elements, walk
from floorwalk.incoming.grid import related

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from floorwalk.incoming.grid import Grid
    from floorwalk.incoming.package import Package

Cell = tuple[int, int]
_DISPIMG = re.compile(r'=\s*(?:_xlfn\.)?DISPIMG\(\s*"([^"]{1,80})"', re.IGNORECASE)
_WPS = "xl/cellimages.xml"
_RICH = "xl/richData/"
_IMAGE_KEY = "_rvRel:LocalImageIdentifier"


class InCells:
    """Finds the picture of a cell; of each way to place one in a cell, what belongs to it is read once."""

    def __init__(self, package: Package) -> None:
        self._by_name = _wps(package) if _WPS in package else {}
        self._by_metadata = _rich(package) if f"{_RICH}rdrichvalue.xml" in package and "xl/metadata.xml" in package else []
        self.any = bool(self._by_name or self._by_metadata)

    def of(self, grid: Grid, placed: Mapping[Cell, int]) -> dict[Cell, str]:
        """Give the member that holds the picture of each cell that has one."""
        found = {at: self._by_metadata[number - 1] for at, number in placed.items() if 0 < number <= len(self._by_metadata)}
        if self._by_name:
            for at, cell in grid.cells.items():
                name = _DISPIMG.match(cell.text) if cell.type == "s" else None
                if name and name[1] in self._by_name:
                    found[at] = self._by_name[name[1]]
        return {at: member for at, member in found.items() if member}


def _wps(package: Package) -> dict[str, str]:
    images = _CellImages()
    walk(package, _WPS, images)
    links = related(package, _WPS)
    return {name: links[id_][1] for name, id_ in images.found.items() if id_ in links}


def _rich(package: Package) -> list[str]:
    """The member of each value metadata in its order, empty for one that is no picture. MS-XLSX 2.3.6 and 2.6.156 to 2.6.205."""
    metadata, structures, values, order = _Metadata(), _Structures(), _Values(), _Order()
    for name, part in (("rdrichvaluestructure", structures), ("rdrichvalue", values), ("richValueRel", order)):
        if f"{_RICH}{name}.xml" in package:
            walk(package, f"{_RICH}{name}.xml", part)
    walk(package, "xl/metadata.xml", metadata)
    links = related(package, f"{_RICH}richValueRel.xml")
    pictures = [links.get(id_, ("", ""))[1] for id_ in order.found]
    by_value = [_picked(pictures, _image(structure, values_, structures.found)) for structure, values_ in values.found]
    return [_picked(by_value, metadata.value(number)) for number in metadata.cells]


def _image(structure: int, values: list[str], structures: list[list[str]]) -> int:
    """The place of a rich value's picture in the list of pictures; -1 for a value of another kind."""
    keys = structures[structure] if 0 <= structure < len(structures) else []
    if _IMAGE_KEY not in keys or keys.index(_IMAGE_KEY) >= len(values):
        return -1
    return _number(values[keys.index(_IMAGE_KEY)])


def _picked(listed: Sequence[str], at: int) -> str:
    return listed[at] if 0 <= at < len(listed) else ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 8 else -1


class _CellImages(Elements):
    texts = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "cNvPr":
            self._name = attributes.get("name", "")
        elif name == "blip":
            self.found[self._name] = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "embed"), "")


class _Metadata(Elements):
    """`cells`: for each value metadata the place of its block; `values`: for each block the rich value that it names."""

    texts = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[int] = []
        self.values: list[int] = []
        self._in_cells = self._in_values = False

    def value(self, block: int) -> int:
        return self.values[block] if 0 <= block < len(self.values) else -1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("valueMetadata", "futureMetadata"):
            self._in_cells = name == "valueMetadata"
            self._in_values = attributes.get("name") == "XLRICHVALUE"
        elif name == "rc" and self._in_cells:
            self.cells.append(_number(attributes.get("v", "")))
        elif name == "rvb" and self._in_values:
            self.values.append(_number(attributes.get("i", "")))


class _Structures(Elements):
    texts = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.found: list[list[str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "s":
            self.found.append([])
        elif name == "k" and self.found:
            self.found[-1].append(attributes.get("n", ""))


class _Values(Elements):
    texts = frozenset({"v"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, list[str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "rv":
            self.found.append((_number(attributes.get("s", "")), []))

    def end(self, name: str) -> None:
        if name == "v" and self.found:
            self.found[-1][1].append(self.take())


class _Order(Elements):
    texts = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "rel":
            self.found.append(next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "id"), ""))
