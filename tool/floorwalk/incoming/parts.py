"""The small parts of a workbook in; its sheets, texts, links between parts, and how its cells look out."""

from __future__ import annotations

import re
from typing import Literal

from floorwalk.incoming.elements import Elements
from floorwalk.incoming.refused import Refused

Look = Literal["", "date", "percent"]
# Numbers of the formats that every program knows without their being written down: ECMA-376, part 1, 18.8.30.
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_PERCENTS = frozenset((9, 10))
_LONGEST_FORMAT = 1_000  # characters; Excel allows 255
_ESCAPED = re.compile("_x(00[01][0-9A-Fa-f]|005[Ff])_")
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)


class Relations(Elements):
    """Which part each relation id names: `found` gives (type, target)."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            self.found[attributes.get("Id", "")] = (attributes.get("Type", ""), attributes.get("Target", ""))


class Sheets(Elements):
    """Title and relation id of each sheet, and whether days count from 1904."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.from_1904 = False
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._inside and name != "workbook":
            raise not_a_workbook()
        self._inside = True
        if name == "sheet":
            relation = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            self.found.append((attributes.get("name", ""), relation))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in ("1", "true")


class Strings(Elements):
    """The texts that cells share."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append(plain(self.take()))


class Looks(Elements):
    """How the number of a cell is shown, by the cell's style: as a date or time, as a percentage, or plain."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Look] = []
        self._formats: dict[str, Look] = {}
        self._in_cells = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = look(attributes.get("formatCode", ""))
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            id_ = attributes.get("numFmtId", "0")
            self.found.append(self._formats.get(id_) or _built_in(id_))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False


def plain(text: str) -> str:
    """The text that Excel means: it writes control characters, and what looks like them, as _x000D_ (ECMA-376, part 1, 22.9.2.19)."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def not_a_workbook() -> Refused:
    """The refusal of a file of another program."""
    return Refused("FW601", "this is not an Excel workbook.", "Save it as Excel workbook (.xlsx) and send it again.")


def look(code: str) -> Look:
    """Give how a format code such as `d-mmm` or `0.0%` shows a number."""
    signs = _NOT_FORMAT.sub("", code[:_LONGEST_FORMAT]).lower()
    if signs in ("general", "standard"):
        return ""
    if any(letter in signs for letter in "dyhms"):
        return "date"
    return "percent" if "%" in signs else ""


def _built_in(id_: str) -> Look:
    number = int(id_) if id_.isascii() and id_.isdigit() and len(id_) < 6 else 0
    return "date" if number in _DATES else "percent" if number in _PERCENTS else ""
