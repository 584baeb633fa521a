import re

import segno

from floorwalk.drawing.qr import QUIET_ZONE, qr_svg

ADDRESS = "https://handbook.example/s/PAY-04/"


def test_the_code_has_no_size_of_its_own_and_a_quiet_zone() -> None:
    modules = segno.make(ADDRESS, error="m", micro=False, boost_error=False).symbol_size(border=0)[0]
    side = modules + 2 * QUIET_ZONE
    assert f'viewBox="0 0 {side} {side}"' in qr_svg(ADDRESS)
    assert "width=" not in qr_svg(ADDRESS).split(">", 1)[0]


def test_its_modules_are_those_of_the_address() -> None:
    """Draw the path's horizontal strokes into a grid and compare it with segno's own matrix."""
    rows = [list(row) for row in segno.make(ADDRESS, error="m", micro=False, boost_error=False).matrix]
    (path,) = re.findall(r' d="M([^"]+)"', qr_svg(ADDRESS))
    drawn = [[0] * len(rows) for _ in rows]
    start, rest = re.match(r"([\d.]+ [\d.]+)(.*)", path).groups()  # type: ignore[union-attr]
    x, y = (float(number) for number in start.split())
    for step, numbers in re.findall(r"([mh])([-\d. ]+)", rest):
        moved = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        if step == "m":
            x, y = x + moved[0], y + (moved[1] if len(moved) > 1 else 0)
        else:
            for column in range(int(moved[0])):
                drawn[int(y - QUIET_ZONE)][int(x - QUIET_ZONE) + column] = 1
            x += moved[0]
    assert drawn == rows


def test_the_same_address_gives_the_same_code() -> None:
    assert qr_svg(ADDRESS) == qr_svg(ADDRESS)
    assert qr_svg(ADDRESS) != qr_svg(ADDRESS.replace("04", "05"))
