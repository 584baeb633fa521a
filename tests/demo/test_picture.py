"""The drawn photos are pictures that every program opens, each of its own, and each says SIMULATED."""

from __future__ import annotations

import io
import zlib

from floorwalk.demo.picture import HEIGHT, WIDTH, picture
from floorwalk.source.pictures import Size, measure


def test_it_is_a_png_of_its_size() -> None:
    drawn = picture("2026-11 S012_LAY-01.1.png")
    assert measure(drawn) == Size("png", WIDTH, HEIGHT)
    assert len(_rows(drawn)) == HEIGHT
    assert {len(row) for row in _rows(drawn)} == {WIDTH}
    assert b"SIMULATED" in drawn


def test_every_chunk_is_whole() -> None:
    file = io.BytesIO(picture("a")[8:])
    kinds = []
    while length := file.read(4):
        body = file.read(4 + int.from_bytes(length, "big"))
        assert int.from_bytes(file.read(4), "big") == zlib.crc32(body)
        kinds.append(body[:4])
    assert kinds == [b"IHDR", b"PLTE", b"tEXt", b"IDAT", b"IEND"]


def test_no_two_are_alike_and_each_is_always_the_same() -> None:
    assert picture("a") == picture("a")
    assert len({picture(str(number)) for number in range(50)}) == 50


def test_the_word_stands_on_a_white_band_in_dots() -> None:
    rows = _rows(picture("a"))
    ink, paper = 14, 15
    band = [row for row in rows if set(row) <= {ink, paper}]
    assert len(band) == 45
    top = band[10]  # the upper line of SIMULATED in dots of 5 pixels
    dots = "".join("#" if top[at] == ink else "." for at in range(27, WIDTH - 27, 5))
    assert dots == ".####.#####.#...#.#...#.#......###..#####.#####.####.."


def _rows(drawn: bytes) -> list[bytes]:
    at = drawn.index(b"IDAT")
    raw = zlib.decompress(drawn[at + 4 : at + 4 + int.from_bytes(drawn[at - 4 : at], "big")])
    return [raw[start + 1 : start + 1 + WIDTH] for start in range(0, len(raw), WIDTH + 1)]
