"""The workbook that goes back to the auditor: all that was read is in it, what was not is listed, and sent back it corrects the first."""

from __future__ import annotations

import hashlib
import io
import random
import struct
import zlib
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet
from tests.sheet.conftest import KNOWN, SPACE, Pen, by_office, good, make, taken
from tests.sheet.every_kind import every_kind, fill, small_space

from floorwalk.collect.correction import beyond, corrects
from floorwalk.edition.freeze import Edition
from floorwalk.filled.find import find
from floorwalk.filled.known import known
from floorwalk.filled.read import Filled, read
from floorwalk.incoming.workbook import read_workbook
from floorwalk.model import Photo
from floorwalk.reply.again import WHY, meant
from floorwalk.reply.pictures import _picture, pasted
from floorwalk.reply.reply import fresh, printed, reply
from floorwalk.sheet.layout import FORMAT
from floorwalk.sheet.visits import visits
from floorwalk.source.workspace import Workspace
from floorwalk.words import words

BLANK = make()


def _reply(content: bytes) -> bytes:
    filled, found = taken(content), find(read_workbook(content), KNOWN.languages)
    assert filled.audit
    made = reply(filled, found, printed(SPACE, filled, found), pasted(content, filled.audit))
    assert made
    return made


def _list(made: bytes) -> dict[str, tuple[str, str, str]]:
    """For each place on the first sheet: the question, what was written, what to do."""
    sheet = load_workbook(io.BytesIO(made)).worksheets[0]
    assert isinstance(sheet, Worksheet)
    rows = [row for row in sheet.iter_rows(min_row=6, values_only=True) if isinstance(row[0], int)]
    return {str(row[1]): (str(row[2]), str(row[3] or ""), str(row[4])) for row in rows}


def _pen(made: bytes) -> Pen:
    """A pen on a reply: its sheets stand one further."""
    pen = Pen.__new__(Pen)
    pen.book = load_workbook(io.BytesIO(made))
    pen.start, pen.audit, pen.actions = pen.book.worksheets[1:4]
    pen.columns = {cell.value: cell.column for cell in pen.audit[1] if cell.value}
    pen.rows = {pen.audit.cell(row, pen.columns["id"]).value: row for row in range(5, pen.audit.max_row + 1)}
    return pen


def _answers_agree(first: Filled, again: Filled) -> None:
    assert first.audit
    assert again.audit
    assert beyond(again.audit, first.audit, ()) == ()


