"""Files that are no workbook, and workbooks whose zip file is broken, strange, or made to harm."""

from __future__ import annotations

import io
import struct
import zipfile
from unittest.mock import patch

from tests.filled.corpus.case import AUDIT, SHEET, added, members, refused, swapped, taken, zipped

from floorwalk.incoming.package import MAX_FILE

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="%s" Target="%s"/></Relationships>'


def _ole(*names: str) -> bytes:
    """An OLE file with nothing but a directory of these names ([MS-CFB] 2.2, 2.3, 2.6)."""
    header = bytearray(512)
    header[:8] = _OLE
    struct.pack_into("<5H", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<L", header, 48, 1)
    struct.pack_into("<109L", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128L", 0xFFFFFFFD, 2, 0xFFFFFFFE, *[0xFFFFFFFF] * 125)
    entries = b"".join(
        (name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", len(name) * 2 + 2)).ljust(128, b"\0")
        for name in ("Root Entry", *names)
    )
    return bytes(header) + table + entries.ljust(1024, b"\0")


def _docx() -> bytes:
    return zipped({"_rels/.rels": _RELATIONS % (_WORD, b"word/document.xml"), "word/document.xml": b"<document><body/></document>"})


def _xlsb() -> bytes:
    return zipped({"_rels/.rels": _RELATIONS % (_WORD, b"xl/workbook.bin"), "xl/workbook.bin": b"\x83\x01\x00"})


def _appended(name: str, content: bytes = b"<worksheet/>") -> bytes:
    out = io.BytesIO(SHEET)
    with zipfile.ZipFile(out, "a") as archive, patch("warnings.warn"):
        archive.writestr(name, content)
    return out.getvalue()


def _encrypted() -> bytes:
    content = bytearray(SHEET)
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)


def _stated(sizes: tuple[int, int], part: str = AUDIT) -> bytes:
    """The good sheet with other sizes stated for a part, in both of its headers."""
    content = bytearray(SHEET)
    name = part.encode()
    local, listed = content.index(name) - 30, content.rindex(name) - 46
    for at, value in zip((22, 24), sizes, strict=True):
        struct.pack_into("<L", content, (local if at == 22 else listed) + at, value)
    return bytes(content)


def _listed(offset: int, form: str, value: int, part: str = AUDIT) -> bytes:
    """The good sheet with another value in a part's entry of the table of contents."""
    content = bytearray(SHEET)
    struct.pack_into(form, content, content.rindex(part.encode()) - 46 + offset, value)
    return bytes(content)


def _overlapping() -> bytes:
    """Two entries of the table of contents for the same packed bytes."""
    content = zipped(members() | {"xl/worksheets/sheetA.xml": b"<a/>", "xl/worksheets/sheetB.xml": b"<a/>"})
    data = bytearray(content)
    first, second = (data.rindex(name) - 46 for name in (b"xl/worksheets/sheetA.xml", b"xl/worksheets/sheetB.xml"))
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


def _many_listed() -> bytes:
    """A table of contents of a hundred thousand members that are not there."""
    entry = struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    start = SHEET.index(b"PK\x01\x02")
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 100, 100, len(entry) * 100_000, start, 0)
    return SHEET[:start] + entry * 100_000 + end


def _with_64_bit_fields() -> bytes:
    with patch("zipfile.ZIP64_LIMIT", 0), patch("zipfile.ZIP_FILECOUNT_LIMIT", 0):
        return zipped(members())


class _Pipe(io.RawIOBase):
    """Something that is written without going back, as a web server writes."""

    def __init__(self) -> None:
        self.content = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        self.content += bytes(piece)  # type: ignore[arg-type, call-overload]
        return len(piece)  # type: ignore[arg-type]


def _streamed() -> bytes:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[arg-type, call-overload]
        for name, content in members().items():
            archive.writestr(name, content)
    return bytes(pipe.content)


def _bomb(name: str, count: int, size: int = 70_000_000) -> bytes:
    zeros = bytes(size)
    return zipped(members() | {name.format(at): zeros for at in range(count)}, level=1)


def _strings_bomb() -> bytes:
    """The part that every reader unpacks: 200 MB of one text."""
    parts = members()
    link = b'<Relationship Id="bomb" Type="a/sharedStrings" Target="strings.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace(b"</Relationships>", link)
    parts["xl/strings.xml"] = b"<sst><si><t>" + b"a" * 200_000_000 + b"</t></si></sst>"
    return zipped(parts, level=1)


def _elsewhere() -> bytes:
    parts = {
        name.replace("xl/", "data/"): content.replace(b"/xl/", b"/data/").replace(b'"xl/', b'"data/') for name, content in members().items()
    }
    return zipped(parts)


CASES = {
    "empty file": refused(lambda: b"", "FW601", "empty"),
    "csv named xlsx": refused(lambda: b"check,answer\nPAY-04.1,Yes\n", "FW601", "not an Excel workbook"),
    "html named xlsx": refused(lambda: b"<html><table><tr><td>Yes</td></tr></table></html>", "FW601", "web page"),
    "html with byte order mark": refused(lambda: b"\xef\xbb\xbf\n<!DOCTYPE HTML><p>", "FW601", "web page"),
    "pdf": refused(lambda: b"%PDF-1.7\n%\xe2\xe3", "FW601", "PDF"),
    "picture": refused(lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "FW601", "not an Excel workbook"),
    "word document": refused(_docx, "FW601", "not an Excel workbook"),
    "zip of anything": refused(lambda: zipped({"a.txt": b"a"}), "FW601", "not an Excel workbook"),
    "binary workbook xlsb": refused(_xlsb, "FW601", "binary Excel workbook (.xlsb), which is not read"),
    "old word document": refused(lambda: _ole("WordDocument", "1Table"), "FW601", "not an Excel workbook"),
    "encrypted, told by its directory": refused(lambda: _ole("EncryptionInfo", "EncryptedPackage"), "FW630", "password"),
    "encrypted, directory in two sectors": refused(lambda: _ole(*"abcd", "EncryptedPackage"), "FW630", "password"),
    "old excel file without content": refused(lambda: _ole("Workbook"), "FW631", ".xls"),
    "ole header alone": refused(lambda: _OLE + bytes(20), "FW601", "not an Excel workbook"),
    "cut in half": refused(lambda: SHEET[: len(SHEET) // 2], "FW603", "damaged"),
    "first bytes only": refused(lambda: SHEET[:6], "FW603", "damaged"),
    "last bytes lost": refused(lambda: SHEET[:-30], "FW603", "damaged"),
    "bytes lost in the middle": refused(lambda: SHEET[:3000] + SHEET[3100:], "FW603", "damaged"),
    "junk before": refused(lambda: b"From: a mail gateway\n" + SHEET, "FW601", "not an Excel workbook"),
    "another zip before": refused(lambda: zipped({"a": b"a"}) + SHEET, "FW603", "damaged"),
    "junk behind": taken(lambda: SHEET + bytes(512)),
    "a part twice": refused(lambda: _appended(AUDIT), "FW602", "same name"),
    "a part twice in other case": refused(lambda: _appended(AUDIT.upper()), "FW602", "same name"),
    "a part twice with backslashes": refused(lambda: _appended(AUDIT.replace("/", "\\")), "FW602", "same name"),
    "part names with backslashes": refused(lambda: _appended("xl\\more.xml"), "FW602", "names"),
    "part names that climb": refused(lambda: _appended("xl/../../../etc/passwd"), "FW602", "names"),
    "part names from the root": refused(lambda: _appended("/etc/passwd"), "FW602", "names"),
    "zip with a password": refused(_encrypted, "FW630", "password"),
    "packed by another method": refused(lambda: zipped(members(), zipfile.ZIP_BZIP2), "FW602", "packed"),
    "not packed at all": taken(lambda: zipped(members(), zipfile.ZIP_STORED)),
    "written as a stream": taken(_streamed),
    "64-bit fields": taken(_with_64_bit_fields),
    "more parts than any sheet": refused(lambda: zipped({f"xl/{at}.xml": b"" for at in range(2001)}), "FW602", "more parts"),
    "a hundred thousand parts stated": refused(_many_listed, "FW602", "more parts"),
    "more than 50 MB": refused(lambda: b"PK\x03\x04" + bytes(MAX_FILE), "FW602", "50 MB"),
    "bomb in a part that is read": refused(_strings_bomb, "FW602", "unpacks"),
    "bomb in a part that is not read": taken(lambda: _bomb("xl/calcChain{}.xml", 3)),
    "bomb among the pictures": taken(lambda: _bomb("xl/media/{}.png", 4), "FW623"),
    "bomb in a bomb": taken(lambda: zipped(members() | {"xl/embeddings/a.xlsx": _bomb("xl/{}.xml", 3)}), "FW623"),
    "states less than it holds": refused(lambda: _stated((100, 100)), "FW603", "not as long"),
    "states four gigabytes": refused(lambda: _stated((0xFFFFFFF0, 0xFFFFFFF0)), "FW603", "not as long"),
    "states another check sum": refused(lambda: _listed(16, "<L", 7), "FW603", "changed"),
    "part far outside the file": refused(lambda: _listed(42, "<L", 0xFFFFFFF0), "FW603", "damaged"),
    "part inside the table of contents": refused(lambda: _listed(42, "<L", len(SHEET) - 40), "FW603", "damaged"),
    "other method in its own header": refused(lambda: _listed(10, "<H", 0), "FW603", "damaged"),
    "name longer than the file": refused(lambda: _listed(28, "<H", 0xFFFF), "FW603", "damaged"),
    "parts over one another": refused(_overlapping, "FW603", "over one another"),
    "macros": taken(added({"xl/vbaProject.bin": bytes(400)})),
    "links to other workbooks": taken(added({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})),
    "part names in capitals": taken(lambda: zipped({name.upper(): content for name, content in members().items()})),
    "workbook without relations": refused(lambda: zipped({k: v for k, v in members().items() if ".rels" not in k}), "FW603", "no part"),
    "sheet without its part": refused(lambda: zipped({k: v for k, v in members().items() if k != AUDIT}), "FW603", "no part"),
    "targets beside the workbook": taken(swapped("xl/_rels/workbook.xml.rels", b'Target="/xl/', b'Target="', every=True)),
    "targets on detours": taken(swapped("xl/_rels/workbook.xml.rels", b'Target="/xl/', b'Target="../xl/./worksheets/../', every=True)),
    "workbook in another folder": taken(_elsewhere),
}
