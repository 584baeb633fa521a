"""The number in which a line keeps what was printed in it: exact in a cell, the same for the same words, another for any other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.sheet.conftest import Pen, make

from floorwalk.sheet.printed import LIMIT, line_sum, sums, text_sum


@given(st.text(), st.text(), st.text())
def test_a_number_holds_both_sums_exactly(check: str, question: str, limit: str) -> None:
    number = line_sum(check, question, limit)
    assert 0 <= number < LIMIT <= 2**53
    assert int(float(number)) == number
    assert sums(str(number)) == sums(f"{number}.0") == (text_sum(check, question), text_sum(check, limit))


def test_spaces_and_line_breaks_are_no_other_text() -> None:
    assert text_sum("A-01.1", "Is it\nclean?") == text_sum("A-01.1", " Is it  clean?\r\n")
    assert len({text_sum(check, text) for check in ("A-01.1", "A-01.2") for text in ("Is it clean?", "Is it clear?", "")}) == 6


def test_each_line_of_a_sheet_has_the_number_of_its_texts() -> None:
    pen = Pen(make())
    checks = [check for check in pen.rows if check and pen.cell(str(check), "section").value]
    assert len(checks) > 10
    for check in checks:
        texts = (str(pen.cell(str(check), key).value) for key in ("question", "limit"))
        assert pen.cell(str(check), "texts").value == line_sum(str(check), *texts)
    assert pen.audit.column_dimensions[pen.cell(str(checks[0]), "texts").column_letter].hidden
