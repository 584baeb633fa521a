"""What stands inside a cell of an OpenDocument sheet in, element by element; its text, comment, pictures and text boxes out."""

from __future__ import annotations

import re

from floorwalk.incoming.cells import Raw
from floorwalk.incoming.days import duration, serial
from floorwalk.incoming.refused import damaged

_COUNT = re.compile(r"[1-9][0-9]{0,6}\Z")
_ERROR = re.compile(r"#[A-Z/0!?]+|Err:[0-9]+")  # what an error cell shows; OpenOffice stores it as the number 0
_BREAKS = {"tab": "\t", "line-break": "\n"}
_MOST_BLANKS = 1_000


class OdsCell:
    """One cell; `own` are its attributes of the standard itself by their plain names."""

    def __init__(self, attributes: dict[str, str]) -> None:
        # LibreOffice repeats some attributes in its own words, and says there alone what is an error.
        self.own = {key.rpartition(" ")[2]: value for key, value in attributes.items() if "opendocument" in key}
        self.error = any(key.endswith("calcext:1.0 value-type") and value == "error" for key, value in attributes.items())
        self.images: list[str] = []
        self._inside: list[str] = []
        self._lines: list[str] = []
        self._comment: list[str] = []
        self._author: list[str] = []
        self._box: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._inside.append(name)
        if name == "image":
            self.images.append(next((value for key, value in attributes.items() if key.endswith(" href")), ""))
        elif name in _BREAKS:
            self.say(_BREAKS[name])
        elif name == "s":
            self.say(" " * min(count(attributes, "c"), _MOST_BLANKS))

    def say(self, text: str) -> None:
        """Text stands in paragraphs: right in the cell, in its comment, or in a drawing."""
        if "creator" in self._inside:
            self._author.append(text)
        elif "p" in self._inside:
            sink = self._lines if self._inside[0] == "p" else self._comment if self._inside[0] == "annotation" else self._box
            sink.append(text)

    def end(self) -> None:
        if self._inside[-1] == "p":
            self.say("\n")
        self._inside.pop()

    @property
    def comment(self) -> tuple[str, str]:
        """Author and text."""
        return "".join(self._author).strip(), "".join(self._comment).strip()

    @property
    def box(self) -> str:
        return "".join(self._box).strip()

    def raw(self) -> Raw | None:
        """The cell's value as the file types it (19.385 and following); None when it holds none."""
        kind, formula = self.own.get("value-type", ""), "formula" in self.own
        text = "".join(self._lines).removesuffix("\n")
        if self.error or (formula and _ERROR.fullmatch(text)):
            return Raw("e", text, formula)
        if kind in ("float", "percentage", "currency"):
            return Raw("n", self.own.get("value", ""), formula, "percent" if kind == "percentage" else "")
        if kind in ("date", "time"):
            number = serial(self.own.get("date-value", "")) if kind == "date" else duration(self.own.get("time-value", ""))
            return Raw("s", text, formula) if number is None else Raw("n", number, formula, "date")
        if kind == "boolean":
            return Raw("b", "1" if self.own.get("boolean-value") == "true" else "0", formula)
        if kind not in ("", "string"):
            raise damaged(f"a cell is of the unknown type '{kind[:20]}'")
        text = self.own.get("string-value", text)
        return Raw("s", text, formula) if text or formula else None


def count(attributes: dict[str, str], name: str) -> int:
    """How often a row, cell or blank is repeated, or how far a cell reaches; raises Refused for what is no count."""
    text = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == name), "1")
    if not _COUNT.match(text):
        raise damaged(f"'{text[:20]}' is no count")
    return int(text)
