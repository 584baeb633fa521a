"""A source text and its translation in; what the translation lost or changed out: numbers, placeholders, addresses."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_PLACEHOLDER = re.compile(r"\{[A-Za-z_]*\}")
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w|https?://\S+\w")
# Words that a translation may rightly write in digits: "February 2026" is 2026年2月.
_NUMBER_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarters?|thirds?|tenths?|once|twice|both|single|first|second|"
    r"third|fourth|fifth|noon|midnight|dozen|hour|minute|week|month|year|day|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|"
    r"nov\w*|dec\w*)\b",
    re.IGNORECASE,
)


def faults(source: str, translation: str) -> list[str]:
    """Give a sentence for each thing that does not agree; empty when all is well. Words are not compared."""
    found = []
    lost, added = _differences(_numbers(source), _numbers(translation))
    if lost:
        found.append(f"the number {', '.join(lost)} is lost or changed")
    if added and not (lost or _NUMBER_WORDS.search(source)):
        found.append(f"the number {', '.join(added)} is not in the source")
    for name, pattern in (("placeholder", _PLACEHOLDER), ("address", _ADDRESS)):
        lost, added = _differences(pattern.findall(source), pattern.findall(translation))
        if lost or added:
            found.append(f"the {name} {', '.join(lost or added)} {'is lost' if lost else 'is not in the source'}")
    return found


def _numbers(text: str) -> list[str]:
    """Numbers without their decimal and thousands signs, which differ by language: 1,000 and 1.000 are the same digits."""
    plain = unicodedata.normalize("NFKC", _ADDRESS.sub("", _PLACEHOLDER.sub("", text)))
    return [re.sub(r"\D", "", number) for number in _NUMBER.findall(plain)]


def _differences(before: Iterable[str], after: Iterable[str]) -> tuple[list[str], list[str]]:
    first, second = Counter(before), Counter(after)
    return sorted((first - second).elements()), sorted((second - first).elements())
