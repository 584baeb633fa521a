"""The id and texts of a line in; a number out that stands hidden in the line, and tells when it comes back whether they were changed."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_BITS = 24  # of each text: both fit exactly into the number of a cell
TEXTS = ("question", "limit")  # keys of their columns
LIMIT = 1 << 2 * _BITS  # every number is less


def line_sum(check: str, question: str, limit: str) -> int:
    """Give the number for a line: the sum of its question, then the sum of what counts as good."""
    return text_sum(check, question) << _BITS | text_sum(check, limit)


def text_sum(check: str, text: str) -> int:
    """Give the sum of a text as the text of a check; spaces and line breaks do not count. Of two texts, one in 16 million has the same."""
    return zlib.crc32(f"{check}\n{' '.join(text.split())}".encode()) & ((1 << _BITS) - 1)


def sums(number: str) -> tuple[int, ...]:
    """Give the two sums of a line's number: of the question, and of what counts as good; none of what is no such number any more."""
    try:
        value = float(number)
    except ValueError:
        return ()
    whole = int(value) if 0 <= value < LIMIT and value.is_integer() else -1
    return (whole >> _BITS, whole & ((1 << _BITS) - 1)) if whole >= 0 else ()


def altered(check: str, texts: Sequence[str], number: str) -> tuple[str, ...]:
    """Give the keys of the texts, in the order of TEXTS, that are not those of the number; an empty one is nobody's."""
    there = zip(TEXTS, texts, sums(number), strict=False)
    return tuple(key for key, text, own in there if text and text_sum(check, text) != own)
