"""The sheets of a workbook in; what is to be said of sheets that stand there twice, and of sheets that are none of ours, out."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from floorwalk.errors import Place, Problem
from floorwalk.filled.values import shown
from floorwalk.incoming.cells import column_letters
from floorwalk.incoming.row import Words
from floorwalk.sheet.layout import FORMAT, START_LABELS, WORDS
from floorwalk.words import mark, words
from floorwalk.words.fold import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from floorwalk.filled.find import Found, Start
    from floorwalk.filled.lines import Answered
    from floorwalk.incoming.grid import Grid

_SUMMARY = mark("Summary")
_TITLE_WITHIN = 8  # rows in which the title of a sheet is looked for
_SHOWN = 3  # cells of a sheet that a message shows


def doubled(file: str, found: Found, answered: Answered) -> Iterator[Problem]:
    """Report second sheets of a kind: what they say otherwise was reported check by check, or is named here."""
    if found.audit.moved:
        what = "columns were moved, and their hidden names stayed behind; the headers were believed."
        yield Problem(Place(file, sheet=found.audit.grid.title), "FW626", what, "Check that the right answers were taken.")
    for table in found.audit_copies:
        odd = sum(problem.code == "FW608" and table.grid.title in problem.what for problem in answered.problems)
        rest = f"for {odd} checks it says something else, which is listed" if odd else "the answers were taken once"
        what = f"the sheet '{table.grid.title[:40]}' is a copy of '{found.audit.grid.title[:40]}'; {rest}."
        yield Problem(Place(file, sheet=table.grid.title), "FW626", what, "Delete the copy.", "error" if odd else "warning")
    for start in found.other_starts:
        yield from _other_start(file, found.start, start)


def _other_start(file: str, first: Start, other: Start) -> Iterator[Problem]:
    differ = [key for key in START_LABELS if other.text(key) and other.text(key) != first.text(key)]
    if not differ:
        yield Problem(
            Place(file, sheet=other.grid.title), "FW626", f"this is a copy of '{first.grid.title[:40]}'.", "Delete it.", "warning"
        )
    for key in differ:
        cell = other.cell(key)
        what = f"this copy of '{first.grid.title[:40]}' says '{shown(cell) if cell else ''}' where the first says '{first.text(key)[:40]}'."
        yield Problem(other.place(file, key), "FW626", what + " The first was taken.", "Delete the sheet that is wrong.")


def strange(file: str, found: Found, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Report sheets that people added: what stands in them is not read."""
    tables = (*found.audits, *((found.actions,) if found.actions else ()), *found.action_copies)
    ours = {id(table.grid) for table in tables} | {id(start.grid) for start in (found.start, *found.other_starts)}
    for grid in found.book.grids:
        if id(grid) not in ours and not _is_ours(grid, languages):
            yield from _added(file, grid)


def _added(file: str, grid: Grid) -> Iterator[Problem]:
    cells = [(at, cell) for at, cell in sorted(grid.cells.items(), key=lambda one: one[0]) if cell.text.strip() and not cell.formula]
    if cells:
        said = "; ".join(f"'{shown(cell)}'" for _, cell in cells[:_SHOWN])
        (row, column), _ = cells[0]
        what = f"this sheet is none of ours, and is not read: {said}" + (
            f" and {len(cells) - _SHOWN} more cells." if len(cells) > _SHOWN else "."
        )
        yield Problem(Place(file, sheet=grid.title, cell=f"{column_letters(column)}{row}"), "FW627", what, "Move it into Note or Remarks.")


def _is_ours(grid: Grid, languages: tuple[str, ...]) -> bool:
    """Whether it is the Summary, the hidden lists or `_meta`, whatever it is called now."""
    titles, lists, all_ = _signs(languages)
    first = {word for row, there in grid.having(all_).items() if row <= _TITLE_WITHIN for word in there.values()}
    return bool(first & titles) or any(one <= first for one in lists) or any(cell.text == FORMAT for cell in grid.cells.values())


@cache
def _signs(languages: tuple[str, ...]) -> tuple[frozenset[str], tuple[frozenset[str], ...], Words]:
    """The title of the Summary in each language, the words that begin the hidden lists, and all of them."""
    titles = frozenset(fold(words(language)(_SUMMARY)) for language in languages)
    lists = tuple(frozenset(fold(words(language)(word)) for word in WORDS.values()) for language in languages)
    return titles, lists, Words(titles.union(*lists))
