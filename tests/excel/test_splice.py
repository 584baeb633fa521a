"""A zip file put together from compressed pieces: any unzipper sees the plain text, and all sums are right."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorwalk.excel.splice import Fixed, Package, Picked

LONG = b"".join(b"line %d of what stays\n" % number for number in range(4000))


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@given(st.binary(max_size=6000), st.integers(0, 2**32 - 1))
def test_a_checksum_carried_on_is_that_of_the_whole(raw: bytes, before: int) -> None:
    assert Fixed(raw).crc(before) == zlib.crc32(raw, before)


def test_a_long_piece_carries_on_without_being_kept() -> None:
    fixed = Fixed(LONG)
    assert fixed.raw == b""
    assert fixed.crc(zlib.crc32(b"before")) == zlib.crc32(b"before" + LONG)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=3000), st.integers(0, 9))
def test_what_changes_stands_between_what_stays(text: str, number: int) -> None:
    picked = [Fixed(f"<{n}>".encode() * 900 * n) for n in range(10)]
    package: Package[tuple[str, int]] = Package(
        {
            "fixed.txt": [Fixed(LONG)],
            "mixed.txt": [
                Fixed(b"first "),
                lambda own: own[0],
                Fixed(b" short "),
                lambda own: str(own[1]),
                Fixed(LONG),
                lambda own: own[0],
            ],
            "picked.txt": [Picked(lambda own: picked[own[1]]), lambda own: own[0], Fixed(b"")],
            "empty.txt": [],
        }
    )
    made = package.filled((text, number))
    assert opened(made) == {
        "fixed.txt": LONG,
        "mixed.txt": f"first {text} short {number}".encode() + LONG + text.encode(),
        "picked.txt": f"<{number}>".encode() * 900 * number + text.encode(),
        "empty.txt": b"",
    }
    assert package.filled((text, number)) == made


def test_a_slot_may_hold_more_than_one_block() -> None:
    package: Package[str] = Package({"a": [Fixed(b"["), lambda own: own, Fixed(b"]")]})
    for text in ("x" * 70_000, "".join(map(chr, range(0x4E00, 0x9FFF))) * 4):
        assert opened(package.filled(text))["a"] == f"[{text}]".encode()


@pytest.mark.parametrize("size", [0, 1, 255, 256, 1499, 1500, 65_535, 65_536])
def test_borders_of_the_ways_to_write_a_slot(size: int) -> None:
    package: Package[str] = Package({"a": [lambda own: own, Fixed(b"." * size), lambda own: own]})
    assert opened(package.filled("#" * size))["a"] == b"#" * size + b"." * size + b"#" * size