FAULTS: dict[str, tuple[Pen, str, tuple[str, ...], str]] = {
    "a word that is no answer": (good(BLANK).write("YES-01.1", "Y es"), "Audit F6", ("Y es",), "Choose: Yes / No / Not observed."),
    "N/A where it may stand": (good(BLANK).write("YES-02.1", "oui"), "Audit F7", ("oui",), "Choose: Yes / No / Not observed / N/A."),
    "N/A where it may not": (good(BLANK).write("YES-01.1", "N/A"), "Audit F6", ("N/A",), "N/A is not offered here."),
    "a rating": (good(BLANK).write("RAT-01.1", 7), "Audit F9", ("7",), "Choose a whole number from 0 to 3."),
    "an option": (good(BLANK).write("CHO-01.1", "full?"), "Audit F10", ("full?",), "Full / Half empty / 100 % bare / Not observed"),
    "a unit": (good(BLANK).write("MEA-01.1", "412 lx"), "Audit F12", ("412 lx",), "Write the number alone, like 21.5."),
    "the second reading": (good(BLANK).write("MEA-02.1", 1, "x", 2), "Audit F13", ("1  |  x  |  2",), "One reading in each answer cell."),
    "a clock": (good(BLANK).write("MEA-03.1", "five to ten"), "Audit F14", ("five to ten",), "Write a time of day, like 10:05."),
    "two numbers in a cell": (good(BLANK).write("SAM-01.1", "4/5", None), "Audit F16", ("4/5",), "Answer 2: how many you saw."),
    "more met than seen": (good(BLANK).write("SAM-01.1", 6, 5), "Audit F16", ("6  |  5",), "More were right than were seen."),
    "a promise": (good(BLANK).write("PRO-01.1", 10, "soon"), "Audit F17", ("10  |  soon",), "Answer: promised. Answer 2: actual."),
    "a cell that is not used": (good(BLANK).write("YES-01.1", "Yes", "No"), "Audit F6", ("Yes  |  No",), "Choose: Yes / No"),
    "a formula": (good(BLANK).write("YES-01.1", "=HYPERLINK(1)"), "Audit F6", ("=HYPERLINK(1)",), "“=HYPERLINK(1)” is not an answer here."),
    "the mark": (good(BLANK).write("YES-01.1", corrected="perhaps"), "Audit K6", ("perhaps",), "Choose Yes, or leave it empty."),
    "a note that is owed": (good(BLANK).write("YES-01.1", "No"), "Audit I6", ("",), "A fail needs a note.\nWrite what you saw."),
    "a photo that is owed": (good(BLANK).write("YES-02.1", "Yes"), "Audit J7", ("",), "A fail needs a photo."),
    "a note without an answer": (good(BLANK).write("YES-01.1", None, note="Dark"), "Audit F6", ("Dark",), "Choose: Yes / No"),
    "a day with two readings": (good(BLANK).fact("date", "03/04/2026"), "Start C14", ("03/04/2026",), "Write the date as 2026-11-30."),
    "no day": (good(BLANK).fact("date", None), "Start C14", ("",), "The day of the visit is missing."),
    "a day outside": (good(BLANK).fact("date", date(2026, 12, 24)), "Start C14", ("2026-12-24",), "Please check the day: “2026-12-24”."),
    "the beginning": (good(BLANK).fact("start", "tenish"), "Start C15", ("tenish",), "“tenish” is not a time of day."),
    "announced": (good(BLANK).fact("announced", "perhaps"), "Start C17", ("perhaps",), "Choose: Yes / No."),
}  # fmt: skip


@pytest.mark.parametrize(("pen", "place", "wrote", "advice"), FAULTS.values(), ids=FAULTS.keys())
def test_each_fault_is_listed_with_what_to_do_and_all_else_is_there(pen: Pen, place: str, wrote: tuple[str, ...], advice: str) -> None:
    content = pen.done()
    first, made = taken(content), _reply(content)
    assert list(_list(made)) == [place]
    _, written, to_do = _list(made)[place]
    assert (written,) == wrote
    assert advice in to_do
    again = taken(made)
    assert again.audit
    assert first.audit
    assert again.audit.corrects == (first.content_hash,)
    assert beyond(again.audit, first.audit, first.problems) == ()
    kept = {answer.check: answer.values for answer in first.audit.answers if answer.state == "given"}
    assert {id_: values for id_, values in ((one.check, one.values) for one in again.audit.answers) if id_ in kept} == kept


def test_a_place_links_to_its_cell_and_the_cell_is_framed() -> None:
    book = load_workbook(io.BytesIO(_reply(FAULTS["the second reading"][0].done())))
    link = book.worksheets[0]["B7"].hyperlink
    assert link
    assert link.location == "'Audit'!F13"
    audit = book.worksheets[2]
    assert [audit[f"{letter}13"].border.left.style for letter in "FGHI"] == ["medium", "medium", "medium", "thin"]
    assert [audit[f"{letter}13"].value for letter in "FGH"] == [None, None, None]
    assert not audit["F13"].protection.locked


def test_mended_and_sent_back_it_corrects_the_first() -> None:
    content = good(BLANK).write("YES-01.1", "Y es").write("SAM-01.1", "4/5", None).fact("date", None).done()
    first, pen = taken(content), _pen(_reply(content))
    mended = taken(pen.write("YES-01.1", "Yes").write("SAM-01.1", 4, 5).fact("date", date(2026, 11, 10)).done())
    assert mended.problems == ()
    assert mended.audit
    assert first.audit
    assert corrects(mended.audit, first.content_hash, first.audit, first.problems)
    whole = taken(good(BLANK).done()).audit
    assert whole
    assert mended.audit.answers == whole.answers
    more = taken(_pen(_reply(content)).write("YES-01.1", "Yes").write("RAT-01.1", 0).done())
    assert more.audit
    assert beyond(more.audit, first.audit, first.problems) == ("RAT-01.1",)


