"""Text and column width in; row height in points out, so that no line of any script is clipped."""

from __future__ import annotations

import math
import unicodedata
from functools import lru_cache

# Measured against LibreOffice's own layout: advance of a character in units of a digit's width, and height of a line in points.
_CJK, _TAMIL, _TAMIL_SIGN, _LATIN, _CAPITAL = 1.8, 1.77, 0.95, 1.07, 1.3
# Letters that run much narrower or wider than a digit in Noto Sans, the widest of the fonts that stand in for Calibri.
_ODD = {**dict.fromkeys("ijlI'|.,:;!", 0.55), **dict.fromkeys(' ftr()[]-/"', 0.7), **dict.fromkeys("mwMW@%", 1.65)}
_WIDEST = 2.0  # no character is as wide
_WIDEST_ASCII = max(_CAPITAL, *_ODD.values())
_SPACE = _ODD[" "]
_LINE = {"latin": 13.6, "cjk": 14.6, "tamil": 16.5}
_PADDING = 4.0
_TINY = 1e-9  # ten times 1.8 is a little more than 18
_KEPT = 8192  # texts: a round prints the same standards for every store


def advance(text: str) -> float:
    """Width of a text in digit widths; combining marks have none."""
    return sum(map(_advance, text))


@lru_cache(_KEPT)
def _advance(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if "\u0b80" <= char <= "\u0bff":
        return _TAMIL_SIGN if unicodedata.category(char) == "Mc" else _TAMIL
    if unicodedata.east_asian_width(char) in "WF":
        return _CJK
    return _ODD.get(char) or (_CAPITAL if char.isupper() else _LATIN)


def letters_in(width: float, like: str) -> int:
    """How many letters fit in so many digit widths, whichever they are; negative when there is no room. All are ASCII if `like` is."""
    return math.ceil(width / (_WIDEST_ASCII if like.isascii() else _WIDEST)) - 1


def letter_like(text: str) -> str:
    """Give a letter that needs as high a line as the text; ASCII only if the text is."""
    if text.isascii():
        return "x"
    return {"latin": "é", "cjk": "中", "tamil": "த"}[_script(text)]


def lines(text: str, width: float) -> int:
    """How many lines a text takes in a column `width` digits wide, with words wrapped whole."""
    fits = len(text) * _WIDEST < width or advance(text) < width
    return 1 if fits and "\n" not in text else _lines(text, width)


@lru_cache(_KEPT)
def _lines(text: str, width: float) -> int:
    return sum(_wrapped(paragraph, width) for paragraph in text.split("\n"))


def _wrapped(paragraph: str, width: float) -> int:
    count, used = 1, 0.0
    for word in paragraph.split(" "):
        size = advance(word)
        if used and used + _SPACE + size > width:
            count, used = count + 1, 0.0
        if size > width:  # broken where the line ends, as Chinese text is everywhere
            extra, used = _broken(word, width)
            count += extra
        else:
            used += size + (_SPACE if used else 0)
    return count


def _broken(word: str, width: float) -> tuple[int, float]:
    """How many more lines a word takes that is longer than one, and how far it reaches into the last."""
    count, used = 0, 0.0
    for char in word:
        step = _advance(char)
        if used + step > width + _TINY:
            count, used = count + 1, 0.0
        used += step
    return count, used


def row_height(cells: list[tuple[str, float]], *, size: float = 10.0, least: float = 17.0) -> float:
    """Give the height in points of a row of (text, column width) cells, for a font of `size` points."""
    height = max((lines(text, width * 10.0 / size) * _line(text) for text, width in cells if text), default=0.0)
    return max(least, round(height * size / 10.0 + _PADDING, 1))


@lru_cache(_KEPT)
def _line(text: str) -> float:
    return _LINE[_script(text)]


def _script(text: str) -> str:
    if text.isascii():
        return "latin"
    if any("\u0b80" <= char <= "\u0bff" for char in text):
        return "tamil"
    return "cjk" if any(unicodedata.east_asian_width(char) in "WF" for char in text) else "latin"
