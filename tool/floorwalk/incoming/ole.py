"""The bytes of an OLE file in, in which old Excel files and those with a password are kept; the names in its directory out.

Layout: [MS-CFB], 2.2 (header) and 2.6 (directory).
"""

from __future__ import annotations

import struct

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = 128  # bytes of a directory entry
_LAST = 0xFFFFFFFA  # sector numbers from here on are marks
_MAX_SECTORS = 1_000  # of the directory: an old Excel file has one or two


def ole_names(content: bytes) -> frozenset[str]:
    """Give the names of the streams and storages; those that can be read where the file is damaged."""
    names: set[str] = set()
    try:
        size = 1 << struct.unpack_from("<H", content, 30)[0]
        sector = struct.unpack_from("<L", content, 48)[0]
        table = struct.unpack_from("<109L", content, 76)
        for _ in range(_MAX_SECTORS):
            if sector >= _LAST or size not in (512, 4096):
                break
            at = (sector + 1) * size
            names.update(_name(content[entry : entry + _ENTRY]) for entry in range(at, at + size, _ENTRY))
            sector = _next(content, table, sector, size)
    except (struct.error, IndexError):
        pass  # cut off: what was read counts
    return frozenset(names - {""})


def _name(entry: bytes) -> str:
    """The name of a directory entry, without the mark that some begin with."""
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace").lstrip("\x01\x02\x03\x04\x05\x06")


def _next(content: bytes, table: tuple[int, ...], sector: int, size: int) -> int:
    """The sector after this one, by the file's allocation table."""
    block, place = divmod(sector, size // 4)
    return int(struct.unpack_from("<L", content, (table[block] + 1) * size + place * 4)[0])
