"""A zip file put together from compressed pieces: any unzipper sees the plain text, and all sums are right."""

from __future__ import annotations

import io
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorwalk.excel.splice import Fixed, Member, Package

LONG = b"".join(b"line %d of what stays\n" % number for number in range(4000))


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@given(st.binary(max_size=6000), st.integers(0, 2**32 - 1))
def test_a_checksum_carried_on_is_that_of_the_whole(raw: bytes, before: int) -> None:
    for last in (False, True):
        fixed = Fixed(raw, last=last)
        assert fixed.crc(before) == zlib.crc32(raw, before)
        squeezed = zlib.decompressobj(-15)
        assert squeezed.decompress(fixed.stream) == raw
        assert squeezed.eof == last


def test_a_long_piece_carries_on_without_being_kept() -> None:
    fixed = Fixed(LONG)
    assert fixed.raw == b""
    assert fixed.crc(zlib.crc32(b"before")) == zlib.crc32(b"before" + LONG)


@given(st.binary(max_size=3000), st.binary(max_size=300))
def test_what_changes_stands_between_what_stays(one: bytes, other: bytes) -> None:
    package = Package(
        [
            Member("mixed.txt", [b"first ", b" short ", LONG, b""]),
            Member("fixed.txt", [LONG]),
            Member("bare.txt", [b"", b""]),
            Member("empty.txt", [b""]),
        ]
    )
    made = package.filled([one, other, one, other])
    assert opened(made) == {
        "mixed.txt": b"first " + one + b" short " + other + LONG + one,
        "fixed.txt": LONG,
        "bare.txt": other,
        "empty.txt": b"",
    }
    assert package.filled([one, other, one, other]) == made
    assert opened(package.filled([other, b"", b"", one]))["mixed.txt"] == b"first " + other + b" short " + LONG


def test_what_tells_the_kind_of_the_file_stands_first_and_what_changes_last() -> None:
    package = Package([Member("a", [b"1", b"2"]), Member("b", [b"3"]), Member("[Content_Types].xml", [b"4"])])
    assert list(opened(package.filled([b"-"])).items()) == [("[Content_Types].xml", b"4"), ("b", b"3"), ("a", b"1-2")]


def test_a_hole_may_take_more_than_one_block() -> None:
    package = Package([Member("a", [b"[", b"]"])])
    for text in (b"x" * 70_000, "".join(map(chr, range(0x4E00, 0x9FFF))).encode() * 4):
        assert opened(package.filled([text]))["a"] == b"[" + text + b"]"


@pytest.mark.parametrize("size", [0, 1, 255, 256, 1023, 1024, 1499, 1500, 65_535, 65_536])
def test_borders_of_the_ways_to_write(size: int) -> None:
    package = Package([Member("a", [b"", b"." * size, b""])])
    assert opened(package.filled([b"#" * size] * 2))["a"] == b"#" * size + b"." * size + b"#" * size
