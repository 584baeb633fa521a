from __future__ import annotations

import pytest

from floorwalk.report.colours import INK, PAPER, READABLE, as_text, contrast, on


def test_black_on_white_is_21_to_1():
    assert round(contrast("#000000", "#ffffff"), 6) == 21


@pytest.mark.parametrize(("colour", "text"), [("#0b5c6b", PAPER), ("#ffee00", INK), ("#ffffff", INK), ("#000000", PAPER)])
def test_text_on_the_company_colour_can_be_read(colour, text):
    assert on(colour) == text
    assert contrast(on(colour), colour) >= READABLE


def test_a_pale_colour_is_not_used_for_text():
    assert as_text("#ffee00") == INK
    assert as_text("#0b5c6b") == "#0b5c6b"
