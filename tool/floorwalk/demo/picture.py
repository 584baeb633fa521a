"""A name in; a small picture out, as bytes of a PNG: SIMULATED over a pattern that no other name has."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from random import Random

WIDTH, HEIGHT = 320, 240
_TILE = 20
_DOT = 5  # pixels of one dot of a letter
_LETTERS = {
    "S": ("01111", "10000", "01110", "00001", "11110"),
    "I": ("11111", "00100", "00100", "00100", "11111"),
    "M": ("10001", "11011", "10101", "10001", "10001"),
    "U": ("10001", "10001", "10001", "10001", "01110"),
    "L": ("10000", "10000", "10000", "10000", "11111"),
    "A": ("01110", "10001", "11111", "10001", "10001"),
    "T": ("11111", "00100", "00100", "00100", "00100"),
    "E": ("11111", "10000", "11110", "10000", "11111"),
    "D": ("11110", "10001", "10001", "10001", "11110"),
}
_WORD = "SIMULATED"
_SHADES = [(90 + shade * 8, 110 + shade * 7, 120 + shade * 6) for shade in range(14)]
_COLOURS = [*_SHADES, (20, 20, 20), (255, 255, 255)]
_INK, _PAPER = bytes([len(_SHADES)]), bytes([len(_SHADES) + 1])


def picture(name: str) -> bytes:
    """Draw a picture of 320 x 240 pixels; the same name gives the same bytes, another name others. PNG: ISO/IEC 15948."""
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    rows = b"".join(b"\0" + row for row in _rows(name))
    chunks = (
        (b"IHDR", head),
        (b"PLTE", bytes(channel for colour in _COLOURS for channel in colour)),
        (b"tEXt", b"Title\0SIMULATED " + name.encode("ascii", "replace")),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _rows(name: str) -> list[bytes]:
    """Tiles in shades that the name decides, and the word on a white band across the middle."""
    random = Random(name)  # noqa: S311  # a pattern, no secret
    rows: list[bytes] = []
    for _ in range(HEIGHT // _TILE):
        rows += [b"".join(bytes([random.randrange(len(_SHADES))]) * _TILE for _ in range(WIDTH // _TILE))] * _TILE
    band = _band()
    top = (HEIGHT - len(band)) // 2
    rows[top : top + len(band)] = band
    return rows


@cache
def _band() -> list[bytes]:
    """The word in dots, each line of them as high as a dot, with white around."""
    margin = [_PAPER * WIDTH] * (2 * _DOT)
    lines = ["0".join(_LETTERS[letter][line] for letter in _WORD) for line in range(5)]
    drawn = [b"".join((_INK if dot == "1" else _PAPER) * _DOT for dot in line).center(WIDTH, _PAPER) for line in lines]
    return [*margin, *(row for row in drawn for _ in range(_DOT)), *margin]
