"""The parts of a workbook in; its sheets as cells by row and column out. XML by expat, with entities refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from floorwalk.sheet.package import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.sheet.package import Package

MAX_ROW, MAX_COLUMN, MAX_CELLS = 20_000, 500, 400_000
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})\Z")


@dataclass(frozen=True)
class Raw:
    """A cell as the file holds it: type is n (number), s (text), b (yes or no), e (error)."""

    type: str
    text: str
    formula: bool = False


@dataclass
class Grid:
    """A sheet: cells by (row, column), both from 1."""

    title: str
    cells: dict[tuple[int, int], Raw] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        cell = self.cells.get((row, column))
        return cell.text if cell else ""

    def rows(self) -> list[int]:
        return sorted({row for row, _ in self.cells})


@dataclass(frozen=True)
class Book:
    """All sheets of a workbook, and whether its days count from 1904."""

    grids: tuple[Grid, ...]
    from_1904: bool


def column_letters(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def read_book(package: Package) -> Book:
    """Read every worksheet; raises Refused for XML that is broken, hostile or out of bounds."""
    targets = dict(_relations(package.part("xl/_rels/workbook.xml.rels")))
    sheets, from_1904 = _sheets(package.part("xl/workbook.xml"))
    strings = _strings(package.part("xl/sharedStrings.xml")) if "xl/sharedStrings.xml" in package.names else []
    grids = []
    for title, relation in sheets:
        kind, target = targets.get(relation, ("", ""))
        if kind.endswith("/worksheet"):
            path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            grids.append(_grid(title, package.part(path), strings))
    return Book(tuple(grids), from_1904)


class _Handler:
    """Collects one part; subclasses take start and end of elements without their namespace."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.collected: list[str] = []
        self.collecting = False

    def parse(self, content: bytes) -> None:
        try:
            self.parser.Parse(content, True)  # expat's own signature
        except (expat.ExpatError, ValueError) as error:
            raise Refused(
                "FW603", f"a part of the workbook is damaged ({error}).", "Open it where it was filled in, save it, and send it again."
            ) from error

    def _doctype(self, *_: object) -> None:
        raise Refused("FW602", "the workbook declares entities, which no spreadsheet program writes.", "Ask for the original file.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self.start(name.rpartition(" ")[2], attributes)

    def _end(self, name: str) -> None:
        self.end(name.rpartition(" ")[2])

    def _characters(self, text: str) -> None:
        if self.collecting:
            self.collected.append(text)

    def take(self) -> str:
        text = "".join(self.collected)
        self.collected.clear()
        return text

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...


class _Relations(_Handler):
    found: dict[str, tuple[str, str]]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            self.found[attributes.get("Id", "")] = (attributes.get("Type", ""), attributes.get("Target", ""))


def _relations(content: bytes) -> Iterator[tuple[str, tuple[str, str]]]:
    handler = _Relations()
    handler.found = {}
    handler.parse(content)
    yield from handler.found.items()


class _Workbook(_Handler):
    sheets: list[tuple[str, str]]
    from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            self.sheets.append((attributes.get("name", ""), relation))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")


def _sheets(content: bytes) -> tuple[list[tuple[str, str]], bool]:
    handler = _Workbook()
    handler.sheets = []
    handler.parse(content)
    return handler.sheets, handler.from_1904


class _Strings(_Handler):
    found: list[str]
    phonetic = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002  # the handler's signature
        if name == "rPh":
            self.phonetic += 1
        self.collecting = name == "t" and not self.phonetic

    def end(self, name: str) -> None:
        self.collecting = False
        if name == "rPh":
            self.phonetic -= 1
        elif name == "si":
            self.found.append(self.take())


def _strings(content: bytes) -> list[str]:
    handler = _Strings()
    handler.found = []
    handler.parse(content)
    return handler.found


class _Sheet(_Handler):
    grid: Grid
    strings: list[str]
    row = 0
    column = 0
    where = (0, 0)
    kind = "n"
    value = ""
    formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif name == "c":
            self.where = _position(attributes["r"]) if "r" in attributes else (self.row, self.column + 1)
            self.column = self.where[1]
            self.kind, self.value, self.formula = attributes.get("t", "n"), "", False
        elif name == "f":
            self.formula = True
        self.collecting = name in ("v", "t")

    def end(self, name: str) -> None:
        self.collecting = False
        if name in ("v", "t"):
            self.value += self.take()
        elif name == "c" and (self.value or self.formula):
            self._keep()

    def _keep(self) -> None:
        row, column = self.where
        if row > MAX_ROW or column > MAX_COLUMN or len(self.grid.cells) >= MAX_CELLS:
            what = f"sheet '{self.grid.title}' has content far outside an audit sheet ({column_letters(column)}{row})."
            raise Refused("FW602", what, "Copy the answers into the sheet as it was sent out.")
        text, kind = self.value, "s" if self.kind in ("str", "inlineStr", "d") else self.kind
        if self.kind == "s":
            index = int(text) if text.isdigit() else -1
            text = self.strings[index] if 0 <= index < len(self.strings) else ""
        self.grid.cells[self.where] = Raw(kind, text, self.formula)


def _position(reference: str) -> tuple[int, int]:
    found = _REFERENCE.match(reference)
    if not found:
        raise Refused("FW603", f"the workbook is damaged: '{reference[:20]}' is no cell.", "Save it again where it was filled in.")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def _grid(title: str, content: bytes, strings: list[str]) -> Grid:
    handler = _Sheet()
    handler.grid, handler.strings = Grid(title), strings
    handler.parse(content)
    return handler.grid
