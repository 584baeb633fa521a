import pytest
from hypothesis import given
from hypothesis import strategies as st

from floorwalk.handbook.colour import AT_EASE, READABLE, contrast, favicon, ink_on, readable, stylesheet

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#767676", "#ffffff", 4.54), ("#ff0000", "#ffffff", 4.0)]
)
def test_contrast_as_published(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(COLOURS, st.sampled_from(["#ffffff", "#f4f6f6", "#1e2129"]))
def test_any_company_colour_becomes_readable(colour: str, ground: str) -> None:
    assert contrast(readable(colour, ground), ground) >= READABLE


@given(COLOURS)
def test_at_night_it_is_read_at_ease(colour: str) -> None:
    night = stylesheet(colour).split("slate]{--fw-ink:")[1][:7]
    assert contrast(night, "#1e2129") >= AT_EASE


@given(COLOURS)
def test_text_on_the_colour_is_readable(colour: str) -> None:
    assert contrast(ink_on(colour), colour) >= 4.2  # black or white always give this much


def test_a_readable_colour_stays_as_chosen() -> None:
    assert readable("#0b5c6b", "#ffffff") == "#0b5c6b"
    assert "--fw-colour:#0b5c6b;--fw-on-colour:#ffffff;--fw-ink:#0b5c6b" in stylesheet("#0b5c6b")


def test_the_icon_escapes_the_letter() -> None:
    assert ">&lt;</text>" in favicon("#0b5c6b", "<b>")
