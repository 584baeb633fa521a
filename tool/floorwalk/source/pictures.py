"""The first bytes of a picture in; its kind and size in pixels out, read from the header alone: nothing is decoded."""

from __future__ import annotations

import struct
from dataclasses import dataclass

HEAD = 512 * 1024  # bytes that are enough: a JPEG tells its size behind its colour profile and thumbnails
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # start of frame: ITU-T T.81, table B.1
_ALONE = frozenset((0x01, *range(0xD0, 0xD9)))  # markers without a length
_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis")
_BOXES = frozenset({b"meta", b"iprp", b"ipco"})  # boxes of ISO/IEC 14496-12 and 23008-12 on the way to the size


@dataclass(frozen=True, slots=True)
class Size:
    """What a header says: kind is empty for no picture that is known; width and height are 0 when they are not told."""

    kind: str = ""
    width: int = 0
    height: int = 0


def measure(head: bytes) -> Size:
    """Read the header of a PNG, JPEG, GIF, BMP, WebP, HEIC or AVIF. Never raises: what is cut off or nonsense has no size."""
    try:
        kind, size = _header(head)
    except (struct.error, IndexError):
        return Size()
    width, height = size if all(0 < number < 1 << 20 for number in size) else (0, 0)
    return Size(kind, width, height)


def _header(head: bytes) -> tuple[str, tuple[int, int]]:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png", struct.unpack_from(">II", head, 16) if head[12:16] == b"IHDR" else (0, 0)
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg", _jpeg(head)
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif", struct.unpack_from("<HH", head, 6)
    if head.startswith(b"BM"):
        return "bmp", _bmp(head)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "webp", _webp(head)
    if head[4:8] == b"ftyp" and head[8:12] in _BRANDS:
        return ("avif" if head[8:10] == b"av" else "heic"), _largest(head, 0, len(head), 0)
    return "", (0, 0)


def _jpeg(head: bytes) -> tuple[int, int]:
    """Walk over the segments to the first frame header, T.81, B.2.2."""
    at = 2
    while at + 4 <= len(head):
        if head[at] != 0xFF:
            return 0, 0
        marker = head[at + 1]
        if marker == 0xFF or marker in _ALONE:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", head, at + 5)
            return width, height
        at += 2 + max(2, int.from_bytes(head[at + 2 : at + 4], "big"))
    return 0, 0


def _bmp(head: bytes) -> tuple[int, int]:
    if int.from_bytes(head[14:18], "little") == 12:  # the header of OS/2
        return struct.unpack_from("<HH", head, 18)
    width, height = struct.unpack_from("<ii", head, 18)
    return width, abs(height)  # negative: the rows stand top down


def _webp(head: bytes) -> tuple[int, int]:
    """The three kinds of first chunk: RFC 9649, 2.5 to 2.7, and RFC 6386, 9.1."""
    chunk = head[12:16]
    if chunk == b"VP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if chunk == b"VP8L" and head[20] == 0x2F:
        bits = int.from_bytes(head[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if chunk == b"VP8 " and head[23:26] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    return 0, 0


def _largest(head: bytes, start: int, stop: int, depth: int) -> tuple[int, int]:
    """The largest `ispe` box: a HEIC holds one for each tile, for the thumbnail and for the picture."""
    found = (0, 0)
    while start + 8 <= stop and depth < 4:
        length, name = int.from_bytes(head[start : start + 4], "big"), head[start + 4 : start + 8]
        end = min(stop, start + length) if length >= 8 else stop
        if name == b"ispe":
            found = max(found, struct.unpack_from(">II", head, start + 12), key=lambda size: size[0] * size[1])
        elif name in _BOXES:
            inner = start + (12 if name == b"meta" else 8)
            found = max(found, _largest(head, inner, end, depth + 1), key=lambda size: size[0] * size[1])
        if length < 8:
            break
        start += length
    return found
