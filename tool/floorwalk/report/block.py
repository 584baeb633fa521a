"""What a part of a report's page is made of: sentences, a chart, tables, and how it is worked out; words only, no HTML but the chart's."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Link:
    """A text that leads somewhere, with a tag behind it if one is given."""

    text: str
    href: str = ""
    tag: str = ""


Cell = str | Link


@dataclass(frozen=True)
class Grid:
    """A table: heads, each with its kind of column, and rows of as many cells. Rows beyond `shown` are folded.

    Kinds: head (names the row), n (a number), wide (a line of its own on a phone), id (never broken), plain.
    """

    heads: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[Cell]]
    caption: str = ""
    shown: int = 10_000


@dataclass(frozen=True)
class Block:
    """A section of the page. `explained` is folded: how the figures are worked out, and their source."""

    id: str
    title: str
    said: Sequence[str] = ()
    charts: Sequence[Markup] = ()
    grids: Sequence[Grid] = ()
    explained: Sequence[str] = field(default=())
