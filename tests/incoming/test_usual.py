"""The quick way to read a sheet and the parser's way give the same; what is not written as usual is left to the parser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from tests.filled import test_people as people
from tests.filled.people import written
from tests.sheet.conftest import by_office, good, make, parts, sheet_part

from floorwalk.incoming import grid as room
from floorwalk.incoming.grid import read_book
from floorwalk.incoming.package import open_package
from floorwalk.incoming.parts import Strings
from floorwalk.incoming.refused import Refused
from floorwalk.incoming.usual import usual_strings

SHEET = good(make()).write("YES-01.1", note='<&> "quoted" \U0001f600 _x0041_').done()
PART = sheet_part(SHEET, "Audit")


def _both(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = read_book(open_package(content))
    with monkeypatch.context() as patch:
        patch.setattr(room, "usual", lambda *_: None)
        patch.setattr(room, "usual_strings", lambda *_: None)
        walked = read_book(open_package(content))
    for one, other in zip(quick.grids, walked.grids, strict=True):
        assert one.cells == other.cells
        assert one.above.merges == other.above.merges
        assert [(number, row.number, row.cells) for number, row in one.lines.items()] == [
            (number, row.number, row.cells) for number, row in other.lines.items()
        ]
        assert [row.words for row in one.lines.values()] == [row.words for row in other.lines.values()]


def _is_quick(content: bytes, monkeypatch: pytest.MonkeyPatch) -> bool:
    taken: list[bool] = []
    real = room.usual

    def spy(*given: object) -> object:
        found = real(*given)  # type: ignore[arg-type]
        taken.append(found is not None)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(room, "usual", spy)
        read_book(open_package(content))
    return all(taken)


def test_our_own_sheets_are_read_quickly_and_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _is_quick(SHEET, monkeypatch)
    _both(SHEET, monkeypatch)


def test_sheets_of_libreoffice_are_read_quickly_and_alike(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = by_office(SHEET, tmp_path, "xlsx")
    assert _is_quick(content, monkeypatch)
    _both(content, monkeypatch)


@pytest.mark.parametrize("seed", range(25))
def test_pushed_about_they_are_read_alike(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = Random(seed)
    _both(written(people.after(hand.choices([*people.FREE, *people.COSTLY], k=4), hand)), monkeypatch)


def _cell(more: str) -> Callable[[bytes], bytes]:
    return lambda xml: xml.replace(b"</sheetData>", f'<row r="900">{more}</row></sheetData>'.encode())


@pytest.mark.parametrize(
    "change",
    [
        _cell("<c r='A900' t='str'><v>single quotes</v></c>"),
        _cell('<c t="str" r="A900"><v>another order</v></c>'),
        _cell('<c r="A900" t="inlineStr"><is><r><t>rich</t></r><r><t> text</t></r></is></c>'),
        _cell('<c r="A900" t="str"><v><![CDATA[<raw>]]></v></c>'),
        _cell('<c r="A900" t="d"><v>2026-11-30</v></c>'),
        _cell('<c t="n"><v>4</v></c>'),
        _cell(' <c r="A900"><v>4</v></c>'),
        _cell('<c r="A900"><v>4</v></c><!-- said -->'),
        lambda xml: xml.replace(b"<sheetData>", b'<sheetData xmlns:y="y">'),
    ],
)  # fmt: skip
def test_what_is_not_usual_is_left_to_the_parser(change: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    content = parts(SHEET, lambda members: members.update({PART: change(members[PART])}))
    assert not _is_quick(content, monkeypatch)
    _both(content, monkeypatch)


@pytest.mark.parametrize(
    "more",
    [
        '<c r="A900" t="str"><v>&lt;&#65;&#x42;&amp;amp;</v></c>',
        '<c r="A900" s="1" t="str"><f>A1</f><v></v></c>',
        '<c r="A900"><f t="shared" si="0"/><v>4</v></c>',
        '<c r="A900" t="inlineStr"><is><t xml:space="preserve"> _x000D_ </t></is></c>',
        '<c r="A900" t="b"><v>1</v></c><c r="B900" t="e"><v>#N/A</v></c>',
    ],
)
def test_forms_that_are_usual(more: str, monkeypatch: pytest.MonkeyPatch) -> None:
    content = parts(SHEET, lambda members: members.update({PART: _cell(more)(members[PART])}))
    assert _is_quick(content, monkeypatch)
    _both(content, monkeypatch)


def _strings(items: str) -> bytes:
    head = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    )
    return f"{head}{items}</sst>".encode()


@pytest.mark.parametrize(
    ("items", "texts"),
    [
        ("", []),
        ("<si><t>one</t></si><si><t/></si>", ["one", ""]),
        ('<si><t xml:space="preserve"> &lt;two&gt; _x000D_&#10;</t></si>', [" <two> \r\n"]),
        ("<si><t>\u4f60\u597d \U0001f600</t></si>", ["\u4f60\u597d \U0001f600"]),
        ("<si><r><t>rich</t></r><r><t> text</t></r></si>", ["rich text"]),
        (
            '<si><r><rPr><b val="true"/><sz val="10"/></rPr><t xml:space="preserve">&lt;b&gt; </t></r><r><rPr/><t/></r><r><t>c</t></r></si>',
            ["<b> c"],
        ),
    ],
)
def test_shared_texts_that_are_written_as_usual(items: str, texts: list[str]) -> None:
    walked = Strings()
    walked.parse(_strings(items))
    assert usual_strings(_strings(items)) == texts == walked.found


@pytest.mark.parametrize(
    "items",
    [
        "<si><r><t>rich</t></r> <r><t> text</t></r></si>",
        "<si><r><rPr><b>bold</b></rPr><t>rich</t></r></si>",
        "<si><r><rPr><b/></rPr></r></si>",
        "<si><t>plain</t><r><t>rich</t></r></si>",
        "<si><t>\u6771\u4eac</t><rPh sb='0' eb='2'><t>\u30c8\u30a6\u30ad\u30e7\u30a6</t></rPh></si>",
        "<si><t><![CDATA[<raw>]]></t></si>",
        "<si><t>one</t></si><!-- said -->",
        " <si><t>one</t></si>",
        "<si><t>a &unknown; entity</t></si>",
        "<si><t>a \x01 sign</t></si>",
    ],
)
def test_shared_texts_that_are_left_to_the_parser(items: str) -> None:
    assert usual_strings(_strings(items)) is None


def test_what_was_met_in_one_file_is_not_believed_of_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same cell under another style, another shared text or in another row is what it is there."""
    read_book(open_package(SHEET))
    moved = parts(SHEET, lambda members: members.update({PART: _cell('<c r="A8" t="str"><v>in row 900</v></c>')(members[PART])}))
    with pytest.raises(Refused):
        read_book(open_package(moved))
    for style in (0, 1, 2, 3):
        _both(
            parts(SHEET, lambda members, s=style: members.update({PART: _cell(f'<c r="A900" s="{s}"><v>0.5</v></c>')(members[PART])})),
            monkeypatch,
        )
