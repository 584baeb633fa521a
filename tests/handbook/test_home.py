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


def test_a_promise_leads_to_who_keeps_it(small: Make) -> None:
    book = open_book(small(company={"promises": PROMISES}, PAY_01={"promises": ["P-THANKS"]}))
    pages = {page.uri: page.markdown for page in written_pages(book)}
    kept, unkept = pages["promises/index.md"].split("To each other")
    assert "[Nobody leaves without a thank-you.](P-THANKS/index.md)<br>Standards: 1" in kept
    assert "[Somebody answers.](P-HELP/index.md)<br>No standard keeps it yet" in unkept
    assert "../../s/PAY-01/index.md" in pages["promises/P-THANKS/index.md"]
    assert "[Our promises](../index.md)" in pages["promises/P-THANKS/index.md"]
    assert "No standard keeps it yet" in pages["promises/P-HELP/index.md"]


def test_a_principle_leads_to_the_standards_that_serve_it(small: Make) -> None:
    pages = {page.uri: page.markdown for page in written_pages(open_book(small(PAY_01={"principle": "classic.consistent"})))}
    assert "(consistent/index.md)<br>Standards: 1" in pages["style/index.md"]
    assert "../../s/PAY-01/index.md" in pages["style/consistent/index.md"]
    assert [uri for uri in pages if uri.startswith("style/")] == ["style/index.md", "style/consistent/index.md"]


def test_a_company_without_promises_has_no_such_page(small: Make) -> None:
    assert [page.uri for page in written_pages(open_book(small()))] == [
        "index.md",
        "style/index.md",
        "triangle/index.md",
        "triangle/people/index.md",
    ]
