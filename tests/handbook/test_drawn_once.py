from floorwalk.handbook.drawn_once import DrawnOnce

ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2 {n}z"/></svg>'


def test_an_icon_is_drawn_once_for_all_pages() -> None:
    drawings = DrawnOnce()
    one, other = ICON.replace("{n}", "3"), ICON.replace("{n}", "4")
    first, second = drawings.leave_out(f"<a>{one}</a>{other}"), drawings.leave_out(f"<b>{one}</b>")
    name = second.removeprefix('<b><svg class="').partition('"')[0]
    assert f'<a><svg class="{name}" viewBox="0 0 24 24"></svg></a>' in first
    style = drawings.stylesheet()
    assert style.count("M1 2 3z") == style.count("M1 2 4z") == style.count(f".{name}{{") == 1


def test_a_drawing_of_several_parts_stays_where_it_is() -> None:
    drawing = '<svg viewBox="0 0 1 1"><g><path d="M0 0"/></g></svg>'
    assert DrawnOnce().leave_out(drawing) == drawing
