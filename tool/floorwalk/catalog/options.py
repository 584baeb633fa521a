"""Checks and the languages of a company in; which option each text of a choice means out, whatever language it is written in."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from floorwalk.catalog.texts import map_texts
from floorwalk.model import Choice
from floorwalk.words.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from floorwalk.catalog.translate import Translator
    from floorwalk.model import StandardCore


def choices(standards: Iterable[StandardCore]) -> list[Choice]:
    """Give the checks that are answered by a text of theirs."""
    return [check for standard in standards for check in standard.checks if isinstance(check, Choice) and check.options]


def options_meant(checks: Iterable[Choice], says: Iterable[Translator]) -> Mapping[tuple[str, str], frozenset[str]]:
    """Give the ids of the options that a text means, by check and folded text; more than one where two languages say two things alike."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    own = list(checks)
    for check in (map_texts(check, check.id, say) for say in says for check in own):
        for option in check.options:
            found[check.id, fold(option.text)].add(option.id)
    return {key: frozenset(ids) for key, ids in found.items()}
