"""A standard's page comes out as with all that Markdown can do."""

from __future__ import annotations

import markdown
import pytest

from floorwalk.catalog.shelf import translator_for
from floorwalk.catalog.translate import in_language
from floorwalk.handbook.pages import handbook
from floorwalk.handbook.spare import Spare
from floorwalk.source.workspace import Workspace

ALL = ("toc", "tables", "fenced_code", "admonition", "attr_list", "md_in_html")
WRITTEN = "`a` *b* **c** \\d <https://e.example> | f | ~~~ {: .g } [h][i] ![j](k) 1. l --- === ^m^ &amp; 'n' \"o\" # p > q"


def set_(text: str, *more: Spare) -> tuple[str, object]:
    md = markdown.Markdown(extensions=[*ALL, *more])
    return md.convert(text.split("---\n", 2)[2]), getattr(md, "toc_tokens", None)


def spare() -> Spare:
    extension = Spare()
    extension.standard = True
    return extension


@pytest.mark.parametrize("language", ["en", "tr", "ta", "zh-Hant"])
def test_the_example_comes_out_the_same(mall: Workspace, language: str) -> None:
    texts = mall if language == "en" else in_language(mall, translator_for(mall, language))
    pages = [page for page in handbook(texts, language).pages.values() if page.uri.startswith("s/")]
    assert pages
    for page in pages[::2]:
        assert set_(page.markdown) == set_(page.markdown, spare()), page.uri


def test_signs_of_markdown_in_peoples_text_come_out_the_same(small: object) -> None:
    texts = {"title": WRITTEN, "what": f"    {WRITTEN}", "how": [WRITTEN, "1. x"], "say": WRITTEN, "dont": ["***", "- - -"], "why": WRITTEN}
    space = small(PAY_01=texts)  # type: ignore[operator]
    page = handbook(space).pages["s/PAY-01/index.md"]
    assert set_(page.markdown) == set_(page.markdown, spare())


def test_other_pages_keep_all_that_markdown_can_do() -> None:
    assert set_("---\n---\n*a*", Spare())[0] == "<p><em>a</em></p>"
    assert set_("---\n---\n*a*", spare())[0] == "<p>*a*</p>"
