from __future__ import annotations

from xml.etree import ElementTree

from floorwalk.drawing.course import Dot, course_chart

SVG = "{http://www.w3.org/2000/svg}"


def chart(*dots: Dot) -> ElementTree.Element:
    return ElementTree.fromstring(course_chart(dots, title="Scores", alternative="r1: 80", colour="#0b5c6b"))  # noqa: S314


def test_it_is_read_aloud_by_title_and_text():
    made = chart(Dot("r1", 80.0), Dot("r2", 90.0))
    assert (made.get("role"), made.findtext(f"{SVG}title"), made.findtext(f"{SVG}desc")) == ("img", "Scores", "r1: 80")


def test_a_point_out_of_control_is_a_square_with_a_ring():
    made = chart(Dot("r1", 80.0, centre=85, limits=(70, 95)), Dot("r2", 60.0, centre=85, limits=(70, 95), out=True))
    assert len(list(made.iter(f"{SVG}rect"))) == 1
    assert sorted(one.get("fill") for one in made.iter(f"{SVG}circle")) == ["#0b5c6b", "none"]


def test_no_line_runs_over_a_cut_or_a_gap():
    def lines(*dots: Dot) -> int:
        return sum("L" in (one.get("d") or "") for one in chart(*dots).iter(f"{SVG}path"))

    assert lines(Dot("r1", 80.0), Dot("r2", 81.0), Dot("r3", 82.0)) == 2
    assert lines(Dot("r1", 80.0), Dot("r2", 81.0, cut=True), Dot("r3", 82.0)) == 1
    assert lines(Dot("r1", 80.0), Dot("r2", None), Dot("r3", 82.0)) == 0


def test_the_last_round_always_has_its_label():
    dots = [Dot(f"2026-{number:02}", 80.0 + number) for number in range(1, 25)]
    labels = [one.text for one in chart(*dots).iter(f"{SVG}text") if (one.text or "").startswith("2026")]
    assert labels[-1] == "2026-24"
    assert len(labels) < 8
