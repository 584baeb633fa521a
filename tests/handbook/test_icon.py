import struct
from typing import Any

import pytest

from floorwalk.handbook import icon
from floorwalk.handbook.icon import SIZES, icons, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Marram & Vale", "MV"),
        ("Öz istanbul market", "Öİ".replace("İ", "I")),
        ("天天 百货", "天"),
        ("முருகன் ஸ்டோர்ஸ்", "ம"),
        ("7 days", "7"),
        ("& -", ""),
        ("solo", "S"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_icons_are_squares_of_the_size_that_the_manifest_says() -> None:
    for file, png in icons("Marram & Vale", "#0b5c6b").items():
        assert png.startswith(b"\x89PNG")
        wanted = next(width for name, width, _ in SIZES if name == file)
        assert struct.unpack(">II", png[16:24]) == (wanted, wanted)


def test_letters_that_no_font_has_give_way_to_a_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[Any]] = []

    def draw(wanted: list[tuple[str, int, bool]], colour: str) -> list[bytes]:
        asked.append([letters for letters, _, _ in wanted])
        return [b"box" if letters in (icon._NO_LETTER, "X") else letters.encode() for letters, _, _ in wanted]

    monkeypatch.setattr(icon, "_drawn", draw)
    assert set(icons("Xan", "#123456").values()) == {b""}
    assert asked[-1] == [""] * len(SIZES)
    assert set(icons("Yan", "#123456").values()) == {b"Y"}


def test_a_company_without_letters_has_an_icon() -> None:
    assert all(len(png) > 300 for png in icons("&", "#0b5c6b").values())
