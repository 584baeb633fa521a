"""The XML of one part of a workbook in; its elements, one after the other, out. By expat, within a budget, with entities refused."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from xml.parsers import expat

from floorwalk.incoming.archive import PIECE
from floorwalk.incoming.package import Budget
from floorwalk.incoming.refused import Refused, damaged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from floorwalk.incoming.package import Package

E = TypeVar("E", bound="Elements")
_MAX_DEPTH = 100
_MAX_NAMES = 5_000  # different names of elements and attributes, and of name spaces: expat keeps each for good
_SMALL = 50_000  # bytes: what is remembered of a part
_MAX_TAG = 1_000_000  # bytes: expat looks at an unfinished tag again and again
_ENCODINGS = frozenset({"", "utf-8", "utf8", "utf-16", "us-ascii", "iso-8859-1"})


class Elements:
    """Walks over one part. Subclasses say in `start` and `end` what they take; names come without their namespace."""

    texts: frozenset[str] = frozenset({"v", "t"})  # elements whose text is collected

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.StartNamespaceDeclHandler = self._namespace
        self.parser.XmlDeclHandler = self._declaration
        self.collecting = False
        self.budget = Budget()
        self._collected: list[str] = []
        self._phonetic = self._depth = self._met = self._kept = 0
        self._prefixes: set[str | None] = set()

    def parse(self, content: bytes | Iterable[bytes]) -> None:
        """Walk over the part; raises Refused for XML that is broken, declares entities, or is made to cost too much."""
        fed = 0
        try:
            for piece in _pieces(content) if isinstance(content, bytes) else content:
                self.parser.Parse(piece, False)  # expat's own signature
                fed += len(piece)
                self._bound(fed)
            self.parser.Parse(b"", True)
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

    def _bound(self, fed: int) -> None:
        self.budget.spend("elements", self._met)
        self.budget.spend("text", self._kept)
        self._met = self._kept = 0
        if max(len(self.parser.intern), len(self._prefixes)) > _MAX_NAMES or fed - self.parser.CurrentByteIndex > _MAX_TAG + PIECE:
            raise Refused("FW602", "the workbook holds XML that no spreadsheet program writes.", "Ask for the original file.")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        plain = name.rpartition(" ")[2]
        self._met += 1
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise Refused("FW602", "the workbook nests XML deeper than any spreadsheet program.", "Ask for the original file.")
        if plain == "rPh":  # how a Japanese word is read: beside the text, no part of it
            self._phonetic += 1
        self.collecting = plain in self.texts and not self._phonetic
        self.start(plain, attributes)

    def _end(self, name: str) -> None:
        plain = name.rpartition(" ")[2]
        self._depth -= 1
        if plain == "rPh":
            self._phonetic -= 1
        self.collecting = False
        self.end(plain)

    def _characters(self, text: str) -> None:
        if self.collecting:
            self._kept += len(text)
            self._collected.append(text)

    def _doctype(self, *_: object) -> None:
        raise Refused("FW602", "the workbook declares entities, which no spreadsheet program writes.", "Ask for the original file.")

    def _namespace(self, prefix: str | None, _uri: str | None) -> None:
        self._prefixes.add(prefix)

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "").lower() not in _ENCODINGS:
            raise damaged("it is written in an unusual character set")


def walk(package: Package, name: str, elements: Elements) -> None:
    """Let `elements` walk over a part while it is unpacked, within what the whole file may cost."""
    elements.budget = package.budget
    elements.parse(package.chunks(name))


def walk_small(package: Package, name: str, kind: type[E]) -> E:
    """Walk over a part and give what was found, which nobody may change: files share styles, links and lists of sheets byte by byte.

    What was parsed a moment ago is not parsed again; the file pays for it all the same.
    """
    member = package.members.get(name.lower())
    if member is None or member.size > _SMALL:
        elements = kind()
        walk(package, name, elements)
        return elements
    elements, met, kept = _walked(kind, package.part(name))  # type: ignore[arg-type]  # mypy does not know that a class can be hashed
    package.budget.spend("elements", met)
    package.budget.spend("text", kept)
    return elements


@lru_cache(maxsize=64)
def _walked(kind: type[E], content: bytes) -> tuple[E, int, int]:
    """What was found, how many elements there were, and how many characters of text."""
    elements = kind()
    elements.parse(content)
    del elements.parser  # it is no more needed, and holds a hundred times what was found
    return elements, Budget().elements - elements.budget.elements, Budget().text - elements.budget.text


def _pieces(content: bytes) -> Iterator[bytes]:
    return (content[at : at + PIECE] for at in range(0, len(content), PIECE))
