"""The XML of a drawing in; its pictures and text boxes out, each where it is anchored. ECMA-376, part 1, 20.5."""

from __future__ import annotations

from dataclasses import dataclass, field

from floorwalk.incoming.elements import Elements

_ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"})
_NUMBERS = frozenset({"row", "rowOff", "col"})
_DRAWN = frozenset({"pic", "sp", "grpSp", "graphicFrame", "cxnSp", "AlternateContent", "contentPart"})
_MOST = 2_000  # anchors of a sheet


@dataclass
class Anchor:
    """Something drawn: rows and columns from 0 as the file counts, distances in EMU; `top` is set where no cell is named."""

    row: int = 0
    offset: int = 0
    column: int = 0
    last_row: int | None = None
    last_offset: int = 0
    top: int | None = None
    height: int = 0
    pictures: list[str] = field(default_factory=list)  # relation ids; empty for one that is only a link
    texts: list[str] = field(default_factory=list)


class Drawing(Elements):
    """The anchors of a drawing that hold a picture or text."""

    texts = frozenset({"t", *_NUMBERS})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Anchor] = []
        self._anchor: Anchor | None = None
        self._corner, self._drawn = "", 0
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _ANCHORS:
            self._anchor, self._drawn = Anchor(), 0
        elif self._anchor is None:
            return
        elif name in _DRAWN:
            self._drawn += 1
        elif name in ("from", "to"):
            self._corner = name
        elif name == "blip":
            self._picture(self._anchor, attributes)
        elif not self._drawn and name == "ext":
            self._anchor.height = _number(attributes.get("cy", ""))
        elif not self._drawn and name == "pos":
            self._anchor.top = _number(attributes.get("y", ""))

    def end(self, name: str) -> None:
        anchor = self._anchor
        if anchor is None:
            self.take()
        elif name in _ANCHORS:
            if (anchor.pictures or anchor.texts) and len(self.found) < _MOST:
                self.found.append(anchor)
            self._anchor = None
        elif name in _NUMBERS and not self._drawn:
            _place(anchor, self._corner, name, _number(self.take()))
        elif name == "t":
            self._text.append(self.take())
        elif name == "p":
            self._text.append("\n")
        elif name == "txBody":
            self._said(anchor)
        elif name in _DRAWN:
            self._drawn -= 1

    def _picture(self, anchor: Anchor, attributes: dict[str, str]) -> None:
        """A picture once: for programs that do not know a newer form, files hold it twice."""
        id_ = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == "embed"), "")
        if id_ not in anchor.pictures:
            anchor.pictures.append(id_)

    def _said(self, anchor: Anchor) -> None:
        text = "".join(self._text).strip()
        self._text.clear()
        if text and text not in anchor.texts:
            anchor.texts.append(text)


def _place(anchor: Anchor, corner: str, name: str, number: int) -> None:
    if name == "col":
        anchor.column = number if corner == "from" else anchor.column
    elif corner == "from":
        setattr(anchor, "row" if name == "row" else "offset", number)
    else:
        setattr(anchor, "last_row" if name == "row" else "last_offset", number)


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isdecimal() and len(text) < 12 else 0
