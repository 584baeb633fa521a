from __future__ import annotations

from xml.etree import ElementTree

from floorwalk.drawing.bars import WIDTH, Bar, bar_chart

SVG = "{http://www.w3.org/2000/svg}"


def drawn(*bars: Bar, mark: float | None = None) -> ElementTree.Element:
    svg = bar_chart(bars, title="T <1>", alternative="A & B", colour="#0b5c6b", mark=mark, mark_label="80 %")
    return ElementTree.fromstring(svg)  # noqa: S314  # made here


def lengths(svg: ElementTree.Element) -> list[float]:
    return [float(rect.get("width", "")) for rect in svg.iter(f"{SVG}rect") if rect.get("fill") == "#0b5c6b"]


def test_lengths_are_in_proportion_to_shares():
    none, half, full = lengths(drawn(Bar("a", "0", 0), Bar("b", "1", 0.5), Bar("c", "2", 1)))
    assert none == 0
    assert abs(full - 2 * half) < 0.2


def test_a_share_outside_the_axis_stays_on_the_paper():
    assert lengths(drawn(Bar("a", "1", 7), Bar("b", "2", -1))) == [WIDTH - 4, 0]


def test_texts_are_escaped_and_read_aloud():
    svg = drawn(Bar("<script>", "&", 0.5))
    assert svg.get("aria-label") == "T <1>. A & B"
    assert [text.text for text in svg.iter(f"{SVG}text")] == ["<script>", "&"]


def test_a_mark_has_its_label():
    assert "80 %" in [text.text for text in drawn(Bar("a", "1", 0.5), mark=0.8).iter(f"{SVG}text")]
