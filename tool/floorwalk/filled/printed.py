"""A line whose texts are not those that were printed in it in; whether they were typed over or belong to another line out.

What cannot be told: answers alone that were moved, by hand, from line to line. Nothing in a file says to which line they were typed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from floorwalk.errors import Place, Problem
from floorwalk.filled.line import WRITTEN
from floorwalk.sheet.printed import sums, text_sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from floorwalk.filled.line import Line
    from floorwalk.filled.table import Table

_EACH = 5  # lines that are named one by one; of more, somebody wrote the sheet anew
_SHOWN = 40  # characters of a text that a message shows


class Printed:
    """A table's numbers of what was printed in each line, and the texts that were found to be typed over."""

    def __init__(self, table: Table, checks: Iterable[str]) -> None:
        self._table, self._checks = table, tuple(checks)
        self._over: list[tuple[Place, str]] = []
        self._all: frozenset[int] | None = None

    def torn(self, line: Line, check: str) -> Problem | None:
        """Give the problem of a line whose id, texts and hidden cells come from different lines; remembers one that was typed over."""
        texts = {key: self._table.grid.text(line.row, line.columns[key]).strip() for key in line.taken.altered}
        own = next((id_ for text in texts.values() if (id_ := self._whose(check, text))), "")
        if own:
            alike = "id and texts were moved here without the hidden cells of their line"
            return torn_apart(line, check, alike if own == check else f"the line has the id {check} and the text of {own}")
        key, text = next(iter(texts.items()))
        self._over.append((line.place(key, check), text))
        return None

    def typed_over(self) -> Iterator[Problem]:
        """Say which texts are no longer those that were printed; the answers count for the checks that the ids name."""
        repair = "Check with the auditor that the question was answered as it was printed."
        for place, text in self._over[: 1 if len(self._over) > _EACH else _EACH]:
            more = f"so it is in {len(self._over) - 1} more lines of this sheet" if len(self._over) > _EACH else ""
            what = f"the text here is not the one that was printed: '{text[:_SHOWN]}'; {more or f'the answer was taken for {place.check}'}."
            yield Problem(place, "FW633", what, repair, "warning")

    def _whose(self, check: str, text: str) -> str:
        """The check to which a text belongs, the line's own first; empty when it is none that was printed."""
        if self._all is None:
            grid, column = self._table.grid, self._table.columns["texts"]
            self._all = frozenset(one for row in grid.rows() for one in sums(grid.text(row, column)))
        return next((id_ for id_ in (check, *self._checks) if text_sum(id_, text) in self._all), "")


def torn_apart(line: Line, check: str, why: str) -> Problem:
    """Report a line of which nobody can tell to which check its answer belongs; none is taken."""
    said = ", ".join(f"'{text[:_SHOWN]}'" for key in WRITTEN if (text := line.text(key)))
    what = f"{why}: columns were sorted or moved without the others; not taken: {said or 'nothing'}."
    return Problem(line.place("id", check), "FW632", what, "Undo the sorting, or copy the answers into the sheet as it was sent out.")
