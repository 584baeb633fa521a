"""Things that people put over the cells of a workbook, written into it as the programs write them."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from tests.sheet.conftest import parts, sheet_part

XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"


def png(width: int = 4, height: int = 3, shade: int = 0) -> bytes:
    """A picture; another shade is another picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = (b"\0" + bytes([shade]) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def picture(id_: str = "rId1") -> str:
    return f'<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="Picture 1"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="{id_}"/></xdr:blipFill></xdr:pic>'


def one_cell(row: int, inner: str, *, offset: int = 0, column: int = 9, height: int = 100_000) -> str:
    """Rows and columns from 1; offset and height in EMU."""
    at = f"<xdr:col>{column - 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{row - 1}</xdr:row><xdr:rowOff>{offset}</xdr:rowOff>"
    return f'<xdr:oneCellAnchor><xdr:from>{at}</xdr:from><xdr:ext cx="100000" cy="{height}"/>{inner}<xdr:clientData/></xdr:oneCellAnchor>'


def two_cells(row: int, last: int, inner: str, *, offset: int = 0, last_offset: int = 0, column: int = 9) -> str:
    corners = "".join(
        f"<xdr:{name}><xdr:col>{column - 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{at - 1}</xdr:row><xdr:rowOff>{off}</xdr:rowOff></xdr:{name}>"
        for name, at, off in (("from", row, offset), ("to", last, last_offset))
    )
    return f'<xdr:twoCellAnchor editAs="oneCell">{corners}{inner}<xdr:clientData/></xdr:twoCellAnchor>'


def absolute(top: int, inner: str) -> str:
    return f'<xdr:absoluteAnchor><xdr:pos x="0" y="{top}"/><xdr:ext cx="9" cy="100000"/>{inner}<xdr:clientData/></xdr:absoluteAnchor>'


def box(text: str) -> str:
    said = "".join(f"<a:p><a:r><a:t>{escape(line)}</a:t></a:r></a:p>" for line in text.split("\n"))
    size = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="100000" cy="100000"/></a:xfrm>'
    shape = f'<xdr:spPr>{size}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr>'
    return f'<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="3" name="TextBox 1"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>{shape}<xdr:txBody><a:bodyPr/>{said}</xdr:txBody></xdr:sp>'


@dataclass
class Over:
    """What is to be laid over one sheet."""

    anchors: list[str] = field(default_factory=list)
    media: dict[str, bytes] = field(default_factory=dict)  # by name: rId1 is the first
    notes: list[tuple[str, str, str]] = field(default_factory=list)  # cell, author, text
    threads: list[tuple[str, str, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)  # relations of the drawing to pictures outside


def lay(workbook: bytes, over: Over, title: str = "Audit") -> bytes:
    """Lay it over the sheet."""

    def change(content: dict[str, bytes]) -> None:
        part = sheet_part(workbook, title)
        kinds = []
        if over.anchors:
            drawing = f'<xdr:wsDr xmlns:xdr="{XDR}" xmlns:a="{A}" xmlns:r="{R}">{"".join(over.anchors)}</xdr:wsDr>'
            content["xl/drawings/drawing7.xml"] = drawing.encode()
            kinds.append(("drawing", f"{R}/drawing", "../drawings/drawing7.xml"))
        images = [("image", f"{R}/image", f"../media/{name}") for name in over.media]
        content["xl/drawings/_rels/drawing7.xml.rels"] = _relations([*images, *(("image", f"{R}/image", one) for one in over.links)])
        content |= {f"xl/media/{name}": data for name, data in over.media.items()}
        if over.notes:
            content["xl/comments7.xml"] = _notes(over.notes)
            kinds.append(("comments", f"{R}/comments", "/xl/comments7.xml"))
        if over.threads:
            content["xl/threadedComments/threadedComment7.xml"], content["xl/persons/person.xml"] = _threads(over.threads)
            kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
            kinds.append(("threadedComment", kind, "../threadedComments/threadedComment7.xml"))
        folder, _, name = part.rpartition("/")
        content[f"{folder}/_rels/{name}.rels"] = _relations(kinds)

    return parts(workbook, change)


def _relations(kinds: list[tuple[str, str, str]]) -> bytes:
    rows = "".join(
        f'<Relationship Id="rId{at}" Type="{kind}" Target="{target}"{" TargetMode=" + chr(34) + "External" + chr(34) if "://" in target else ""}/>'
        for at, (_, kind, target) in enumerate(kinds, start=1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'.encode()


def _notes(notes: list[tuple[str, str, str]]) -> bytes:
    authors = list(dict.fromkeys(author for _, author, _ in notes))
    rows = "".join(
        f'<comment ref="{cell}" authorId="{authors.index(author)}"><text><r><rPr><b/></rPr><t xml:space="preserve">{escape(text)}</t></r></text></comment>'
        for cell, author, text in notes
    )
    names = "".join(f"<author>{author}</author>" for author in authors)
    return f'<comments xmlns="{MAIN}"><authors>{names}</authors><commentList>{rows}</commentList></comments>'.encode()


def _threads(threads: list[tuple[str, str, str]]) -> tuple[bytes, bytes]:
    names = list(dict.fromkeys(author for _, author, _ in threads))
    rows = "".join(
        f'<threadedComment ref="{cell}" personId="{{P{names.index(author)}}}" id="{{{at}}}"><text>{escape(text)}</text></threadedComment>'
        for at, (cell, author, text) in enumerate(threads)
    )
    persons = "".join(f'<person displayName="{name}" id="{{P{at}}}" userId="u" providerId="None"/>' for at, name in enumerate(names))
    return (
        f'<ThreadedComments xmlns="{THREADS}">{rows}</ThreadedComments>'.encode(),
        f'<personList xmlns="{THREADS}">{persons}</personList>'.encode(),
    )
