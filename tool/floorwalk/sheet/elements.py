"""The XML of one part of a workbook in; its elements, one after the other, out. By expat, with entities refused."""

from __future__ import annotations

from xml.parsers import expat

from floorwalk.sheet.package import Refused, damaged


class Elements:
    """Walks over one part. Subclasses say in `start` and `end` what they take; names come without their namespace."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.collecting = False
        self._collected: list[str] = []
        self._phonetic = 0

    def parse(self, content: bytes) -> None:
        """Walk over the part; raises Refused for XML that is broken or declares entities."""
        try:
            self.parser.Parse(content, True)  # expat's own signature
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise damaged(str(error)) from error

    def take(self) -> str:
        """The text collected since the last time."""
        text = "".join(self._collected)
        self._collected.clear()
        return text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        plain = name.rpartition(" ")[2]
        self._phonetic += plain == "rPh"  # how a Japanese word is read: beside the text, no part of it
        self.collecting = plain in ("v", "t") and not self._phonetic
        self.start(plain, attributes)

    def _end(self, name: str) -> None:
        plain = name.rpartition(" ")[2]
        self._phonetic -= plain == "rPh"
        self.collecting = False
        self.end(plain)

    def _characters(self, text: str) -> None:
        if self.collecting:
            self._collected.append(text)

    def _doctype(self, *_: object) -> None:
        raise Refused("FW602", "the workbook declares entities, which no spreadsheet program writes.", "Ask for the original file.")
