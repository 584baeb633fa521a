"""Workbooks whose zip file is sound and whose XML is broken, strange, or made to harm."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.filled.corpus.case import AUDIT, LINKS, SHEET, START, STYLES, WORKBOOK, Case, cell_of, members, refused, swapped, taken, zipped

_CELL = cell_of("MEA-01.1")
_ANSWER = (b'<c r="%s" s="' % _CELL.encode(), b"<v>412</v>")
_LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha">' + b"".join(
    b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(ord("b"), ord("k"))
) + b"]>"  # fmt: skip
_STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def _more(xml: bytes) -> Callable[[], bytes]:
    """The good sheet with further rows."""
    return swapped(AUDIT, b"</sheetData>", xml + b"</sheetData>")


def _after(xml: bytes) -> Callable[[], bytes]:
    """The good sheet with something behind its cells."""
    return swapped(AUDIT, b"</sheetData>", b"</sheetData>" + xml)


def _before(xml: bytes) -> Callable[[], bytes]:
    return swapped(AUDIT, b"<worksheet", xml + b"<worksheet")


def _answered(cell: bytes) -> Callable[[], bytes]:
    """The good sheet with another cell in the place of an answer; {s} in it stands for the cell's style."""

    def change() -> bytes:
        parts = members()
        found = re.search(rb'<c r="%s" (s="\d+") [^>]*>.*?</c>' % _CELL.encode(), parts[AUDIT])
        assert found
        assert b"<v>412</v>" in found[0]
        parts[AUDIT] = parts[AUDIT].replace(found[0], cell.replace(b"{s}", found[1]).replace(b"{r}", _CELL.encode()))
        return zipped(parts)

    return change


def _every(change: Callable[[str, bytes], bytes]) -> Callable[[], bytes]:
    return lambda: zipped({name: change(name, content) for name, content in members().items()})


def _strict(_: str, content: bytes) -> bytes:
    for old, new in _STRICT.items():
        content = content.replace(old, new)
    return content


