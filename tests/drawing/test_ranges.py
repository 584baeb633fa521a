from __future__ import annotations

import re
from xml.etree import ElementTree

from floorwalk.drawing.ranges import Span, range_chart

SVG = "{http://www.w3.org/2000/svg}"


def chart(*spans: Span, **more) -> ElementTree.Element:
    return ElementTree.fromstring(range_chart(spans, title="Means & more", alternative="A: 80", colour="#0b5c6b", **more))  # noqa: S314


def test_it_is_read_aloud_by_title_and_text():
    made = chart(Span("A <b>", "80 %", 80, 70, 90), Span("B", "60 %", 60))
    assert made.get("role") == "img"
    assert made.findtext(f"{SVG}title") == "Means & more"
    assert made.findtext(f"{SVG}desc") == "A: 80"
    assert "A <b>" in [one.text for one in made.iter(f"{SVG}text")]


def test_a_figure_without_interval_is_an_open_dot_without_whiskers():
    sure, unsure = chart(Span("A", "80", 80, 70, 90)), chart(Span("B", "60", 60))
    assert [one.get("fill") for one in sure.iter(f"{SVG}circle")] == ["#0b5c6b"]
    assert [one.get("fill") for one in unsure.iter(f"{SVG}circle")] == ["#ffffff"]
    whiskers = [sum(one.get("stroke-width") == "2.4" for one in made.iter(f"{SVG}path")) for made in (sure, unsure)]
    assert whiskers == [1, 0]


def test_the_axis_keeps_within_what_is_possible_and_dots_stand_in_order():
    made = chart(Span("A", "", 99, 90, 100), Span("B", "", 97, 88, 100), ends=(0, 100))
    ticks = [float(one.text or "") for one in made.iter(f"{SVG}text") if re.fullmatch(r"[\d.]+", one.text or "")]
    assert min(ticks) >= 0
    assert max(ticks) == 100
    first, second = (float(one.get("cx") or 0) for one in made.iter(f"{SVG}circle"))
    assert first > second


def test_equal_figures_need_no_special_care():
    assert chart(Span("A", "", 50), Span("B", "", 50), ends=(0, 100)) is not None
