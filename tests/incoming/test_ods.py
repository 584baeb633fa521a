"""OpenDocument sheets: types as stored, repeats, comments, pictures; small files written by hand."""

from __future__ import annotations

import pytest
from tests.filled.corpus.case import zipped

from floorwalk.incoming.cells import Raw
from floorwalk.incoming.grid import Book, Grid
from floorwalk.incoming.refused import Refused
from floorwalk.incoming.workbook import read_workbook

_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (("office", "office"), ("table", "table"), ("text", "text"), ("draw", "drawing"))
)
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x03\x00\x00\x00\x02\x08\x00\x00\x00\x00"


def _book(tables: str, **more: bytes) -> Book:
    content = (
        f'<office:document-content {_NAMES} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    return read_workbook(zipped({"content.xml": content.encode(), **{name.replace("__", "/"): one for name, one in more.items()}}))


def _grid(rows: str) -> Grid:
    return _book(f'<table:table table:name="One">{rows}</table:table>').grids[0]


def _cell(attributes: str, inside: str = "") -> Raw | None:
    return _grid(f"<table:table-row><table:table-cell {attributes}>{inside}</table:table-cell></table:table-row>").cells.get((1, 1))


@pytest.mark.parametrize(
    ("attributes", "inside", "raw"),
    [
        ('office:value-type="float" office:value="4.5"', "<text:p>4,50</text:p>", Raw("n", "4.5")),
        ('office:value-type="percentage" office:value="0.9"', "<text:p>90 %</text:p>", Raw("n", "0.9", look="percent")),
        ('office:value-type="currency" office:value="3"', "<text:p>3 EUR</text:p>", Raw("n", "3")),
        ('office:value-type="date" office:date-value="2026-11-10"', "<text:p>10.11.</text:p>", Raw("n", "46336", look="date")),
        ('office:value-type="time" office:time-value="PT06H00M00S"', "<text:p>6:00</text:p>", Raw("n", "0.25", look="date")),
        ('office:value-type="time" office:time-value="soon"', "<text:p>soon</text:p>", Raw("s", "soon")),
        ('office:value-type="boolean" office:boolean-value="true"', "<text:p>TRUE</text:p>", Raw("b", "1")),
        ('office:value-type="string"', "<text:p>a</text:p><text:p>b<text:s text:c='2'/>c<text:tab/>d</text:p>", Raw("s", "a\nb  c\td")),
        ('office:value-type="string"', "<text:p>a <text:span>bold</text:span> end</text:p>", Raw("s", "a bold end")),
        ('office:value-type="string" office:string-value="as stored"', "<text:p>shown</text:p>", Raw("s", "as stored")),
        (
            'table:formula="of:=1/0" office:value-type="float" office:value="0"',
            "<text:p>#DIV/0!</text:p>",
            Raw("e", "#DIV/0!", formula=True),
        ),
        ('office:value-type="string" calcext:value-type="error"', "<text:p>#N/A</text:p>", Raw("e", "#N/A")),
        ('table:formula="of:=A2" office:value-type="string"', "", Raw("s", "", formula=True)),
        ("", "", None),
    ],
)
def test_types(attributes: str, inside: str, raw: Raw | None) -> None:
    assert _cell(attributes, inside) == raw


def test_repeated_rows_and_cells_hold_the_same() -> None:
    twice = 'table:number-columns-repeated="2"'
    yes = '<table:table-cell {} office:value-type="string"><text:p>Yes</text:p></table:table-cell>'
    grid = _grid(
        '<table:table-row table:number-rows-repeated="2"/>'
        f'<table:table-row table:number-rows-repeated="3"><table:covered-table-cell table:number-columns-repeated="2"/>'
        f"{yes.format(twice)}{yes.format('')}</table:table-row>"
        f"<table:table-row>{yes.format('')}</table:table-row>"
    )
    assert set(grid.cells) == {(row, column) for row in (3, 4, 5) for column in (3, 4, 5)} | {(6, 1)}


def test_empty_rows_to_the_end_of_the_sheet_are_no_content() -> None:
    grid = _grid(
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    assert grid.cells == {}


@pytest.mark.parametrize(
    ("rows", "columns", "code"),
    [("1048576", "1", "FW602"), ("1", "16384", "FW602"), ("10000", "400", "FW602"), ("-1", "1", "FW603"), ("1", "9" * 30, "FW603")],
)
def test_repeats_are_bounded(rows: str, columns: str, code: str) -> None:
    cell = f'<table:table-cell table:number-columns-repeated="{columns}" office:value-type="float" office:value="1"/>'
    with pytest.raises(Refused) as refused:
        _grid(f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>')
    assert refused.value.code == code


def test_what_lies_over_a_cell_is_no_text_of_it() -> None:
    inside = (
        "<office:annotation><dc:creator>A. Lind</dc:creator><text:p>Measured</text:p><text:p>twice</text:p></office:annotation>"
        "<draw:frame><draw:text-box><text:p>a box</text:p></draw:text-box></draw:frame>"
        '<draw:frame><draw:image xlink:href="Pictures/a.png"><text:p/></draw:image></draw:frame><text:p>4</text:p>'
    )
    table = f'<table:table table:name="One"><table:table-row><table:table-cell table:number-columns-spanned="3">{inside}</table:table-cell></table:table-row></table:table>'
    grid = _book(table).grids[0]
    assert grid.cells[1, 1] == Raw("s", "4")
    assert [(one.author, one.text) for one in grid.above.comments] == [("A. Lind", "Measured\ntwice")]
    assert [one.text for one in grid.above.boxes] == ["a box"]
    assert [one.text for one in grid.above.merges] == ["A1:C1"]
    assert [one.photo for one in grid.above.pictures] == [None]


def test_pictures_are_found_in_their_cell_and_beside_all_cells() -> None:
    frame = '<draw:frame><draw:image xlink:href="Pictures/{}"/></draw:frame>'
    table = (
        f'<table:table table:name="One"><table:shapes>{frame.format("b.png")}</table:shapes><table:table-row/>'
        f"<table:table-row><table:table-cell/><table:table-cell>{frame.format('a.png')}</table:table-cell></table:table-row></table:table>"
    )
    book = _book(table, **{"Pictures__a.png": _PNG, "Pictures__b.png": _PNG})
    (picture,) = book.grids[0].above.pictures
    assert (picture.row, picture.column) == (2, 2)
    assert picture.photo
    assert (picture.photo.name, picture.photo.width, picture.photo.height) == ("a.png", 3, 2)
    assert book.loose == ("Pictures/b.png",)


def test_copies_of_other_files_are_left_out() -> None:
    book = _book('<table:table table:name="far"><table:table-source/></table:table><table:table table:name="own"/>')
    assert [grid.title for grid in book.grids] == ["own"]


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"content.xml": b"<a/>"}, "FW601"),
        ({"content.xml": b"<a><!--", "META-INF/manifest.xml": b"<m><encryption-data/></m>"}, "FW630"),
        ({"content.xml": b"<!DOCTYPE a><a/>"}, "FW602"),
        ({"content.xml": b"<a>"}, "FW603"),
    ],
)
def test_other_documents_are_refused(parts: dict[str, bytes], code: str) -> None:
    with pytest.raises(Refused) as refused:
        read_workbook(zipped(parts))
    assert refused.value.code == code
