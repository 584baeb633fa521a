from pathlib import Path

import pytest

from floorwalk.handbook.links import broken_links, read_page


def site(folder: Path, **pages: str) -> Path:
    for name, body in pages.items():
        path = folder / name.replace("__", "/")
        path = path.with_suffix(".html") if not path.suffix else path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(body, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "body",
    [
        '<a href="a/index.html">',
        '<a href="a/">',
        '<a href="a">',
        '<a href="a/index.html#here">',
        '<p id="x"></p><a href="#x">',
        '<a href="/base/a/">',
        '<a href="https://elsewhere.example/">',
        '<a href="tel:0110"><a href="mailto:a@b.example">',
        '<img src="data:image/png;base64,AA">',
    ],
)
def test_what_is_there_is_no_fault(tmp_path: Path, body: str) -> None:
    assert broken_links(site(tmp_path, index=body, a__index='<h2 id="here">'), "/base/") == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('<a href="b/">', "no page b/"),
        ("<a href='a/index.html#gone'>", "no anchor a/index.html#gone"),
        ('<a href="#gone">', "no anchor #gone"),
        ('<img src="p.png">', "no page p.png"),
        ('<a href="../outside.html">', "no page ../outside.html"),
        ('<img srcset="a/index.html 1x, q.png 2x">', "no page q.png"),
        ('<script src="https://cdn.example/x.js"></script>', "loads https://cdn.example/x.js from elsewhere"),
        ('<link rel="preload stylesheet" href="//fonts.example/x.css">', "loads //fonts.example/x.css from elsewhere"),
    ],
)
def test_faults_are_named(tmp_path: Path, body: str, fault: str) -> None:
    assert broken_links(site(tmp_path, index=body, a__index='<h2 id="here">')) == [f"index.html: {fault}"]


def test_style_sheets_load_nothing_from_elsewhere(tmp_path: Path) -> None:
    sheets = {
        "x.css": '@import "https://a.example/y.css"; b{background:url(//b.example/z.png)}',
        "y.css": "b{background:url(data:image/png,x)}",
    }
    assert broken_links(site(tmp_path, **sheets)) == [
        "x.css: loads https://a.example/y.css from elsewhere",
        "x.css: loads //b.example/z.png from elsewhere",
    ]


def test_a_text_in_an_attribute_is_no_attribute() -> None:
    page = read_page('<a href="a.html" title=\'&lt;img src=x href="b.html" id=c\'>d</a>')
    assert (page.hrefs, page.loads, page.anchors) == (["a.html"], [], set())
