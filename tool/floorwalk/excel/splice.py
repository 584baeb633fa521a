"""Bytes that stay and bytes that change in; one zip file after the other out, in which only what changes is made anew.

The data of a zip member is a row of deflate blocks. What stays is compressed once, ends on a byte and is copied as it is, with its part of
the checksum; what changes stands between as a block of its own. Unzipped, nothing of that is to be seen.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from struct import Struct
from typing import Generic, TypeVar

from floorwalk.excel.fixed import RIGHTS

Own = TypeVar("Own")
_SUMS = Struct("<5H3I2H")  # what local header and directory both say
_OFFSET = Struct("<I")
_END = Struct("<4s4H2IH")
_STORED = Struct("<BHH")
_STORED_MOST = 0xFFFF  # bytes in one stored block
_VERSION, _UNIX, _DEFLATED = 20, 3 << 8, 8
_MIDNIGHT, _NEW_YEAR_1980 = 0, (1 << 5) | 1
_LOCAL, _CENTRAL = b"PK\3\4", b"PK\1\2" + Struct("<H").pack(_UNIX | _VERSION)
_ATTRIBUTES = Struct("<3HI").pack(0, 0, 0, RIGHTS << 16)  # no comment, first disk, nothing inside, rights outside
_LAST = b"\x03\x00"  # a last block with nothing in it
_SHORT = 2048  # bytes: shorter ones are faster to sum up again than to look up
_WORTH = 1500  # bytes: shorter ones take longer to compress than to write
_BRIDGE = 256  # bytes: what stays between two slots and is shorter is written with them, as one block


class Fixed:
    """Bytes that stay: compressed once, and able to carry on a checksum without being read again."""

    __slots__ = ("_tables", "_zero", "raw", "size", "stream")

    def __init__(self, raw: bytes) -> None:
        self.size = len(raw)
        self.stream = _squeezed(raw, 9)
        self.raw = raw if self.size < _SHORT else b""
        self._zero = zlib.crc32(raw)
        self._tables = () if self.raw or not raw else _tables(raw, self._zero)

    def crc(self, before: int) -> int:
        """CRC-32 of what stands before and these bytes."""
        if not self._tables:
            return zlib.crc32(self.raw, before)
        a, b, c, d, e, f = self._tables
        low = a[before & 63] ^ b[before >> 6 & 63] ^ c[before >> 12 & 63]
        return self._zero ^ low ^ d[before >> 18 & 63] ^ e[before >> 24 & 63] ^ f[before >> 30]


def _tables(raw: bytes, zero: int) -> tuple[array[int], ...]:
    """What six bits each of the checksum so far add to that at the end: CRC-32 is linear in the value that it starts from."""
    tables = tuple(array("L", [0]) for _ in range(6))
    for bit in range(32):
        effect, table = zlib.crc32(raw, 1 << bit) ^ zero, tables[bit // 6]
        table.extend([known ^ effect for known in table])
    return tables


def _squeezed(raw: bytes, level: int) -> bytes:
    squeezer = zlib.compressobj(level, zlib.DEFLATED, -15)
    return squeezer.compress(raw) + squeezer.flush(zlib.Z_SYNC_FLUSH)


def _block(raw: bytes) -> bytes:
    if len(raw) >= _WORTH:
        return _squeezed(raw, 6)
    return _STORED.pack(0, len(raw), len(raw) ^ _STORED_MOST) + raw


Slot = Callable[[Own], str]


@dataclass(frozen=True)
class Picked(Generic[Own]):
    """A slot in which one of a few long texts stands, each compressed once."""

    which: Callable[[Own], Fixed]


Piece = Fixed | Picked[Own] | Slot[Own]
Run = tuple[str | Slot[Own], ...]  # slots and the little that stays between them


class Package(Generic[Own]):
    """A zip file that can be made again and again with other text in its slots."""

    def __init__(self, members: Mapping[str, Sequence[Piece[Own]]]) -> None:
        self._members = [_Member(name.encode(), pieces) for name, pieces in members.items()]

    def filled(self, own: Own) -> bytes:
        """Give the file with `own` in its slots. The same input gives the same bytes."""
        parts: list[bytes] = []
        central: list[bytes] = []
        at = 0
        for member in self._members:
            sums, size = member.ready or member.add(parts, own)
            if member.ready:
                parts.append(member.whole)
            central.append(_CENTRAL + sums + _ATTRIBUTES + _OFFSET.pack(at) + member.name)
            at += size
        count, directory = len(central), sum(map(len, central))
        return b"".join((*parts, *central, _END.pack(b"PK\5\6", 0, 0, count, count, directory, at, 0)))


class _Member(Generic[Own]):
    """One file in the zip. `ready` and `whole` are there when nothing in it changes."""

    def __init__(self, name: bytes, pieces: Sequence[Piece[Own]]) -> None:
        self.name = name
        self.row = _runs(pieces)
        self.ready: tuple[bytes, int] | None = None
        self.whole = b""
        if all(isinstance(piece, Fixed) for piece in pieces):
            parts: list[bytes] = []
            self.ready = self.add(parts, None)  # type: ignore[arg-type]  # there is no slot that would look at it
            self.whole = b"".join(parts)

    def add(self, parts: list[bytes], own: Own) -> tuple[bytes, int]:
        """Append local header and data to the file's parts; gives the sums and how many bytes were added."""
        header = len(parts)
        parts.append(b"")
        crc = size = raw_size = 0
        for piece in self.row:
            if isinstance(piece, tuple):
                raw = "".join([part if isinstance(part, str) else part(own) for part in piece]).encode()
                block, crc = _block(raw), zlib.crc32(raw, crc)
                raw_size += len(raw)
            else:
                fixed = piece if isinstance(piece, Fixed) else piece.which(own)
                block, crc = fixed.stream, fixed.crc(crc)
                raw_size += fixed.size
            parts.append(block)
            size += len(block)
        parts.append(_LAST)
        size += len(_LAST)
        sums = _SUMS.pack(_VERSION, 0, _DEFLATED, _MIDNIGHT, _NEW_YEAR_1980, crc, size, raw_size, len(self.name), 0)
        parts[header] = _LOCAL + sums + self.name
        return sums, size + len(parts[header])


def _runs(pieces: Sequence[Piece[Own]]) -> list[Fixed | Picked[Own] | Run[Own]]:
    """Join neighbouring slots, with what little stays between them, so that few blocks are made anew."""
    row: list[Fixed | Picked[Own] | Run[Own]] = []
    for at, piece in enumerate(pieces):
        bridge = isinstance(piece, Fixed) and 0 < at < len(pieces) - 1 and piece.size < _BRIDGE
        if isinstance(piece, Fixed) and not bridge:
            row += [piece] if piece.size else []
        elif isinstance(piece, Picked):
            row.append(piece)
        else:
            part = piece.raw.decode() if isinstance(piece, Fixed) else piece
            if row and isinstance(row[-1], tuple):
                row[-1] = (*row[-1], part)
            else:
                row.append((part,))
    return row
