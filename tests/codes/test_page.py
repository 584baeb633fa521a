"""The page of problems: the committed one is that of the catalogue."""

from pathlib import Path

from floorwalk.codes import ALL
from floorwalk.codes.page import problems


def test_committed_page_is_that_of_the_catalogue(root: Path):
    committed = (root / "guide/reference/problems.md").read_text(encoding="utf-8")
    assert committed == problems(), "write it again with: floorwalk schema --reference guide/reference"


def test_every_code_has_a_heading():
    headings = [line.split()[1] for line in problems().splitlines() if line.startswith("### ")]
    assert headings == [code.id for code in ALL]