def _utf_16(name: str, content: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return content
    text = re.sub(r"^<\?xml[^>]*\?>", "", content.decode())
    return ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")


def _shared() -> bytes:
    """The good sheet with its texts in the shared part, cut into runs and with a reading beside them, as Japanese Excel writes them."""
    parts = members()
    texts: list[bytes] = []

    def share(found: re.Match[bytes]) -> bytes:
        texts.append(found[1])
        return b't="s"><v>%d</v></c>' % (len(texts) - 1)

    for name in [one for one in parts if one.startswith("xl/worksheets/sheet")]:
        parts[name] = re.sub(rb't="inlineStr"><is><t[^>]*>([^<]*)</t></is></c>', share, parts[name])
    runs = (
        b'<si><r><t xml:space="preserve">%s</t></r><r><rPr><b/></rPr><t xml:space="preserve">%s</t></r><rPh sb="0" eb="1"><t>yomi</t></rPh></si>'
        % ((text[:2], text[2:]) if not text.startswith(b"&") else (text, b""))
        for text in texts
    )
    parts["xl/sharedStrings.xml"] = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' + b"".join(runs) + b"</sst>"
    link = b'<Relationship Id="strings" Type="http://a/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    parts[LINKS] = parts[LINKS].replace(b"</Relationships>", link)
    assert len(texts) > 100
    return zipped(parts)


def _shuffled(pattern: bytes) -> Callable[[], bytes]:
    """The good sheet with rows, or the cells of each row, in the opposite order."""

    def change() -> bytes:
        parts = members()
        data = re.search(rb"<sheetData>(.*)</sheetData>", parts[AUDIT], re.DOTALL)
        assert data
        rows = re.findall(rb"<row.*?</row>", data[1], re.DOTALL)
        if pattern == b"row":
            rows.reverse()
        else:
            rows = [_backwards(row) for row in rows]
        parts[AUDIT] = parts[AUDIT].replace(data[1], b"".join(rows))
        return zipped(parts)

    return change


def _backwards(row: bytes) -> bytes:
    cells = re.findall(rb"<c [^>]*?/>|<c .*?</c>", row, re.DOTALL)
    head = row[: row.index(b">") + 1]
    return head + b"".join(reversed(cells)) + b"</row>"


def _without(pattern: bytes, *names: str) -> Callable[[], bytes]:
    """The good sheet with all that a pattern matches taken away, in some parts or in all."""
    return _every(lambda name, content: re.sub(pattern, b"", content) if name in names or not names else content)


def _sheets(count: int) -> Callable[[], bytes]:
    return swapped(WORKBOOK, b"</sheets>", b'<sheet name="a" sheetId="9" r:id="rId1"/>' * count + b"</sheets>")


def _number(text: bytes) -> Case:
    return taken(swapped(AUDIT, b"<v>412</v>", b"<v>%s</v>" % text), "FW610", lost=("MEA-01.1",))


def _style_count() -> int:
    found = re.search(rb'<cellXfs count="(\d+)"', members()[STYLES])
    assert found
    return int(found[1])


CASES = {
    "billion laughs": refused(_before(_LAUGHS), "FW602", "entities"),
    "entity from elsewhere": refused(_before(b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'), "FW602", "entities"),
    "doctype in the relations": refused(swapped(LINKS, b"<Relationships", b"<!DOCTYPE a><Relationships"), "FW602", "entities"),
    "utf-16": taken(_every(_utf_16)),
    "byte order mark": taken(_every(lambda name, content: b"\xef\xbb\xbf" + content if name.endswith(".xml") else content)),
    "utf-7": refused(_before(b'<?xml version="1.0" encoding="utf-7"?>'), "FW603", "character set"),
    "klingon": refused(_before(b'<?xml version="1.0" encoding="klingon"?>'), "FW603", "character set"),
    "broken xml": refused(swapped(AUDIT, b"</sheetData>", b"</sheet>"), "FW603", "mismatched tag"),
    "broken utf-8": refused(swapped(AUDIT, b"YES-01.1", b"YES-\xff\xfe"), "FW603", "not well-formed"),
    "a zero byte": refused(swapped(AUDIT, b"YES-01.1", b"YES-\x00"), "FW603", "not well-formed"),
    "xml cut off": refused(lambda: zipped(members() | {AUDIT: members()[AUDIT][:9000]}), "FW603", "no element found"),
    "huge attribute": refused(_after(b'<a b="' + b"x" * 8_000_000 + b'"/>'), "FW602", "no spreadsheet program"),
    "huge comment": refused(_after(b"<!--" + b"x" * 8_000_000 + b"-->"), "FW602", "no spreadsheet program"),
    "nested a million deep": refused(_after(b"<a>" * 1_000_000), "FW602", "deeper"),
    "a million names": refused(_after(b"".join(b"<a%d/>" % at for at in range(1_000_000))), "FW602", "no spreadsheet program"),
    "a million name spaces": refused(_after(b"".join(b'<a xmlns:b%d="c"/>' % at for at in range(300_000))), "FW602", "no spreadsheet"),
    "20 million empty cells": refused(_more(b'<row r="200">' + b"<c/>" * 20_000_000 + b"</row>"), "FW602", "unpacks"),
    "20 million cells": refused(_more(b'<row r="200">' + b"<c><v>1</v></c>" * 7_000_000 + b"</row>"), "FW602"),
    "more cells than any sheet": refused(
        _more(b"".join(b'<row r="%d">' % row + b"<c><v>1</v></c>" * 450 + b"</row>" for row in range(200, 600))), "FW602", "unpacks"
    ),
    "cell at XFD1048576": refused(_more(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "FW602", "XFD1048576"),
    "the same in single quotes": refused(_more(b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"), "FW602", "XFD1048576"),
    "cell beyond any sheet": refused(_more(b'<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>'), "FW602", "ZZZ9999999"),
    "cell in row zero": refused(_more(b'<row r="0"><c r="A0"><v>1</v></c></row>'), "FW603", "no row"),
    "row that is no number": refused(swapped(AUDIT, b'<row r="2"', b'<row r="two"'), "FW603", "no row"),
    "row in arabic digits": refused(swapped(AUDIT, b'<row r="2"', '<row r="\u0662"'.encode()), "FW603", "no row"),
    "row of five thousand digits": refused(swapped(AUDIT, b'<row r="2"', b'<row r="' + b"9" * 5_000 + b'"'), "FW603", "damaged"),
    "cell that is no cell": refused(swapped(AUDIT, b'r="A2"', b'r="2A"'), "FW603", "no cell"),
    "cell in another row": refused(swapped(AUDIT, b'r="A2"', b'r="A3"'), "FW603", "row 2 holds"),
    "two cells in one place": refused(_answered(b'<c r="{r}" {s}><v>412</v></c><c r="{r}" {s}><v>4</v></c>'), "FW603", "two cells"),
    "two values in one cell": refused(_answered(b'<c r="{r}" {s}><v>41</v><v>2</v></c>'), "FW603", "two values"),
    "cell of an unknown type": refused(_answered(b'<c r="{r}" {s} t="z"><v>1</v></c>'), "FW603", "unknown type"),
    "text that is not there": refused(_answered(b'<c r="{r}" {s} t="s"><v>999999</v></c>'), "FW603", "refers to is missing"),
    "text with a negative number, of many": refused(
        lambda: zipped({name: re.sub(rb't="s"><v>\d+<', b't="s"><v>-1<', one) for name, one in members(_shared()).items()}),
        "FW603",
        "refers to is missing",
    ),
    "two million letters between the cells": taken(_more(b"x" * 1_900_000)),
    "text with a negative number": refused(_answered(b'<c r="{r}" {s} t="s"><v>-1</v></c>'), "FW603", "refers to is missing"),
    "style that is not there": refused(_answered(b'<c r="{r}" s="%d"><v>1</v></c>' % _style_count()), "FW603", "refers to is missing"),
    "no styles": refused(lambda: zipped({name: one for name, one in members().items() if name != STYLES}), "FW603", "refers to is missing"),
    "no styles and no cell with one": taken(_without(rb' s="\d+"|<styleSheet.*</styleSheet>', START, AUDIT, "xl/worksheets/sheet3.xml")),
    "formula without a result": taken(_answered(b'<c r="{r}" {s}><f>400+12</f></c>'), "FW609", lost=("MEA-01.1",)),
    "formula into another file": taken(_answered(b'<c r="{r}" {s}><f>[1]Audit!F1</f><v>412</v></c>'), "FW628"),
    "error value": taken(_answered(b'<c r="{r}" {s} t="e"><v>#DIV/0!</v></c>'), "FW609", lost=("MEA-01.1",)),
    "error of a formula": taken(_answered(b'<c r="{r}" {s} t="e"><f>1/0</f><v>#DIV/0!</v></c>'), "FW609", lost=("MEA-01.1",)),
    "true where a number is wanted": taken(_answered(b'<c r="{r}" {s} t="b"><v>1</v></c>'), "FW610", lost=("MEA-01.1",)),
    "number as text": taken(_answered(b'<c r="{r}" {s} t="str"><v>412</v></c>')),
    "number in the cell's own text": taken(_answered(b'<c r="{r}" {s} t="inlineStr"><is><r><t>4</t></r><r><t>12</t></r></is></c>')),
    "number beside a text that does not count": taken(_answered(b'<c r="{r}" {s}><v>412</v><is><t>9</t></is></c>')),
    "date in words of the standard": taken(swapped(START, b't="n"><v>46336</v>', b't="d"><v>2026-11-10T00:00:00</v>')),
    "date of the standard where a number is wanted": taken(
        _answered(b'<c r="{r}" {s} t="d"><v>2026-05-21</v></c>'), "FW610", lost=("MEA-01.1",)
    ),
    "date that is none": taken(swapped(START, b't="n"><v>46336</v>', b't="d"><v>2026-13-45</v>'), "FW614"),
    "days from 1904": taken(swapped(WORKBOOK, b"<workbookPr />", b'<workbookPr date1904="1"/>'), "FW614", says="2030-11-11"),
    "days from 1904, written so": taken(
        lambda: zipped(
            members()
            | {
                WORKBOOK: members()[WORKBOOK].replace(b"<workbookPr />", b'<workbookPr date1904="true"/>'),
                START: members()[START].replace(b"<v>46336</v>", b"<v>44874</v>"),
            }
        )
    ),
    "not a number": _number(b"NaN"),
    "infinite": _number(b"-Infinity"),
    "1E400": _number(b"1E400"),
    "number with underscores": _number(b"4_12"),
    "number in hexadecimal": _number(b"0x19C"),
    "cells out of order": taken(_shuffled(b"c")),
    "rows out of order": taken(_shuffled(b"row")),
    "cells without names": taken(_without(rb'(?<=<c) r="[A-Z]+\d+"(?=[^>]*>)', "xl/worksheets/sheet6.xml")),
    "wrong dimension": taken(swapped(AUDIT, b'<dimension ref="A1:Z19"', b'<dimension ref="A1"')),
    "dimension of the whole sheet": taken(swapped(AUDIT, b'<dimension ref="A1:Z19"', b'<dimension ref="A1:XFD1048576"')),
    "merged column": taken(_after(b'<mergeCells count="1"><mergeCell ref="AZ1:AZ1048576"/></mergeCells>')),
    "merged to the last cell": taken(_after(b'<mergeCells count="1"><mergeCell ref="AZ1:XFD1048576"/></mergeCells>')),
    "a hundred thousand merges": refused(
        _after(b"".join(b'<mergeCell ref="A%d:C%d"/>' % (row, row) for row in range(1, 100_000))), "FW602", "merges"
    ),
    "strict workbook": taken(_every(_strict)),
    "texts shared, in runs, with readings": taken(_shared),
    "carriage returns as excel writes them": taken(swapped(AUDIT, b"<v>412</v>", b"<v>412</v><extLst><ext>_x000D_</ext></extLst>")),
    "formats far down": taken(_more(b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(100_000, 150_000)))),
    "sheet that lies elsewhere": refused(
        swapped(LINKS, b'Target="/xl/worksheets/sheet2.xml"', b'Target="http://a.example/sheet.xml" TargetMode="External"'),
        "FW603",
        "no part",
    ),
    "one part for two sheets": refused(swapped(LINKS, b"worksheets/sheet2.xml", b"worksheets/sheet1.xml"), "FW603", "no part of its own"),
    "workbook without sheets": refused(lambda: zipped(members() | {WORKBOOK: b"<workbook/>"}), "FW604", "not a Floorwalk"),
    "other root": refused(lambda: zipped(members() | {WORKBOOK: b"<document/>"}), "FW601", "not an Excel workbook"),
    "workbook of nothing": refused(lambda: zipped(members() | {WORKBOOK: b""}), "FW603", "no element found"),
    "two hundred sheets": refused(_sheets(200), "FW602", "sheets"),
    "table of contents in bits": refused(lambda: SHEET.replace(b"PK\x01\x02", b"PK\x01\x03", 1), "FW603", "table of contents"),
}
