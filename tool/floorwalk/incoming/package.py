"""The bytes of an incoming workbook in; its parts out, unpacked piece by piece within a budget."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from floorwalk.incoming.archive import Member, read_directory, unpack, unpack_whole
from floorwalk.incoming.refused import Refused, damaged, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MAX_FILE", "Budget", "Package", "Refused", "damaged", "open_package"]

MAX_FILE = 150_000_000  # twenty photos of five megabytes, and room
_SMALL = 2_000_000  # bytes, unpacked: what is unpacked at once
_MEDIA = ("xl/media/", "pictures/")  # where .xlsx and .ods keep pictures


@dataclass
class Budget:
    """What reading one file may still cost, all its parts together. A blank sheet of 82 checks costs a hundredth of it."""

    parts: int = 120_000_000  # bytes unpacked: a million formatted rows are 60 MB, and take some four seconds
    media: int = 200_000_000  # bytes of pictures: they are only hashed
    elements: int = 2_000_000  # XML elements
    text: int = 20_000_000  # characters kept
    cells: int = 150_000  # cells kept

    def spend(self, what: str, amount: int) -> None:
        """Take from one of the budgets; raises Refused when it is used up."""
        left = getattr(self, what) - amount
        setattr(self, what, left)
        if left < 0:
            raise too_large("it unpacks to more than any audit sheet needs")


@dataclass(frozen=True)
class Package:
    """The members of a workbook, read one at a time; their names are found whatever their case, as in Excel."""

    content: bytes
    members: dict[str, Member]  # by name in small letters
    budget: Budget = field(default_factory=Budget)

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.members

    def chunks(self, name: str) -> Iterator[bytes]:
        """Unpack a member piece by piece; raises Refused for one that is missing, damaged, or more than the budget allows."""
        member = self.members.get(name.lower())
        if member is None:
            raise damaged(f"it has no part '{name[:60]}'")
        kind = "media" if name.lower().startswith(_MEDIA) else "parts"
        for piece in unpack(self.content, member):
            self.budget.spend(kind, len(piece))
            yield piece

    def part(self, name: str) -> bytes:
        """Unpack a member whole: for small ones; raises Refused as `chunks` does."""
        member = self.members.get(name.lower())
        if member is None or member.size > _SMALL or name.lower().startswith(_MEDIA):
            return b"".join(self.chunks(name))
        self.budget.spend("parts", member.size)
        return unpack_whole(self.content, member)

    @property
    def names(self) -> frozenset[str]:
        """The names of the members as the file writes them."""
        return frozenset(member.name for member in self.members.values())


def open_package(content: bytes) -> Package:
    """Open a zip file; raises Refused for one that is damaged or made to harm."""
    if len(content) > MAX_FILE:
        raise too_large(f"it is over {MAX_FILE // 1_000_000} MB")
    return Package(content, {member.name.lower(): member for member in read_directory(content)})
