"""The page of the ledger: the committed one is that of the tables and questions, and names each of them."""

from pathlib import Path

from floorwalk.ledger.ask import names
from floorwalk.ledger.page import ledger_page
from floorwalk.ledger.tables import ALL


def test_committed_page_is_that_of_the_tables(root: Path) -> None:
    committed = (root / "guide/reference/ledger.md").read_text(encoding="utf-8")
    assert committed == ledger_page(), "write it again with: floorwalk schema --reference guide/reference"


def test_every_table_and_question_has_a_heading_and_every_column_a_row() -> None:
    page = ledger_page()
    headings = [line.removeprefix("## Table ") for line in page.splitlines() if line.startswith("## Table ")]
    assert headings == [table.name for table in ALL]
    assert [line.removeprefix("### ") for line in page.splitlines() if line.startswith("### ")] == list(names())
    for table in ALL:
        assert all(column.about.endswith(".") for column in table.columns)
        assert all(f"| `{column.name}` | {column.type} |" in page for column in table.columns)
