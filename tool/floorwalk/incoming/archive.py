"""The bytes of a zip file in; its members out, in small pieces, each held against the sizes and check sums that the file states.

Python's own zipfile believes a directory of any length and archives that overlap or are joined, and differs between its versions;
here every doubt refuses, and nothing costs more than its own bytes.
Field names and layouts: PKWARE APPNOTE 6.3.10, 4.3.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from floorwalk.incoming.memory import Memory
from floorwalk.incoming.refused import Refused, damaged, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator

    Packed = tuple[bytes, int, int, int]  # bytes as they are packed, method, check sum and size that are stated

MAX_MEMBERS = 2_000
PIECE = 1 << 16  # bytes unpacked at a time
_MAX_DIRECTORY = 1_000_000  # bytes: before its members are counted, so that a million of them cost no memory
_END, _END_64, _LOCATOR_64, _LISTED, _LOCAL = b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07", b"PK\x01\x02", b"PK\x03\x04"
_END_FORM, _LISTED_FORM, _LOCAL_FORM = struct.Struct("<4s4H2LH"), struct.Struct("<4s6H3L5H2L"), struct.Struct("<4s5H3L2H")
_FULL = 0xFFFFFFFF  # a 32-bit field whose value stands in a 64-bit one
_STORED, _DEFLATED = 0, 8
_SHARED = 50_000  # bytes, unpacked: what is remembered from one file to the next
_ENCRYPTED, _UTF8 = 0x1, 0x800


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the directory states it: sizes in bytes, packed and not; `at` is where its own header stands."""

    name: str
    method: int
    encrypted: bool
    crc: int
    packed: int
    size: int
    at: int


def read_directory(content: bytes) -> list[Member]:
    """List the members of a zip file; raises Refused for anything that two programs could read in two ways."""
    try:
        start, stop, count = _directory(content)
        members = _members(content, start, stop, count)
        _guard(members)
        _apart(members, start)
        for member in members:
            _packed(content, member)  # one under another name is lost to whoever looks for it
    except (struct.error, UnicodeError) as error:
        raise damaged(str(error)) from error
    return members


def unpack_whole(content: bytes, member: Member) -> bytes:
    """Unpack a small member at once; raises Refused as `unpack` does."""
    packed = bytes(_packed(content, member))
    work = _unpacked.__getitem__ if member.size <= _SHARED else _whole
    try:
        whole = work((packed, member.method, member.crc, member.size))
    except zlib.error as error:
        raise damaged(str(error)) from error
    if whole is None:
        raise _not_as_stated(member)
    return whole


def _whole(packed: Packed) -> bytes | None:
    """What was packed; None when it is not as stated."""
    content, method, crc, size = packed
    whole, done = content, True
    if method == _DEFLATED:
        inflate = zlib.decompressobj(-zlib.MAX_WBITS)
        whole = inflate.decompress(content, size + 1)  # never more than is stated, and one byte to see that there is more
        done = inflate.eof and not inflate.unused_data
    return whole if done and (zlib.crc32(whole), len(whole)) == (crc, size) else None


# Styles, links and hidden sheets are the same, byte by byte, in many files of a round: what was unpacked a moment ago is still there.
_unpacked: Memory[Packed, bytes | None] = Memory(_whole, 3_000_000, lambda packed: len(packed[0]) + packed[3], 2 * _SHARED)


def unpack(content: bytes, member: Member) -> Iterator[bytes]:
    """Unpack a member, at most PIECE bytes at a time; raises Refused when size or check sum are not as stated."""
    crc = size = 0
    try:
        for piece in _pieces(_packed(content, member), member.method):
            crc, size = zlib.crc32(piece, crc), size + len(piece)
            if size > member.size:
                break
            yield piece
    except (zlib.error, struct.error) as error:
        raise damaged(str(error)) from error
    if (crc, size) != (member.crc, member.size):
        raise _not_as_stated(member)


def _not_as_stated(member: Member) -> Refused:
    return damaged(f"the part '{member.name[:60]}' is not as long as stated, or was changed")


def _directory(content: bytes) -> tuple[int, int, int]:
    """Where the directory begins, where it ends, and how many members it lists."""
    end = content.rfind(_END, max(0, len(content) - _END_FORM.size - 0xFFFF))
    if end < 0:
        raise damaged("its end is missing")
    _, disk, first_disk, here, count, size, start, _ = _END_FORM.unpack_from(content, end)
    if disk or first_disk or here != count:
        raise damaged("it is one piece of several")
    stop = end
    if content[max(0, end - 20) : end].startswith(_LOCATOR_64):
        stop, count, size, start = _directory_64(content, end)
    if size > _MAX_DIRECTORY or count > MAX_MEMBERS:
        raise too_large("it holds more parts than any audit sheet")
    if start + size != stop:
        raise damaged("its table of contents is not where it should be")
    return start, stop, count


