"""A valid workbook and a seed in; the same file with some bytes changed, or with changed XML under right check sums, out."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache

Change = Callable[[random.Random, bytearray], None]
_OTHER_PARTS, _PACKED = 1 / 10, 1 / 4  # shares of the files whose parts are lost or swapped; that are packed rather than stored
_EDGES = (
    b"\xff\xff\xff\xff",
    b"\x00\x00\x00\x00",
    b"\xff\xff\xff\x7f",
    b"\x00\x00\x00\x80",
    b"\x01\x00\x00\x00",
    b"PK\x01\x02",
    b"PK\x05\x06",
)
_NUMBERS = (b"-1", b"0", b"1e999", b"NaN", b"99999999999", b"", b"1048576", b"3.5", b"true", b"\xd9\xa2")
_PIECES = (
    b'<!DOCTYPE a [<!ENTITY b "c">]>', b"<a>" * 150, b"&#0;", b"&b;", b"<![CDATA[9]]>", b"<!-- -->", b"\x00", b"\xff", b"]]>", b"<v>7</v>",
    b"<is><t>9</t></is>", b"<c r='A1'><v>1</v></c>", b"<row r='1048576'/>", b"<f>1+1</f>", b'<c r="XFD1048576"><v>1</v></c>', b"<p>x</p>",
)  # fmt: skip
_WORDS = (b"No", b"N/A", b"x", b"4/5", b"90%", b"1.234,5", b"03/04/2026", b"=1+1", b"YES-01.1", b"MEA-99.1", b"&#160;")
_TEXT = re.compile(rb"<(?:\w+:)?(?:t|v|p)(?: [^<>]*)?>([^<>]{1,60})</")
_TAG = re.compile(rb"<[^<>]{1,300}>")
_NUMBER = re.compile(rb'(?<=["\'>])-?\d[\d.]{0,20}(?=["\'<])')


def _flip(rng: random.Random, data: bytearray) -> None:
    for _ in range(rng.randrange(1, 5)):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _cut(rng: random.Random, data: bytearray) -> None:
    del data[rng.randrange(len(data)) :]


def _lose(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data))
    del data[at : at + rng.randrange(1, 600)]


def _copy(rng: random.Random, data: bytearray) -> None:
    """A block stands a second time, over other bytes or between them."""
    start, at, length = rng.randrange(len(data)), rng.randrange(len(data)), rng.randrange(1, 600)
    block = data[start : start + length]
    data[at : at + rng.choice((0, len(block)))] = block


def _noise(rng: random.Random, data: bytearray) -> None:
    at, length = rng.randrange(len(data)), rng.randrange(1, 60)
    data[at : at + rng.choice((0, length))] = rng.randbytes(length)


def _edge(rng: random.Random, data: bytearray) -> None:
    at = rng.randrange(len(data))
    if rng.random() < 0.7 and (marks := [found.start() for found in re.finditer(rb"PK\x01\x02|PK\x05\x06|PK\x03\x04", data)]):
        at = rng.choice(marks) + rng.randrange(50)  # in a header
    edge = rng.choice(_EDGES)[: rng.choice((2, 4))]
    data[at : at + len(edge)] = edge


def _zeros(rng: random.Random, data: bytearray) -> None:
    at, length = rng.randrange(len(data)), rng.randrange(1, 600)
    data[at : at + length] = bytes(min(length, len(data) - at))


def _tag(rng: random.Random, data: bytearray) -> None:
    """An element's tag is lost, stands twice, or stands in the place of another."""
    tags = [found.span() for found in _TAG.finditer(data)]
    if tags:
        (start, stop), (other, end) = rng.choice(tags), rng.choice(tags)
        data[start:stop] = rng.choice((b"", bytes(data[start:stop]) * 2, bytes(data[other:end])))


def _number(rng: random.Random, data: bytearray) -> None:
    numbers = [found.span() for found in _NUMBER.finditer(data)]
    if numbers:
        start, stop = rng.choice(numbers)
        data[start:stop] = rng.choice(_NUMBERS)


def _piece(rng: random.Random, data: bytearray) -> None:
    ends = [found.end() for found in _TAG.finditer(data)] or [0]
    at = rng.choice(ends)
    data[at:at] = rng.choice(_PIECES)


def _text(rng: random.Random, data: bytearray) -> None:
    """Another text or number stands in a cell."""
    texts = [found.span(1) for found in _TEXT.finditer(data)]
    if texts:
        (start, stop), (other, end) = rng.choice(texts), rng.choice(texts)
        data[start:stop] = rng.choice((*_NUMBERS, *_WORDS, bytes(data[other:end])))


OUTSIDE: tuple[Change, ...] = (_flip, _cut, _lose, _copy, _noise, _edge, _edge, _zeros)
INSIDE: tuple[Change, ...] = (_tag, _number, _number, _piece, _text, _text, _text, _text, _text, _text, _flip, _lose, _copy, _noise, _cut)


def mutated_outside(content: bytes, seed: int) -> bytes:
    """Change the bytes of the file as it lies on the disk."""
    rng, data = random.Random(seed), bytearray(content)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        if data:
            rng.choice(OUTSIDE)(rng, data)
    return bytes(data)


def mutated_inside(content: bytes, seed: int) -> bytes:
    """Change the XML of a part or two, or lose or swap parts, and pack the file anew, so that every size and check sum is right."""
    rng = random.Random(seed)
    parts = {name: bytearray(part) for name, part in _unpacked(content).items()}
    read = [name for name in parts if parts[name] and name.endswith((".xml", ".rels")) and "theme" not in name]
    cells = [name for name in read if re.search(r"worksheets/sheet|content.xml|sharedStrings", name)]
    if rng.random() < _OTHER_PARTS:
        _part(rng, parts, read)
    for _ in range(rng.choice((1, 1, 2, 3))):
        data = parts.get(rng.choice(rng.choice((read, cells, cells))))
        if data:
            rng.choice(INSIDE)(rng, data)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if rng.random() < _PACKED else zipfile.ZIP_STORED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, bytes(data))
    return out.getvalue()


@lru_cache(maxsize=1)
def _unpacked(content: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _part(rng: random.Random, parts: dict[str, bytearray], read: list[str]) -> None:
    """Two parts stand in each other's place, one is lost, empty, or stands a second time under another name."""
    one, other = rng.choice(read), rng.choice(read)
    match rng.randrange(5):
        case 0 | 1:
            parts[one], parts[other] = parts[other], parts[one]
        case 2:
            del parts[one]
        case 3:
            parts[one] = bytearray()
        case _:
            parts[one + rng.choice(("x", ".bak", "/", ".xml"))] = parts[one]


MUTATIONS = {mutate.__name__: mutate for mutate in (mutated_outside, mutated_inside)}
