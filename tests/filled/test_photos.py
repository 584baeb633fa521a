"""Pictures pasted into the sheet, placed in its cells, or named and lying beside it: with their answers, or reported; never lost."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from tests.filled.over import Over, absolute, box, lay, one_cell, picture, png, two_cells
from tests.sheet.conftest import ANSWERED, KNOWN, Pen, by_office, found, good, make, parts, sheet_part, taken

from floorwalk.filled.evidence import Use, look_up, seen_before, used_again
from floorwalk.filled.read import Filled, read
from floorwalk.model import Photo
from floorwalk.source.photos import PhotoShelf

BLANK = make()
PEN = good(BLANK)
SHEET = PEN.done()
AT = PEN.rows
POINT = 12_700


def photos(back: Filled) -> dict[str, tuple[Photo, ...]]:
    assert back.audit
    return {answer.check: answer.photos for answer in back.audit.answers if answer.photos}


def pasted(content: bytes, name: str = "image1.png") -> Photo:
    return Photo(name=name, pasted=True, sha256=hashlib.sha256(content).hexdigest(), width=4, height=3)


def on_row(anchor: str) -> str:
    """The check whose answer a picture goes with; empty when it is reported."""
    back = taken(lay(SHEET, Over([anchor], {"image1.png": png()})))
    given = photos(back)
    assert [one.code for one in back.problems] == ([] if given else ["FW623"])
    assert not given or list(given.values()) == [(pasted(png()),)]
    return next(iter(given), "")


TWICE = f'<mc:AlternateContent xmlns:mc="m"><mc:Choice>{picture()}</mc:Choice><mc:Fallback>{picture()}</mc:Fallback></mc:AlternateContent>'
HEIGHT = 40 * POINT  # of every line here


def even(workbook: bytes) -> bytes:
    pen = Pen(workbook)
    for row in AT.values():
        pen.audit.row_dimensions[row].height = 40
    return pen.done()


SHEET = even(SHEET)


@pytest.mark.parametrize(
    "anchor",
    [
        one_cell(AT["YES-02.1"], picture()),
        one_cell(AT["YES-02.1"], picture(), column=1),
        one_cell(AT["YES-02.1"], picture(), column=400),
        one_cell(AT["YES-02.1"], picture(), height=90 * HEIGHT),  # a large photo that covers all that follows
        two_cells(AT["YES-02.1"], AT["MEA-04.1"], picture()),
        one_cell(AT["YES-02.1"], picture(), offset=HEIGHT // 3, height=HEIGHT),
        one_cell(AT["YES-01.1"], picture(), offset=HEIGHT * 4 // 5, height=HEIGHT // 2),  # dropped a little too high
        two_cells(AT["YES-01.1"], AT["YES-02.1"], picture(), offset=HEIGHT * 4 // 5, last_offset=HEIGHT // 2),
        one_cell(AT["YES-02.1"], picture(), offset=HEIGHT * 4 // 5, height=HEIGHT // 10),
one_cell(AT["YES-02.1"], TWICE),
    ],
    ids=["pasted", "at the left", "far right", "large", "over many rows", "lower third", "too high", "too high, two cells", "at the foot", "twice for old programs"],
)  # fmt: skip
def test_a_pasted_picture_belongs_to_the_line_that_it_stands_on(anchor: str) -> None:
    assert on_row(anchor) == "YES-02.1"


def test_a_picture_without_a_cell_is_placed_by_the_heights_of_the_rows() -> None:
    above = sum(Pen(SHEET).audit.row_dimensions[row].height or 15 for row in range(2, AT["SAM-01.1"]))
    assert on_row(absolute(int((above + 2) * POINT), picture())) == "SAM-01.1"  # the row of keys is hidden


def test_rows_that_a_filter_hides_have_no_height() -> None:
    pen = Pen(SHEET)
    pen.audit.row_dimensions[AT["YES-02.1"]].hidden = True
    anchor = one_cell(AT["YES-01.1"], picture(), offset=HEIGHT * 4 // 5, height=HEIGHT // 2)
    assert list(photos(taken(lay(pen.done(), Over([anchor], {"image1.png": png()}))))) == ["YES-03.1"]


@pytest.mark.parametrize("row", [2, 5, 900])
def test_a_picture_on_no_line_of_a_check_is_reported(row: int) -> None:
    back = taken(lay(SHEET, Over([one_cell(row, picture())], {"image1.png": png()})))
    assert found(back) == [("FW623", f"I{row}")]
    assert "image1.png" in back.problems[0].what
    assert photos(back) == {}


@pytest.mark.parametrize("title", ["Start", "Actions", "Summary"])
def test_a_picture_on_another_sheet_is_reported(title: str) -> None:
    back = taken(lay(SHEET, Over([one_cell(6, picture())], {"image1.png": png()}), title))
    assert [(one.code, one.place.sheet) for one in back.problems] == [("FW623", title)]


def test_a_picture_that_is_only_a_link_is_reported() -> None:
    linked = picture().replace("r:embed", "r:link")
    back = taken(lay(SHEET, Over([one_cell(AT["YES-02.1"], linked)], links=["file:///C:/photo.jpg"])))
    assert [(one.code, one.place.check) for one in back.problems] == [("FW624", "YES-02.1")]


def test_what_lies_on_no_cell_is_reported() -> None:
    back = taken(lay(SHEET, Over([one_cell(AT["YES-02.1"], picture())], {"image1.png": png(), "header.png": png(shade=9)})))
    assert [one.code for one in back.problems] == ["FW623"]
    assert "xl/media/header.png" in back.problems[0].what
    assert list(photos(back)) == ["YES-02.1"]
    embedded = taken(parts(SHEET, lambda content: content.update({"xl/embeddings/oleObject1.bin": b"\0"})))
    assert [one.code for one in embedded.problems] == ["FW623"]


def test_something_else_under_the_name_of_a_picture_is_said() -> None:
    back = taken(lay(SHEET, Over([one_cell(AT["YES-02.1"], picture())], {"image1.png": b"<html>not found</html>"})))
    assert [(one.code, one.place.check) for one in back.problems] == [("FW624", "YES-02.1")]


def test_several_pictures_in_one_line_and_grouped_ones() -> None:
    media = {f"image{at}.png": png(shade=at) for at in range(1, 4)}
    single = [one_cell(AT["YES-02.1"], picture(f"rId{at}")) for at in (1, 2)]
    group = one_cell(AT["YES-03.1"], f"<xdr:grpSp>{picture('rId2')}{picture('rId3')}</xdr:grpSp>")
    back = taken(lay(SHEET, Over([*single, group], media)))
    assert {check: [photo.name for photo in own] for check, own in photos(back).items()} == {
        "YES-02.1": ["image1.png", "image2.png"], "YES-03.1": ["image2.png", "image3.png"],
    }  # fmt: skip
    assert [one.code for one in back.problems] == ["FW623", "FW623", "FW625"]
    assert "YES-02.1" in back.problems[2].what


def test_a_pasted_photo_is_as_good_as_a_named_one() -> None:
    pen = Pen(SHEET).write("YES-02.1", "Yes")
    assert [one.code for one in taken(pen.done()).problems] == ["FW618"]
    assert taken(lay(pen.done(), Over([one_cell(AT["YES-02.1"], picture())], {"image1.png": png()}))).status == "accepted"


def test_a_large_photo_is_hashed_and_not_refused() -> None:
    large = png() + bytes(55_000_000)
    back = taken(lay(SHEET, Over([one_cell(AT["YES-02.1"], picture())], {"image1.png": large})))
    assert photos(back) == {"YES-02.1": (pasted(large),)}


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_pictures_survive_libreoffice(form: str, tmp_path: Path) -> None:
    over = Over([one_cell(AT["YES-02.1"], picture()), one_cell(AT["SAM-01.1"], box("Five & more"), column=8)], {"image1.png": png()})
    content = lay(_with_drawing_element(SHEET), over)
    back = taken(by_office(_typed(content), tmp_path, form))
    assert [(photo.width, photo.height) for photo in photos(back)["YES-02.1"]] == [(4, 3)]
    assert [(one.code, one.place.check) for one in back.problems] == [("FW627", "SAM-01.1")]
    assert "Five & more" in back.problems[0].what


def _with_drawing_element(workbook: bytes) -> bytes:
    part = sheet_part(workbook, "Audit")
    element = b'<drawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></worksheet>'
    return parts(workbook, lambda content: content.update({part: content[part].replace(b"</worksheet>", element)}))


def _typed(workbook: bytes) -> bytes:
    """With the types of the added parts, which a program needs and the reader does not."""
    more = b'<Default Extension="png" ContentType="image/png"/><Override PartName="/xl/drawings/drawing7.xml" ContentType="application/vnd.openxmlformats-officedocument.drawing+xml"/></Types>'
    name = "[Content_Types].xml"
    return parts(workbook, lambda content: content.update({name: content[name].replace(b"</Types>", more)}))


# Pictures in cells.


def in_cell(text: str, kind: str, more: str = "") -> bytes:
    """The sheet with a cell of that type and text under Photo of YES-02.1."""
    pen = Pen(SHEET)
    cell = pen.cell("YES-02.1", "photo").coordinate
    part = sheet_part(SHEET, "Audit")
    pen.cell("YES-02.1", "photo").value = "HERE"
    mark = pen.done()

    def change(content: dict[str, bytes]) -> None:
        xml = content[part].decode()
        start = xml.index(f'<c r="{cell}"')
        end = xml.index("</c>", start) + 4
        content[part] = (xml[:start] + f'<c r="{cell}" t="{kind}"{more}>{text}</c>' + xml[end:]).encode()

    return parts(mark, change)


RICH = "http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"


def test_a_picture_placed_in_a_cell_by_excel() -> None:
    def change(content: dict[str, bytes]) -> None:
        content |= {
            "xl/media/image1.png": png(),
            "xl/metadata.xml": f'<metadata xmlns="x"><metadataTypes count="1"><metadataType name="XLRICHVALUE"/></metadataTypes><futureMetadata name="XLRICHVALUE" count="2"><bk><extLst><ext uri="u"><xlrd:rvb xmlns:xlrd="{RICH}" i="1"/></ext></extLst></bk><bk><extLst><ext uri="u"><xlrd:rvb xmlns:xlrd="{RICH}" i="0"/></ext></extLst></bk></futureMetadata><valueMetadata count="1"><bk><rc t="1" v="0"/></bk></valueMetadata></metadata>'.encode(),
            "xl/richData/rdrichvaluestructure.xml": f'<rvStructures xmlns="{RICH}"><s t="_error"><k n="errorType" t="i"/></s><s t="_localImage"><k n="_rvRel:LocalImageIdentifier" t="i"/><k n="CalcOrigin" t="i"/></s></rvStructures>'.encode(),
            "xl/richData/rdrichvalue.xml": f'<rvData xmlns="{RICH}"><rv s="0"><v>8</v></rv><rv s="1"><v>0</v><v>5</v></rv></rvData>'.encode(),
            "xl/richData/richValueRel.xml": b'<richValueRels xmlns="x" xmlns:r="r"><rel r:id="rId1"/></richValueRels>',
            "xl/richData/_rels/richValueRel.xml.rels": b'<Relationships><Relationship Id="rId1" Type="x/image" Target="../media/image1.png"/></Relationships>',
        }  # fmt: skip

    back = taken(parts(in_cell("<v>#VALUE!</v>", "e", ' vm="1"'), change))
    assert photos(back) == {"YES-02.1": (pasted(png()),)}
    assert back.problems == ()
    assert back.audit
    assert back.audit.by_check()["YES-02.1"].photo == ""


def test_a_picture_placed_in_a_cell_by_wps() -> None:
    formula = "<f>_xlfn.DISPIMG(&quot;ID_5A&quot;,1)</f><v>=DISPIMG(&quot;ID_5A&quot;,1)</v>"
    pic = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr id="2" name="ID_5A"/></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="rId1"/></xdr:blipFill></xdr:pic>'
    images = f'<etc:cellImages xmlns:etc="e" xmlns:xdr="x" xmlns:a="a" xmlns:r="r"><etc:cellImage>{pic}</etc:cellImage></etc:cellImages>'
    rels = b'<Relationships><Relationship Id="rId1" Type="x/image" Target="media/image1.png"/></Relationships>'
    more = {"xl/media/image1.png": png(), "xl/cellimages.xml": images.encode(), "xl/_rels/cellimages.xml.rels": rels}
    back = taken(parts(in_cell(formula, "str"), lambda content: content.update(more)))
    assert photos(back) == {"YES-02.1": (pasted(png()),)}
    assert back.problems == ()


# Files beside the workbook.


def named(text: str, folder: Path, workbook: str = "20261130_all.kinds_S1.xlsx") -> Filled:
    content = Pen(SHEET).write("YES-02.1", photo=text).done()
    return read(content, workbook, KNOWN, PhotoShelf().beside(folder / workbook))


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("IMG_1.jpg", ["IMG_1.jpg"]),
        ("img_1", ["IMG_1.JPG"]),
        ("IMG_1.JPG; IMG_2.jpg", ["img_1.jpg", "photos/IMG_2.JPG"]),
        ("IMG_1, IMG_2", ["S1/IMG_1.heic", "S1/IMG_2.heic"]),
        ("IMG_1 IMG_2", ["20261130_all.kinds_S1/IMG_1.png", "IMG_2.png"]),
        ("IMG_1\nIMG_2", ["Photos/IMG_1.png", "s1/IMG_2.png"]),
        ("WhatsApp Image 2026-11-10 at 10.05.jpeg", ["WhatsApp Image 2026-11-10 at 10.05.jpeg"]),
        ("photos/IMG_1.jpg", ["photos/IMG_1.jpg"]),
        ("C:\\Users\\me\\IMG_1.jpg", ["IMG_1.jpg"]),
        ("1、2", ["1.png", "2.png"]),
        ("IMG_1", ["IMG_1.heic", "IMG_1.jpg"]),  # a telephone writes both
    ],
)
def test_files_that_a_line_names_are_found_beside_the_workbook(text: str, files: list[str], tmp_path: Path) -> None:
    for shade, name in enumerate(files):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(png(shade=shade))
    back = named(text, tmp_path)
    assert back.problems == ()
    assert sorted(photo.name for photo in photos(back)["YES-02.1"]) == sorted(Path(name).name for name in files)
    assert {photo.sha256 for photo in photos(back)["YES-02.1"]} == {hashlib.sha256(png(shade=at)).hexdigest() for at in range(len(files))}
    assert back.audit
    assert back.audit.by_check()["YES-02.1"].photo == text


@pytest.mark.parametrize("text", ["IMG_9.jpg", "../secret.jpg", "see mail", "IMG_1.jpg; IMG_9", "notes.txt"])
def test_a_named_file_that_is_missing_is_reported(text: str, tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    (tmp_path / "secret.jpg").write_bytes(png())
    (inside / "IMG_1.jpg").write_bytes(png())
    (inside / "notes.txt").write_bytes(b"no picture")
    back = named(text, inside)
    assert found(back) == [("FW624", Pen(SHEET).cell("YES-02.1", "photo").coordinate)]
    assert len(photos(back).get("YES-02.1", ())) == text.count("IMG_1.jpg")
    assert text.rpartition("; ")[2][:20] in back.problems[0].what


def test_without_a_place_to_look_nothing_is_missed() -> None:
    assert taken(Pen(SHEET).write("YES-02.1", photo="IMG_9.jpg").done()).status == "accepted"


def test_a_file_in_the_folder_of_the_workbook_comes_before_one_that_all_share(tmp_path: Path) -> None:
    for shade, folder in enumerate(("20261130_all.kinds_S1", "S1", "photos", ".")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "IMG_1.jpg").write_bytes(png(shade=shade))
    assert [photo.sha256 for photo in photos(named("IMG_1", tmp_path))["YES-02.1"]] == [hashlib.sha256(png(shade=0)).hexdigest()]


def test_one_picture_pasted_and_named_is_one(tmp_path: Path) -> None:
    (tmp_path / "IMG_1.png").write_bytes(png())
    pen = Pen(SHEET).write("YES-02.1", photo="IMG_1")
    content = lay(pen.done(), Over([one_cell(AT["YES-02.1"], picture())], {"image1.png": png()}))
    back = read(content, "a.xlsx", KNOWN, PhotoShelf().beside(tmp_path / "a.xlsx"))
    assert photos(back) == {"YES-02.1": (pasted(png()),)}
    assert back.problems == ()


def test_the_same_picture_at_two_checks_is_pointed_out() -> None:
    both = [one_cell(AT[check], picture()) for check in ("YES-02.1", "SAM-01.1")]
    back = taken(lay(SHEET, Over(both, {"image1.png": png()})))
    assert [(one.code, one.place.check, one.severity) for one in back.problems] == [("FW625", "SAM-01.1", "warning")]
    assert "YES-02.1" in back.problems[0].what
    assert list(photos(back)) == ["YES-02.1", "SAM-01.1"]


def test_pictures_that_audits_share() -> None:
    uses = [
        Use("a", "S1", "X-1"),
        Use("b", "S1", "X-1"),
        Use("", "S1", "X-2"),
        Use("", "S2", "X-2"),
        Use("b", "S2", "X-1"),
        Use("a", "S1", "X-1"),
    ]
    assert used_again(uses) == {"b": (uses[1], uses[4])}
    said = seen_before("back.xlsx", uses[4], [uses[1]])
    assert (said.code, said.severity, said.place.check) == ("FW625", "warning", "X-1")
    assert "S1 (X-1)" in said.what


def test_names_are_told_apart() -> None:
    have = {name: (Photo(name=name, sha256=name),) for name in ("a b", "c", "d")}

    def names(text: str) -> tuple[list[str], list[str]]:
        found, missing = look_up(text, lambda name: have.get(name, ()))
        return [photo.name for photo in found], missing

    assert names("a b") == (["a b"], [])
    assert names("c; d ; ") == (["c", "d"], [])
    assert names('"c", e') == (["c"], ["e"])
    assert names("c d") == (["c", "d"], [])
    assert names("c e") == ([], ["c e"])


def test_every_answer_is_still_there_beside_the_pictures() -> None:
    back = taken(lay(SHEET, Over([one_cell(AT[check], picture()) for check in ANSWERED], {"image1.png": png()})))
    assert back.audit
    assert [(one.check, one.values) for one in back.audit.answers] == [(one.check, one.values) for one in taken(SHEET).audit.answers]  # type: ignore[union-attr]
    assert len(zipfile.ZipFile(io.BytesIO(SHEET)).namelist()) > 5
