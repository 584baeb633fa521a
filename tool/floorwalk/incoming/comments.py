"""The XML of comments in; who wrote what at which cell out, without what Excel adds for older versions of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from floorwalk.incoming.above import Comment, parse_range
from floorwalk.incoming.elements import Elements

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_THREAD = "tc="  # how the author of a thread's stand-in begins, in every language
_NOTICE = re.compile(r"\A\[.*?go\.microsoft\.com/fwlink/\S*\s*", re.DOTALL)  # the notice ends with this address in every language
_LABEL = re.compile(r"^(?:Comment|Reply):\n[ ]{4}", re.MULTILINE)


class Comments(Elements):
    """Comments as all versions of Excel know them, also called notes."""

    texts = frozenset({"t", "author"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Comment] = []
        self._authors: list[str] = []
        self._reference = self._author = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "comment":
            self.take()
            self._reference, self._author = attributes.get("ref", ""), attributes.get("authorId", "")

    def end(self, name: str) -> None:
        if name == "author":
            self._authors.append(self.take().strip())
        elif name == "comment" and (at := parse_range(self._reference)):
            number = int(self._author) if self._author.isdecimal() and len(self._author) < 7 else len(self._authors)
            author = self._authors[number] if number < len(self._authors) else ""
            text = self.take().strip()
            if text:
                self.found.append(Comment(at.top, at.left, author, text))


class Threads(Elements):
    """Comments as talks, of newer versions: each part of the talk with its author's id."""

    texts = frozenset({"text"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Comment] = []
        self._reference = self._person = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "threadedComment":
            self.take()
            self._reference, self._person = attributes.get("ref", ""), attributes.get("personId", "")

    def end(self, name: str) -> None:
        if name == "threadedComment" and (at := parse_range(self._reference)):
            text = self.take().strip()
            if text:
                self.found.append(Comment(at.top, at.left, self._person, text))


class Persons(Elements):
    """The name of each person's id."""

    texts = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "person":
            self.found[attributes.get("id", "")] = attributes.get("displayName", "").strip()


def joined(notes: Iterable[Comment], threads: Iterable[Comment], persons: Mapping[str, str]) -> list[Comment]:
    """All comments once, by row and column: the stand-in that a thread has for older versions is left out, else freed of its notice."""
    talks = [Comment(one.row, one.column, persons.get(one.author, ""), one.text) for one in threads]
    spoken = {(one.row, one.column) for one in talks}
    plain = [_plain(one) for one in notes if not (one.author.startswith(_THREAD) and (one.row, one.column) in spoken)]
    return sorted([*plain, *talks], key=lambda one: (one.row, one.column))


def _plain(note: Comment) -> Comment:
    """A note without its author's name, which Excel writes as its first line, and without the notice of a thread."""
    author = "" if note.author.startswith(_THREAD) else note.author
    text = _NOTICE.sub("", note.text)
    if text != note.text:
        text = _LABEL.sub("", text)
    if author and text.startswith(f"{author}:"):
        text = text[len(author) + 1 :]
    return Comment(note.row, note.column, author, text.strip())
