from __future__ import annotations

import pytest

from floorwalk.excel.heights import advance, letter_like, letters_in, lines, row_height


def test_letters_take_the_room_of_their_script() -> None:
    assert advance("") == 0
    assert advance("iiii") < advance("aaaa") < advance("AAAA") < advance("MMMM")
    assert advance("标准") == pytest.approx(3.6)
    assert advance("தமிழ்") == pytest.approx(3 * 1.77 + 0.95)  # a sign beside its letter takes half its room, one above it none
    assert advance("é") == advance("e\u0301")


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 10, 1),
        ("one", 10, 1),
        ("one two three", 10, 2),
        ("a\nb\n\nc", 10, 4),
        ("x" * 100, 10, 12),
        ("标" * 10, 9, 2),
        ("标" * 100, 10, 20),
        ("a" * 9 + " b", 10, 2),
        ("标准" * 5 + " a", 20, 1),
    ],
)
def test_words_wrap_whole_and_long_ones_break(text: str, width: float, count: int) -> None:
    assert lines(text, width) == count


def test_a_row_is_as_high_as_its_highest_cell_and_never_lower_than_asked() -> None:
    short, long = ("a", 40.0), ("a word " * 30, 20.0)
    assert row_height([]) == 17.0
    assert row_height([short]) == 17.6
    assert row_height([short, long]) == row_height([long]) > 100
    assert row_height([short], least=30) == 30
    assert row_height([("标准 " * 30, 20.0)]) > row_height([("aa " * 30, 20.0)])
    assert row_height([long], size=12) > row_height([long])


def test_a_wider_column_never_needs_a_higher_row() -> None:
    text = "Thank every customer before they leave the cash desk, also on the telephone."
    heights = [row_height([(text, float(width))]) for width in range(5, 90, 3)]
    assert heights == sorted(heights, reverse=True)


@pytest.mark.parametrize("width", [0.5, 1.65, 8.0, 16.5, 58.1, 113.0])
def test_so_many_letters_take_one_line_whichever_they_are(width: float) -> None:
    printable = [chr(code) for code in range(32, 127)]
    count = letters_in(width, "x")
    assert max(lines(letter * count, width) for letter in printable) == 1
    assert lines("W" * (count + 2), width) > 1
    fewer = letters_in(width, "中x")
    assert max(lines(letter * fewer, width) for letter in [*printable, "中", "த", "ő", "Ş", "😀"]) == 1


@pytest.mark.parametrize("text", ["Pier Head", "Çarşı", "四星", "a 四", "நகர்", "நகர் 四", "x😀", "é"])
def test_a_letter_stands_for_a_text_where_only_the_height_of_its_line_counts(text: str) -> None:
    letter = letter_like(text)
    assert len(letter) == 1
    assert letter.isascii() == text.isascii()
    assert row_height([(text, 100.0)], least=0) == row_height([(letter, 100.0)], least=0)
