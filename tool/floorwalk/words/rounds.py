"""A round and a language in; what it is called in that language out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.words.days import month_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date


def round_name(title: str, due: date | None, source: str, language: str, t: Callable[[str], str]) -> str:
    """Give the title in the language that it was written in, `source`; in another the month in which it is due.

    So nobody need translate a title each month. A round without a due day keeps its title.
    """
    return title if language == source or due is None else t("Round of {month}").format(month=month_text(due, language))