def test_a_reply_to_a_reply_names_both() -> None:
    first = good(BLANK).write("YES-01.1", "Y es").write("RAT-01.1", "best").done()
    second = _pen(_reply(first)).write("YES-01.1", "Yes").write("RAT-01.1", "very").done()
    again = taken(_reply(second))
    assert again.audit
    assert again.audit.corrects == (taken(first).content_hash, taken(second).content_hash)


@pytest.mark.parametrize("seed", range(5))
def test_whatever_was_filled_in_nothing_that_was_read_is_lost(seed: int) -> None:
    """Every kind of check, answered at random, with answers that cannot be read among them."""
    edition, (space, round_), rng = every_kind("checks"), small_space(), random.Random(seed)
    told = replace(known(space, {edition.hash: edition}), rounds={round_.id: round_})
    sheet = visits(space, round_, edition)[0]
    pen = Pen(sheet.workbook(round_.start)).fact("date", date(2026, 11, 10))
    for check in sheet.asked.checks():
        pen.write(check.id, *fill(check, rng, date(2026, 11, 10), None, complete=False))
    content = pen.done()
    filled, found = read(content, "x.xlsx", told), find(read_workbook(content), told.languages)
    made = reply(filled, found, printed(space, filled, found))
    assert made
    again = read(made, "x.xlsx", told).audit
    assert again
    assert filled.audit
    assert beyond(again, filled.audit, filled.problems) == ()
    before, after = filled.audit.by_check(), again.by_check()
    assert {id_: (one.state, one.values) for id_, one in before.items()} == {id_: (one.state, one.values) for id_, one in after.items()}


def test_everything_else_that_was_written_comes_along() -> None:
    pen = good(BLANK).write("YES-01.1", "Y es").write("YES-03.1", "No", note="=1+1", photo="7.jpg", corrected="Yes")
    pen.fact("start", time(10, 5)).fact("end", "12:40").fact("announced", "Yes").fact("remarks", "All\nwell").fact("signed", "B. Roy")
    pen.cell("RAT-01.1").comment = Comment("Lind: look again", "Lind")
    for row, cells in enumerate([("Mend it", "YES-01.1", "Lead", date(2026, 12, 1), "Yes"), ("Look", None, None, "soon", None)], start=5):
        for column, value in enumerate(cells, start=1):
            pen.actions.cell(row, column).value = value
    pen.actions.cell(7, 3).value = "Nobody"
    content = pen.done()
    first, made = taken(content), _reply(content)
    assert set(_list(made)) == {"Audit F6", "Actions D6", "Actions A7"}
    again = taken(made)
    _answers_agree(first, again)
    assert first.audit
    assert again.audit
    for name in ("auditor", "day", "start", "end", "announced", "remarks"):
        assert getattr(again.audit, name) == getattr(first.audit, name), name
    assert "B. Roy" in [cell.value for cell in load_workbook(io.BytesIO(made)).worksheets[1]["C"]]
    assert again.audit.by_check()["RAT-01.1"].comment == first.audit.by_check()["RAT-01.1"].comment != ""
    assert again.audit.actions == first.audit.actions
    assert load_workbook(io.BytesIO(made)).worksheets[3]["C7"].value == "Nobody"


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", 3, 2, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", zlib.compress(b"\0\1\2\3" * 2)) + chunk(b"IEND", b"")


