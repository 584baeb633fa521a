from collections.abc import Callable

from floorwalk.handbook.book import open_book
from floorwalk.handbook.home import fill, written_pages
from floorwalk.source.workspace import Workspace

Make = Callable[..., Workspace]
PROMISES = [{"id": "P-THANKS", "text": "Nobody leaves without a thank-you."}, {"id": "P-HELP", "to": "staff", "text": "Somebody answers."}]


def test_blocks_come_where_a_page_calls_for_them(mall: Workspace) -> None:
    text, unknown = fill("# Hello\n\n<!-- floorwalk: notice -->\n\nText <!-- floorwalk: ways --> inside\n", open_book(mall), "index.md")
    assert "is an invented company" in text
    assert "Text <!-- floorwalk: ways --> inside" in text
    assert unknown == []


def test_an_unknown_block_is_named_and_left(mall: Workspace) -> None:
    text, unknown = fill("<!-- floorwalk: nothing -->", open_book(mall), "index.md")
    assert (text, unknown) == ("<!-- floorwalk: nothing -->", ["nothing"])


def test_the_home_page_that_nobody_wrote(small: Make) -> None:
    pages = {page.uri: page.markdown for page in written_pages(open_book(small(company={"promises": PROMISES, "notice": "All invented."})))}
    home = pages["index.md"]
    assert home.index("fw-search") < home.index("All invented.") < home.index("fw-journey") < home.index("[Boss](role/boss/index.md)")
    assert "[Leaving]" not in home  # a moment without standards is no stop


def test_a_promise_shows_who_keeps_it(small: Make) -> None:
    book = open_book(small(company={"promises": PROMISES}, PAY_01={"promises": ["P-THANKS"]}))
    text = next(page.markdown for page in written_pages(book) if page.uri == "promises/index.md")
    kept, unkept = text.split("To each other")
    assert "../s/PAY-01/index.md" in kept
    assert "No standard keeps it yet" in unkept


def test_a_company_without_promises_has_no_such_page(small: Make) -> None:
    assert [page.uri for page in written_pages(open_book(small()))] == ["index.md", "style/index.md", "triangle/index.md"]
