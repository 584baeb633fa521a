"""The parts of a workbook, unpacked piece by piece within a budget. Broken and hostile files are in the corpus."""

from __future__ import annotations

import pytest
from tests.filled.corpus.case import SHEET, START, members, zipped

from floorwalk.incoming.archive import PIECE
from floorwalk.incoming.package import MAX_FILE, Budget, Package, open_package
from floorwalk.incoming.refused import Refused


def test_a_part_is_what_was_packed() -> None:
    package = open_package(SHEET)
    assert {name: package.part(name) for name in package.names} == members()


def test_names_are_found_whatever_their_case() -> None:
    package = open_package(SHEET)
    assert START.upper() in package
    assert package.part(START.upper()) == package.part(START)


def test_a_part_comes_in_pieces_of_bounded_size() -> None:
    package = open_package(zipped({"a": bytes(5_000_000), "b": b""}))
    pieces = list(package.chunks("a"))
    assert max(map(len, pieces)) <= PIECE
    assert b"".join(pieces) == bytes(5_000_000)
    assert list(package.chunks("b")) == []


def test_pictures_and_parts_have_budgets_of_their_own() -> None:
    content = zipped({"xl/media/a.png": bytes(300_000), "Pictures/b.png": bytes(300_000), "xl/a.xml": bytes(300_000)})
    members_ = open_package(content).members
    package = Package(content, members_, Budget(parts=300_000, media=600_000))
    for name in package.names:
        package.part(name)
    assert (package.budget.parts, package.budget.media) == (0, 0)
    with pytest.raises(Refused) as refused:
        package.part("xl/a.xml")
    assert refused.value.code == "FW602"


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "FW603"), (b"PK\x03\x04", "FW603"), (SHEET[:-1], "FW603"), (SHEET + bytes(MAX_FILE), "FW602")],
)
def test_opening_raises_nothing_but_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        open_package(content)
    assert (refused.value.code, str(refused.value)) == (code, refused.value.what)


def test_a_missing_part_is_named() -> None:
    with pytest.raises(Refused, match=r"it has no part 'xl/none.xml'"):
        open_package(SHEET).part("xl/none.xml")
