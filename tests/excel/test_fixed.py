from __future__ import annotations

import io
from datetime import date
from zipfile import ZipFile

from openpyxl import Workbook, load_workbook

from floorwalk.excel.fixed import STAMP, to_bytes


def made() -> bytes:
    workbook = Workbook()
    workbook.active["A1"] = "text"
    return to_bytes(workbook, date(2026, 12, 1))


def test_nothing_in_the_file_tells_when_it_was_written():
    archive = ZipFile(io.BytesIO(made()))
    assert {entry.date_time for entry in archive.infolist()} == {STAMP}
    properties = load_workbook(io.BytesIO(made())).properties
    assert properties.created.date() == properties.modified.date() == date(2026, 12, 1)


def test_the_content_is_kept():
    assert load_workbook(io.BytesIO(made())).active["A1"].value == "text"
