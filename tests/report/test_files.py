from __future__ import annotations

from floorwalk.report.files import Files, file_text


def test_a_sheet_that_lies_there_is_a_link_and_any_other_a_name() -> None:
    files = Files("../../../", frozenset({"audits/filled/S 1 #2.xlsx"}))
    assert file_text("audits/filled/S 1 #2.xlsx", files, "../") == (
        '<a href="../../../../audits/filled/S%201%20%232.xlsx">audits/filled/S 1 #2.xlsx</a>'
    )
    assert file_text("audits/filled/<gone>.xlsx", files, "../") == "audits/filled/&lt;gone&gt;.xlsx"
    assert file_text("audits/filled/S 1 #2.xlsx", None, "") == "audits/filled/S 1 #2.xlsx"