def _directory_64(content: bytes, end: int) -> tuple[int, int, int, int]:
    """End of the directory, count of members, its size and start in 64-bit fields, which Java programs write for small files too."""
    _, _, at, _ = struct.unpack_from("<4sLQL", content, end - 20)
    found = struct.unpack_from("<4sQ2H2L4Q", content, at) if at < end else (b"",)
    if found[0] != _END_64:
        raise damaged("its end is missing")
    return at, found[7], found[8], found[9]


def _members(content: bytes, at: int, stop: int, count: int) -> list[Member]:
    found = []
    while at < stop:
        sign, _, _, flags, method, _, _, crc, packed, size, *lengths, _, _, _, own = _LISTED_FORM.unpack_from(content, at)
        if sign != _LISTED:
            raise damaged("its table of contents is broken")
        at += _LISTED_FORM.size
        name = content[at : at + lengths[0]].decode("utf-8" if flags & _UTF8 else "cp437")
        extra = content[at + lengths[0] : at + lengths[0] + lengths[1]]
        at += sum(lengths)
        size, packed, own = _wide(extra, size, packed, own)
        found.append(Member(name, method, bool(flags & _ENCRYPTED), crc, packed, size, own))
    if at != stop or len(found) != count:
        raise damaged("its table of contents is broken")
    return found


def _wide(extra: bytes, *fields: int) -> list[int]:
    """The fields, those that are full taken from the 64-bit ones (4.5.3)."""
    at = 0
    while _FULL in fields and at + 4 <= len(extra):
        id_, length = struct.unpack_from("<2H", extra, at)
        if id_ == 1:
            wide = iter(struct.unpack(f"<{length // 8}Q", extra[at + 4 : at + 4 + length // 8 * 8]))
            return [next(wide, field) if field == _FULL else field for field in fields]
        at += 4 + length
    return list(fields)


def _guard(members: list[Member]) -> None:
    names = {member.name.replace("\\", "/").lower() for member in members}
    if len(names) < len(members):
        what = "the file holds two parts of the same name; programs disagree which one counts."
        raise Refused("FW602", what, "Ask for the original file.")
    if any("\\" in name or "\0" in name or ".." in name.split("/") or name.startswith("/") for name in (one.name for one in members)):
        raise Refused("FW602", "the file holds parts with names that no spreadsheet program writes.", "Ask for the original file.")
    if any(member.encrypted for member in members):
        raise Refused("FW630", "the file is protected with a password.", "Save it without a password and send it again.")
    if any(member.method not in (_STORED, _DEFLATED) for member in members):
        raise Refused("FW602", "the file is packed in a way that no spreadsheet program uses.", "Ask for the original file.")


def _apart(members: list[Member], directory: int) -> None:
    """The first member stands first, and no member in another: bytes before it or shared ones hide what other programs see."""
    stop = 0
    for member in sorted(members, key=lambda one: one.at):
        if member.at < stop or (stop == 0 and member.at):
            raise damaged("its parts lie over one another, or something stands before them")
        stop = member.at + _LOCAL_FORM.size + member.packed
    if stop > directory:
        raise damaged("its parts lie over one another")


def _packed(content: bytes, member: Member) -> memoryview:
    sign, _, flags, method, *_, name, extra = _LOCAL_FORM.unpack_from(content, member.at)
    start = member.at + _LOCAL_FORM.size
    own = content[start : start + name].decode("utf-8" if flags & _UTF8 else "cp437", "replace")
    start += name + extra
    if sign != _LOCAL or method != member.method or own != member.name or start + member.packed > len(content):
        raise damaged(f"the part '{member.name[:60]}' is not where it should be")
    return memoryview(content)[start : start + member.packed]


def _pieces(packed: memoryview, method: int) -> Iterator[bytes]:
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    for at in range(0, len(packed), PIECE):
        rest = bytes(packed[at : at + PIECE])
        if method == _STORED:
            yield rest
            continue
        piece = inflate.decompress(rest, PIECE)
        while piece:
            yield piece
            piece = inflate.decompress(inflate.unconsumed_tail, PIECE)
    if method == _DEFLATED and (not inflate.eof or inflate.unused_data):
        raise zlib.error("packed bytes are missing or left over")
