"""Comments that people attach to cells: with the answer of their line, else with the remarks; never lost, and never a formula."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.comments import Comment as Note
from tests.filled.over import Over, lay
from tests.sheet.conftest import Pen, by_office, good, make, taken

from floorwalk.filled.read import Filled

SHEET = good(make()).fact("remarks", "All seen.").done()
PEN = Pen(SHEET)
AT = PEN.rows
NOTICE = "[Threaded comment]\n\nYour version of Excel allows you to read this threaded comment; however, any edits to it will get removed if the file is opened in a newer version of Excel. Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\n"
GERMAN = "[Kommentarthread]\n\nIhre Version von Excel gestattet Ihnen das Lesen. Weitere Informationen: https://go.microsoft.com/fwlink/?linkid=870924\n\n"


def said(back: Filled) -> dict[str, str]:
    assert back.audit
    return {answer.check: answer.comment for answer in back.audit.answers if answer.comment}


@pytest.mark.parametrize("column", ["A", "B", "F", "I", "L", "Z"])
def test_a_comment_on_any_cell_of_a_line_goes_with_its_answer(column: str) -> None:
    back = taken(lay(SHEET, Over(notes=[(f"{column}{AT['SAM-01.1']}", "A. Lind", "A. Lind:\n=1+1 at the till")])))
    assert said(back) == {"SAM-01.1": "A. Lind: =1+1 at the till"}
    assert back.status == "accepted"


def test_several_comments_of_a_line_stand_one_under_the_other() -> None:
    notes = [(f"F{AT['SAM-01.1']}", "A. Lind", "first"), (f"G{AT['SAM-01.1']}", "", "second\nline")]
    assert said(taken(lay(SHEET, Over(notes=notes)))) == {"SAM-01.1": "A. Lind: first\nsecond\nline"}


def test_a_thread_is_read_with_its_people_and_without_its_stand_in() -> None:
    cell = f"F{AT['SAM-01.1']}"
    threads = [(cell, "Ana", "Is this right?"), (cell, "Ben", "Yes, <counted> twice")]
    stand_in = (cell, "tc={0A1B}", f"{GERMAN}Kommentar:\n    Is this right?\nAntwort:\n    Yes")
    assert said(taken(lay(SHEET, Over(notes=[stand_in], threads=threads)))) == {
        "SAM-01.1": "Ana: Is this right?\nBen: Yes, <counted> twice"
    }


@pytest.mark.parametrize(
    ("notice", "text", "left"),
    [
        (NOTICE, "Comment:\n    Is this right?\nReply:\n    Yes", "Is this right?\nYes"),
        (GERMAN, "Kommentar:\n    Is this right?", "Kommentar:\n    Is this right?"),
    ],
)
def test_a_stand_in_alone_is_freed_of_its_notice(notice: str, text: str, left: str) -> None:
    assert said(taken(lay(SHEET, Over(notes=[(f"F{AT['SAM-01.1']}", "tc={0A1B}", notice + text)])))) == {"SAM-01.1": left}


@pytest.mark.parametrize(
    ("title", "cell", "remark"),
    [
        ("Start", "C9", "All seen.\nA. Lind: come back"),
        ("Actions", "A5", "All seen.\nActions, A5: A. Lind: come back"),
        ("Audit", "A2", "All seen.\nAudit, A2: A. Lind: come back"),
        ("Summary", "B4", "All seen.\nSummary, B4: A. Lind: come back"),
    ],
)
def test_comments_elsewhere_join_the_remarks(title: str, cell: str, remark: str) -> None:
    back = taken(lay(SHEET, Over(notes=[(cell, "A. Lind", "come back")]), title))
    assert back.audit
    assert back.audit.remarks == remark
    assert back.status == "accepted"


def test_a_comment_is_as_good_as_the_note_that_a_fail_asks_for() -> None:
    pen = Pen(SHEET).write("YES-01.1", "No")
    assert [one.code for one in taken(pen.done()).problems] == ["FW613"]
    assert taken(lay(pen.done(), Over(notes=[(f"F{AT['YES-01.1']}", "", "The door was locked")]))).status == "accepted"


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_comments_survive_libreoffice(form: str, tmp_path: Path) -> None:
    pen = Pen(SHEET)
    pen.cell("SAM-01.1").comment = Note("=1+1 at the till", "A. Lind")
    assert said(taken(by_office(pen.done(), tmp_path, form))) == {"SAM-01.1": "=1+1 at the till"}  # it keeps no author
