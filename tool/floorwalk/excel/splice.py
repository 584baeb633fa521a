"""Bytes that stay and bytes that change in; one zip file after the other out, in which only what changes is made anew.

The data of a zip member is a row of deflate blocks. What stays is compressed once, ends on a byte and is copied as it is, with its part of
the checksum; what changes stands between as a block of its own. Unzipped, nothing of that is to be seen.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from struct import Struct

from floorwalk.excel.fixed import RIGHTS

_SUMS = Struct("<5H3I2H")  # what local header and directory both say
_OFFSET = Struct("<I")
_END = Struct("<4s4H2IH")
_STORED = Struct("<BHH")
_VERSION, _UNIX, _DEFLATED = 20, 3 << 8, 8
_MIDNIGHT, _NEW_YEAR_1980 = 0, (1 << 5) | 1
_LOCAL, _CENTRAL = b"PK\3\4", b"PK\1\2" + Struct("<H").pack(_UNIX | _VERSION)
_ATTRIBUTES = Struct("<3HI").pack(0, 0, 0, RIGHTS << 16)  # no comment, first disk, nothing inside, rights outside
_LAST = b"\x03\x00"  # a last block with nothing in it
_SHORT = 1024  # bytes: shorter ones are faster to sum up again than to look up
_WORTH = 1500  # bytes: shorter ones take longer to compress than to write
_HEADS = [_STORED.pack(0, size, size ^ 0xFFFF) for size in range(_WORTH)]  # of blocks that are not compressed
_KINDS = b"[Content_Types].xml"  # stands first in files by Excel; some programs tell the kind of a file by it


class Fixed:
    """Bytes that stay: compressed once, and able to carry on a checksum without being read again."""

    __slots__ = ("_tables", "_zero", "raw", "size", "stream")

    def __init__(self, raw: bytes, *, last: bool = False) -> None:
        self.size = len(raw)
        self.stream = _squeezed(raw, 9, last=last) if raw else _LAST if last else b""
        self.raw = raw if self.size < _SHORT else b""
        self._zero = zlib.crc32(raw)
        self._tables = () if self.size < _SHORT else _tables(raw, self._zero)

    def crc(self, before: int) -> int:
        """CRC-32 of what stands before and these bytes."""
        if not self._tables:
            return zlib.crc32(self.raw, before)
        a, b, c, d = self._tables
        return self._zero ^ a[before & 255] ^ b[before >> 8 & 255] ^ c[before >> 16 & 255] ^ d[before >> 24]


def _tables(raw: bytes, zero: int) -> tuple[list[int], ...]:
    """What each byte of the checksum so far adds to that at the end: CRC-32 is linear in the value that it starts from."""
    tables: tuple[list[int], ...] = ([0], [0], [0], [0])
    for bit in range(32):
        effect, table = zlib.crc32(raw, 1 << bit) ^ zero, tables[bit // 8]
        table += [known ^ effect for known in table]
    return tables


def _squeezed(raw: bytes, level: int, *, last: bool = False) -> bytes:
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return squeezer.compress(raw) + squeezer.flush(zlib.Z_FINISH if last else zlib.Z_SYNC_FLUSH)


class Member:
    """One file in the zip: stretches of bytes that stay, at least one, and between each two of them a hole for what changes."""

    __slots__ = ("_first", "_start", "name", "rest")

    def __init__(self, name: str, stretches: Sequence[bytes]) -> None:
        self.name = name.encode()
        *before, end = stretches
        first, *self.rest = [*map(Fixed, before), Fixed(end, last=True)]
        self._first, self._start = first.stream, (first.crc(0), len(first.stream), first.size)

    def add(self, parts: list[bytes], holes: Iterator[bytes]) -> tuple[bytes, int]:
        """Append local header and data to the file's parts; gives the sums and how many bytes were added."""
        header = len(parts)
        parts += (b"", self._first)
        crc, size, raw_size = self._start
        for fixed in self.rest:  # ten thousand sheets are made by these lines
            raw = next(holes)
            length = len(raw)
            crc = zlib.crc32(raw, crc)
            if length < _WORTH:
                parts += (_HEADS[length], raw, fixed.stream)
                size += 5 + length + len(fixed.stream)
            else:
                block = _squeezed(raw, 6)
                parts += (block, fixed.stream)
                size += len(block) + len(fixed.stream)
            if fixed.size:
                crc = fixed.crc(crc)
            raw_size += length + fixed.size
        sums = _SUMS.pack(_VERSION, 0, _DEFLATED, _MIDNIGHT, _NEW_YEAR_1980, crc, size, raw_size, len(self.name), 0)
        local = parts[header] = _LOCAL + sums + self.name
        return sums, len(local) + size


class Package:
    """A zip file that can be made again and again with other bytes in its holes. Members without holes stand first."""

    def __init__(self, members: Iterable[Member]) -> None:
        ordered = sorted(members, key=lambda one: (bool(one.rest), one.name != _KINDS))
        self._moving = [one for one in ordered if one.rest]
        self._count = len(ordered)
        parts: list[bytes] = []
        listed: list[bytes] = []
        _add([one for one in ordered if not one.rest], 0, parts, listed, iter(()))
        self._still, self._listed = b"".join(parts), b"".join(listed)

    def filled(self, holes: Iterable[bytes]) -> bytes:
        """Give the file with these bytes in its holes, in their order. The same input gives the same bytes."""
        parts, listed = [self._still], [self._listed]
        at = _add(self._moving, len(self._still), parts, listed, iter(holes))
        directory = sum(map(len, listed))
        return b"".join((*parts, *listed, _END.pack(b"PK\5\6", 0, 0, self._count, self._count, directory, at, 0)))


def _add(members: Iterable[Member], at: int, parts: list[bytes], listed: list[bytes], holes: Iterator[bytes]) -> int:
    """Append members and their lines in the directory, the first of them `at` so many bytes; gives where they end."""
    for member in members:
        sums, size = member.add(parts, holes)
        listed.append(_CENTRAL + sums + _ATTRIBUTES + _OFFSET.pack(at) + member.name)
        at += size
    return at
