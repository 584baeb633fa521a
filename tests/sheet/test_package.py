"""Files that are broken, hostile or of another kind: refused with a reason and a way out, and never a crash."""

from __future__ import annotations

import io
import random
import struct
import time
import zipfile
from collections.abc import Callable

import pytest
from tests.sheet.conftest import found, good, make, parts, sheet_part, taken

from floorwalk.sheet.package import MAX_FILE, MAX_PART, Refused, open_package

BLANK = make()
SHEET = good(BLANK).done()
AUDIT = sheet_part(SHEET, "Audit")


def _zip(names: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return out.getvalue()


OTHERS = {
    "empty": (b"", "FW601", "empty"),
    "csv": (b"check,answer\nPAY-04.1,Yes\n", "FW601", "not an Excel workbook"),
    "html": (b"<html><table><tr><td>Yes</td></tr></table></html>", "FW601", "web page"),
    "html in capitals": (b"\n <!DOCTYPE HTML><p>", "FW601", "web page"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "FW601", "PDF"),
    "xls or password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "FW601", "password"),
    "ods": (_zip({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}), "FW601", "OpenDocument"),
    "docx": (_zip({"word/document.xml": b"<a/>"}), "FW601", "not an Excel workbook"),
    "truncated": (SHEET[: len(SHEET) // 2], "FW603", "damaged"),
    "only the first bytes": (SHEET[:6], "FW603", "damaged"),
    "picture": (b"\x89PNG\r\n\x1a\n", "FW601", "not an Excel workbook"),
    "packed otherwise": (_zip({"xl/workbook.xml": b"<a/>" * 99}, zipfile.ZIP_BZIP2), "FW602", "no spreadsheet program"),
    "too many members": (_zip({f"xl/{at}.xml": b"" for at in range(2001)}), "FW602", "unpacks"),
    "too long": (b"PK\x03\x04" + bytes(MAX_FILE), "FW602", "50 MB"),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_other_files_are_refused_with_a_reason_and_a_way_out(kind: str) -> None:
    content, code, words = OTHERS[kind]
    filled = taken(content)
    assert found(filled) == [(code, "")]
    assert filled.status == "rejected"
    assert words in filled.problems[0].what
    assert filled.problems[0].repair.endswith(".")


def test_a_password_in_the_zip_is_named() -> None:
    content = bytearray(SHEET)
    at = content.index(b"PK\x01\x02")
    content[at + 8] |= 1
    filled = taken(bytes(content))
    assert found(filled) == [("FW601", "")]
    assert "password" in filled.problems[0].what


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    zeros = bytes(MAX_PART)
    bomb = _zip({"xl/workbook.xml": b"<a/>", **{f"xl/media/{at}": zeros for at in range(4)}})
    assert len(bomb) < 1_000_000
    assert found(taken(bomb)) == [("FW602", "")]


@pytest.mark.parametrize("said", [10, 1_000])
def test_a_bomb_that_lies_about_its_size_is_refused(said: int) -> None:
    content = bytearray(_zip({"xl/_rels/workbook.xml.rels": bytes(MAX_PART // 10), "xl/workbook.xml": b"<a/>"}))
    for mark, where in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.index(mark)
        content[at + where : at + where + 4] = struct.pack("<I", said)
    assert found(taken(bytes(content))) == [("FW603", "")]


def test_a_part_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("floorwalk.sheet.package.MAX_PART", 1000)
    assert found(taken(SHEET)) == [("FW602", "")]


def test_two_members_of_one_name_are_refused() -> None:
    out = io.BytesIO(SHEET)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(AUDIT, b"<worksheet/>")
    assert found(taken(out.getvalue())) == [("FW602", "")]
    other = io.BytesIO(SHEET)
    with zipfile.ZipFile(other, "a") as archive:
        archive.writestr(AUDIT.upper(), b"<worksheet/>")
    assert found(taken(other.getvalue())) == [("FW602", "")]


def _swap(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def change(content: dict[str, bytes]) -> None:
        assert old in content[name]
        content[name] = content[name].replace(old, new, 1)

    return change


ENTITIES = b'<!DOCTYPE a [<!ENTITY b "cccccccccc"><!ENTITY d "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
FAR = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
HOSTILE = {
    "doctype": (_swap(AUDIT, b"<worksheet", ENTITIES + b"<worksheet"), "FW602"),
    "far cell": (_swap(AUDIT, b"</sheetData>", FAR), "FW602"),
    "far row": (_swap(AUDIT, b"</sheetData>", b'<row r="30000"><c r="A30000"><v>1</v></c></row></sheetData>'), "FW602"),
    "no cell": (_swap(AUDIT, b'r="A2"', b'r="2A"'), "FW603"),
    "row that is no number": (_swap(AUDIT, b'<row r="2"', b'<row r="two"'), "FW603"),
    "broken xml": (_swap(AUDIT, b"</sheetData>", b"</sheet>"), "FW603"),
    "unknown encoding": (_swap(AUDIT, b"<worksheet", b'<?xml version="1.0" encoding="klingon"?><worksheet'), "FW603"),
    "no relations": (lambda content: content.pop("xl/_rels/workbook.xml.rels"), "FW603"),
    "no sheet part": (lambda content: content.pop(AUDIT), "FW603"),
    "one part twice": (_swap("xl/_rels/workbook.xml.rels", b"worksheets/sheet2.xml", b"worksheets/sheet1.xml"), "FW603"),
    "no sheets": (lambda content: content.update({"xl/workbook.xml": b"<workbook/>"}), "FW604"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_parts_are_refused(kind: str) -> None:
    change, code = HOSTILE[kind]
    assert found(taken(parts(SHEET, change))) == [(code, "")]


def test_formats_far_down_the_sheet_are_no_content() -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"/></row>' % (row, row) for row in range(100_000, 120_000))
    assert taken(parts(SHEET, _swap(AUDIT, b"</sheetData>", rows + b"</sheetData>"))).status == "accepted"


def test_a_huge_sheet_is_refused_in_good_time() -> None:
    rows = "".join(f'<row r="{row}">' + "".join(f"<c><v>{at}</v></c>" for at in range(400)) + "</row>" for row in range(200, 720)).encode()
    began = time.monotonic()
    assert found(taken(parts(SHEET, _swap(AUDIT, b"</sheetData>", rows + b"</sheetData>")))) == [("FW602", "")]
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e999", "1_000", "0x10", "", "--1"])
def test_numbers_that_no_program_writes_cost_only_their_own_answer(number: str) -> None:
    pen = good(BLANK)
    cell = pen.cell("MEA-01.1").coordinate
    change = _swap(AUDIT, b"<v>412</v>", b"<v>%s</v>" % number.encode())
    filled = taken(parts(pen.done(), change))
    assert filled.audit
    states = {answer.check: answer.state for answer in filled.audit.answers}
    assert (states.pop("MEA-01.1"), set(states.values())) == ("blank", {"given"})
    assert found(filled) == ([("FW610", cell)] if number else [])


def test_flipped_bits_never_crash() -> None:
    rng = random.Random(7)  # noise, no secret
    kinds = set()
    for _ in range(150):
        content = bytearray(SHEET)
        for _ in range(rng.randrange(1, 4)):
            content[rng.randrange(len(content))] ^= 1 << rng.randrange(8)
        filled = taken(bytes(content))
        assert filled.status == "rejected" or filled.audit is not None
        kinds.add(filled.status)
    assert "rejected" in kinds


def test_noise_inside_the_parts_never_crashes() -> None:
    rng = random.Random(11)  # noise, no secret
    for _ in range(60):

        def noise(content: dict[str, bytes]) -> None:
            name = rng.choice([one for one in content if one.startswith("xl/") and one.endswith((".xml", ".rels"))])
            data = bytearray(content[name])
            for _ in range(3):
                at = rng.randrange(len(data))
                data[at : at + rng.randrange(4)] = rng.choice([b"9", b"\x00", b'"', b"-1", b"e", b"&amp;", b"", b"<v>"])
            content[name] = bytes(data)

        filled = taken(parts(SHEET, noise))
        assert filled.status == "rejected" or filled.audit is not None


def test_opening_raises_nothing_but_refused() -> None:
    with pytest.raises(Refused) as refused:
        open_package(b"PK\x03\x04")
    assert (refused.value.code, str(refused.value)) == ("FW603", refused.value.what)
