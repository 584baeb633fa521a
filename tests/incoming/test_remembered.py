"""Parts, texts, rows that many files share are read once: the second file gives what it would give alone, and pays the same for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.filled.corpus.case import zipped
from tests.incoming.remembered import MEMORIES, forget
from tests.sheet.conftest import by_office, good, make, parts, sheet_part

from floorwalk.incoming import elements, usual
from floorwalk.incoming.grid import Book, Grid, read_book
from floorwalk.incoming.package import Budget, open_package
from floorwalk.incoming.parts import Looks
from floorwalk.incoming.refused import Refused
from floorwalk.incoming.row import Words, by_row

Members = dict[str, bytes]
SHEET = good(make()).write("YES-01.1", note="The first file's note").done()
OTHER = good(make()).write("YES-01.1", "No", note="Another note").write("MEA-01.1", 299.5).done()
AUDIT, STYLES, BOOK = sheet_part(SHEET, "Audit"), "xl/styles.xml", "xl/workbook.xml"


def _said(content: bytes) -> tuple[object, Budget]:
    """All that is found in a file, and what is left of its budget."""
    package = open_package(content)
    book = read_book(package)
    return [(grid.title, grid.cells, grid.above.merges, list(grid.lines)) for grid in book.grids], package.budget


def _alone(content: bytes) -> tuple[object, Budget]:
    forget()
    return _said(content)


@pytest.fixture(scope="module")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """Two files with texts that all sheets share, in another order in each."""
    folders: list[Path] = [tmp_path_factory.mktemp(name) for name in ("one", "other")]
    return by_office(SHEET, folders[0], "xlsx"), by_office(OTHER, folders[1], "xlsx")


def test_a_file_that_is_read_again_gives_the_same_and_pays_the_same() -> None:
    alone = _alone(SHEET)
    assert _said(SHEET) == alone
    assert alone[1].elements < Budget().elements
    assert alone[1].cells < Budget().cells
    assert alone[1].parts < Budget().parts


def test_files_that_share_most_of_their_parts_are_each_what_they_are_alone() -> None:
    one, other = _alone(SHEET), _alone(OTHER)
    assert one != other
    forget()
    assert [_said(content) for content in (SHEET, OTHER, SHEET, OTHER)] == [one, other, one, other]


def test_texts_have_other_numbers_in_another_file(by_libreoffice: tuple[bytes, bytes]) -> None:
    one, other = (_alone(content) for content in by_libreoffice)
    forget()
    assert [_said(content) for content in (*by_libreoffice, *by_libreoffice)] == [one, other, one, other]


@pytest.mark.parametrize(
    "change",
    [
        lambda members: members.update({STYLES: re.sub(rb'numFmtId="[0-9]+"', b'numFmtId="9"', members[STYLES])}),
        lambda members: members.update({BOOK: members[BOOK].replace(b'name="Audit"', b'name="Denetim"')}),
        lambda members: members.update({AUDIT: members[AUDIT].replace(b"The first file", b"The other file")}),
    ],
    ids=["styles", "list of sheets", "a cell"],
)
def test_one_part_that_differs_is_read_anew(change: Callable[[Members], None]) -> None:
    changed = parts(SHEET, change)
    alone = _alone(changed)
    assert _alone(SHEET)[0] != alone[0]
    assert _said(changed) == alone


def test_the_same_bytes_with_another_check_sum_are_still_refused() -> None:
    member = next(one for one in open_package(SHEET).members.values() if one.name == "xl/styles.xml")
    read_book(open_package(SHEET))
    wrong = SHEET.replace(member.crc.to_bytes(4, "little"), (member.crc ^ 1).to_bytes(4, "little"))
    with pytest.raises(Refused, match="was changed"):
        read_book(open_package(wrong))


@pytest.mark.parametrize("what", ["parts", "elements", "cells"])
def test_what_is_remembered_is_paid_for(what: str) -> None:
    full, left = getattr(Budget(), what), getattr(_alone(SHEET)[1], what)
    read_book(open_package(SHEET))
    package = open_package(SHEET)
    setattr(package.budget, what, full - left - 1)
    with pytest.raises(Refused, match="more than any audit sheet"):
        read_book(package)


def test_the_same_row_of_two_files_is_one_object() -> None:
    forget()
    one, other = (_audit(read_book(open_package(content))) for content in (SHEET, OTHER))
    same = [row for row in one.lines if one.lines[row] is other.lines.get(row)]
    assert len(one.lines) - len(same) == 2  # those of the two answers that differ
    assert all(one.lines[row].cells != other.lines[row].cells for row in one.lines if row not in same)


def _audit(book: Book) -> Grid:
    return next(grid for grid in book.grids if grid.title == "Audit")


def test_rows_of_cells_are_one_object_when_they_hold_the_same() -> None:
    cells = _audit(read_book(open_package(SHEET))).cells
    one, other = by_row(cells), by_row(dict(cells))
    assert list(one.values()) == list(other.values())
    assert {at: cell for row in one.values() for at, cell in row.cells.items()} == cells
    assert list(one) == sorted(one)


def test_words_are_found_in_rows_whatever_was_asked_before() -> None:
    grid = _audit(read_book(open_package(SHEET)))
    head, other = Words(frozenset({"answer", "note"})), Words(frozenset({"photo"}))
    assert [set(row.values()) for row in grid.having(head).values()] == [{"note"}, {"answer", "note"}]
    assert [set(row.values()) for row in grid.having(other).values()] == [{"photo"}, {"photo"}]
    assert grid.having(Words(head.all, among=Words(head.all | other.all))) == grid.having(head)


def test_a_cell_that_is_taken_out_is_out_of_its_row_too() -> None:
    grid = _audit(read_book(open_package(SHEET)))
    at = next(iter(grid.cells))
    rows = dict(grid.lines)
    grid.drop(at)
    assert at not in grid.cells
    assert at not in {place for row in grid.lines.values() for place in row.cells}
    assert at in rows[at[0]].cells  # the row that other files share is as it was


def test_hundreds_of_files_leave_no_more_behind_than_there_is_room_for() -> None:
    forget()
    for number in range(400):
        own = f"{number} {'x' * 15_000}".encode()
        _said(parts(SHEET, lambda members, own=own: members.update({AUDIT: members[AUDIT].replace(b"The first file", own)})))  # type: ignore[misc]
    looks = tuple(elements.walk_small(open_package(SHEET), STYLES, Looks).found)
    rows = usual._memory(looks)
    assert rows.remembered() > 100
    for memory in (*MEMORIES, rows):
        assert sum(map(memory._weigh, [*memory, *memory._older])) <= 2 * memory._half
    assert elements._walked.cache_info().currsize <= 64


def test_zipped_parts_of_equal_bytes_are_told_apart_by_what_is_stated() -> None:
    content = zipped({"a": b"one", "b": b"one", "c": b"two"})
    package = open_package(content)
    assert [package.part(name) for name in "abcab"] == [b"one", b"one", b"two", b"one", b"one"]
    assert package.budget.parts == Budget().parts - 15