def test_a_pasted_picture_is_the_same_picture_in_the_reply() -> None:
    picture = _png()
    photo = Photo(name="image1.png", pasted=True, sha256=hashlib.sha256(picture).hexdigest(), width=3, height=2)
    pen = good(BLANK).write("YES-01.1", "Y es")
    pen.audit._images.append(_picture(photo, picture, pen.rows["RAT-01.1"], 0))  # type: ignore[attr-defined]
    content = pen.done()
    first, again = taken(content), taken(_reply(content))
    assert first.audit
    assert again.audit
    (had,), (has,) = first.audit.by_check()["RAT-01.1"].photos, again.audit.by_check()["RAT-01.1"].photos
    assert (had.sha256, has.sha256, has.pasted, has.width, has.height) == (photo.sha256, photo.sha256, True, 3, 2)
    assert [problem.code for problem in again.problems if problem.code == "FW623"] == []


def test_nothing_to_ask_makes_no_reply() -> None:
    content = good(BLANK).done()
    filled, found = taken(content), find(read_workbook(content), KNOWN.languages)
    assert reply(filled, found, printed(SPACE, filled, found)) is None


def test_the_same_file_gives_the_same_bytes() -> None:
    content = good(BLANK).write("YES-01.1", "Y es").done()
    assert _reply(content) == _reply(content)


def test_lines_left_blank_are_counted() -> None:
    content = good(BLANK).write("YES-01.1", "Y es").write("RAT-01.1", None).write("CHO-01.1", None).done()
    said = [str(cell.value) for cell in load_workbook(io.BytesIO(_reply(content))).worksheets[0]["A"] if cell.value]
    assert [text for text in said if text.startswith("2 lines are still blank.")]


def test_of_a_file_that_cannot_be_read_a_fresh_sheet_says_why(mall: Workspace, mall_edition: Edition) -> None:
    editions = {mall_edition.hash: mall_edition}
    sheet = meant(mall, editions, "Copy of 20261130_mall_S012 (2)")
    assert sheet
    assert sheet.identity.sheet_id == "2026-11.mall.S012.1"
    assert meant(mall, editions, "my list") is None
    made = fresh(sheet, "a" * 64, WHY["FW603"])  # type: ignore[arg-type]  # a visit's sheet has what a printed one has
    t = words(sheet.identity.language)
    texts = [str(cell.value) for row in load_workbook(io.BytesIO(made)).worksheets[0].iter_rows(max_col=1) for cell in row if cell.value]
    assert any(t(WHY["FW603"]) in text for text in texts)
    again = read(made, "x.xlsx", known(mall, editions))
    assert again.audit
    assert {answer.state for answer in again.audit.answers} == {"blank"}


def test_in_the_auditors_language(mall: Workspace, mall_edition: Edition) -> None:
    round_, told = mall.rounds["2026-11"][0], known(mall, {mall_edition.hash: mall_edition})
    blank = visits(mall, round_, mall_edition, only=["S012"], language="tr")[0].workbook(round_.start)
    pen = Pen(blank)
    id_ = next(str(check) for check in pen.rows if str(check).startswith("LAY-01.2"))
    content = pen.write(id_, "Y es").fact("date", date(2026, 11, 10)).done()
    filled, found = read(content, "x.xlsx", told), find(read_workbook(content), told.languages)
    made = reply(filled, found, printed(mall, filled, found))
    assert made
    advice = next(iter(_list(made).values()))[2]
    assert "Evet / Hayır / " in advice
    assert read(made, "x.xlsx", told).audit


def test_in_libreoffice_a_place_that_is_mended_is_marked_done(tmp_path: Path) -> None:
    content = good(BLANK).write("YES-01.1", "Y es").write("SAM-01.1", "4/5", None).done()
    saved = by_office(_pen(_reply(content)).write("YES-01.1", "Yes").done(), tmp_path, "xlsx")
    sheet = load_workbook(io.BytesIO(saved), data_only=True).worksheets[0]
    assert {str(sheet.cell(row, 2).value): sheet.cell(row, 6).value or "" for row in (7, 8)} == {"Audit F6": "Yes", "Audit F16": ""}
    assert sheet["H1"].value == FORMAT
    again = taken(saved)
    assert again.audit
    assert again.audit.corrects == (taken(content).content_hash,)
    assert [problem.code for problem in again.problems] == []
